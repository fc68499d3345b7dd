"""The time zones of the world, by their names."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=1)
def time_zones() -> frozenset[str]:
    """Give the zones of the IANA time zone database."""
    from zoneinfo import available_timezones

    return frozenset(available_timezones())


@lru_cache(maxsize=1)
def places_of_zones() -> tuple[str, ...]:
    """Give the zones that are called by a place. The others are near to each other in letters and
    hours apart: MST is no guess for IST."""
    return tuple(sorted(zone for zone in time_zones() if "/" in zone and zone[:4] != "Etc/"))


def is_time_zone(text: str) -> bool:
    """True for a zone of the IANA time zone database."""
    return text in time_zones()
