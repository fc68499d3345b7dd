"""What a body must know of the site around it, as questions."""

from __future__ import annotations

from typing import Protocol

from sitegen.markdown.directives.chart_table import ChartTable
from sitegen.media.picture import Picture, PictureSource
from sitegen.values import Value

__all__ = ["Link", "Picture", "PictureSource", "Resolver", "Withheld", "nothing_there"]


class Link(Value):
    """Where an internal link leads; `lang` is set where it leads into another language."""

    url: str
    lang: str = ""


class Withheld(Value):
    """Stands in the place of a picture, recording or entry that is there, and can't be shown.

    `mistake`: that is one, and not somebody's will.
    """

    reason: str
    mistake: bool = False


class Resolver(Protocol):
    """Answers for one entry in one language; the same question always has the same answer."""

    def link(self, target: str) -> Link | Withheld | None:
        """Find an internal target as written: relative to the entry's file or from the site's
        root, perhaps with `?query` or `#anchor`; None where nothing is there."""

    def own_path(self, address: str) -> str:
        """Give the path of an address in full that is this site's own, "" for all others."""

    def picture(self, file: str, use: str, focus: str, credit: str) -> Picture | Withheld | None:
        """Find a picture beside the entry, for one of the uses `figure`, `inline`, `gallery`,
        `poster`; the focus is `40% 20%` or empty, the credit is what its files say of their maker;
        None where nothing is there."""

    def media(self, file: str) -> str | Withheld | None:
        """Give the address of another file beside the entry, or None."""

    def chart(self, file: str) -> ChartTable | Withheld | None:
        """Give the numbers of a table beside the entry, None where nothing is there. Why they
        can't be read is told by the resolver, with the place in the file."""

    def message(self, text: str) -> str:
        """Give a string of the interface in the page's language."""

    def near(self, target: str) -> str:
        """Give what a name that leads nowhere was perhaps meant to be, "" where nothing is near."""


def nothing_there(resolver: Resolver, target: str) -> str:
    """Say that a name leads nowhere, and what it was perhaps meant to be."""
    near = resolver.near(target)
    return f'nothing there; did you mean "{near}"?' if near else "nothing there"
