"""Style sheets of pages, parsed once for all pages that share one.

Panels of a set are measured at the same sizes, and parts of a document are set alike: their sheets
are the same to the letter, and a sheet takes as long to parse as a panel's foot to be laid out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

MOST = 4
BEGIN, END = "<style>", "</style>"
# What a sheet tells the document that it is parsed for, and not only its elements.
OF_ITS_DOCUMENT = re.compile(r"@(?:import|counter-style|color-profile|layer|namespace)\b", re.I)
# A sheet given beside a page gives way to those that stand in it. That is what the number of a
# part's first page wants; of others it isn't known.
ANOTHER = re.compile(r"<style(?!>@page :first)|<link\b", re.I)

Parse = Callable[[str], Any]


class Sheets:
    """The last few sheets that were parsed, by their text."""

    def __init__(self) -> None:
        self._known: dict[str, Any] = {}

    def taken_from(self, html: str, parse: Parse) -> tuple[str, list[Any]]:
        """A page without its sheet, and that parsed by `parse`; as it is, and none, where it isn't
        its only one, or says more than how elements and pages look."""
        before, _, after = html.partition(BEGIN)
        text, end, rest = after.partition(END)
        if not end or "</head" in before or ANOTHER.search(before + rest):
            return html, []
        if OF_ITS_DOCUMENT.search(text):
            return html, []
        sheet = self._known.pop(text, None) or parse(text)
        self._known[text] = sheet
        for oldest in list(self._known)[:-MOST]:
            del self._known[oldest]
        return before + rest, [sheet]

    def forget(self) -> None:
        """Parse all again: a sheet says only once what is wrong with it."""
        self._known.clear()
