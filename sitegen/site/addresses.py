"""Addresses: the path at which an entry is read, and the file that it is written to.

Addresses here begin with a slash at the site's root; the path of a site in a subfolder is put in
front where a page is rendered.
"""

from __future__ import annotations

from sitegen.content.entries.entry import Entry
from sitegen.kinds.kind import Kind
from sitegen.site.model import Language


def address_of(entry: Entry, kind: Kind, language: Language) -> str:
    """Give an entry's address in its language."""
    own = entry.meta.url
    if own:
        own = own if "." in own.rpartition("/")[2] or own.endswith("/") else f"{own}/"
        starts = language.prefix and own.startswith(f"{language.prefix}/")
        return own if starts else language.prefix + own
    return f"{language.prefix}{kind.path(entry)}"


def output_path(address: str) -> str:
    """Give the file that an address is written to, from the output folder."""
    path = address.lstrip("/")
    if not path or path.endswith("/"):
        return f"{path}index.html"
    return path if "." in path.rpartition("/")[2] else f"{path}/index.html"
