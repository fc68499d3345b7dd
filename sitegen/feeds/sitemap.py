"""Site maps (sitemaps.org protocol 0.9) with languages and pictures of pages, and robots.txt."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from operator import attrgetter

from sitegen.feeds.addresses import encode_address
from sitegen.feeds.markup import document, element, escape, optional_element, text_element
from sitegen.schema.dates import PartialDate
from sitegen.values import Value

MOST_ADDRESSES = 50_000
MOST_BYTES = 50 * 1024 * 1024
"""What one file may hold, uncompressed (sitemaps.org, "Using Sitemap index files")."""

BLOCK = 400
LINK = 400
"""What a page takes of a file at most, and each of its languages, in the mean of its pages: a file
is planned when no more than their number is known. So long is an address of 45 Hebrew letters."""

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
IMAGES = "http://www.google.com/schemas/sitemap-image/1.1"
OPENING = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    f'<urlset xmlns="{NAMESPACE}" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
    f' xmlns:image="{IMAGES}">\n'
)
CLOSING = "</urlset>\n"
SAFE = re.compile(r"[\w%/:?#@!$()*+,;=~\-.]*", re.ASCII)
"""Addresses that need neither encoding nor escaping: nearly all."""


class SitemapPage(Value):
    """A page: its absolute address, and all its languages as (language code, address).

    `alternates` include the page itself; with fewer than two there is nothing to say of languages.
    `image` is the absolute address of the picture that stands for it, "" for none.
    """

    url: str
    updated: PartialDate | None = None
    image: str = ""
    alternates: tuple[tuple[str, str], ...] = ()


def most_pages(languages: int) -> int:
    """Give how many pages one file may hold on a site of so many languages."""
    block = BLOCK + LINK * (languages + 3)
    return min(MOST_ADDRESSES, MOST_BYTES // block)


def sitemap_file(pages: Iterable[SitemapPage], default_language: str) -> bytes:
    """Write one file of a site map; its pages stand in the order of their addresses.

    `x-default` is the version in the default language, else the first of the alternates.
    """
    ordered = sorted(pages, key=attrgetter("url"))
    return f"{OPENING}{''.join(_blocks(ordered, default_language))}{CLOSING}".encode()


def sitemap_index(base: str, newest: Sequence[str]) -> bytes:
    """Write the index of a site map: `sitemap-1.xml` … beside it, each with its newest date.

    `base` is the site's address without a slash at its end.
    """
    entries = (
        _index_entry(f"{base}/{part_name(number)}", date) for number, date in enumerate(newest, 1)
    )
    return document(element("sitemapindex", entries, {"xmlns": NAMESPACE}))


def part_name(number: int) -> str:
    """Give the name of a part of a site map, counted from 1."""
    return f"sitemap-{number}.xml"


def is_day(date: PartialDate | None) -> bool:
    """True for a date that the site map's schema takes: a day, no month or year alone."""
    return date is not None and bool(date.day)


def robots_text(sitemap: str, rules: Sequence[tuple[str, Sequence[str]]] = ()) -> str:
    """Write robots.txt (RFC 9309): everything may be read but what the rules say.

    Each is a robot's name and the paths that it may not read; those of one name belong together.
    """
    groups: dict[str, list[str]] = {"*": []}
    for agent, paths in rules:
        groups.setdefault(agent, []).extend(paths)
    lines = []
    for agent, paths in groups.items():
        told = [f"Disallow: {encode_address(path)}" for path in paths] or ["Allow: /"]
        lines += [f"User-agent: {agent}", *told, ""]
    return "\n".join([*lines, f"Sitemap: {encode_address(sitemap)}", ""])


def _blocks(pages: list[SitemapPage], default_language: str) -> list[str]:
    # Every address is written as often as its page has languages: it is looked at once.
    address, date_text = cache(_address), cache(str)

    @cache
    def links(alternates: tuple[tuple[str, str], ...]) -> str:
        return _links(alternates, default_language, address)

    return [
        f"<url><loc>{address(page.url)}</loc>"
        f"{f'<lastmod>{date_text(page.updated)}</lastmod>' if is_day(page.updated) else ''}"
        f"{links(page.alternates)}{_image(page.image)}</url>\n"
        for page in pages
    ]


def _links(
    alternates: tuple[tuple[str, str], ...], default_language: str, address: Callable[[str], str]
) -> str:
    if len(alternates) < 2:
        return ""
    default = next((url for lang, url in alternates if lang == default_language), alternates[0][1])
    return "".join(
        [
            f'\n<xhtml:link rel="alternate" hreflang="{address(lang)}" href="{address(url)}"/>'
            for lang, url in (*alternates, ("x-default", default))
        ]
    )


def _address(url: str) -> str:
    return url if SAFE.fullmatch(url) else escape(encode_address(url))


def _image(address: str) -> str:
    # Google's image extension: of its elements only this one is still read.
    if not address:
        return ""
    return f"\n<image:image><image:loc>{_address(address)}</image:loc></image:image>"


def _index_entry(address: str, newest: str) -> str:
    loc = text_element("loc", encode_address(address))
    return element("sitemap", [loc, *optional_element("lastmod", newest)])
