"""Tiny PDFs of which every operator is known."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
from pikepdf import Dictionary, Name, Pdf

from sitegen.preflight.expectations import Expectations
from sitegen.preflight.findings import FileReport
from sitegen.preflight.judgement import judge_bytes
from sitegen.preflight.profile import PrintProfile

# 100 × 100 mm with 5 mm of bleed, on a ground of light grey that reaches to its edge.
TRIM, BLEED = 283.464567, 14.173228
GROUND = b"0 0 0 0.1 k -14.2 -14.2 311.9 311.9 re f\n"
LENIENT = PrintProfile(name="lenient", standard="none", tagged=False, minimum_qr_mm=5)


def draw(content: bytes = b"", furnish: Callable[[Pdf, Dictionary], None] | None = None) -> bytes:
    """A page with this content; `furnish` fills its resources."""
    pdf = Pdf.new()
    resources = Dictionary()
    if furnish is not None:
        furnish(pdf, resources)
    page = pdf.add_blank_page(page_size=(TRIM, TRIM))
    page.MediaBox = [-BLEED, -BLEED, TRIM + BLEED, TRIM + BLEED]
    page.BleedBox = page.MediaBox
    page.TrimBox = [0, 0, TRIM, TRIM]
    page.Resources = resources
    page.Contents = pdf.make_stream(GROUND + content)
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def judge_drawing(
    content: bytes = b"",
    furnish: Callable[[Pdf, Dictionary], None] | None = None,
    profile: PrintProfile = LENIENT,
    expected: Expectations | None = None,
) -> FileReport:
    """Judge such a page, by default by its painting alone."""
    return judge_bytes("drawing.pdf", draw(content, furnish), profile, expected)


def image_stream(
    pdf: Pdf, mode: str, size: tuple[int, int], value: tuple[int, ...], **entries: object
) -> pikepdf.Stream:
    """An image of one colour, its samples as they are written in the file."""
    spaces = {"CMYK": Name.DeviceCMYK, "RGB": Name.DeviceRGB, "L": Name.DeviceGray}
    stream = pdf.make_stream(bytes(value) * (size[0] * size[1]))
    stream.Type, stream.Subtype = Name.XObject, Name.Image
    stream.Width, stream.Height = size
    stream.ColorSpace, stream.BitsPerComponent = spaces[mode], 8
    for key, entry in entries.items():
        stream[f"/{key}"] = entry
    return stream
