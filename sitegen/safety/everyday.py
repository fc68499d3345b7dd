"""Words that are said every day, so that they sound like a name by chance: "the same care".

They are English: only there does a list of words know which are no names, as it writes these with
a capital. A name that is written exactly so, as Rose Hope, is found before anybody listens.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

LIST = Path(__file__).with_name("everyday_words.txt")


@lru_cache(maxsize=1)
def everyday_words() -> frozenset[str]:
    """Give the words, in lower case."""
    lines = LIST.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def is_everyday(word: str) -> bool:
    """True for a folded word that is said every day, also with an ending behind an apostrophe."""
    return word.partition("'")[0].partition("\u2019")[0] in everyday_words()
