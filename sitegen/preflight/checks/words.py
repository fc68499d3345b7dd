"""Words, in the form in which those of the sources and those of a text layer are the same."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from sitegen.safety.normal import fold


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in their normal form, in their order."""
    return tuple(re.findall(r"[^\W_]+", fold(text)))


def share_found(expected: str, found: str) -> float:
    """The share (0 to 1) of the expected words that stand in a text layer.

    A layer that keeps right-to-left words in the order in which they are seen counts as well:
    a word may stand there backwards.
    """
    wanted = words_of(expected)
    there = set(words_of(found))
    if not wanted:
        return 1.0
    return sum(_is_found(word, there) for word in wanted) / len(wanted)


def missing_words(expected: str, found: str, most: int = 5) -> tuple[str, ...]:
    """The first expected words, in their order and each once, that a text layer lacks."""
    there = set(words_of(found))
    missing = (word for word in dict.fromkeys(words_of(expected)) if not _is_found(word, there))
    return tuple(word for word, _ in zip(missing, range(most), strict=False))


def lost_words(expected: str, *found: str) -> tuple[str, ...]:
    """The expected words that stand less often in any of some forms of a text than they should.

    A word that only stands elsewhere once more is missing here: each time counts.
    """
    there = [Counter(words_of(text)) for text in found]
    return tuple(
        word
        for word, wanted in Counter(words_of(expected)).items()
        if max(max(each[word], each[word[::-1]]) for each in there) < wanted
    )


def _is_found(word: str, there: set[str]) -> bool:
    is_right_to_left = unicodedata.bidirectional(word[0]) in ("R", "AL")
    return word in there or (is_right_to_left and word[::-1] in there)
