"""What the streams of a PDF say: fonts, tables of letters, profiles, notes, whatever is packed."""

from __future__ import annotations

import re
import struct
import warnings
from collections.abc import Iterator
from typing import Any, Final

from sitegen.safety.font_words import texts_in_bare_outlines, texts_in_embedded_font

LARGEST: Final = 200_000_000
"""Bytes that one stream may unpack to; what draws a page has a hundredth of that."""

NAME: Final = re.compile(rb"/([^\x00\t\n\f\r ()<>\[\]{}/%]+)")
REMARK: Final = re.compile(rb"%([^\r\n]*)")
"""A name and a remark within what draws a page (ISO 32000-1, 7.3.5 and 7.2.3)."""

_SAYS: Final = re.compile(rb"<<[^>]*[(<]|\bBI\b")
"""What may say a text beside what is drawn: marked content, and the head of a picture in it."""

_SFNT: Final = (b"\0\1\0\0", b"OTTO", b"true", b"ttcf", b"wOFF", b"wOF2")
_BARE_OUTLINES: Final = ("/Type1C", "/CIDFontType0C")
_TEXTS_OF_PROFILES: Final = (b"text", b"desc", b"mluc", b"dict", b"ncl2", b"utf8", b"zut8")
_SIGN: Final = re.compile(rb"\\([0-7]{1,3})")
_UNSEEN: Final = re.compile("[\0-\x08\x0e-\x1f\x7f-\x9f\ufffd]+")
# What is shorter in bytes that are no text, chance has written, and it would stop a site in vain
_SHORTEST: Final = 8
# Latin, Hebrew and Arabic letters of two bytes, the higher one first
_WIDE: Final = re.compile(rb"(?:\0[\x20-\x7e\xa0-\xff]|[\5\6].){4,}", re.DOTALL)
_WIDE_TURNED: Final = re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\0|.[\5\6]){4,}", re.DOTALL)


def unpacked(stream: Any) -> bytes:
    """Give what a stream holds. Raises PikepdfError where it is damaged, or larger than LARGEST."""
    from pikepdf import settings

    before = settings.set_qpdf_limits(
        flate_max_memory=LARGEST,
        run_length_max_memory=LARGEST,
        png_max_memory=LARGEST,
        tiff_max_memory=LARGEST,
    )
    try:
        return bytes(stream.read_bytes())
    finally:
        settings.set_qpdf_limits(
            flate_max_memory=int(before["flate_max_memory"]),
            run_length_max_memory=int(before["run_length_max_memory"]),
            png_max_memory=int(before["png_max_memory"]),
            tiff_max_memory=int(before["tiff_max_memory"]),
        )


def is_picture(stream: Any) -> bool:
    """True for a stream of pixels (ISO 32000-1, 8.9.5), in which no words are looked for."""
    return bool(stream.get("/Subtype") == "/Image")


def texts_in_stream(stream: Any) -> Iterator[str]:
    """Give the texts of a stream that draws nothing itself; raises PikepdfError if it's damaged."""
    data = unpacked(stream)
    if data.startswith(_SFNT):
        yield from texts_in_embedded_font(data) or runs_of_text(data)
    elif str(stream.get("/Subtype")) in _BARE_OUTLINES:
        yield from texts_in_bare_outlines(data) or runs_of_text(data)
    elif data[36:40] == b"acsp":
        yield from _of_profile(data)
    elif b"eexec" in data:
        yield from _of_type_1(data)
    else:
        yield from runs_of_text(data)


def runs_of_text(data: bytes) -> Iterator[str]:
    """Give what can be read in bytes of any kind, in one byte a letter or in two."""
    if b"\\" in data:
        data = _SIGN.sub(lambda found: bytes((int(found[1], 8) & 0xFF,)), data)
    runs = _UNSEEN.split(data.decode("utf-8", "replace"))
    is_text = len(runs) == 1
    yield "\n".join(run for run in runs if is_text or len(run) >= _SHORTEST)
    if not is_text:
        yield "\n".join(run.decode("utf-16-be", "replace") for run in _WIDE.findall(data))
        yield "\n".join(run.decode("utf-16-le", "replace") for run in _WIDE_TURNED.findall(data))


def _of_profile(data: bytes) -> Iterator[str]:
    """Give the texts of a colour profile; its tables are numbers (ICC.1:2022, 7.3 and 10)."""
    count = int.from_bytes(data[128:132], "big")
    for at in range(132, min(132 + 12 * count, len(data)), 12):
        start, size = struct.unpack_from(">II", data.ljust(at + 12, b"\0"), at + 4)
        tag = data[start : start + size]
        if tag[:4] in _TEXTS_OF_PROFILES:
            yield "".join(chr(byte) if 31 < byte < 127 else " " for byte in tag)
            # One alignment holds the texts of two bytes a letter (`mluc`), whichever it is.
            yield from (tag[at:].decode("utf-16-be", "replace") for at in (0, 1))


def _of_type_1(data: bytes) -> Iterator[str]:
    """Give the texts of a Type 1 font, also of its part that is encrypted (Adobe Type 1, 7.2)."""
    from fontTools.misc.eexec import decrypt

    head, _, rest = data.partition(b"eexec")
    yield from runs_of_text(head)
    yield from runs_of_text(decrypt(rest.lstrip(), 55665)[0])
    yield from runs_of_text(rest[-1024:])


def said_beside(drawing: Any) -> list[Any]:
    """Give what marks the content of a page or drawing, and the heads of pictures within it.

    So a text is given in another form (`Alt`, `E`, `ActualText`; ISO 32000-1, 14.6.2 and 14.9).
    Raises PdfError for content that breaks the rules of its own grammar.
    """
    marks = _instructions(drawing, "BDC DP")
    heads = [picture.obj for picture in pictures_within(drawing)]
    return [*heads, *(said for mark in marks for said in mark.operands)]


def pictures_within(drawing: Any) -> list[Any]:
    """Give the pictures that stand within what draws a page (8.9.7). Raises PdfError as above."""
    found = _instructions(drawing, "BI ID EI")
    return [each.iimage for each in found if hasattr(each, "iimage")]


def _instructions(drawing: Any, operators: str) -> list[Any]:
    import pikepdf

    with warnings.catch_warnings():
        # Of mistakes in what draws a page, which programs that show it pass over.
        warnings.simplefilter("ignore")
        try:
            return list(pikepdf.parse_content_stream(drawing, operators))
        except (TypeError, ValueError) as error:
            raise pikepdf.PdfError(str(error)) from error


def may_say_beside(code: bytes) -> bool:
    """True where what draws may mark its content with texts; few do."""
    return _SAYS.search(code) is not None
