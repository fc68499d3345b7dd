"""By what an entry is recognised wherever a copy of it lies: its words, pictures, names, addresses.

Five words in a row are nobody else's by chance. They are kept as salted digests, so that the text
of somebody who wants out stands nowhere for the sake of the search for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b, sha256

import msgspec

from sitegen.safety.normal import fold, plain
from sitegen.safety.passages import of_text, suffix_of
from sitegen.values import Value

LENGTH = 5
"""Words in a row that are recognised; a title of fewer is, from SHORTEST on."""

SHORTEST = 3
WORD = re.compile(r"\w+")


class Markers(Value, tag=False):
    """By what an entry is recognised.

    `windows` are digests of words in a row, by how many they are; `names` those of people, in full;
    `addresses` are where it stood, `id` is its own; `contents` are SHA-256 of files, `pictures` how
    they look (`likeness.py`).
    """

    id: str
    salt: str
    windows: dict[int, frozenset[str]] = msgspec.field(default_factory=dict)
    names: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    contents: frozenset[str] = frozenset()
    pictures: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many there are."""
        words = sum(map(len, self.windows.values()))
        others = (self.names, self.addresses, self.contents, self.pictures)
        return words + sum(map(len, others))

    def stand_in(self, words: Sequence[str]) -> bool:
        """True where words of the entry stand among others."""
        return any(
            digest(window, self.salt) in known
            for length, known in self.windows.items()
            for window in windows_of(words, length)
        )


def words_in(text: str) -> list[str]:
    """Give the words of a text in their normal form."""
    return WORD.findall(fold(plain(text)))


def passages_in(path: str, text: str) -> Iterator[list[str]]:
    """Give the words of each passage of a file."""
    for passage in of_text(text, suffix_of(path)):
        yield WORD.findall(passage)


def windows_of(words: Sequence[str], length: int) -> Iterator[str]:
    """Give all rows of so many words."""
    for start in range(len(words) - length + 1):
        yield " ".join(words[start : start + length])


def windows_to_seek(texts: Iterable[str], titles: Iterable[str]) -> dict[int, set[str]]:
    """Give the rows of words by which texts are recognised, and titles, which may be shorter."""
    found: dict[int, set[str]] = {}
    for text in texts:
        words = words_in(text)
        found.setdefault(LENGTH, set()).update(windows_of(words, LENGTH))
    for title in titles:
        words = words_in(title)
        if SHORTEST <= len(words) < LENGTH:
            found.setdefault(len(words), set()).add(" ".join(words))
    return {length: rows for length, rows in sorted(found.items()) if rows}


def digests(rows: dict[int, set[str]], salt: str) -> dict[int, frozenset[str]]:
    """Give rows of words as they are kept."""
    return {length: frozenset(digest(row, salt) for row in found) for length, found in rows.items()}


def digest(window: str, salt: str) -> str:
    """Give what is kept of words in a row."""
    return blake2b(window.encode(), digest_size=8, key=salt.encode()).hexdigest()


def content_of(data: bytes) -> str:
    """Give what is kept of a file."""
    return sha256(data).hexdigest()
