"""Records of schema.org's words that pages and several kinds of entry have in common.

Every address that comes in is absolute. A record holds what is known: `filled` leaves out the rest.
"""

from __future__ import annotations

from typing import Any

from sitegen.feeds.addresses import encode_address
from sitegen.feeds.moments import AnyDate, write_w3c
from sitegen.feeds.page_data import Organization, PictureData

Record = dict[str, Any]


def filled(record: Record) -> Record:
    """Leave out what is empty; 0 and False are not asked for here and go too."""
    return {name: value for name, value in record.items() if value}


def date_text(date: AnyDate | None) -> str:
    """Write a date as precisely as it is known (ISO 8601), "" for none."""
    return write_w3c(date) if date else ""


STATUSES = {"cancelled": "EventCancelled", "postponed": "EventPostponed"}


def status_record(status: str) -> str:
    """Give whether an event takes place, as schema.org's EventStatusType."""
    return f"https://schema.org/{STATUSES.get(status, 'EventScheduled')}"


def picture_record(picture: PictureData | None) -> Record:
    """Give an ImageObject, {} for no picture."""
    if picture is None:
        return {}
    return filled(
        {
            "@type": "ImageObject",
            "url": encode_address(picture.url),
            "width": picture.width,
            "height": picture.height,
            "caption": picture.caption,
            "creditText": picture.credit,
        }
    )


def named_record(kind: str, name: str) -> Record:
    """Give a record that only names something of a type, {} for no name."""
    return {"@type": kind, "name": name} if name else {}


def place_record(name: str = "", city: str = "", country: str = "", map_url: str = "") -> Record:
    """Give a Place, {} where neither its name nor its city is known.

    `country` is an ISO 3166-1 alpha-2 code.
    """
    if not (name or city):
        return {}
    address = filled({"addressLocality": city, "addressCountry": country})
    return filled(
        {
            "@type": "Place",
            "name": name or city,
            "address": {"@type": "PostalAddress", **address} if address else {},
            "hasMap": encode_address(map_url),
        }
    )


def organization_id(organization: Organization) -> str:
    """Give the id by which records speak of the organisation."""
    return f"{encode_address(organization.url)}#organization"
