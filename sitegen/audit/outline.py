"""The outline of a page: its headings as a screen reader's user walks through them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def wrong_headings(headings: Sequence[tuple[int, str]]) -> Iterator[tuple[str, str]]:
    """Give what is wrong with headings, levels and texts, with the heading's (WCAG 2.2, 1.3.1)."""
    first = [text for level, text in headings if level == 1]
    if len(first) != 1:
        yield f"{len(first)} headings of the first level; expected one", first[-1] if first else ""
    before = 0
    for level, text in headings:
        if not text:
            yield f"a heading of level {level} has no text", ""
        if level > before + 1 and before:
            yield f'"{text}" is a heading of level {level} below one of level {before}', text
        before = level
