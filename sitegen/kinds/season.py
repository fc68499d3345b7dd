"""Seasons of a show."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from sitegen.kinds.kind import Kind, OrderKey, Placed, where_it_lies
from sitegen.kinds.meta import Meta
from sitegen.schema.fields import Identifier
from sitegen.schema.guide import Guide


class Season(Meta, kw_only=True):
    """A season of a show."""

    guide: ClassVar[Mapping[str, Guide]] = {
        "guid": Guide("The season's lasting identifier: leave it as it is"),
        "number": Guide("Which season it is"),
    }

    guid: Identifier
    number: int


def by_number(season: Placed) -> OrderKey:
    """Order the seasons of each show by number."""
    return (season.id.rpartition("/")[0], season.meta.number, season.id)


def summary_of(season: Placed, *_: object) -> dict[str, Any]:
    """Give what other pages show of a season."""
    return {"number": season.meta.number, "show": season.id.rpartition("/")[0]}


SEASON = Kind(
    name="season",
    one="Season",
    model=Season,
    folder="podcast",
    file="season",
    inside="show",
    depths=(3,),
    example="content/podcast/show/season-1/season.md",
    numbered=True,
    stacked=True,
    tagged=False,
    path=where_it_lies,
    order=by_number,
    of_show=True,
    summary=summary_of,
)
