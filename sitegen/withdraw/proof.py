"""The proof: whether anything of an entry is left among files, and where.

It knows nothing of how the files were made; whatever they are packed in is unpacked first.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
from typing import Literal
from urllib.parse import unquote

from sitegen.publish.rules import REDIRECTS, UNDERSTOOD
from sitegen.safety.gate import Gate
from sitegen.safety.people import hidden
from sitegen.withdraw.likeness import are_alike, likeness
from sitegen.withdraw.markers import Markers, content_of, passages_in
from sitegen.withdraw.unwrap import Part, unwrapped

What = Literal["words", "a picture", "a file", "a name", "its address"]
"""What of the entry was found."""

NOTHING = "(?!)"
"""A pattern that finds nothing."""

RULES = frozenset({REDIRECTS, *(each.file for each in UNDERSTOOD.values() if each.file)})
"""Files in which stands that an address is gone."""


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """Something of the entry: in which file, and what."""

    place: str
    what: What


@dataclass(frozen=True)
class Searcher:
    """Looks for an entry's markers; `met` remembers contents that were looked through."""

    markers: Markers
    met: dict[tuple[str, bool], tuple[What, ...]] = field(default_factory=dict)

    @cached_property
    def gate(self) -> Gate:
        """The names, ready to be looked for."""
        return Gate(hidden(self.markers.names))

    @cached_property
    def addresses(self) -> re.Pattern[str]:
        """A pattern that finds the entry's id and addresses, and none that only ends so."""
        paths = standing(self.markers.addresses)
        id_ = rf"(?<![\w%~-]){re.escape(self.markers.id)}" if self.markers.id else NOTHING
        return re.compile(rf"(?:{id_}|{paths})(?![\w%~-])")

    @cached_property
    def unsaid(self) -> re.Pattern[str]:
        """The same without what a host is told that it is gone, which its id is a part of."""
        paths = standing(set(self.markers.addresses) - set(self.markers.gone))
        return re.compile(rf"{paths}(?![\w%~-])")

    def look(self, files: Iterable[tuple[str, bytes]]) -> Iterator[Hit]:
        """Give what is found in files, each with a name for where it stands."""
        for place, data in files:
            is_rules = PurePosixPath(path_in(place)).name in RULES
            key = (content_of(data), is_rules)
            if key not in self.met:
                self.met[key] = tuple(dict.fromkeys(self._found(place, data, key[0], is_rules)))
            yield from (Hit(place, what) for what in self.met[key])
            if self._says_it(place):
                yield Hit(place, "its address")

    def _says_it(self, place: str) -> bool:
        stands_at = f"/{path_in(place).removesuffix('index.html').rstrip('/')}"
        addresses = (f"/{self.markers.id}", *self.markers.addresses)  # Of a person there is none.
        return any(
            stands_at.endswith(address.rstrip("/"))
            for address in addresses
            if address.strip("/").count("/")
        )

    def _found(self, place: str, data: bytes, digest: str, is_rules: bool) -> Iterator[What]:
        if digest in self.markers.contents:
            yield "a file"
        for part in unwrapped(place, data):
            if part.picture:
                if self._is_like(part.picture):
                    yield "a picture"
            elif part.text:
                yield from self._in_text(part, is_rules)

    def _is_like(self, data: bytes) -> bool:
        if content_of(data) in self.markers.contents:
            return True
        looks = likeness(data) if self.markers.pictures else None
        return looks is not None and any(are_alike(looks, own) for own in self.markers.pictures)

    def _in_text(self, part: Part, is_rules: bool) -> Iterator[What]:
        addresses = self.unsaid if is_rules else self.addresses
        if addresses.search(html.unescape(unquote(part.text)).replace("\\/", "/")):
            yield "its address"
        if any(map(self.markers.stand_in, passages_in(part.path, part.text))):
            yield "words"
        if self.gate.stops(part.text):
            yield "a name"


def path_in(place: str) -> str:
    """Give the path of a file at a place that is named as "live: feed.xml" is."""
    return place.rpartition(": ")[2]


def standing(addresses: Iterable[str]) -> str:
    """Give a pattern for addresses; in front may stand a host, of which a path is no part."""
    paths = sorted({address.rstrip("/") for address in addresses if address.strip("/")})
    if not paths:
        return NOTHING
    return rf"(?<![\w/%~.-])(?:https?://[\w.:-]+)?(?:{'|'.join(map(re.escape, paths))})"
