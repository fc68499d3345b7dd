"""What a person agreed to: on which surfaces, with what, under which name, for how long."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from sitegen.schema.dates import PartialDate
from sitegen.schema.fields import EntryRule, LanguageCode, SiteLanguage
from sitegen.schema.guide import Guide
from sitegen.values import Value

VenueName = Annotated[str, EntryRule(kind="exhibition", by_name=True)]


class Consent(Value):
    """What somebody agreed to; what is not said was not agreed."""

    guide: ClassVar[Mapping[str, Guide]] = {
        "name": Guide("which name may be shown", "pseudonym"),
        "web": Guide("on the website", "false"),
        "print": Guide("on panels", "false"),
        "social": Guide("on cards that services show", "false"),
        "photo": Guide("with the photo", "false"),
        "voice": Guide("with the voice", "false"),
        "languages": Guide("in these only; left out: in all", "[en, he]"),
        "venues": Guide("in these exhibitions only; left out: in all", "[geneva-2022]"),
        "until": Guide("the last day", "2027-12-31"),
        "asked": Guide("when they were asked", "2022-03-01"),
        "asked_by": Guide("initials", "AB"),
        "language": Guide("in which language they were asked", "ar"),
        "form": Guide("the number of the signed form", "2022-014"),
        "version": Guide("the version of the form", "2"),
        "guardian": Guide("whether a guardian signed", "false"),
        "reviewed": Guide("when the risk was last looked at", "2024-05-02"),
        "withdrawn": Guide("when they took it back: from then on nothing is shown", "2026-03-01"),
    }

    ordered: ClassVar[tuple[tuple[str, str], ...]] = (
        *(("asked", "until"), ("asked", "reviewed"), ("asked", "withdrawn")),
    )

    limits: ClassVar[Mapping[str, str]] = {
        "languages": "write the languages, or take the field out for all; for none, web: false",
        "venues": "write the exhibitions, or take the field out for all; for none, print: false",
        "until": "write the last day, or take the field out",
        "withdrawn": "write the day on which they took it back, or take the field out",
    }
    """Fields of which none means all, so that an empty one is a mistake."""

    name: Literal["public", "pseudonym", "withheld"] = "withheld"
    web: bool = False
    print: bool = False
    social: bool = False
    photo: bool = False
    voice: bool = False
    languages: tuple[SiteLanguage, ...] = ()
    venues: tuple[VenueName, ...] = ()
    until: PartialDate | None = None
    asked: PartialDate | None = None
    asked_by: str = ""
    language: LanguageCode | None = None
    form: str = ""
    version: str = ""
    guardian: bool = False
    reviewed: PartialDate | None = None
    withdrawn: PartialDate | None = None
