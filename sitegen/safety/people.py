"""Whom a site must not name: one of whom a story or the staff's own list says so."""

from __future__ import annotations

from collections.abc import Iterable

from sitegen.values import Value


class Hidden(Value):
    """One whose name may not be shown: full `names`, in any of the three scripts.

    Each of the words `alone` is the person too, but for what is part of the names of others that
    `allow` gives. Names that sound much like theirs are told where `similar` says so.
    """

    names: tuple[str, ...]
    alone: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()
    similar: bool = True


def everyone(names: Iterable[str], listed: Iterable[Hidden]) -> tuple[Hidden, ...]:
    """Give all who may not be named: those that stories tell of, and those that staff list.

    Of one who is both, the list says what else holds.
    """
    people = tuple(listed)
    known = {name for person in people for name in person.names}
    return (*hidden(name for name in names if name not in known), *people)


def hidden(names: Iterable[str]) -> tuple[Hidden, ...]:
    """Give people of whom no more is known than a name each."""
    return tuple(Hidden(names=(name,)) for name in names)
