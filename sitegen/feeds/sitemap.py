"""Site maps (sitemaps.org protocol 0.9) with the languages of every page, and robots.txt."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.content.dates import PartialDate
from sitegen.feeds.addresses import encode_address
from sitegen.feeds.markup import document, element, escape, optional_element, text_element
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
    blocks = _blocks(sorted(pages, key=lambda page: page.url), default_language)
    parts = list(_parts(blocks))
    if len(parts) <= 1:
        return (SitemapFile(name="sitemap.xml", data=parts[0][0] if parts else _file([])),)
    numbered = [(f"sitemap-{number}.xml", *part) for number, part in enumerate(parts, start=1)]
    entries = [
        element(
            "sitemap", [text_element("loc", f"{base}/{name}"), *optional_element("lastmod", newest)]
        )
        for name, _, newest in numbered
    ]
    index = document(element("sitemapindex", entries, {"xmlns": NAMESPACE}))
    files = [SitemapFile(name=name, data=data) for name, data, _ in numbered]
    return (SitemapFile(name="sitemap.xml", data=index), *files)


def robots_text(sitemap: str, disallowed: tuple[str, ...] = ()) -> str:
    """Write robots.txt (RFC 9309): everything may be read but the paths given."""
    rules = [f"Disallow: {encode_address(path)}" for path in disallowed] or ["Allow: /"]
    return "\n".join(["User-agent: *", *rules, "", f"Sitemap: {encode_address(sitemap)}", ""])


def _blocks(pages: list[SitemapPage], default_language: str) -> Iterator[tuple[str, str]]:
    known: dict[tuple[tuple[str, str], ...], str] = {}
    for page in pages:
        links = known.get(page.alternates)
        if links is None:
            links = known[page.alternates] = _links(page.alternates, default_language)
        date = str(page.updated) if page.updated else ""
        lastmod = f"<lastmod>{date}</lastmod>" if date else ""
        yield f"<url><loc>{_address(page.url)}</loc>{lastmod}{links}</url>\n", date


def _links(alternates: tuple[tuple[str, str], ...], default_language: str) -> str:
    if len(alternates) < 2:
        return ""
    default = dict(alternates).get(default_language, alternates[0][1])
    return "".join(
        f'\n<xhtml:link rel="alternate" hreflang="{escape(lang)}" href="{_address(url)}"/>'
        for lang, url in (*alternates, ("x-default", default))
    )


def _address(url: str) -> str:
    return escape(encode_address(url))


def _parts(blocks: Iterator[tuple[str, str]]) -> Iterator[tuple[bytes, str]]:
    frame = len(OPENING) + len(CLOSING)
    held: list[str] = []
    size, newest = frame, ""
    for block, date in blocks:
        length = len(block)  # addresses are encoded: a character is a byte
        if held and (len(held) == MOST_ADDRESSES or size + length > MOST_BYTES):
            yield _file(held), newest
            held, size, newest = [], frame, ""
        held.append(block)
        size += length
        newest = max(newest, date)
    if held:
        yield _file(held), newest


def _file(blocks: list[str]) -> bytes:
    return f"{OPENING}{''.join(blocks)}{CLOSING}".encode()
