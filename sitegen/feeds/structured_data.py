"""Structured data: what a page is, in schema.org's words, as JSON-LD 1.1."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import msgspec

from sitegen.feeds.addresses import encode_address
from sitegen.feeds.characters import drop_forbidden
from sitegen.feeds.page_data import PageData
from sitegen.feeds.records import (
    Record,
    date_text,
    filled,
    organization_id,
    organization_record,
    picture_record,
)

IN_SCRIPT = str.maketrans(
    {sign: f"\\u{ord(sign):04x}" for sign in ("<", ">", "&", "\u2028", "\u2029")}
)
"""What could end a script element, begin a comment in it, or break a line of JavaScript."""

SPOKEN = ("description", "caption", "headline", "dateline", "text")
"""What says its own language where that is not the page's.

Searchers may read a name as a text alone, and take an event or a step of a trail without one for a
mistake; so names stay plain texts, which for JSON-LD are in no language.
"""

MAY_END_SCRIPT = re.compile("[<>&\u2028\u2029]")

MAY_BE_FORBIDDEN = re.compile(r"\\(?:u00|[bf])|\ufffe|\uffff")
"""What is in a JSON text if a character is in it that no format has a place for (`FORBIDDEN`)."""


def structured_data(page: PageData) -> str:
    """Give a page's JSON-LD, safe inside `<script type="application/ld+json">`.

    The graph holds the page, its trail from home, and its subject; on home the organisation and
    the site as well. What is not known is left out.
    """
    graph = [*_home_records(page), _page_record(page)]
    if len(page.crumbs) > 1:
        graph.append(_trail(page))
    if page.subject:
        graph.append(_subject(page, page.subject))
    if page.inherited:
        graph = _in_languages(graph, dict(page.inherited))
    text = _encoded({"@context": "https://schema.org", "@graph": graph})
    return text.translate(IN_SCRIPT) if MAY_END_SCRIPT.search(text) else text


def _encoded(record: Record) -> str:
    # Nearly all texts are clean; that is seen in the JSON at once, and text by text only else.
    with suppress(UnicodeEncodeError):
        text = msgspec.json.encode(record).decode()
        if MAY_BE_FORBIDDEN.search(text) is None:
            return text
    return msgspec.json.encode(_clean(record)).decode()


def _page_record(page: PageData) -> Record:
    address = encode_address(page.url)
    record = {
        "@type": "CollectionPage" if page.listed else "WebPage",
        "@id": address,
        "url": address,
        "name": page.title,
        "inLanguage": page.lang,
        "isPartOf": {"@id": _website_id(page)},
        "breadcrumb": {"@id": f"{address}#breadcrumb"} if len(page.crumbs) > 1 else {},
    }
    # What is said of the page's subject is not said of the page once more.
    if page.subject:
        return filled({**record, "mainEntity": {"@id": f"{address}#subject"}})
    own = {
        "description": page.description,
        "primaryImageOfPage": picture_record(page.picture),
        **_dates(page),
        "mainEntity": _list(page.listed),
    }
    return filled({**record, **own})


def _dates(page: PageData) -> Record:
    return {
        "datePublished": date_text(page.published),
        "dateModified": date_text(page.updated or page.published),
    }


def _list(items: tuple[tuple[str, str], ...]) -> Record:
    if not items:
        return {}
    steps = [{**step, "url": encode_address(url)} for step, url in _steps(items)]
    return {"@type": "ItemList", "numberOfItems": len(steps), "itemListElement": steps}


def _steps(items: tuple[tuple[str, str], ...]) -> list[tuple[Record, str]]:
    return [
        ({"@type": "ListItem", "position": place, "name": title}, url)
        for place, (title, url) in enumerate(items, start=1)
    ]


def _subject(page: PageData, particular: Record) -> Record:
    address = encode_address(page.url)
    # An event has no publisher: what is published is its page.
    work = "Event" not in particular["@type"]
    shared = {
        "@id": f"{address}#subject",
        "url": address,
        "name": page.title,
        "description": page.description,
        "image": picture_record(page.picture),
        "keywords": list(page.keywords),
        "inLanguage": page.lang,
        "mainEntityOfPage": {"@id": address},
    }
    published = (
        {**_dates(page), "publisher": organization_record(page.website.organization)}
        if work
        else {}
    )
    return filled({"@type": particular["@type"], **shared, **published, **particular})


def _home_records(page: PageData) -> list[Record]:
    if not page.home:
        return []
    organization, website = page.website.organization, page.website
    return [
        filled(
            {
                **organization_record(organization),
                "alternateName": organization.short_name,
                "description": organization.description,
                "logo": picture_record(organization.logo),
                "sameAs": [encode_address(address) for address in organization.same_as],
            }
        ),
        filled(
            {
                "@type": "WebSite",
                "@id": _website_id(page),
                "url": encode_address(website.url),
                "name": website.name,
                "alternateName": organization.short_name,
                "description": website.description,
                "inLanguage": website.lang,
                "publisher": {"@id": organization_id(organization)},
                "potentialAction": _search(website.search),
            }
        ),
    ]


def _search(template: str) -> Record:
    if not template:
        return {}
    return {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": template},
        "query-input": "required name=search_term_string",
    }


def _trail(page: PageData) -> Record:
    trail = f"{encode_address(page.url)}#breadcrumb"
    steps = [{**step, "item": {"@id": encode_address(url)}} for step, url in _steps(page.crumbs)]
    return {"@type": "BreadcrumbList", "@id": trail, "itemListElement": steps}


def _website_id(page: PageData) -> str:
    return f"{encode_address(page.website.url)}#website"


def _in_languages(value: Any, languages: Mapping[str, str]) -> Any:
    """Give records whose inherited texts say what language they are in (JSON-LD 1.1, 4.2.4)."""
    if isinstance(value, list):
        return [_in_languages(each, languages) for each in value]
    if not isinstance(value, dict):
        return value
    return {
        name: {"@value": inner, "@language": languages[inner]}
        if name in SPOKEN and isinstance(inner, str) and inner in languages
        else _in_languages(inner, languages)
        for name, inner in value.items()
    }


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return drop_forbidden(value)
    if isinstance(value, list):
        return [_clean(item) for item in value]
    if isinstance(value, dict):
        return {name: _clean(item) for name, item in value.items()}
    return value
