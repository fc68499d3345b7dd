"""PDF files without their secrets: what is printed stays, what is told beside it goes."""

from __future__ import annotations

import io
import re
from typing import Any, Final

from sitegen.engine.memory import is_out_of_memory
from sitegen.errors import MediaError, MissingToolError
from sitegen.media.sanitize.pdf_parts import TELLING, drop_what_draws_nothing
from sitegen.safety.pdf_streams import is_picture, pictures_within, unpacked

# ISO 32000-2, 12.5.2 and 12.5.6.2: who wrote a note, and when
_NOTES: Final = ("/T", "/M", "/CreationDate", "/NM")
# ITU-T T.81, table B.1: application data and comments; Adobe's own (EE) tells the colours
_JPEG_TELLING: Final = frozenset((*range(0xE1, 0xEE), 0xEF, 0xFE))
_SCAN, _END = 0xDA, 0xD9
_DRAWING_BOXES: Final = frozenset((b"jP  ", b"ftyp", b"jp2h", b"jp2c"))
# Within a scan, FF is data before 00 and may begin a restart (B.1.1.2); all else ends it
_NEXT_MARKER: Final = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


def sanitize_pdf(data: bytes, name: str) -> bytes:
    """Return a PDF of what draws its pages: without metadata, notes' authors, attached files,
    scripts, and photos' records.

    Raises MediaError for a damaged or locked one and for one that can't be looked into,
    MissingToolError without the library for it.
    """
    try:
        import pikepdf
    except ImportError as error:
        raise MissingToolError(
            f"{name}: publishing a PDF needs a library that this machine lacks: pip install pikepdf"
        ) from error
    try:
        return _washed(data, name)
    except pikepdf.PasswordError as error:
        raise MediaError(
            f"{name}: the PDF opens with a password only, so that nobody could read it here; "
            "save it without one"
        ) from error
    # pikepdf raises errors of Python where a part is of another kind than it should be.
    except (pikepdf.PikepdfError, ArithmeticError, LookupError, TypeError, ValueError) as error:
        if is_out_of_memory(error):
            raise
        raise MediaError(f"{name}: the PDF is damaged or locked; export it again") from error


def _washed(data: bytes, name: str) -> bytes:
    import pikepdf

    result = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        if "/Info" in document.trailer:
            del document.trailer["/Info"]
        _drop(document.Root.get("/Names", {}), ("/EmbeddedFiles", "/JavaScript"))
        _drop(document.Root, ("/OpenAction",))
        for part in document.objects:
            _clean(part, pikepdf)
        for stream in drop_what_draws_nothing(document):
            if not is_picture(stream):
                _clean_pictures_within(stream, name, pikepdf)
        document.save(result, deterministic_id=True, fix_metadata_version=False)
    return result.getvalue()


def _clean(part: Any, pikepdf: Any) -> None:
    """Clean a part and all that is written inside it; what it refers to is a part of its own."""
    if isinstance(part, pikepdf.Array):
        inner = list(part)
    elif isinstance(part, pikepdf.Dictionary | pikepdf.Stream):
        _clean_fields(part, pikepdf)
        inner = [value for _, value in part.items()]
    else:
        return
    for value in inner:
        if isinstance(value, pikepdf.Object) and not value.is_indirect:
            _clean(value, pikepdf)


def _clean_pictures_within(stream: Any, name: str, pikepdf: Any) -> None:
    """Clean photos that stand within what draws a page (8.9.7); unpacking proves that a name in
    the stream would be found.
    """
    before = code = unpacked(stream)
    for picture in pictures_within(stream) if b"BI" in code else ():
        filters = _listed(picture.obj.get("/Filter"), pikepdf)
        if filters and filters[-1] == "/DCTDecode":
            data = picture.read_raw_bytes()
            if len(filters) > 1:
                raise MediaError(
                    f"{name}: a photo within what draws a page can't be washed of what it says of "
                    "itself; export the PDF again"
                )
            code = code.replace(data, strip_jpeg(data) + b"\n")
    if code != before:
        stream.write(code)


def _clean_fields(part: Any, pikepdf: Any) -> None:
    _drop(part, TELLING)
    if "/Subtype" in part and "/Rect" in part:
        _drop(part, _NOTES)
    filters = _listed(part.get("/Filter"), pikepdf) if isinstance(part, pikepdf.Stream) else []
    strip = _PHOTOS.get(str(filters[-1])) if filters else None
    if strip is None:
        return
    parameters = _listed(part.get("/DecodeParms"), pikepdf)
    data = part.read_raw_bytes()
    if len(filters) > 1:
        # Packed once more, as some programs do: 7.4.1 allows any row of filters.
        spare = pikepdf.new()
        holder = pikepdf.Stream(spare, data)
        holder.Filter = pikepdf.Array(filters[:-1])
        if len(parameters) == len(filters):
            holder.DecodeParms = pikepdf.Array(parameters[:-1])
        data = holder.read_bytes()
    own = parameters[-1] if len(parameters) == len(filters) else None
    part.write(strip(data), filter=filters[-1], decode_parms=own)


def _listed(value: Any, pikepdf: Any) -> list[Any]:
    """Give what stands alone or in a list as a list."""
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def _drop(holder: Any, keys: tuple[str, ...]) -> None:
    for key in keys:
        if key in holder:
            del holder[key]


def strip_jpeg(data: bytes) -> bytes:
    """Leave out a JPEG's records, comments and whatever follows its end, without decoding it.

    Raises IndexError where it is cut short in its head.
    """
    kept, at = [data[:2]], 2
    while data[at + 1] != _END:
        marker, end = data[at + 1], at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        kept.append(_kept_segment(marker, data[at:end]))
        at = end
        if marker == _SCAN:
            found = _NEXT_MARKER.search(data, at)
            at = found.start() if found else len(data)
            kept.append(data[end:at])
            if not found:
                break
    return b"".join([*kept, b"\xff\xd9"])


def strip_jpeg_2000(data: bytes) -> bytes:
    """Leave out all boxes of a JPEG 2000 file that draw nothing (ISO/IEC 15444-1, I.2).

    A bare codestream stays as it is.
    """
    if data[4:8] != b"jP  ":
        return data
    kept, at = [], 0
    while at + 8 <= len(data):
        length, name = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        if length == 1:
            length = int.from_bytes(data[at + 8 : at + 16], "big")
        # The last box may reach to the end; a shorter one than its head is damaged.
        end = at + length if length >= 8 else len(data)
        if name in _DRAWING_BOXES:
            kept.append(data[at:end])
        at = end
    return b"".join(kept)


def _kept_segment(marker: int, segment: bytes) -> bytes:
    """Give a segment, empty where it tells a tale; JFIF's without its preview (T.871, 10.1)."""
    if marker == 0xE0:
        return b"\xff\xe0\0\x10" + segment[4:16] + b"\0\0" if segment[4:9] == b"JFIF\0" else b""
    if marker == 0xEE:
        return b"\xff\xee\0\x0e" + segment[4:16] if segment[4:9] == b"Adobe" else b""
    return b"" if marker in _JPEG_TELLING else segment


_PHOTOS: Final = {"/DCTDecode": strip_jpeg, "/JPXDecode": strip_jpeg_2000}
