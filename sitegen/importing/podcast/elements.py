"""A feed's elements by the names that everybody uses, whatever a host calls its prefixes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from urllib.parse import quote, urljoin, urlsplit
from xml.etree.ElementTree import Element

from sitegen.addresses import AddressError, read_address

PREFIXES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "fh": "http://purl.org/syndication/history/1.0",
    "googleplay": "http://www.google.com/schemas/play-podcasts/1.0",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "psc": "http://podlove.org/simple-chapters",
    "rawvoice": "http://www.rawvoice.com/rawvoiceRssModule/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rss": "http://purl.org/rss/1.0/",
}
"""Namespaces by the prefix that their own documents use."""

OLDER = {
    "https://github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md": "podcast",
    "http://backend.userland.com/rss2": "",
    "http://purl.org/rss/1.0": "",
    "http://purl.org/rss/1.0/": "",
    "http://search.yahoo.com/mrss": "media",
}
XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
WITHIN_ADDRESS = "!#$%&'()*+,/:;=?@[]~-._"


UNDECLARED = "urn:x-undeclared:"


def _bare(address: str) -> str:
    return address.lower().removeprefix("https").removeprefix("http")


KNOWN = {_bare(address): name for name, address in PREFIXES.items()} | {
    _bare(address): name for address, name in OLDER.items()
}


def name_of(element: Element) -> str:
    """Give an element's name with the usual prefix: `title`, `itunes:author`.

    Namespaces compare without case, and with http as with https, since hosts write them so.
    """
    tag = element.tag
    if not isinstance(tag, str) or not tag.startswith("{"):
        return str(tag)
    address, _, local = tag[1:].partition("}")
    if address.startswith(UNDECLARED):
        prefix = address.removeprefix(UNDECLARED)
    else:
        prefix = KNOWN.get(_bare(address), address)
    return f"{prefix}:{local}" if prefix else local


def named(element: Element, *names: str) -> list[Element]:
    """Give the children that have one of the names, in their order."""
    return [child for child in element if name_of(child) in names]


def text_of(element: Element, *names: str) -> str:
    """Give the text of the first child of the first name that has any, with what stands in it."""
    for name in names:
        for child in named(element, name):
            if text := "".join(child.itertext()).strip():
                return text
    return ""


def plain(text: str) -> str:
    """Give a field's words on one line: without tags, character references undone once more.

    Hosts escape titles twice; what only looks like a tag, as in `a < b`, stays.
    """
    return " ".join(unescape(re.sub(r"</?[a-zA-Z][^<>]*>", " ", text)).split())


def absolute(address: str, base: str) -> str:
    """Give an address of the web in full, seen from `base`; "" where it can't be one.

    Spaces and other signs that no address has are encoded (RFC 3986, 2.1).
    """
    bare = address.strip()
    if not bare:
        return ""
    try:
        joined = urljoin(base, quote(bare, safe=WITHIN_ADDRESS))
        scheme = urlsplit(joined).scheme
        read = read_address(joined)
    except (ValueError, AddressError):
        return ""
    return read.text if scheme in ("http", "https") and read.kind == "web" else ""


def attributes_of(elements: Iterable[Element], name: str) -> list[str]:
    """Give the values that elements have of an attribute, empty ones left out."""
    return [value for each in elements if (value := each.get(name, "").strip())]
