"""What a conversion gives back."""

from __future__ import annotations

from typing import Literal

from sitegen.values import Value


class Heading(Value):
    """A heading of the body: its level (2 to 6), the anchor that leads to it, its plain text."""

    level: int
    id: str
    text: str


class Body(Value):
    """An entry's text as HTML, its headings in order, and as plain text for excerpts and search.

    Blocks of the plain text stand on lines of their own; captions are not part of it.
    """

    html: str
    headings: tuple[Heading, ...] = ()
    text: str = ""


class Notice(Value):
    """A mistake in the Markdown, or a doubt; the line counts from 1 in the Markdown text."""

    line: int
    message: str
    severity: Literal["error", "warning"] = "error"


class AnchorLink(Value):
    """A link to a place on another page: its line, counted as a notice's, what is written there,
    and the address that it leads to."""

    line: int
    written: str
    url: str


class Conversion(Value):
    """A body and what its author should know, in the order of the lines.

    Whether there are the places that `anchor_links` lead to is known once all pages are made.
    """

    body: Body
    notices: tuple[Notice, ...] = ()
    anchor_links: tuple[AnchorLink, ...] = ()
