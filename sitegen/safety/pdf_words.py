"""All that a PDF says: the words on its pages, and every text beside them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

LARGEST_STREAM = 5_000_000
"""Bytes of metadata (XMP) that are looked at."""


def words_on_pages(data: bytes) -> Iterator[str]:
    """Give the text of each page as a reader would select it. Raises ValueError for a damaged PDF.

    Raises ImportError where the machine lacks the library that reads PDFs.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise ValueError(str(error)) from error
    try:
        for number in range(len(document)):
            page = document[number]
            yield page.get_textpage().get_text_bounded()
    finally:
        document.close()


def texts_beside_pages(data: bytes) -> Iterator[str]:
    """Give every text of a PDF's structure: titles, bookmarks, notes, forms, tags, XMP.

    Raises ValueError for a damaged PDF, ImportError as above.
    """
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            yield from _texts(document.trailer, pikepdf)
            for part in document.objects:
                yield from _texts(part, pikepdf)
    except pikepdf.PdfError as error:
        raise ValueError(str(error)) from error


def _texts(part: Any, pikepdf: Any) -> Iterator[str]:
    """Give the texts of a part and all that is written inside it."""
    if isinstance(part, pikepdf.String):
        yield str(part)
        return
    if isinstance(part, pikepdf.Stream) and part.get("/Type") == "/Metadata":
        yield part.read_bytes()[:LARGEST_STREAM].decode("utf-8", "replace")
    if isinstance(part, pikepdf.Array):
        inner = list(part)
    elif isinstance(part, pikepdf.Dictionary | pikepdf.Stream):
        inner = [value for _, value in part.items()]
    else:
        return
    for value in inner:
        if isinstance(value, pikepdf.Object) and not value.is_indirect:
            yield from _texts(value, pikepdf)
