"""Links: to other entries by file, to other sites, to a place on the same page."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, unquote, urlsplit

from sitegen.markdown.notices import Report
from sitegen.markdown.resolver import Resolver
from sitegen.markdown.source import strip_marks

SCHEME: Final = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
IGNORED: Final = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\u2060\ufeff]+")
# What an address can't hold as it is (URL Standard, URL code points), with the lone per cent sign.
UNFIT: Final = re.compile(r'[\x00-\x20"<>\\^`{|}\[\]]|%(?![0-9A-Fa-f]{2})')
HOST: Final = re.compile(r"(?=.)[^\s\x00-\x20!\"#$%&'()*,/;<=>?@\\^`{|}~\[\]]+|\[[0-9a-fA-F:.]+\]")


class Links:
    """The links of one page."""

    def __init__(self, resolver: Resolver, report: Report) -> None:
        self._resolver = resolver
        self._report = report
        self._within: list[tuple[str, str]] = []

    def attributes(self, marked: str) -> dict[str, str | None]:
        """Give a link's attributes, given its decoded address; none if it leads nowhere."""
        target = strip_marks(marked).strip()
        if target.startswith("#"):
            self._within.append((target, marked))
            return {"href": f"#{unquote(target[1:])}"}
        scheme = SCHEME.match(IGNORED.sub("", target))
        if scheme is None and not target.startswith("//"):
            return self._internal(target, marked)
        name = scheme[1].lower() if scheme else ""
        if name in ("http", "https"):
            return self._external(target, marked)
        if name in ("mailto", "tel"):
            return {"href": _encode(IGNORED.sub("", target))}
        if not name:
            problem = "write the address in full, with https:"
        else:
            problem = f"addresses with {name}: are not allowed; https:, mailto: and tel: are"
        self._report.error(f'link to "{_short(target)}": {problem}', marked)
        return {}

    def _internal(self, target: str, marked: str) -> dict[str, str | None]:
        found = self._resolver.link(target) if target else None
        if found is None:
            problem = (
                f'link to "{_short(target)}": nothing there'
                if target
                else "link without an address"
            )
            self._report.error(problem, marked or "]()")
            return {}
        return {"href": found.url, "hreflang": found.lang} if found.lang else {"href": found.url}

    def _external(self, target: str, marked: str) -> dict[str, str | None]:
        try:
            parts = urlsplit(target)
            is_whole = bool(
                HOST.fullmatch(parts.netloc.rpartition("@")[2].partition(":")[0] or parts.netloc)
            )
            # Asking for the port checks it.
            is_whole = is_whole and (parts.port is None or True)
        except ValueError:
            is_whole = False
        if not is_whole:
            self._report.error(f'link to "{_short(target)}": not a whole address', marked)
            return {}
        return {"href": _encode(target), "rel": "noopener"}

    def check_within(self, anchors: object) -> None:
        """Report the links to places that the page turned out not to have."""
        for target, marked in self._within:
            if unquote(target[1:]) not in anchors and target != "#":  # type: ignore[operator]
                self._report.error(
                    f'link to "{target}": no heading or anchor of this name on the page', marked
                )


def _encode(address: str) -> str:
    head, separator, rest = address.partition("://")
    if not separator:
        return UNFIT.sub(_quote, address)
    host, slash, path = rest.partition("/")
    return f"{head}://{host}{slash}{UNFIT.sub(_quote, path)}"


def _quote(match: re.Match[str]) -> str:
    return quote(match[0], safe="")


def _short(target: str) -> str:
    return target if len(target) <= 80 else f"{target[:79]}…"
