"""The built site as the rules see it: facts by output path, and where an address leads."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from posixpath import normpath
from typing import Literal
from urllib.parse import unquote, urljoin, urlsplit

from sitegen.audit.facts import OtherFacts, PageFacts, Reference, Use
from sitegen.site.freshness import Translation
from sitegen.site.library import Library
from sitegen.values import Value

Severity = Literal["error", "warning"]

ALIKE = ("/", "http:", "https:")
"""Beginnings of addresses that lead to the same place from every page."""

PLAIN = re.compile(r"((?!.*//)(?!.*/\.)/[\w./-]*)(?:#([\w.-]*))?", re.ASCII)
"""A path in which nothing has to be decoded or resolved."""

WHOLE = re.compile(r"([a-z]+):(//[a-z0-9.-]+(?=[/?#]|$))?[!-\"$-~]*(?:#([!-~]*))?")
"""An address with a scheme, a host if there is one, and signs that stand for themselves."""

EMPTY = re.compile(r"\?(?=#|$)|#$")
"""A sign that nothing stands behind: what joins addresses drops it, or doesn't."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found in an output.

    `message` says what is wrong and is the same for all outputs that share the cause. `evidence`
    are texts by which its place can be found in a source, the most telling first.
    """

    rule: str
    output: str
    message: str
    evidence: tuple[str, ...] = ()
    severity: Severity = "error"
    source: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """What an output was made as: its page type, language and the file of its entry."""

    page: str
    lang: str
    source: str


class Target(Value, tag=False, kw_only=False):
    """Where an address leads: an output of the site, the part after `#`, or outside (path None).

    `address` is absolute. `scheme` is that of an address that no browser fetches, such as mailto.
    """

    address: str
    path: str | None = None
    fragment: str = ""
    scheme: str = ""
    inside: bool = False


class Referred(Value, tag=False, kw_only=False):
    """An address as outputs write it, its use, where it leads from all of them, and these."""

    address: str
    use: Use
    target: Target
    outputs: Sequence[str]

    def findings(self, rule: str, message: str) -> Iterator[Finding]:
        """Give what a rule says of the address, for each output that has it."""
        return (Finding(rule, path, message, (self.address,)) for path in self.outputs)


@dataclass(frozen=True)
class BuiltSite:
    """An output: every file's size, facts of those that were read, and what made each.

    `base` is the site's address without a slash at its end; `budgets` say how many bytes a page of
    each type may weigh; `library` holds the entries as they were shown; `hidden` are the ids and
    addresses of those that weren't; `changed` tells when sources last changed, by their history;
    `translations` tell whether translations say what their originals say, by the files of these;
    `resolved` keeps where addresses lead that are the same from every page.
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
    translations: Mapping[str, Translation] = field(default_factory=dict)
    resolved: dict[str, Target] = field(default_factory=dict, repr=False)

    @cached_property
    def root(self) -> str:
        """The path of the site's address, with a slash at its end."""
        return urlsplit(self.base).path.rstrip("/") + "/"

    @cached_property
    def host(self) -> str:
        """The site's own scheme and host."""
        parts = urlsplit(self.base)
        return f"{parts.scheme}://{parts.netloc}"

    @cached_property
    def references(self) -> tuple[Referred, ...]:
        """What pages refer to, each reference once: ten thousand pages have the same menu."""
        return tuple(self._referred(self.pages))

    @cached_property
    def other_references(self) -> tuple[Referred, ...]:
        """What files refer to that are no pages."""
        return tuple(self._referred(self.others))

    def _referred(self, files: Mapping[str, PageFacts | OtherFacts]) -> Iterator[Referred]:
        found: dict[Reference, list[str]] = {}
        for path, facts in files.items():
            for reference in facts.references:
                found.setdefault(reference, []).append(path)
        for each, outputs in found.items():
            if each.address.startswith(ALIKE):
                target = self.target(each.address, outputs[0])
                yield Referred(each.address, each.use, target, outputs)
                continue
            for path in outputs:
                yield Referred(each.address, each.use, self.target(each.address, path), (path,))

    def address_of(self, path: str) -> str:
        """Give the absolute address of an output."""
        return f"{self.base}/{path.removesuffix('index.html')}"

    def target(self, address: str, page: str) -> Target:
        """Say where an address leads that stands on a page (URL Standard, relative addresses)."""
        if address.startswith("#"):
            return Target(self.address_of(page) + address, page, address[1:], inside=True)
        if not address.startswith(ALIKE):
            return self._resolve(address, page)
        known = self.resolved.get(address)
        if known is None:
            known = self.resolved[address] = self._resolve(address, page)
        return known

    def _resolve(self, address: str, page: str) -> Target:
        return self.at_once(address) or self.by_the_book(address, page)

    def at_once(self, address: str) -> Target | None:
        """Say where an address leads of the forms that most have; None for all others.

        `by_the_book` says the same and takes ten times as long.
        """
        if EMPTY.search(address):
            return None
        if plain := PLAIN.fullmatch(address.removeprefix(self.host)):
            return self._inside(self.host + plain[0], plain[1], plain[2] or "")
        if (whole := WHOLE.fullmatch(address)) and whole[1] not in ("http", "https"):
            return Target(address, scheme=whole[1])
        if whole and whole[2] and f"{whole[1]}:{whole[2]}" != self.host:
            return Target(address, fragment=whole[3] or "")
        return None

    def by_the_book(self, address: str, page: str) -> Target:
        """Say where any address leads."""
        try:
            whole = urljoin(self.address_of(page), address.strip())
            parts = urlsplit(whole)
        except ValueError:
            return Target(address=address, scheme="invalid")
        if parts.scheme not in ("http", "https"):
            return Target(address=whole, scheme=parts.scheme)
        if f"{parts.scheme}://{parts.netloc}" != self.host:
            return Target(address=whole, fragment=parts.fragment)
        return self._inside(whole, unquote(parts.path), parts.fragment)

    def _inside(self, address: str, path: str, fragment: str) -> Target:
        """Say where an address of the site's own host leads."""
        there = None
        if path.startswith(self.root):
            there = self.output_at(path.removeprefix(self.root))
        return Target(address, there, fragment, inside=True)

    def output_at(self, below: str) -> str | None:
        """Give the output that a host serves for a path below the site's root, None for nothing."""
        below = "" if below == "" else normpath(below) + ("/" if below.endswith("/") else "")
        for candidate in (below, f"{below.rstrip('/')}/index.html".lstrip("/")):
            if candidate in self.files:
                return candidate
        return None
