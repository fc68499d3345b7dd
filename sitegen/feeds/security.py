"""security.txt: whom to tell of a hole (RFC 9116)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from sitegen.feeds.addresses import encode_address
from sitegen.feeds.moments import write_rfc3339
from sitegen.values import Value

PLACE = ".well-known/security.txt"
"""Where it is looked for, from the root of the host (section 3)."""


class SecurityContact(Value):
    """What the file says; `contact` are addresses of mail or of the web, the best way first."""

    contact: Sequence[str]
    expires: datetime
    languages: Sequence[str] = ()
    policy: str = ""
    encryption: str = ""
    acknowledgments: str = ""
    canonical: str = ""


def security_text(told: SecurityContact) -> str:
    """Write security.txt, its fields in the order of the standard's section 2.5."""
    return "".join(f"{name}: {value}\n" for name, value in _fields(told))


def _fields(told: SecurityContact) -> Iterator[tuple[str, str]]:
    if told.acknowledgments:
        yield "Acknowledgments", encode_address(told.acknowledgments)
    if told.canonical:
        yield "Canonical", encode_address(told.canonical)
    for each in told.contact:
        yield "Contact", encode_address(each) if each.startswith("https:") else f"mailto:{each}"
    if told.encryption:
        yield "Encryption", encode_address(told.encryption)
    yield "Expires", write_rfc3339(told.expires.astimezone(UTC))
    if told.policy:
        yield "Policy", encode_address(told.policy)
    if told.languages:
        yield "Preferred-Languages", ", ".join(told.languages)
