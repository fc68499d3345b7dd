"""Links: to other entries by file, to other sites, to a place on the same page."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, unquote

from sitegen.markdown.notices import Report
from sitegen.markdown.resolver import Resolver, Withheld, nothing_there
from sitegen.markdown.source import strip_marks

LONGEST_SHOWN: Final = 80
FIRST_ARE_LETTERS: Final = re.compile(r"[!-~]+:|[.a-zA-Z0-9_/-]+$")
SCHEME: Final = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
# Browsers drop line ends and controls before they look for the scheme (URL Standard 4.4).
IGNORED: Final = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\u2060\ufeff]+")
# What an address can't hold as it is (URL Standard, URL code points), with the lone per cent sign.
UNFIT: Final = re.compile(r'[\x00-\x20"<>\\^`{|}\[\]]|%(?![0-9A-Fa-f]{2})')
# URL Standard 3.5: scheme, perhaps a user, a host without forbidden code points, perhaps a port.
WHOLE: Final = re.compile(
    r"(?P<start>https?://(?:[^\s/?#@\[\]\"<>\\^`{|}]*@)?"
    r"(?:[^\s\x00-\x2c/:;<=>?@\[\\\]^`{|}\x7f]+|\[[0-9a-fA-F:.]{2,39}\])"
    r"(?::[0-9]{1,4})?)(?P<rest>(?:[/?#].*)?)",
    re.IGNORECASE | re.DOTALL,
)


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
        bare = target if FIRST_ARE_LETTERS.match(target) else IGNORED.sub("", target)
        scheme = SCHEME.match(bare)
        if scheme is None:
            if bare.startswith("//"):
                return self._refuse(target, "write the address in full, with https:", marked)
            return self._internal(target, marked)
        name = scheme[1].lower()
        if name in ("http", "https"):
            return self._external(target, marked)
        if name in ("mailto", "tel"):
            return {"href": UNFIT.sub(_quote, IGNORED.sub("", target))}
        problem = f"addresses with {name}: are not allowed; https:, mailto: and tel: are"
        return self._refuse(target, problem, marked)

    def _internal(self, target: str, marked: str) -> dict[str, str | None]:
        if not target:
            self._report.error("a link without an address", marked or "]()")
            return {}
        found = self._resolver.link(target)
        if found is None:
            return self._refuse(target, nothing_there(self._resolver, target), marked)
        if isinstance(found, Withheld):
            # A story that is withdrawn must not keep the rest of the site from being published.
            self._report.warn(f'link to "{target}": {found.reason}', marked)
            return {}
        return {"href": found.url, "hreflang": found.lang} if found.lang else {"href": found.url}

    def _external(self, target: str, marked: str) -> dict[str, str | None]:
        whole = WHOLE.fullmatch(target)
        if whole is None:
            return self._refuse(target, "not a whole address", marked)
        return {"href": whole["start"] + UNFIT.sub(_quote, whole["rest"]), "rel": "noopener"}

    def _refuse(self, target: str, problem: str, marked: str) -> dict[str, str | None]:
        shown = target if len(target) <= LONGEST_SHOWN else f"{target[: LONGEST_SHOWN - 1]}…"
        self._report.error(f'link to "{shown}": {problem}', marked)
        return {}

    def check_within(self, anchors: object) -> None:
        """Report the links to places that the page turned out not to have."""
        for target, marked in self._within:
            if unquote(target[1:]) not in anchors and target != "#":  # type: ignore[operator]
                self._report.error(
                    f'link to "{target}": no heading or anchor of this name on the page', marked
                )


def _quote(match: re.Match[str]) -> str:
    return quote(match[0], safe="")
