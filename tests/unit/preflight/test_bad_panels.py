"""A spoiled panel fails, for the right reason and for no other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from sitegen.preflight.findings import FileReport
from tests.unit.preflight.conftest import Judge
from tests.unit.preflight.fontfiles import split_family
from tests.unit.preflight.panel import (
    Recipe,
    describe_press,
    draw_blot,
    make_panel,
    make_photo,
    spoil,
    without,
)

WHITE_ON_DARK = {"text_colour": "device-cmyk(0 0 0 0)"}


def reasons(report: FileReport) -> set[str]:
    return {finding.check for finding in report.errors}


RECIPES: dict[str, tuple[Recipe, set[str], str]] = {
    "an RGB photo": (
        without(photo=make_photo(mode="RGB")),
        {"colour"},
        "portrait.jpg is RGB, not CMYK",
    ),
    "bleed left unpainted": (
        without(painted_mm=0),
        {"bleed"},
        "isn't painted: 100 % of it is bare paper",
    ),
    "a ground on bare paper": (
        without(ground="device-cmyk(0 0 0 0)"),
        {"bleed"},
        "is bare paper, and so is the panel's edge there",
    ),
    "a photo with few pixels": (
        without(photo=make_photo(200, 200)),
        {"resolution"},
        "portrait.jpg is 200 px wide; 100 mm at 100 ppi needs 394 px: ask for a larger photo",
    ),
    "a photo with too much ink": (
        without(photo=draw_blot(make_photo(), (250, 230, 230, 240))),
        {"ink"},
        "portrait.jpg has up to 373 % of ink; 300 % is the limit",
    ),
    "a ground with too much ink": (
        without(ground="device-cmyk(1 1 1 0.5)", **WHITE_ON_DARK),
        {"ink"},
        "has 350 % of ink (DeviceCMYK 100 100 100 50)",
    ),
    "a code to another address": (
        without(address="https://www.example.org/elsewhere/"),
        {"QR code"},
        "leads to https://www.example.org/elsewhere/",
    ),
    "text that doesn't stand out": (
        without(text_colour="device-cmyk(0 0 0 0.3)"),
        {"contrast"},
        "4.5 : 1 is needed",
    ),
    "less bleed than was ordered": (
        without(bleed_mm=3, painted_mm=3),
        {"boxes"},
        "the bleed is 3 mm at the left where 5 mm are asked",
    ),
    "another size than was ordered": (
        without(trim_mm=(201, 300)),
        {"boxes"},
        "the TrimBox is 201 × 300 mm where 200 × 300 mm are asked",
    ),
}


@pytest.mark.parametrize("name", RECIPES)
def test_a_wrong_ingredient_fails_for_its_reason(name: str, tmp_path: Path, judged: Judge) -> None:
    recipe, expected, message = RECIPES[name]
    report = judged(make_panel(tmp_path / "bad.pdf", recipe))
    assert reasons(report) == expected, report.errors
    assert message in " ".join(map(str, report.errors))


def test_one_family_in_several_font_files_prints_wrong_letters(
    tmp_path: Path, judged: Judge
) -> None:
    recipe = without(font_face=split_family(tmp_path))
    report = judged(make_panel(tmp_path / "split.pdf", recipe))
    assert reasons(report) == {"fonts", "text layer", "places"}
    assert "Rubik prints wrong letters" in str(report.errors)
    assert "give each font file a family name of its own" in str(report.errors)


def drop_output_intent(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents


def intend_a_screen(pdf: Pdf) -> None:
    pdf.Root.OutputIntents = [describe_press(pdf, b"RGB ")]


def intend_without_profile(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents[0].DestOutputProfile


def drop_trim(pdf: Pdf) -> None:
    del pdf.pages[0]["/TrimBox"]


def turn_trim(pdf: Pdf) -> None:
    left, bottom, right, top = (float(side) for side in pdf.pages[0].TrimBox)
    pdf.pages[0].MediaBox = [-100, -100, 1000, 1000]
    pdf.pages[0].TrimBox = [left, bottom, left + top - bottom, bottom + right - left]


def trim_beyond_bleed(pdf: Pdf) -> None:
    pdf.pages[0].BleedBox = pdf.pages[0].TrimBox
    left, bottom, right, top = (float(side) for side in pdf.pages[0].TrimBox)
    pdf.pages[0].TrimBox = [left - 10, bottom, right - 10, top]


def take_font_away(pdf: Pdf) -> None:
    font = _font(pdf).DescendantFonts[0]
    del font.FontDescriptor["/FontFile2"]


def embed_whole_font(pdf: Pdf) -> None:
    _font(pdf).BaseFont = Name.Rubik


def add_type3_font(pdf: Pdf) -> None:
    glyph = pdf.make_stream(b"500 0 0 0 500 500 d1 0 0 500 500 re f")
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=[0, 0, 500, 500],
        FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
        CharProcs=Dictionary(A=glyph),
        Encoding=Dictionary(Differences=[65, Name.A]),
        FirstChar=65,
        LastChar=65,
        Widths=[500],
    )
    pdf.pages[0].Resources.Font["/T3"] = pdf.make_indirect(font)
    pdf.pages[0].contents_add(b"q BT /T3 60 Tf 1 0 0 1 300 300 Tm (A) Tj ET Q")


def forget_unicode(pdf: Pdf) -> None:
    del _font(pdf)["/ToUnicode"]


def drop_trapped(pdf: Pdf) -> None:
    del pdf.docinfo["/Trapped"]
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        del metadata["pdf:Trapped"]


def drop_metadata(pdf: Pdf) -> None:
    del pdf.Root.Metadata


def drop_tags(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot, pdf.Root.MarkInfo


def drop_alternative_texts(pdf: Pdf) -> None:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and "/Alt" in item:
            del item["/Alt"]


def drop_language(pdf: Pdf) -> None:
    del pdf.Root.Lang


def hide_title(pdf: Pdf) -> None:
    del pdf.Root.ViewerPreferences


def add_script(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert('hello')")


def blend_in_rgb(pdf: Pdf) -> None:
    pdf.pages[0].Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)


def paint_through_mask(pdf: Pdf) -> None:
    group = pdf.make_stream(
        b"0 g 0 0 10 10 re f",
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=[0, 0, 10, 10],
        Group=Dictionary(S=Name.Transparency, CS=Name.DeviceRGB),
    )
    state = Dictionary(SMask=Dictionary(S=Name.Luminosity, G=group))
    pdf.pages[0].Resources.ExtGState["/Mask"] = state
    pdf.pages[0].contents_add(b"q /Mask gs 0 0 0 1 k 0 0 10 10 re f Q")


def _font(pdf: Pdf) -> pikepdf.Object:
    return next(iter(pdf.pages[0].Resources.Font.values()))


SPOILED: dict[str, tuple[Callable[[Pdf], None], set[str], str]] = {
    "no output intent": (drop_output_intent, {"output intent"}, "no output intent"),
    "an output intent for a screen": (intend_a_screen, {"output intent"}, "is RGB, not CMYK"),
    "an output intent without profile": (intend_without_profile, {"output intent"}, "no ICC"),
    "no TrimBox": (drop_trim, {"boxes"}, "no TrimBox"),
    "a turned page": (turn_trim, {"boxes", "places"}, "width and height are exchanged"),
    "trim outside of bleed": (trim_beyond_bleed, {"boxes"}, "TrimBox reaches out of the BleedBox"),
    "a font that isn't embedded": (take_font_away, {"fonts", "places"}, "Rubik isn't embedded"),
    "a font that isn't a subset": (embed_whole_font, {"fonts"}, "embedded whole"),
    "a Type 3 font": (add_type3_font, {"fonts"}, "is a Type 3 font"),
    "a font without Unicode": (forget_unicode, {"fonts", "text layer"}, "no Unicode map"),
    "Trapped left open": (drop_trapped, {"standard"}, "Trapped says neither"),
    "no metadata": (drop_metadata, {"standard", "accessibility"}, "no PDF/X"),
    "no tags": (drop_tags, {"accessibility"}, "has no structure"),
    "pictures without a text": (drop_alternative_texts, {"accessibility"}, "2 of 2 pictures"),
    "no language": (drop_language, {"accessibility"}, "doesn't say its language"),
    "a hidden title": (hide_title, {"accessibility"}, "DisplayDocTitle"),
    "a script": (add_script, {"structure"}, "JavaScript"),
    "blending in RGB": (blend_in_rgb, {"colour"}, "blended in DeviceRGB (page)"),
    "a soft mask in RGB": (paint_through_mask, {"colour"}, "blended in DeviceRGB"),
}


@pytest.mark.parametrize("name", SPOILED)
def test_a_spoiled_file_fails_for_its_reason(
    name: str, good_panel: Path, tmp_path: Path, judged: Judge
) -> None:
    change, expected, message = SPOILED[name]
    report = judged(spoil(good_panel, tmp_path / "bad.pdf", change))
    assert reasons(report) == expected, report.errors
    assert message in " ".join(map(str, report.errors))


def test_a_file_without_identifier_fails(good_panel: Path, tmp_path: Path, judged: Judge) -> None:
    bare = tmp_path / "bad.pdf"
    data = good_panel.read_bytes()
    bare.write_bytes(data.replace(b"/ID [", b"/XD ["))
    if bare.read_bytes() == data:
        pytest.fail("the panel's trailer doesn't write its /ID as expected")
    assert reasons(judged(bare)) == {"standard"}


def test_a_size_in_the_name_that_the_file_has_not_is_a_warning(
    good_panel: Path, tmp_path: Path, judged: Judge
) -> None:
    from sitegen.preflight.expectations import Expectations

    named = tmp_path / "geneva-2022_03_noor_850x2000mm_3lang_x1.pdf"
    named.write_bytes(good_panel.read_bytes())
    report = judged(named, expected=Expectations())
    assert "the file name says 850 × 2000 mm" in str(report.found("boxes", "warning"))


def test_links_on_the_printed_page_are_an_error(
    good_panel: Path, tmp_path: Path, judged: Judge
) -> None:
    def add_link(pdf: Pdf) -> None:
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[10, 10, 50, 50])
        pdf.pages[0].Annots = Array([pdf.make_indirect(link)])

    report = judged(spoil(good_panel, tmp_path / "link.pdf", add_link))
    assert not report.passed
    assert "Link" in str(report.found("standard", "error"))
