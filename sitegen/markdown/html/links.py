"""Links: to other entries by file, to other sites, to a place on the same page."""

from __future__ import annotations

from typing import Final
from urllib.parse import unquote

from sitegen.addresses import AddressError, read_address
from sitegen.markdown.notices import Report
from sitegen.markdown.resolver import Resolver, Withheld, nothing_there
from sitegen.markdown.source import strip_marks
from sitegen.text import shortened

LONGEST_SHOWN: Final = 80


class Links:
    """The links of one page."""

    def __init__(self, resolver: Resolver, report: Report) -> None:
        self._resolver = resolver
        self._report = report
        self._within: list[tuple[str, str]] = []

    def attributes(self, marked: str) -> dict[str, str | None]:
        """Give a link's attributes, given its decoded address; none if it leads nowhere."""
        target = strip_marks(marked).strip()
        if not target:
            self._report.error("a link without an address", marked or "]()")
            return {}
        try:
            address = read_address(target)
            if address.kind == "web" and (own := self._resolver.own_path(address.text)):
                address = read_address(own)
        except AddressError as error:
            return self._refuse(target, str(error), marked)
        match address.kind:
            case "place":
                self._within.append((target, marked))
                return {"href": f"#{unquote(target[1:])}"}
            case "web":
                return {"href": address.text, "rel": "noopener"}
            case "contact":
                return {"href": address.text}
        return self._internal(address.text, target, marked)

    def _internal(self, address: str, target: str, marked: str) -> dict[str, str | None]:
        found = self._resolver.link(address)
        if found is None:
            named = address if "://" in target else target
            return self._refuse(target, nothing_there(self._resolver, named), marked)
        if isinstance(found, Withheld):
            # A story that is withdrawn must not keep the rest of the site from being published.
            self._report.warn(f'link to "{target}": {found.reason}', marked)
            return {}
        if "#" in found.url:
            self._report.anchor_link(target, found.url, marked)
        return {"href": found.url, "hreflang": found.lang} if found.lang else {"href": found.url}

    def _refuse(self, target: str, problem: str, marked: str) -> dict[str, str | None]:
        shown = shortened(target, LONGEST_SHOWN)
        self._report.error(f'link to "{shown}": {problem}', marked)
        return {}

    def check_within(self, anchors: object) -> None:
        """Report the links to places that the page turned out not to have."""
        for target, marked in self._within:
            if unquote(target[1:]) not in anchors and target != "#":  # type: ignore[operator]
                self._report.error(
                    f'link to "{target}": no heading or anchor of this name on the page', marked
                )
