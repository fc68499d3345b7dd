"""Texts of WordPress: blocks, classic lines, shortcodes; what it shows of them becomes Markdown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from sitegen.importing.prose.gutenberg import Known, has_blocks, without_remarks
from sitegen.importing.prose.prose import Prose, convert
from sitegen.importing.prose.shortcodes import Attachment, Attachments, without_shortcodes

__all__ = ["Attachment", "convert_wordpress", "shown_by_wordpress"]


def _nothing(number: int) -> None:
    """Know nothing by its number."""


def shown_by_wordpress(
    html: str,
    *,
    attachments: Attachments = _nothing,
    attached: Sequence[int] = (),
    reusable: Callable[[int], str | None] = _nothing,
    footnotes: Mapping[str, str] | None = None,
) -> str:
    """Give the HTML that WordPress shows of a text as it keeps it (`content:encoded`).

    `attachments` gives a file of its library by number, `attached` are the numbers of those that
    belong to the text, for a gallery that names none. `reusable` gives the text of a block that is
    used again (post type `wp_block`), `footnotes` are the notes of the text by id (meta
    `footnotes`). What is missing is left out and named.
    """
    if has_blocks(html):
        known = Known(reusable=reusable, footnotes=footnotes or {})
        return without_shortcodes(without_remarks(html, known), attachments, attached)
    known = Known(reusable=reusable, footnotes={})
    return without_remarks(without_shortcodes(html, attachments, attached), known)


def convert_wordpress(
    html: str,
    *,
    addresses: Callable[[str], str] = str,
    files: Callable[[str], str] | None = None,
    language: str = "en",
    attachments: Attachments = _nothing,
    attached: Sequence[int] = (),
    reusable: Callable[[int], str | None] = _nothing,
    footnotes: Mapping[str, str] | None = None,
) -> Prose:
    """Convert a text as WordPress keeps it; see `convert` and `shown_by_wordpress`."""
    shown = shown_by_wordpress(
        html, attachments=attachments, attached=attached, reusable=reusable, footnotes=footnotes
    )
    return convert(shown, addresses=addresses, files=files, language=language)
