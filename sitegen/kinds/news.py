"""News posts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from sitegen.kinds.kind import Kind, Placed, slug_of, year_in_place
from sitegen.kinds.meta import Meta
from sitegen.kinds.program import ProgramReference
from sitegen.schema.dates import PartialDate
from sitegen.schema.fields import Name
from sitegen.schema.guide import Guide
from sitegen.schema.parts import Image


class News(Meta, kw_only=True):
    """A news post. Unlike all other kinds it can't be without a date."""

    guide: ClassVar[Mapping[str, Guide]] = {
        "dateline": Guide("Where the report comes from", "BEIT JALA"),
        "authors": Guide("Who wrote it", "[Noor Haddad, Dana Levi]"),
        "programs": Guide("The programs that it is about", "[programs/young-voices]"),
        "gallery": Guide("More pictures, shown below the text"),
        "featured": Guide("It leads the home page"),
    }

    date: PartialDate
    dateline: Name = ""
    authors: tuple[Name, ...] = ()
    programs: tuple[ProgramReference, ...] = ()
    gallery: tuple[Image, ...] = ()
    featured: bool = False


def year_of(post: Placed) -> int:
    """Give the year of a post's date."""
    return post.meta.date.year if post.meta.date else year_in_place(post)


def path_of(post: Placed) -> str:
    """Stand below the year of its date."""
    return f"/news/{year_of(post)}/{slug_of(post)}/"


def summary_of(post: Placed, *_: object) -> dict[str, Any]:
    """Give what lists show of a post."""
    return {"dateline": post.meta.dateline, "featured": post.meta.featured}


def found_by(post: News) -> Iterator[str]:
    """Give what the search finds a post by."""
    yield from (post.dateline, *post.authors)


NEWS = Kind(
    name="news",
    one="News",
    model=News,
    folder="news",
    example="content/news/2024/slug.md",
    yearly=True,
    list_page="news_list",
    years_page="news_year",
    title="News",
    paged=True,
    path=path_of,
    year=year_of,
    feed="own",
    announced="everywhere",
    article=True,
    summary=summary_of,
    found_by=found_by,
)
