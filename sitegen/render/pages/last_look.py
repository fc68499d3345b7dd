"""The last look at the addresses in every output: none of them runs a script.

Addresses are judged where they are read (`sitegen.addresses`). A theme of one's own may print
others still, from `extra:` or its own options; those are found here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from posixpath import splitext
from typing import Final

from sitegen.feeds.addresses import ADDRESS_ATTRIBUTES, ATTRIBUTE, CANDIDATE, TAG_WITH_ATTRIBUTES

RUNNING: Final = re.compile(r"(?:javascript|vbscript|data):", re.IGNORECASE)
# Browsers drop these before they look at the scheme, and those at its start (URL Standard 4.4).
DROPPED: Final = re.compile(r"[\t\n\r]|^[\x00-\x20]+")
# What the pages' own policy says of pictures; in nearly all pages nothing else says `data:`.
OF_POLICY: Final = (b"'self' data:", b"&#39;self&#39; data:")
# With references to no other signs than these, no letter and no colon is written otherwise.
REFERENCE: Final = re.compile(r"&(?!(?:amp|lt|gt|quot|#34|#39);)")
LOADED: Final = frozenset({"src", "srcset", "poster"})
PICTURE: Final = re.compile(r"data:image/", re.IGNORECASE)
REFRESH: Final = re.compile(r"\s*\d+\s*;\s*url\s*=\s*['\"]?(.*)", re.IGNORECASE | re.DOTALL)
LINKED_DATA: Final = re.compile(
    r"<script[^>]*application/ld\+json[^>]*>(.*?)</script>", re.IGNORECASE | re.DOTALL
)
ELEMENT: Final = re.compile(r"<(?:[\w.-]+:)?(?:link|uri|url|icon|logo|guid|id)\b[^>]*>([^<]*)<")
OF_CALENDARS: Final = re.compile(
    r"^(?:URL|CONFERENCE|SOURCE|ATTACH|IMAGE)[^:\n]*:(.*)", re.MULTILINE
)
JSON_ADDRESS: Final = re.compile(r"url|uri|id|@id|href|link|icon|image|sameas", re.IGNORECASE)


def running_address(path: str, text: str) -> str:
    """Give the first address in an output that runs something, "" if there is none.

    `path` says by its ending what the output is.
    """
    if not may_run(path, text):
        return ""
    return next((each for each in addresses_in(path, text) if runs(each)), "")


def may_run(path: str, text: str) -> bool:
    """Tell quickly that nothing in an output looks like an address that runs something."""
    flat = text.replace("\r\n ", "") if path.endswith(".ics") else text
    if path.endswith(".xml"):
        flat = unescape(unescape(flat))
    elif REFERENCE.search(flat):
        flat = unescape(flat)
    # As bytes: making text of other scripts lower case would take the longest of all this.
    plain = flat.encode().translate(None, delete=b"\t\n\r").lower()
    for each in OF_POLICY:
        plain = plain.replace(each, b"")
    return b"javascript:" in plain or b"vbscript:" in plain or b"data:" in plain


def runs(address: str) -> bool:
    """True for an address that a browser runs, or shows as a page of its own making."""
    return RUNNING.match(DROPPED.sub("", address)) is not None


def addresses_in(path: str, text: str) -> Iterator[str]:
    """Give the addresses in an output, as browsers and apps find them."""
    match splitext(path)[1]:
        case ".json":
            yield from in_json(json.loads(text))
        case ".ics":
            yield from (found[1] for found in OF_CALENDARS.finditer(text.replace("\r\n ", "")))
        case ".xml":
            yield from (unescape(found[1]) for found in ELEMENT.finditer(text))
            yield from in_tags(text, also={"url", "uri", "resource"})
            yield from in_tags(unescape(text))
        case _:
            yield from in_tags(text)
            for found in LINKED_DATA.finditer(text):
                yield from in_json(json.loads(found[1]))


def in_tags(html: str, also: frozenset[str] | set[str] = frozenset()) -> Iterator[str]:
    """Give the addresses in the attributes of tags; a picture may hold its own bytes."""
    for tag in TAG_WITH_ATTRIBUTES.finditer(html):
        for name, _, quoted in ATTRIBUTE.findall(tag[0]):
            value = unescape(quoted[1:-1] if quoted[0] in "\"'" else quoted)
            attribute = name.lower()
            if attribute == "content" and (found := REFRESH.match(value)):
                yield found[1]
            elif attribute in LOADED and PICTURE.match(DROPPED.sub("", value)):
                continue
            elif attribute == "srcset":
                yield from (url for url, _, _ in CANDIDATE.findall(value))
            elif attribute in ADDRESS_ATTRIBUTES or attribute in also:
                yield value


def in_json(value: object, name: str = "") -> Iterator[str]:
    """Give the addresses in a JSON document, those in its pieces of HTML too."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from in_json(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from in_json(inner, name)
    elif isinstance(value, str):
        if JSON_ADDRESS.search(name):
            yield value
        yield from in_tags(value)
