"""Addresses as feeds need them: whole, and in the characters that a URI may have."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import quote, urljoin

from sitegen.feeds.characters import drop_forbidden

URI_CHARACTERS = "%/:?#[]@!$&'()*+,;=~-._"
URI = re.compile(r"[\w%/:?#\[\]@!$&'()*+,;=~\-.]*", re.ASCII)
WITH_SCHEME = re.compile(r"[a-z][a-z0-9+.\-]*:", re.IGNORECASE)
ORIGIN = re.compile(r"https?://[^/?#]+")
FROM_ROOT = re.compile(r"/(?!/)(?!.*/\.)(?!\.)", re.DOTALL)

TAG_WITH_ATTRIBUTES = re.compile(
    r"<!--.*?-->"
    r"|<(script|style)\b.*?</\1\s*>"
    r"""|<[a-z][^\s<>"'=]*+\s(?:[^<>"']++|"[^"]*+"|'[^']*+')*+>""",
    re.IGNORECASE | re.DOTALL,
)
ATTRIBUTE = re.compile(
    r"""([^\s"'<>/=]+)(\s*=\s*)("[^"]*"|'[^']*'|[^\s"'<>]+)""",
)
ADDRESS_ATTRIBUTES = frozenset(
    {"href", "src", "srcset", "poster", "cite", "data", "action", "formaction", "xlink:href"}
)
CANDIDATE = re.compile(r"([^\s,]\S*[^\s,]|[^\s,])(\s+[^,]*)?(,\s*|$)")


def encode_address(address: str) -> str:
    """Percent-encode what a URI has no place for (RFC 3986, section 2; RFC 3987, section 3.1).

    What is encoded already stays. `/חדשות/` becomes `/%D7%97…/`.
    """
    if URI.fullmatch(address):
        return address
    return quote(drop_forbidden(address), safe=URI_CHARACTERS)


def join_address(base: str, address: str) -> str:
    """Make an address absolute as seen from `base` (RFC 3986, section 5), and encode it."""
    if WITH_SCHEME.match(address):
        return encode_address(address)
    origin = ORIGIN.match(base)
    if origin and FROM_ROOT.match(address):
        # Most addresses within a site are like this, and urljoin takes ten times as long.
        return encode_address(origin[0] + address)
    try:
        return encode_address(urljoin(base, address))
    except ValueError:
        # Not an address at all, such as "//[": it stays as its author wrote it.
        return encode_address(address)


def make_addresses_absolute(html: str, base: str) -> str:
    """Give an HTML fragment whose links and media are absolute, as seen from the page `base`.

    Comments, scripts and styles are left out: readers of feeds use none of them.
    """

    def in_attribute(match: re.Match[str]) -> str:
        name = match[1].lower()
        if name not in ADDRESS_ATTRIBUTES:
            return match[0]
        value = unescape(match[3][1:-1] if match[3][0] in "\"'" else match[3])
        absolute = _srcset(base, value) if name == "srcset" else join_address(base, value.strip())
        return f'{match[1]}{match[2]}"{absolute.replace("&", "&amp;").replace(chr(34), "&quot;")}"'

    def in_tag(match: re.Match[str]) -> str:
        if match[1] or match[0].startswith("<!"):
            return ""
        return ATTRIBUTE.sub(in_attribute, match[0])

    return TAG_WITH_ATTRIBUTES.sub(in_tag, html)


def _srcset(base: str, value: str) -> str:
    candidates = CANDIDATE.findall(value)
    return ", ".join(f"{join_address(base, url)}{size.rstrip()}" for url, size, _ in candidates)
