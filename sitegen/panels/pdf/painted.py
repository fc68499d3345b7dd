"""What a laid-out page would paint, line by line: nothing off the panel, nothing over anything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, groupby
from typing import TYPE_CHECKING, Any

from sitegen.panels.pdf.typesetter import PIXELS_PER_MM
from sitegen.values import Value

if TYPE_CHECKING:
    from weasyprint import Document

# Letters without the room that fonts keep above and below them, in parts of the type size.
ASCENT, DESCENT = 0.7, 0.16
# What letters may share with a neighbour: an accent's height, a hair of a slanted stroke.
SLACK = 0.12
MOST_TOLD = 3


class Area(Value):
    """Where the words of a page may stand, in mm from the page's top left corner."""

    left: float
    top: float
    right: float
    bottom: float


class Painted(Value):
    """A line of text (or a picture, without one) and its place on its page in mm."""

    page: int
    text: str
    left: float
    top: float
    right: float
    bottom: float

    def shares(self, other: Painted) -> bool:
        """Whether two things would be painted over each other."""
        slack = SLACK * min(self.bottom - self.top, other.bottom - other.top)
        return (
            self.page == other.page
            and min(self.right, other.right) - max(self.left, other.left) > slack
            and min(self.bottom, other.bottom) - max(self.top, other.top) > slack
        )


def misplaced(document: Document, area: Area, pages: int = 0) -> tuple[str, ...]:
    """What is wrong on a document's pages, as sentences without their end; the first few of each.

    `pages` is how many there must be, 0 for any number.
    """
    told = []
    if pages and len(document.pages) != pages:
        told.append(f"it runs over {len(document.pages)} pages instead of {pages}")
    things = tuple(_things(document))
    lines = tuple(thing for thing in things if thing.text)
    pictures = tuple(thing for thing in things if not thing.text)
    told += _first(f"“{line.text}” would be cut off" for line in lines if not _is_in(line, area))
    told += _first(
        f"“{one.text}” would lie over “{other.text}”"
        for page in _pages_of(lines)
        for one, other in combinations(page, 2)
        if one.shares(other)
    )
    told += _first(
        f"“{line.text}” would lie on a picture"
        for line in lines
        if any(line.shares(picture) for picture in pictures)
    )
    return tuple(told)


def _pages_of(things: Iterable[Painted]) -> Iterator[tuple[Painted, ...]]:
    """What stands on each page, page by page as it was laid out."""
    return (tuple(page) for _, page in groupby(things, lambda thing: thing.page))


def _first(told: Iterable[str]) -> list[str]:
    every = list(dict.fromkeys(told))
    more = [f"and {len(every) - MOST_TOLD} more like that"] if len(every) > MOST_TOLD else []
    return every[:MOST_TOLD] + more


def _is_in(line: Painted, area: Area) -> bool:
    return (
        line.left >= area.left
        and line.right <= area.right
        and line.top >= area.top
        and line.bottom <= area.bottom
    )


def _things(document: Document) -> Iterator[Painted]:
    for number, page in enumerate(document.pages):
        yield from _boxes(page._page_box, number)


def _boxes(box: Any, page: int) -> Iterator[Painted]:
    from weasyprint.formatting_structure import boxes
    from weasyprint.layout.absolute import AbsolutePlaceholder

    if isinstance(box, AbsolutePlaceholder):
        box = box._box
    classes = (box.element.get("class") or "").split() if box.element is not None else []
    if "artifact" in classes:
        return
    if isinstance(box, boxes.TextBox):
        if box.text.strip():
            yield _text(box, page)
    elif isinstance(box, boxes.ReplacedBox):
        left, top = box.content_box_x(), box.content_box_y()
        yield _painted("", page, left, top, left + box.width, top + box.height)
    elif not isinstance(box, boxes.MarginBox):
        for child in getattr(box, "children", ()):
            yield from _boxes(child, page)


def _text(box: Any, page: int) -> Painted:
    base, size = box.position_y + box.baseline, box.style["font_size"]
    return _painted(
        " ".join(box.text.split()),
        page,
        box.position_x,
        base - ASCENT * size,
        box.position_x + box.width,
        base + DESCENT * size,
    )


def _painted(text: str, page: int, left: float, top: float, right: float, bottom: float) -> Painted:
    places = (place / PIXELS_PER_MM for place in (left, top, right, bottom))
    x1, y1, x2, y2 = (round(place, 3) for place in places)
    return Painted(page=page, text=text, left=x1, top=y1, right=x2, bottom=y2)
