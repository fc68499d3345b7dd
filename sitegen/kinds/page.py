"""Plain pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal

from sitegen.kinds.kind import Kind, Placed, by_place, slug_of
from sitegen.kinds.meta import Meta
from sitegen.schema.guide import Guide


class Page(Meta):
    """A plain page."""

    guide: ClassVar[Mapping[str, Guide]] = {
        "order": Guide("Its place in the menu; smaller first"),
        "menu": Guide("The menu that it stands in; none: leave it out"),
    }

    order: int = 0
    menu: Literal["main", "footer", ""] = ""


def path_of(page: Placed) -> str:
    """Stand where the file lies, below the site's root."""
    return "/" + "/".join([*page.id.split("/")[1:-1], slug_of(page)]) + "/"


def summary_of(page: Placed, *_: object) -> dict[str, Any]:
    """Give what other pages show of a page."""
    return {"order": page.meta.order}


def sample(_: object) -> dict[str, str]:
    """Give what a made-up page says: it shows how a page gets into a menu."""
    return {"menu": "footer"}


PAGE = Kind(
    name="page",
    model=Page,
    folder="pages",
    depths=range(2, 9),
    example="content/pages/slug.md",
    listed=False,
    path=path_of,
    order=by_place,
    summary=summary_of,
    sample=sample,
)
