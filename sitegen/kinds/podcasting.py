"""What shows and episodes tell podcast apps beyond their sound, as the podcast namespace has it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, Literal

from sitegen.schema.fields import Prose, TextRule, WholeAddress, matches
from sitegen.schema.guide import Guide
from sitegen.values import Value

Medium = Literal["podcast", "audiobook", "course", "music", "video", "film"]
"""What a feed holds (podcast namespace, "Medium"), without feeds of texts and lists of feeds."""

Protocol = Literal["activitypub", "atproto", "matrix", "nostr"]
"""How a discussion is read (podcast namespace, "Social Interact")."""

PUBLIC_LICENSES = ("ARR", "CC-BY-4.0", "CC-BY-NC-4.0", "CC-BY-NC-ND-4.0", "POD-V4V-1.0")
"""Those that are known without an address (podcast namespace, "License": licenseslugs.txt)."""

Rule = Annotated[
    str,
    TextRule(
        "a rule of iCalendar (RFC 5545, section 3.3.10), such as FREQ=WEEKLY;INTERVAL=2",
        matches(
            r"FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)(?:;(?:INTERVAL|BYDAY|BYMONTH|BYMONTHDAY"
            r"|BYSETPOS|WKST|UNTIL)=[A-Z0-9,+-]+)*"
        ),
    ),
]


class Funding(Value):
    """A way to support a show."""

    guide: ClassVar[Mapping[str, Guide]] = {
        "title": Guide("what the link says", "Support our work"),
        "url": Guide("where it leads", "https://www.example.org/donate/"),
    }

    title: Prose
    url: WholeAddress


class License(Value):
    """What others may do with the sound."""

    guide: ClassVar[Mapping[str, Guide]] = {
        "name": Guide("its short name", "CC-BY-4.0"),
        "url": Guide("its text, for one of your own", "https://www.example.org/license/"),
    }

    name: Annotated[
        str, TextRule("a short name without spaces, such as CC-BY-4.0", matches(r"\S{1,128}"))
    ]
    url: WholeAddress = ""

    @staticmethod
    def at_odds(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """Give the name of a licence that nobody can look up."""
        name = values.get("name")
        if name and name not in PUBLIC_LICENSES and "url" not in values:
            known = ", ".join(PUBLIC_LICENSES)
            yield "name", f'"{name}" found without url, expected one of {known}, or url: its text'


class Frequency(Value):
    """How often episodes come out."""

    guide: ClassVar[Mapping[str, Guide]] = {
        "text": Guide("in words", "Every second week"),
        "rule": Guide("as calendars say it", "FREQ=WEEKLY;INTERVAL=2"),
    }

    text: Prose
    rule: Rule = ""


class Discussion(Value):
    """The post below which listeners discuss."""

    guide: ClassVar[Mapping[str, Guide]] = {
        "url": Guide("the post", "https://mastodon.example/@us/1"),
        "protocol": Guide("how it is read: activitypub, atproto …", "activitypub"),
        "account": Guide("who wrote it", '"@us"'),
    }

    url: WholeAddress
    protocol: Protocol = "activitypub"
    account: str = ""


class Note(Value):
    """A text for one service, such as the code by which it knows the show's owner."""

    guide: ClassVar[Mapping[str, Guide]] = {
        "purpose": Guide("what it is for", "applepodcastsverify"),
        "text": Guide("what the service asks for", '"05124"'),
    }

    text: str
    purpose: Annotated[
        str, TextRule("a word without spaces, such as verify", matches(r"\S{1,128}"))
    ] = ""
