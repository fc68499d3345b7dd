"""Site maps (sitemaps.org protocol 0.9) with the languages of every page, and robots.txt."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from operator import attrgetter

from sitegen.feeds.addresses import encode_address
from sitegen.feeds.markup import document, element, escape, optional_element, text_element
from sitegen.schema.dates import PartialDate
from sitegen.values import Value

MOST_ADDRESSES = 50_000
MOST_BYTES = 50 * 1024 * 1024
"""What one file may hold, uncompressed (sitemaps.org, "Using Sitemap index files")."""

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
OPENING = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    f'<urlset xmlns="{NAMESPACE}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)
CLOSING = "</urlset>\n"
ROOM = MOST_BYTES - len(OPENING) - len(CLOSING)
SAFE = re.compile(r"[\w%/:?#@!$()*+,;=~\-.]*", re.ASCII)
"""Addresses that need neither encoding nor escaping: nearly all."""


class SitemapPage(Value):
    """A page: its absolute address, and all its languages as (language code, address).

    `alternates` include the page itself; with fewer than two there is nothing to say of languages.
    """

    url: str
    updated: PartialDate | None = None
    alternates: tuple[tuple[str, str], ...] = ()


class SitemapFile(Value):
    """A file to write: its name from the site's root, and its bytes."""

    name: str
    data: bytes


def sitemap_files(
    base: str, pages: tuple[SitemapPage, ...], default_language: str
) -> tuple[SitemapFile, ...]:
    """Write the site map: `sitemap.xml`, or an index of that name and `sitemap-1.xml` … beside it.

    `base` is the site's address without a slash at its end. Pages stand in the order of their
    addresses. `x-default` is the version in the default language, else the first of the alternates.
    """
    ordered = sorted(pages, key=attrgetter("url"))
    blocks = _blocks(ordered, default_language)
    if len(blocks) <= MOST_ADDRESSES and sum(map(len, blocks)) <= ROOM:
        return (SitemapFile(name="sitemap.xml", data=_file(blocks)),)
    files, entries, start = [], [], 0
    for number, end in enumerate(_ends(blocks), start=1):
        name = f"sitemap-{number}.xml"
        files.append(SitemapFile(name=name, data=_file(blocks[start:end])))
        entries.append(_index_entry(f"{base}/{name}", ordered[start:end]))
        start = end
    index = document(element("sitemapindex", entries, {"xmlns": NAMESPACE}))
    return (SitemapFile(name="sitemap.xml", data=index), *files)


def robots_text(sitemap: str, disallowed: tuple[str, ...] = ()) -> str:
    """Write robots.txt (RFC 9309): everything may be read but the paths given."""
    rules = [f"Disallow: {encode_address(path)}" for path in disallowed] or ["Allow: /"]
    return "\n".join(["User-agent: *", *rules, "", f"Sitemap: {encode_address(sitemap)}", ""])


def _blocks(pages: list[SitemapPage], default_language: str) -> list[str]:
    # Every address is written as often as its page has languages: it is looked at once.
    address, date_text = cache(_address), cache(str)

    @cache
    def links(alternates: tuple[tuple[str, str], ...]) -> str:
        return _links(alternates, default_language, address)

    return [
        f"<url><loc>{address(page.url)}</loc>"
        f"{f'<lastmod>{date_text(page.updated)}</lastmod>' if page.updated else ''}"
        f"{links(page.alternates)}</url>\n"
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


def _ends(blocks: list[str]) -> Iterator[int]:
    """Give where each file's blocks end; addresses are encoded, so a character is a byte."""
    start, size = 0, 0
    for place, block in enumerate(blocks):
        if place - start == MOST_ADDRESSES or (place > start and size + len(block) > ROOM):
            yield place
            start, size = place, 0
        size += len(block)
    yield len(blocks)


def _index_entry(address: str, pages: list[SitemapPage]) -> str:
    newest = max((str(page.updated) for page in pages if page.updated), default="")
    loc = text_element("loc", encode_address(address))
    return element("sitemap", [loc, *optional_element("lastmod", newest)])


def _file(blocks: list[str]) -> bytes:
    return f"{OPENING}{''.join(blocks)}{CLOSING}".encode()
