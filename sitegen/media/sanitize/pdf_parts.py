"""What a PDF is made of: the parts that draw its pages stay, whatever else it carries goes.

A list of what may stay holds for what nobody has thought of yet; a list of what must go wouldn't.
"""

from __future__ import annotations

from typing import Any, Final

# ISO 32000-2: 14.3 (metadata), 14.5 (private data of programs), 12.3.4 (thumbnails), 14.13 and
# 7.11.4 (attached files), 12.6.3 and 12.6.4.17 (scripts), 12.7.9 (XFA), 12.8 (who signed)
TELLING: Final = (
    *("/Metadata", "/PieceInfo", "/LastModified", "/Thumb", "/AF", "/OPI", "/Measure"),
    *("/EF", "/RF", "/JS", "/AA", "/XFA", "/DSS", "/Perms"),
)
# Where an action stands, and those that run a script or a program, or read a file
_ACTIONS: Final = ("/A", "/PA", "/Next", "/OpenAction")
_RUNNING: Final = ("/JavaScript", "/Launch", "/ImportData")
# Streams that say what they are: drawings and pictures, grounds, functions, halftones
_BY_THEMSELVES: Final = ("/PatternType", "/ShadingType", "/FunctionType", "/HalftoneType")
_SHAPES: Final = ("/Form", "/Image")
# Streams that are told by their place only; texts of notes and fields may be streams, too
_PLACES: Final = frozenset(
    (
        *("/Contents", "/CharProcs", "/AP", "/FontFile", "/FontFile2", "/FontFile3"),
        *("/ToUnicode", "/CIDSet", "/CIDToGIDMap", "/Encoding", "/UseCMap"),
        *("/JBIG2Globals", "/DestOutputProfile", "/ICCBased", "/RC", "/V", "/DV"),
    )
)
# Dictionaries whose keys are names of any kind: what stands in them is told by their own place
_SHELVES: Final = ("/CharProcs", "/AP")
_COLOURS: Final = ("/ICCBased", "/Indexed")


def drop_what_draws_nothing(document: Any) -> list[Any]:
    """Take out of a document all that no page is drawn from; give the streams that stay.

    From its root it goes to whatever hangs on it: what else stands in the file isn't saved.
    """
    import pikepdf

    seen: set[tuple[tuple[int, int], str]] = set()
    ahead: list[tuple[Any, str]] = [(document.trailer, "")]
    streams: dict[tuple[int, int], Any] = {}
    while ahead:
        part, place = ahead.pop()
        if isinstance(part, pikepdf.Stream):
            streams[part.objgen] = part
        if part.is_indirect:
            if (part.objgen, place) in seen:
                continue
            seen.add((part.objgen, place))
        for key, value, inner in _within(part, place, pikepdf):
            if _stays(value, inner, pikepdf):
                ahead.append((value, inner))
            elif isinstance(part, pikepdf.Array):
                part[key] = None
            else:
                del part[key]
    return list(streams.values())


def _within(part: Any, place: str, pikepdf: Any) -> list[tuple[Any, Any, str]]:
    """Give what has parts of its own in a part: its key or number, itself, what its place is."""
    if isinstance(part, pikepdf.Array):
        first = str(part[0]) if len(part) and isinstance(part[0], pikepdf.Name) else ""
        place = "/ICCBased" if first in _COLOURS else place
        found = [(number, value, place) for number, value in enumerate(part)]
    else:
        shelf = place in _SHELVES and not isinstance(part, pikepdf.Stream)
        found = [(key, value, place if shelf else key) for key, value in part.items()]
    holders = (pikepdf.Array, pikepdf.Dictionary, pikepdf.Stream)
    return [each for each in found if isinstance(each[1], holders)]


def _stays(part: Any, place: str, pikepdf: Any) -> bool:
    if isinstance(part, pikepdf.Array):
        return True
    if isinstance(part, pikepdf.Stream):
        known = part.get("/Subtype") in _SHAPES or part.get("/Type") == "/CMap"
        return known or place in _PLACES or any(key in part for key in _BY_THEMSELVES)
    runs = place in _ACTIONS and part.get("/S") in _RUNNING
    return not runs and "/ByteRange" not in part
