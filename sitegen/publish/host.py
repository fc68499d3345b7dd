"""What publishing asks of a target, whatever kind it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from sitegen.publish.plan import Plan
from sitegen.publish.record import Record
from sitegen.publish.release import Release

GO_BACK = "to go back, check out the former state of the site, build it and publish that"
"""What to do where no release is kept. Consent is asked then as of today, as it should be."""

Told = Callable[[int, int], None]
"""Hears how many files are done, of how many."""


Held = tuple[str, bytes]
"""What a target holds: the path of a file there, and its content."""


@dataclass(frozen=True, slots=True)
class Terms:
    """How a target is to be treated: a lock of somebody else is broken only if told."""

    break_lock: bool = False


class Host(Protocol):
    """A target that is reached. Every method raises SitegenError where the target refuses.

    `current` gives the record of what is public, None for nothing of ours. `carry_out` makes a plan
    public and gives notes for the user; broken off at any moment, it leaves what was public before,
    or pages that find all they ask for, and can be run again. `releases` are those that are there,
    the newest first.
    """

    def lock(self, terms: Terms) -> None:
        """Keep others from publishing here at the same time."""

    def unlock(self) -> None:
        """Let others publish again."""

    def current(self) -> Record | None:
        """Give the record of what is public."""

    def check(self, plan: Plan, release: Release) -> None:
        """Raise SitegenError where a plan breaks a limit of the host; nothing was sent then."""
        return

    def carry_out(self, plan: Plan, release: Release, told: Told) -> Sequence[str]:
        """Make a plan public."""

    def keeps_one(self) -> str:
        """Say why no former release can be returned to here, "" where some can."""
        return ""

    def releases(self) -> Sequence[Record]:
        """Give the releases that are there, the newest first."""

    def return_to(self, record: Record) -> None:
        """Make a former release public again."""

    def differing(self, record: Record, told: Told) -> Sequence[str]:
        """Read back what is there; give the files of a record that are missing or differ."""

    def forget(self, record: Record) -> Sequence[str]:
        """Remove every trace of former releases but the public one's; gives notes for the user."""

    def beside(self, record: Record) -> Iterator[Held]:
        """Read what is there of ours beside the files of a record as it says they are."""


def hint_in(said: str, hints: Mapping[str, str]) -> str:
    """Give what helps, in brackets, by the first of some signs that stands in what was said."""
    return next((f" ({hint})" for sign, hint in hints.items() if sign in said), "")
