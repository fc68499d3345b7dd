"""PDF files without their secrets: what is printed stays, what is told beside it goes."""

from __future__ import annotations

import io
from typing import Any, Final

from sitegen.errors import MediaError, MissingToolError

# ISO 32000-2: 14.3 (metadata), 14.5 (private data of programs), 12.3.4 (thumbnails), 14.13 (files)
_TELLING: Final = ("/Metadata", "/PieceInfo", "/LastModified", "/Thumb", "/AF", "/OPI", "/Measure")
# 12.5.2 and 12.5.6.2: who wrote a note, and when
_NOTES: Final = ("/T", "/M", "/CreationDate", "/NM")
# ITU-T T.81, table B.1: application data and comments; Adobe's own (EE) tells the colours
_JPEG_TELLING: Final = frozenset((*range(0xE1, 0xEE), 0xEF, 0xFE))


def wash_pdf(data: bytes, name: str) -> bytes:
    """Return a PDF without metadata, notes' authors, attached files and photos' records.

    Raises MediaError for a damaged or locked one, MissingToolError without the library for it.
    """
    try:
        import pikepdf
    except ImportError as error:
        raise MissingToolError(
            f"{name}: publishing a PDF needs a library that this machine lacks: pip install pikepdf"
        ) from error
    result = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            if "/Info" in document.trailer:
                del document.trailer["/Info"]
            _drop(document.Root.get("/Names", {}), ("/EmbeddedFiles", "/JavaScript"))
            _drop(document.Root, ("/OpenAction", "/AA"))
            for part in document.objects:
                if isinstance(part, pikepdf.Dictionary | pikepdf.Stream):
                    _clean(part, pikepdf.Name.DCTDecode)
            document.save(result, deterministic_id=True, fix_metadata_version=False)
    except (pikepdf.PdfError, IndexError) as error:
        raise MediaError(f"{name}: the PDF is damaged or locked; export it again") from error
    return result.getvalue()


def _clean(part: Any, photo: Any) -> None:
    _drop(part, _TELLING)
    if "/Subtype" in part and "/Rect" in part:
        _drop(part, _NOTES)
    if part.get("/Filter") == photo:
        part.write(strip_jpeg(part.read_raw_bytes()), filter=photo)


def _drop(holder: Any, keys: tuple[str, ...]) -> None:
    for key in keys:
        if key in holder:
            del holder[key]


def strip_jpeg(data: bytes) -> bytes:
    """Leave out a JPEG's records and comments without decoding it; raises IndexError if cut."""
    kept, at = [data[:2]], 2
    while data[at + 1] != 0xDA:
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if data[at + 1] not in _JPEG_TELLING:
            kept.append(data[at:end])
        at = end
    last = data.rfind(b"\xff\xd9")
    return b"".join([*kept, data[at : last + 2]])
