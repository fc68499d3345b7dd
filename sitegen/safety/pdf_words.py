"""All that a PDF says: the words on its pages, and every text beside them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any, Final

REMARK: Final = re.compile(rb"%([^\r\n]*)")
NAME: Final = re.compile(rb"/([^\x00\t\n\f\r ()<>\[\]{}/%]+)")
"""A remark and a name within what draws a page (ISO 32000-1, 7.2.3 and 7.3.5)."""

LARGEST_STREAM = 5_000_000
"""Bytes of metadata (XMP) that are looked at."""


def words_drawn(data: bytes) -> Iterator[str]:
    """Give the text of each page in its order, also what stands beyond its edges, then that of each
    drawing that pages are put together from.

    Copies of text and programs find what a crop hides. Raises ValueError for a damaged PDF,
    ImportError where the machine lacks the library that reads PDFs.
    """
    yield from _words_on_pages(data)
    yield from _words_of_drawings(data)


def _words_on_pages(data: bytes) -> Iterator[str]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise ValueError(str(error)) from error
    try:
        for number in range(len(document)):
            page = document[number]
            yield page.get_textpage().get_text_range()
    finally:
        document.close()


def _words_of_drawings(data: bytes) -> Iterator[str]:
    """Give the text of each drawing, shown on a page of its own.

    Stamps, filled-in fields and signatures are drawn by appearances of their own, backgrounds by
    patterns (ISO 32000-1, 12.5.5 and 8.7.3): neither is a part of a page's text.
    """
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            drawings = [part for part in document.objects if _is_drawing(part, pikepdf)]
            with_words = [each for each in drawings if b"BT" in each.read_bytes()]
            if not with_words:
                return
            sheets = pikepdf.new()
            for drawing in with_words:
                _add_sheet(sheets, sheets.copy_foreign(drawing), pikepdf)
            result = io.BytesIO()
            sheets.save(result)
    except pikepdf.PdfError as error:
        raise ValueError(str(error)) from error
    yield from _words_on_pages(result.getvalue())


def _is_drawing(part: Any, pikepdf: Any) -> bool:
    if not isinstance(part, pikepdf.Stream):
        return False
    return bool(part.get("/Subtype") == "/Form" or part.get("/PatternType") == 1)


def _drawing_streams(part: Any, pikepdf: Any) -> list[Any]:
    """Give what draws a part: a drawing itself, and the contents of a page."""
    if _is_drawing(part, pikepdf):
        return [part]
    if isinstance(part, pikepdf.Dictionary) and part.get("/Type") == "/Page":
        contents = part.get("/Contents", pikepdf.Array())
        return [contents] if isinstance(contents, pikepdf.Stream) else list(contents)
    return []


def _add_sheet(sheets: Any, drawing: Any, pikepdf: Any) -> None:
    """Add a page that shows a drawing, whatever layer or pattern it belongs to."""
    drawing.Type, drawing.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    for key in ("/OC", "/Matrix"):
        if key in drawing:
            del drawing[key]
    page = sheets.add_blank_page()
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=drawing))
    page.Contents = pikepdf.Stream(sheets, b"/X Do")


def texts_beside_pages(data: bytes) -> Iterator[str]:
    """Give every text of a PDF's structure: titles, bookmarks, notes, forms, tags, XMP.

    Names are texts too: programs call places and fonts after headings and people (ISO 32000-1,
    7.3.5 and 12.3.2.3), and so are remarks within what draws a page.

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
    for stream in _drawing_streams(part, pikepdf):
        code = stream.read_bytes()
        names.update(as_address(found.decode("latin-1")) for found in NAME.findall(code))
        yield from (found.decode("utf-8", "replace") for found in REMARK.findall(code))
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
