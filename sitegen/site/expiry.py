"""What the site says until a day that comes: security.txt, which nobody believes afterwards."""

from __future__ import annotations

from datetime import timedelta

from sitegen.content.settings.settings import Settings
from sitegen.errors import Location, Problem
from sitegen.site.visibility import Moment

SOON = timedelta(days=30)
"""How long before the day it is told."""


def expiring(settings: Settings, place: Location, moment: Moment) -> list[Problem]:
    """Warn of a security.txt that is stale or soon will be (RFC 9116, section 2.5.5).

    `place` is where `expires` stands.
    """
    if settings.security is None:
        return []
    expires = settings.security.expires
    day = expires.astimezone(moment.zone).date()
    if expires <= moment.at:
        said = f"{day} is past, and nobody believes the file; expected a day to come"
    elif expires <= moment.at + SOON:
        said = f"{day} is near; expected a later day, a year ahead at most"
    else:
        return []
    return [Problem(place, f"security.expires: {said}", "warning")]
