"""What `sitegen withdraw` leaves in site.yaml of an entry that is gone for good: no person.

A colleague's branch, a backup or an old clone brings a file back easily. So the site remembers by a
digest which entries it must not show again, and at which addresses it says that something is gone.
The digest of an id tells nobody more than the website does, which answers at that address or not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar

from sitegen.engine.digest import sha256_hex
from sitegen.schema.dates import PartialDate
from sitegen.schema.fields import Address, TextRule, matches
from sitegen.schema.guide import Guide
from sitegen.values import Value

LENGTH = 16

Mark = Annotated[
    str, TextRule("a digest that sitegen withdraw wrote", matches(rf"[0-9a-f]{{{LENGTH}}}"))
]


class Withdrawn(Value):
    """An entry that was withdrawn: when, and by which digests it is known.

    `marks` are those of its id, and of addresses that would say a name; `gone` are its others.
    """

    guide: ClassVar[Mapping[str, Guide]] = {
        "date": Guide("when it was withdrawn", "2026-03-01"),
        "marks": Guide("by what it is known, in digests", "[0123456789abcdef]"),
        "gone": Guide("the addresses that say that it is gone", "[/stories/2022/gone/]"),
    }

    date: PartialDate
    marks: tuple[Mark, ...]
    gone: tuple[Address, ...] = ()


@dataclass(frozen=True, slots=True)
class Tombstones:
    """All that was withdrawn from a site: marks of ids and addresses, and addresses."""

    marks: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()

    def hold(self, name: str) -> bool:
        """True for the id of an entry that was withdrawn, and for its address."""
        return name in self.gone or (bool(self.marks) and mark_of(name) in self.marks)


NOTHING_WITHDRAWN = Tombstones()


def tombstones_of(withdrawn: Iterable[Withdrawn]) -> Tombstones:
    """Give what is known of all that was withdrawn."""
    every = tuple(withdrawn)
    return Tombstones(
        frozenset(mark for each in every for mark in each.marks),
        frozenset(address for each in every for address in each.gone),
    )


def mark_of(name: str) -> str:
    """Give what is remembered of an id, or of an address."""
    return sha256_hex(name.encode())[:LENGTH]
