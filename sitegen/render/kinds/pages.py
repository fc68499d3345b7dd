"""What kinds ask of a page."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.site.model import Crumb


@dataclass(frozen=True, slots=True)
class PageTold:
    """The absolute address of an entry's page, and what stands above it."""

    canonical: str
    crumbs: tuple[Crumb, ...]
