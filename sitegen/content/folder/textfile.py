"""From a file's bytes to its text, and what a file is that holds none."""

from __future__ import annotations

import codecs
from typing import Final

from sitegen.errors import ContentError, Location, Problem
from sitegen.text import line_at, with_line_feeds

HOW: Final = "expected the file to be saved as UTF-8 (in Notepad: Save as, Encoding: UTF-8)"
AS_TEXT: Final = "copy its text into a plain text file"
STRANGERS: Final = (
    (b"PK\x03\x04", f"this is a Word document or another ZIP file, not a text; {AS_TEXT}"),
    (b"\xd0\xcf\x11\xe0", f"this is a Word document, not a text; {AS_TEXT}"),
    (b"{\\rtf", f"this is a document of a word processor (RTF), not plain text; {AS_TEXT}"),
    (b"%PDF", f"this is a PDF document, not a text; {AS_TEXT}"),
    (codecs.BOM_UTF16_LE, f"the text is saved as UTF-16; {HOW}"),
    (codecs.BOM_UTF16_BE, f"the text is saved as UTF-16; {HOW}"),
)
"""What files begin with that are named like texts and are none (or not in UTF-8)."""


def decode_text(data: bytes, path: str) -> str:
    """Give a file's text, its lines ended by "\\n". Raises ContentError where it isn't UTF-8."""
    for start, message in STRANGERS:
        if data.startswith(start):
            raise ContentError([Problem(Location(path), message)])
    try:
        return with_line_feeds(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = line_at(data, error.start)
        message = f"not UTF-8 text; {HOW}"
        if data[:200].count(0) > len(data[:200]) // 4:
            line, message = 1, f"the text is saved as UTF-16; {HOW}"
        raise ContentError([Problem(Location(path, line), message)]) from None
