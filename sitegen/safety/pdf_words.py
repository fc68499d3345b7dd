"""All that a PDF says: the words on its pages, and every text beside them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from sitegen.safety.pdf_streams import (
    NAME,
    REMARK,
    is_picture,
    may_say_beside,
    runs_of_text,
    said_beside,
    texts_in_stream,
    unpacked,
)


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
        try:
            for number in range(len(document)):
                page = document[number]
                yield page.get_textpage().get_text_range()
        finally:
            document.close()
    except pypdfium2.PdfiumError as error:
        raise ValueError(str(error)) from error


def _words_of_drawings(data: bytes) -> Iterator[str]:
    """Give the text of each drawing, shown on a page of its own.

    Stamps, filled-in fields and signatures are drawn by appearances of their own, backgrounds by
    patterns (ISO 32000-1, 12.5.5 and 8.7.3): neither is a part of a page's text.
    """
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            drawings = [part for part in document.objects if _is_drawing(part, pikepdf)]
            with_words = [each for each in drawings if b"BT" in unpacked(each)]
            if not with_words:
                return
            sheets = pikepdf.new()
            for drawing in with_words:
                _add_sheet(sheets, sheets.copy_foreign(drawing), pikepdf)
            result = io.BytesIO()
            sheets.save(result)
    except pikepdf.PikepdfError as error:
        raise ValueError(str(error)) from error
    yield from _words_on_pages(result.getvalue())


def _is_drawing(part: Any, pikepdf: Any) -> bool:
    if not isinstance(part, pikepdf.Stream):
        return False
    return bool(part.get("/Subtype") == "/Form" or part.get("/PatternType") == 1)


def _streams_of(part: Any, pikepdf: Any) -> list[Any]:
    """Give what draws a part: a drawing itself, a page's contents, the letters of a drawn font."""
    if _is_drawing(part, pikepdf):
        return [part]
    if not isinstance(part, pikepdf.Dictionary):
        return []
    drawn: list[Any] = []
    if part.get("/Type") == "/Page":
        contents = part.get("/Contents", pikepdf.Array())
        drawn = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    elif isinstance(letters := part.get("/CharProcs"), pikepdf.Dictionary):
        drawn = [letter for _, letter in letters.items()]
    return [each for each in drawn if isinstance(each, pikepdf.Stream)]


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
    """Give every text of a PDF but those that are drawn: titles, bookmarks, notes, forms, tags,
    XMP, whatever else stands in a stream that is no picture.

    Names are texts too: programs call places and fonts after headings and people (ISO 32000-1,
    7.3.5 and 12.3.2.3), and so are remarks within what draws a page.

    Raises ValueError for a damaged PDF, ImportError as above.
    """
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            names: set[str] = set()
            yield from _texts(document.trailer, pikepdf, names)
            drawn: set[tuple[int, int]] = set()
            for part in document.objects:
                yield from _texts(part, pikepdf, names)
                streams = _streams_of(part, pikepdf)
                drawn.update(stream.objgen for stream in streams)
                if streams:
                    yield from _texts_of_drawn(part, streams, pikepdf, names)
            for part in document.objects:
                is_stream = isinstance(part, pikepdf.Stream)
                if is_stream and part.objgen not in drawn and not is_picture(part):
                    yield from texts_in_stream(part)
            yield from sorted(names)
    except pikepdf.PikepdfError as error:
        raise ValueError(str(error)) from error


def _texts_of_drawn(part: Any, streams: list[Any], pikepdf: Any, names: set[str]) -> Iterator[str]:
    """Give remarks and marked texts of what draws a part; its names go into `names`."""
    codes = [unpacked(stream) for stream in streams]
    for code in codes:
        names.update(as_address(found.decode("latin-1")) for found in NAME.findall(code))
        yield from (found.decode("utf-8", "replace") for found in REMARK.findall(code))
    # A page's content may be broken off anywhere, and go on in the next stream (7.8.2).
    if may_say_beside(b"\n".join(codes)):
        try:
            for drawing in [part] if part.get("/Type") == "/Page" else streams:
                for said in said_beside(drawing):
                    yield from _texts(said, pikepdf, names)
        except pikepdf.PdfError:
            yield from (text for code in codes for text in runs_of_text(code))


def as_address(name: str) -> str:
    """Give a name with its encoded letters as addresses have them, which the gate reads."""
    return name.replace("#", "%")


def _texts(part: Any, pikepdf: Any, names: set[str]) -> Iterator[str]:
    """Give the texts of a part and of all that is written in it; its names go into `names`."""
    if isinstance(part, pikepdf.String):
        yield from _readings(part)
        return
    if isinstance(part, pikepdf.Name):
        names.add(as_address(str(part)))
        return
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


def _readings(text: Any) -> Iterator[str]:
    """Give a text as it is read, and as programs meant it that wrote UTF-8 without a mark."""
    yield str(text)
    said = bytes(text)
    if not said.isascii():
        yield said.decode("utf-8", "ignore")
