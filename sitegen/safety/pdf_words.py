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

    Names are texts too: programs call places and fonts after headings and people (ISO 32000-1,
    7.3.5 and 12.3.2.3).

    Raises ValueError for a damaged PDF, ImportError as above.
    """
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            names: set[str] = set()
            for part in (document.trailer, *document.objects):
                yield from _texts(part, pikepdf, names)
            yield from sorted(names)
    except pikepdf.PdfError as error:
        raise ValueError(str(error)) from error


def as_address(name: str) -> str:
    """Give a name with its encoded letters as addresses have them, which the gate reads."""
    return name.replace("#", "%")


def _texts(part: Any, pikepdf: Any, names: set[str]) -> Iterator[str]:
    """Give the texts of a part and of all that is written in it; its names go into `names`."""
    if isinstance(part, pikepdf.String):
        yield str(part)
        return
    if isinstance(part, pikepdf.Name):
        names.add(as_address(str(part)))
        return
    if isinstance(part, pikepdf.Stream) and part.get("/Type") == "/Metadata":
        yield part.read_bytes()[:LARGEST_STREAM].decode("utf-8", "replace")
    if isinstance(part, pikepdf.Array):
        inner = list(part)
    elif isinstance(part, pikepdf.Dictionary | pikepdf.Stream):
        names.update(map(as_address, part.keys()))
        inner = [value for _, value in part.items()]
    else:
        return
    for value in inner:
        if isinstance(value, pikepdf.Object) and not value.is_indirect:
            yield from _texts(value, pikepdf, names)
