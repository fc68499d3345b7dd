"""The built site as the rules see it: facts by output path, and where an address leads."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from posixpath import normpath
from typing import Literal
from urllib.parse import unquote, urljoin, urlsplit

from sitegen.audit.facts import OtherFacts, PageFacts
from sitegen.site.library import Library

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found in an output.

    `message` says what is wrong and is the same for all outputs that share the cause. `evidence`
    are texts by which its place can be found in a source, the most telling first; `place` is where
    it stands in the page.
    """

    rule: str
    output: str
    message: str
    evidence: tuple[str, ...] = ()
    place: str = ""
    severity: Severity = "error"
    source: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """What an output was made as: its page type, language and the file of its entry."""

    page: str
    lang: str
    source: str


@dataclass(frozen=True, slots=True)
class Target:
    """Where an address leads: an output of the site, the part after `#`, or outside (path None).

    `address` is absolute. `scheme` is that of an address that no browser fetches, such as mailto.
    """

    address: str
    path: str | None = None
    fragment: str = ""
    scheme: str = ""
    inside: bool = False


@dataclass(frozen=True)
class BuiltSite:
    """An output: every file's size, facts of those that were read, and what made each.

    `base` is the site's address without a slash at its end; `budgets` say how many bytes a page of
    each type may weigh; `library` holds the entries as they were shown; `hidden` are the ids and
    addresses of those that weren't; `changed` tells when sources last changed, by their history.
    """

    base: str
    files: Mapping[str, int]
    pages: Mapping[str, PageFacts]
    others: Mapping[str, OtherFacts]
    origins: Mapping[str, Origin]
    library: Library
    redirects: Mapping[str, str] = field(default_factory=dict)
    budgets: Mapping[str, int] = field(default_factory=dict)
    hidden: Collection[str] = frozenset()
    changed: Mapping[str, date] = field(default_factory=dict)

    @cached_property
    def root(self) -> str:
        """The path of the site's address, with a slash at its end."""
        return urlsplit(self.base).path.rstrip("/") + "/"

    @cached_property
    def host(self) -> str:
        """The site's own scheme and host."""
        parts = urlsplit(self.base)
        return f"{parts.scheme}://{parts.netloc}"

    def address_of(self, path: str) -> str:
        """Give the absolute address of an output."""
        return f"{self.base}/{path.removesuffix('index.html')}"

    def target(self, address: str, page: str) -> Target:
        """Say where an address leads that stands on a page (URL Standard, relative addresses)."""
        try:
            whole = urljoin(self.address_of(page), address.strip())
            parts = urlsplit(whole)
        except ValueError:
            return Target(address=address, scheme="invalid")
        if parts.scheme not in ("http", "https"):
            return Target(address=whole, scheme=parts.scheme)
        if f"{parts.scheme}://{parts.netloc}" != self.host:
            return Target(address=whole, fragment=parts.fragment)
        path = unquote(parts.path)
        if not path.startswith(self.root):
            return Target(address=whole, fragment=parts.fragment, inside=True)
        below = path.removeprefix(self.root)
        return Target(
            address=whole, path=self.output_at(below), fragment=parts.fragment, inside=True
        )

    def output_at(self, below: str) -> str | None:
        """Give the output that a host serves for a path below the site's root, None for nothing."""
        below = "" if below == "" else normpath(below) + ("/" if below.endswith("/") else "")
        for candidate in (below, f"{below.rstrip('/')}/index.html".lstrip("/")):
            if candidate in self.files:
                return candidate
        return None
