"""Words that are said every day, so that they sound like a name by chance: "the same care".

A name that is written exactly so, as Rose Hope, is found before anybody listens. Of Hebrew and
Arabic only small words are listed, as no capital tells there which words are names.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

LISTS = ("everyday_words.txt", "everyday_words_semitic.txt")


@lru_cache(maxsize=1)
def everyday_words() -> frozenset[str]:
    """Give the words, in lower case."""
    texts = (Path(__file__).with_name(name).read_text(encoding="utf-8") for name in LISTS)
    lines = (line for text in texts for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())


def is_everyday(word: str) -> bool:
    """True for a folded word that is said every day, also with an ending behind an apostrophe."""
    return word.partition("'")[0].partition("\u2019")[0] in everyday_words()
