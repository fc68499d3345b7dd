"""What kinds ask of a page, and what they give it of themselves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sitegen.feeds.page_data import Organization
from sitegen.feeds.records import Record
from sitegen.site.model import Crumb, Summary


@dataclass(frozen=True, slots=True)
class PageTold:
    """The title and absolute address of an entry's page, what stands above it, who publishes it."""

    title: str
    canonical: str
    crumbs: tuple[Crumb, ...]
    organization: Organization


RecordOf = Callable[[Any, Summary, PageTold], Record]
"""From an entry's front matter and summary to schema.org's words for it, {} for none."""
