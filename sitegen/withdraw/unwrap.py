"""What is inside files, whatever they are packed in: texts and pictures.

Compressed files, archives, tables of SQLite, PDFs. What nothing is known of is read as text, which
finds words in any record that keeps them as they are.
"""

from __future__ import annotations

import gzip
import io
import sqlite3
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

from sitegen.errors import MissingToolError
from sitegen.safety.font_words import FONTS, texts_in_font
from sitegen.safety.pdf_words import texts_beside_pages, words_drawn

DEEPEST = 4
"""Wrappings within wrappings that are undone."""

GZIP, ZIP, PDF, SQLITE = b"\x1f\x8b", b"PK\x03\x04", b"%PDF", b"SQLite format 3\0"
PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\0", b"MM\0*")
SOUNDS = (b"fLaC", b"OggS")
BOXED_PICTURES = (b"avif", b"avis", b"heic", b"heix", b"mif1", b"msf1")


@dataclass(frozen=True, slots=True)
class Part:
    """A text, or the bytes of a picture; `path` ends as a file of its format does."""

    path: str
    text: str = ""
    picture: bytes = b""


def unwrapped(path: str, data: bytes, depth: int = 0) -> Iterator[Part]:
    """Give all texts and pictures in a file. Raises MissingToolError where a PDF can't be read."""
    inner = _inside(path, data) if depth < DEEPEST else None
    if inner is not None:
        for name, content in inner:
            yield from unwrapped(name, content, depth + 1)
    elif data.startswith(PDF):
        yield from _of_pdf(path, data)
    elif data.startswith(tuple(FONTS.values())):
        yield from (Part(path, text=text) for text in texts_in_font(data))
    elif is_picture(data):
        yield Part(path, picture=data)
    elif not is_sound(data):
        yield Part(path, text=data.decode("utf-8", "replace"))


def is_picture(data: bytes) -> bool:
    """True for a file that begins as pictures do."""
    boxed = data[4:8] == b"ftyp" and data[8:12] in BOXED_PICTURES
    return boxed or data.startswith(PICTURES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")


def is_sound(data: bytes) -> bool:
    """True for sound, in which no words are left once they are washed."""
    boxed = data[4:8] == b"ftyp"
    return boxed or data.startswith(SOUNDS) or (data[:4] == b"RIFF" and data[8:12] == b"WAVE")


def _inside(path: str, data: bytes) -> list[tuple[str, bytes]] | None:
    """Give the files in a wrapping, None for a file that is none or is damaged."""
    try:
        if data.startswith(GZIP):
            return [(path.removesuffix(".gz"), gzip.decompress(data))]
        if path.endswith(".br"):
            return [(path.removesuffix(".br"), _from_brotli(data))]
        if data.startswith(ZIP):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                return [(name, archive.read(name)) for name in archive.namelist()]
        if data.startswith(SQLITE):
            return [(path, data[len(SQLITE) :]), *((path, cell) for cell in _cells(data))]
    except (OSError, EOFError, ValueError, zlib.error, zipfile.BadZipFile, sqlite3.Error):
        return None  # Damaged: read as it stands.
    return None


def _from_brotli(data: bytes) -> bytes:
    """Undo Brotli. Raises ValueError for what is none."""
    import brotli

    try:
        return bytes(brotli.decompress(data))
    except brotli.error as error:
        raise ValueError(str(error)) from error


def _cells(data: bytes) -> Iterator[bytes]:
    """Give every value of every table. Raises sqlite3.Error."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(data)
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        for (table,) in tables.fetchall():
            quoted = table.replace('"', '""')
            for row in connection.execute(f'SELECT * FROM "{quoted}"'):
                for cell in row:
                    if isinstance(cell, bytes | str):
                        yield cell.encode() if isinstance(cell, str) else cell


def _of_pdf(path: str, data: bytes) -> Iterator[Part]:
    try:
        yield from (Part(path, text=text) for text in words_drawn(data))
        yield from (Part(path, text=text) for text in texts_beside_pages(data))
        yield from (Part(path, picture=picture) for picture in _pictures(data))
    except ValueError:
        yield Part(path, text=data.decode("latin-1"))  # Damaged: read as it stands.
    except ImportError as error:
        raise MissingToolError(
            f"{path}: to search PDFs, this machine lacks a library: pip install {error.name}"
        ) from error


def _pictures(data: bytes) -> Iterator[bytes]:
    """Give the pictures on the pages of a PDF, saved anew."""
    import pypdfium2
    from pypdfium2 import raw

    document = pypdfium2.PdfDocument(data)
    try:
        for page in document:
            for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=8):
                picture = thing.get_bitmap().to_pil()
                saved = io.BytesIO()
                picture.convert("RGB").save(saved, "BMP")
                yield saved.getvalue()
    except pypdfium2.PdfiumError as error:
        raise ValueError(str(error)) from error
    finally:
        document.close()
