"""A page's own part: its own blocks, rendered before what stands around them, and kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from sitegen.engine.query import Reader
from sitegen.site.route import Route


@dataclass(frozen=True, slots=True)
class OwnPart:
    """The blocks of a route's page in a template, and `asked`, all that they were made from."""

    route: Route
    template: str
    blocks: Mapping[str, str]
    asked: Reader


class KeptParts(Protocol):
    """The own parts of pages that were made before."""

    def find(self, route: Route, template: str) -> OwnPart | None:
        """Give a page's own part if it would be made again as it was, None if not."""

    def keep(self, part: OwnPart) -> None:
        """Keep a part of a page that has passed the gate."""


class NoneKept:
    """Where each page is made anew."""

    def find(self, route: Route, template: str) -> OwnPart | None:
        """Give nothing."""
        return None

    def keep(self, part: OwnPart) -> None:
        """Keep nothing."""
