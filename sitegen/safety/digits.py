"""Words in which digits and signs stand for letters: Kh0ury, $ami, and 5oury, Sa7ar, 3adel.

Arabic is typed so where a keyboard has no Arabic letters: 7 for the letter hah, 3 for ain, 2 for
hamza, 5 for khah, 6 for tah, 9 for sad or qaf, after what they look like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

READ_AS = {
    "0": ("o",),
    "1": ("i", "l"),
    "2": ("",),
    "3": ("", "e"),
    "4": ("a",),
    "5": ("kh", "s"),
    "6": ("t",),
    "7": ("h", "t"),
    "8": ("gh", "b", "q"),
    "9": ("q", "s"),
    "@": ("a",),
    "$": ("s",),
}
"""What each may stand for; ain and hamza are no sound in A to Z, or the vowel beside them."""

SIGN = re.compile(r"[0-9@$]")
MIXED = re.compile(
    r"(?:[a-z0-9$]|(?<=[a-z0-9])@(?![\w-]*\.\w)|(?<=[a-z0-9])['\u2019](?=[a-z0-9]))+"
)
"""Letters of A to Z and what may stand for some, in folded text; the sign in an e-mail's address
stands for none."""

MOST = 3
"""Signs in a word that stand for letters: more are a number, a code, a digest."""

LONGEST = 24
DIGEST = re.compile(r"(?=\D*\d\D*\d)[0-9a-f]{6,}")


@lru_cache(maxsize=50_000)
def read_as_letters(word: str) -> tuple[str, ...]:
    """Give what a folded word may be in letters, nothing unless digits among letters stand for
    some: a number at its end is a note's, or counts."""
    signs = SIGN.findall(word)
    few = 0 < len(signs) <= min(MOST, len(word) // 2)
    if not few or len(word) > LONGEST or DIGEST.fullmatch(word):
        return ()
    choices = [READ_AS.get(sign, (sign,)) for sign in word]
    return tuple(dict.fromkeys(map("".join, product(*choices))))


def words_with_digits(text: str) -> Iterator[re.Match[str]]:
    """Give where words stand in a folded text in which digits may be letters."""
    return (found for found in MIXED.finditer(text) if read_as_letters(found[0]))
