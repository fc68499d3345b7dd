"""The last hand on a PDF: boxes, output intent, metadata, and bytes that never vary.

ISO 15930-7 (PDF/X-4) asks for TrimBox, OutputIntent, Trapped, dates, XMP and a file identifier;
ISO 14289-1 (PDF/UA-1) for a title, languages, `DisplayDocTitle` and its own mark in the XMP.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from sitegen.panels.pdf.metadata import Facts, describe
from sitegen.panels.pdf.streams import Rgb, in_rgb, with_whole_words
from sitegen.panels.pdf.structure import Leaf, describe_structure
from sitegen.panels.pdf.text_layer import mend_fonts, mend_text
from sitegen.panels.pictures.colour import Inks, OutputProfile, channels
from sitegen.schema.formats import MILLIMETRES, Sheet

if TYPE_CHECKING:
    from pikepdf import Page, Pdf


def finish_print(
    data: bytes,
    leaves: Sequence[Leaf],
    facts: Facts,
    sheet: Sheet,
    profile: OutputProfile,
    glyphs: Mapping[str, Mapping[int, str]],
) -> bytes:
    """A PDF/X-4 that is also PDF/UA-1: boxes from `sheet` on every page, the profile as intent.

    `glyphs` is what the fonts' glyphs stand for, by the font's name.
    """
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        rewritings = describe_structure(pdf, leaves, facts.lang)
        fonts = mend_fonts(pdf, glyphs)
        for page, rewriting in zip(pdf.pages, rewritings, strict=True):
            _set_boxes(page, sheet)
            instructions = with_whole_words(
                list(pikepdf.parse_content_stream(page)), rewriting.spoken, rewriting.artifacts
            )
            instructions = mend_text(instructions, fonts)
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))
        _set_intent(pdf, profile)
        describe(pdf, facts, print_ready=True)
        return _saved(pdf, "1.6")


def make_proof(
    finished: bytes,
    facts: Facts,
    colours: Mapping[tuple[float, ...], Rgb],
    pictures: Mapping[bytes, bytes],
) -> bytes:
    """The RGB proof of a finished panel, cropped to the trim as it will hang.

    `colours` are the screen's RGB (0–1) of inks in per cent, `pictures` the small RGB JPEG of each
    CMYK JPEG in the print file.
    """
    import pikepdf

    with pikepdf.open(io.BytesIO(finished)) as pdf:
        for page in pdf.pages:
            page.obj["/CropBox"] = page.obj["/TrimBox"]
            instructions = in_rgb(list(pikepdf.parse_content_stream(page)), colours)
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))
        _replace_pictures(pdf, pictures)
        del pdf.Root.OutputIntents
        describe(pdf, facts, print_ready=False)
        return _saved(pdf, "1.7")


def screen_colours(inks: Iterable[tuple[str, Inks]]) -> dict[tuple[float, ...], Rgb]:
    """RGB (0–1) for inks in per cent, from pairs of `#rrggbb` and its inks."""
    colours: dict[tuple[float, ...], Rgb] = {}
    for colour, parts in inks:
        red, green, blue = (round(channel / 255, 4) for channel in channels(colour))
        colours[parts.cyan, parts.magenta, parts.yellow, parts.black] = (red, green, blue)
    return colours


def _replace_pictures(pdf: Pdf, pictures: Mapping[bytes, bytes]) -> None:
    import pikepdf
    from PIL import Image

    for thing in pdf.objects:
        if not isinstance(thing, pikepdf.Stream) or thing.get("/Subtype") != "/Image":
            continue
        data = pictures[thing.read_raw_bytes()]
        with Image.open(io.BytesIO(data)) as opened:
            thing.Width, thing.Height = opened.size
        thing.write(data, filter=pikepdf.Name.DCTDecode)
        thing.ColorSpace = pikepdf.Name.DeviceRGB
        for key in ("/Decode", "/DecodeParms"):
            if key in thing:
                del thing[key]


def _set_boxes(page: Page, sheet: Sheet) -> None:
    # To a thousandth of a point all boxes of a page agree, and none sticks out of another.
    media = [round(float(edge), 3) for edge in page.mediabox]
    page.obj["/MediaBox"] = media
    left, bottom, right, top = media
    for key, inset_mm in (("/TrimBox", sheet.margin), ("/BleedBox", sheet.slug)):
        inset = round(inset_mm / MILLIMETRES["pt"], 3)
        edges = (left + inset, bottom + inset, right - inset, top - inset)
        page.obj[key] = [round(edge, 3) for edge in edges]


def _set_intent(pdf: Pdf, profile: OutputProfile) -> None:
    from pikepdf import Array, Dictionary, Name, String

    stream = pdf.make_stream(_packed(profile), N=4, Filter=Name.FlateDecode)
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String(profile.condition),
        OutputCondition=String(profile.description),
        RegistryName=String("http://www.color.org"),
        Info=String(profile.description),
        DestOutputProfile=stream,
    )
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


@lru_cache(maxsize=4)
def _packed(profile: OutputProfile) -> bytes:
    """The profile as it is embedded: compressed once for all panels of a set.

    The highest level takes five times as long for half a per cent less.
    """
    return zlib.compress(profile.data, 6)


def _saved(pdf: Pdf, version: str) -> bytes:
    from pikepdf import ObjectStreamMode

    output = io.BytesIO()
    pdf.remove_unreferenced_resources()
    # The engine's identifier comes from the clock and from chance; the saved one from the content.
    if "/ID" in pdf.trailer:
        del pdf.trailer["/ID"]
    pdf.save(
        output,
        force_version=version,
        deterministic_id=True,
        compress_streams=True,
        object_stream_mode=ObjectStreamMode.disable,
    )
    return output.getvalue()
