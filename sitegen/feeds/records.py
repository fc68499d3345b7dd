"""Records of schema.org's words that pages and several kinds of entry have in common.

Every address that comes in is absolute. A record holds what is known: `filled` leaves out the rest.
"""

from __future__ import annotations

from typing import Any

from sitegen.feeds.addresses import encode_address
from sitegen.feeds.feed import Enclosure
from sitegen.feeds.moments import AnyDate, write_w3c
from sitegen.feeds.page_data import Organization, PictureData
from sitegen.schema.dates import PartialDate

Record = dict[str, Any]


def filled(record: Record) -> Record:
    """Leave out what is empty; 0 and False are not asked for here and go too."""
    return {name: value for name, value in record.items() if value}


def date_text(date: AnyDate | None) -> str:
    """Write a date or moment (ISO 8601), "" for none and for one of which no day is known.

    schema.org's Date is a whole one: searchers take a month alone for a mistake (Google, "Article
    structured data", `datePublished`).
    """
    if isinstance(date, PartialDate) and not date.day:
        return ""
    return write_w3c(date) if date else ""


def span_text(first: AnyDate | None, last: AnyDate | None) -> str:
    """Write a time as precisely as it is known (ISO 8601, intervals), "" where nothing is known.

    schema.org's temporalCoverage takes a year or a month as well.
    """
    known = [write_w3c(date) for date in (first, last) if date]
    return "/".join(dict.fromkeys(known))


def duration_text(seconds: int) -> str:
    """Write a length of time (ISO 8601, durations), "" for none."""
    if seconds <= 0:
        return ""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, "H"), (minutes, "M"), (rest, "S"))
    return "PT" + "".join(f"{number}{unit}" for number, unit in parts if number)


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


def page_of(kind: str, name: str, url: str) -> Record:
    """Give a record that names what another page is about; `url` is that page's address."""
    address = encode_address(url)
    return {"@type": kind, "@id": f"{address}#subject", "name": name, "url": address}


def sound_record(sound: Enclosure | None, lang: str = "") -> Record:
    """Give an AudioObject, {} for no sound; `lang` is the language that is spoken in it."""
    if sound is None:
        return {}
    return filled(
        {
            "@type": "AudioObject",
            "contentUrl": encode_address(sound.url),
            "encodingFormat": sound.type,
            "contentSize": f"{sound.length} B" if sound.length else "",
            "duration": duration_text(sound.duration),
            "inLanguage": lang,
        }
    )


def place_record(name: str = "", city: str = "", country: str = "", map_url: str = "") -> Record:
    """Give a Place, {} where neither its name nor its city is known.

    `country` is an ISO 3166-1 alpha-2 code. Where only a name is known it is the address as well:
    searchers ask for one in each place of an event (Google, "Event structured data",
    `location.address`, which may be a text).
    """
    if not (name or city):
        return {}
    address = filled({"addressLocality": city, "addressCountry": country})
    return filled(
        {
            "@type": "Place",
            "name": name or city,
            "address": {"@type": "PostalAddress", **address} if address else name,
            "hasMap": encode_address(map_url),
        }
    )


def organization_record(organization: Organization) -> Record:
    """Give the organisation as other records name it: with its name and address, which searchers
    ask for of an author and of who holds an event."""
    return {
        "@type": "Organization",
        "@id": organization_id(organization),
        "name": organization.name,
        "url": encode_address(organization.url),
    }


def organization_id(organization: Organization) -> str:
    """Give the id by which records speak of the organisation."""
    return f"{encode_address(organization.url)}#organization"
