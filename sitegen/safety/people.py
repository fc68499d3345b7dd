"""Whom a site must not name: one of whom a story or the staff's own list says so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from sitegen.values import Value

REMARK: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
BEHIND: Final = re.compile(r"\s*[,\u060c;\u061b/|]\s*|\s+[-\u2013\u2014]\s+")
TITLE: Final = re.compile(
    r"(?:(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|madam|madame|mme|mlle|sheikh|shaykh|rabbi|rev|frau"
    r"|herr)\.?\s+|ה?(?:מר|גברת|גב['׳’]|ד[\"״”]ר|דוקטור|פרופ['׳’]?|פרופסור|אדון|שייח['׳’]?)\s+"
    r"|(?:ال)?(?:سيدة?|[اآ]نسة|دكتورة?|[اأ]ستاذة?|شيخة?|مهندسة?)\s+|[دأ]\.\s*)+",
    re.IGNORECASE,
)
"""What people write round a name that is no part of it: remarks, places, titles."""


class Hidden(Value):
    """One whose name may not be shown: full `names`, in any of the three scripts.

    Each of the words `alone` is the person too, but for what is part of the names of others that
    `allow` gives. Names that sound much like theirs are told where `similar` says so.
    """

    names: tuple[str, ...]
    alone: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()
    similar: bool = True

    def sought(self) -> tuple[str, ...]:
        """Give the names as they are looked for: as written, and bare."""
        return tuple(dict.fromkeys((*self.names, *map(bare, self.names))))


def bare(name: str) -> str:
    """Give a name without title, remark and what stands behind it: Mrs Nadia Darwish (Haifa).

    A name of one word is no full one, so that `Darwish, Nadia` and `Dr. Nadia` stay.
    """
    plain = " ".join(REMARK.sub(" ", name).split())
    for shorter in (BEHIND.split(plain)[0], TITLE.sub("", BEHIND.split(plain)[0], count=1)):
        if len(shorter.split()) > 1:
            plain = shorter
    return plain


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
