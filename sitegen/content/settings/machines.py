"""What the site tells robots and those who find a hole: robots.txt and security.txt."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, ClassVar

from sitegen.schema.fields import (
    Address,
    Contact,
    LanguageCode,
    TextRule,
    WholeAddress,
    matches,
)
from sitegen.schema.guide import Guide
from sitegen.values import Value

AgentName = Annotated[
    str, TextRule("a robot's name, such as GPTBot, or *", matches(r"\*|[A-Za-z_-]+"))
]


class RobotRule(Value):
    """What robots of a name may not read (RFC 9309, section 2.2)."""

    guide: ClassVar[Mapping[str, Guide]] = {
        "agent": Guide("the robot's name; * for all others", "GPTBot"),
        "disallow": Guide("what it may not read", "[/]"),
    }

    agent: AgentName
    disallow: tuple[Address, ...] = ()


class SecuritySettings(Value):
    """Whom to tell of a hole (RFC 9116): a file that says until when it is to be believed."""

    guide: ClassVar[Mapping[str, Guide]] = {
        "contact": Guide("whom to tell of a hole, the best way first", "[security@example.org]"),
        "expires": Guide("until when this may be believed, a year at most", "2027-06-30T00:00Z"),
        "languages": Guide("the languages that are read there", "[en, he]"),
        "policy": Guide("a page that says how", "https://example.org/security"),
        "encryption": Guide("where the key for it lies", "https://example.org/key.txt"),
        "acknowledgments": Guide("a page that thanks", "https://example.org/thanks"),
    }

    contact: tuple[Contact, ...]
    expires: datetime
    languages: tuple[LanguageCode, ...] = ()
    policy: WholeAddress = ""
    encryption: WholeAddress = ""
    acknowledgments: WholeAddress = ""
