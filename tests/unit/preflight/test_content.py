"""Whatever a page paints with is found, wherever it hides."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from sitegen.preflight.expectations import Expectations, NamedPicture
from sitegen.preflight.findings import FileReport
from tests.unit.preflight.drawing import image_stream, judge_drawing

Furnish = Callable[[Pdf, Dictionary], None]

NEUTRAL = Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 0, 0], C1=[0, 0, 1], N=1)


def reasons(report: FileReport) -> set[str]:
    return {finding.check for finding in report.errors}


def form(pdf: Pdf, content: bytes, **entries: object) -> Stream:
    stream = pdf.make_stream(content)
    stream.Type, stream.Subtype, stream.BBox = Name.XObject, Name.Form, Array([0, 0, 100, 100])
    for key, entry in entries.items():
        stream[f"/{key}"] = entry
    return stream


def rgb_in_form(pdf: Pdf, resources: Dictionary) -> None:
    inner = form(pdf, b"1 0 0 rg 0 0 10 10 re f")
    outer = form(pdf, b"/In Do", Resources=Dictionary(XObject=Dictionary(In=inner)))
    resources.XObject = Dictionary(X=outer)


def rgb_in_image(pdf: Pdf, resources: Dictionary) -> None:
    resources.XObject = Dictionary(X=image_stream(pdf, "RGB", (8, 8), (9, 9, 9)))


def rgb_in_shading(pdf: Pdf, resources: Dictionary) -> None:
    resources.Shading = Dictionary(
        X=Dictionary(
            ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=[0, 0, 9, 9], Function=NEUTRAL
        )
    )


def rgb_in_tiling(pdf: Pdf, resources: Dictionary) -> None:
    tile = pdf.make_stream(b"0 1 0 rg 0 0 5 5 re f")
    tile.Type, tile.PatternType, tile.PaintType, tile.TilingType = Name.Pattern, 1, 1, 1
    tile.BBox, tile.XStep, tile.YStep = Array([0, 0, 9, 9]), 9, 9
    tile.Resources = Dictionary()
    resources.Pattern = Dictionary(X=tile)


def rgb_in_shading_pattern(pdf: Pdf, resources: Dictionary) -> None:
    rgb_in_shading(pdf, resources)
    resources.Pattern = Dictionary(X=Dictionary(PatternType=2, Shading=resources.Shading.X))
    del resources.Shading


def calibrated(pdf: Pdf, resources: Dictionary) -> None:
    resources.ColorSpace = Dictionary(X=[Name.CalRGB, Dictionary(WhitePoint=[1, 1, 1])])


def profiled(pdf: Pdf, resources: Dictionary) -> None:
    profile = pdf.make_stream(bytes(128))
    profile.N = 3
    resources.ColorSpace = Dictionary(X=[Name.ICCBased, profile])


def lab(pdf: Pdf, resources: Dictionary) -> None:
    resources.ColorSpace = Dictionary(X=[Name.Lab, Dictionary(WhitePoint=[1, 1, 1])])


def indexed(pdf: Pdf, resources: Dictionary) -> None:
    resources.ColorSpace = Dictionary(X=[Name.Indexed, Name.DeviceRGB, 1, b"\0\0\0\xff\xff\xff"])


SCREEN_COLOURS: dict[str, tuple[bytes, Furnish | None]] = {
    "a fill": (b"1 0 0 rg 0 0 10 10 re f", None),
    "a line": (b"1 0 0 RG 0 0 m 10 10 l S", None),
    "a form within a form": (b"/X Do", rgb_in_form),
    "an image": (b"q 8 0 0 8 0 0 cm /X Do Q", rgb_in_image),
    "an inline image": (
        b"q 8 0 0 8 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /RGB ID abc EI Q",
        None,
    ),
    "a shading": (b"/X sh", rgb_in_shading),
    "a tiling pattern": (b"/Pattern cs /X scn 0 0 10 10 re f", rgb_in_tiling),
    "a shading pattern": (b"/Pattern cs /X scn 0 0 10 10 re f", rgb_in_shading_pattern),
    "CalRGB": (b"/X cs 1 0 0 sc 0 0 10 10 re f", calibrated),
    "an RGB profile": (b"/X cs 1 0 0 scn 0 0 10 10 re f", profiled),
    "Lab": (b"/X cs 50 0 0 sc 0 0 10 10 re f", lab),
    "an RGB palette": (b"/X cs 1 sc 0 0 10 10 re f", indexed),
}


@pytest.mark.parametrize("name", SCREEN_COLOURS)
def test_colours_of_a_screen_are_found(name: str) -> None:
    content, furnish = SCREEN_COLOURS[name]
    report = judge_drawing(content, furnish)
    assert "colour" in reasons(report), report


def test_a_colour_that_is_set_but_not_used_is_no_fault() -> None:
    assert judge_drawing(b"1 0 0 rg 0 0 0 1 k 0 0 10 10 re f").passed


def test_what_q_keeps_comes_back_with_its_colour() -> None:
    assert judge_drawing(b"q 1 0 0 rg Q 0 0 10 10 re f").passed
    assert not judge_drawing(b"1 0 0 rg q 0 0 0 1 k Q 0 0 10 10 re f").passed


def test_a_form_that_draws_itself_comes_to_an_end() -> None:
    def furnish(pdf: Pdf, resources: Dictionary) -> None:
        snake = pdf.make_indirect(form(pdf, b"1 0 0 rg 0 0 10 10 re f /X Do"))
        snake.Resources = Dictionary(XObject=Dictionary(X=snake))
        resources.XObject = Dictionary(X=snake)

    assert "colour" in reasons(judge_drawing(b"/X Do", furnish))


def test_spot_colours_are_a_warning_that_names_the_plate() -> None:
    def furnish(pdf: Pdf, resources: Dictionary) -> None:
        tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 0.9, 0.8, 0], N=1)
        space = [Name.Separation, Name("/PANTONE 485 C"), Name.DeviceCMYK, tint]
        resources.ColorSpace = Dictionary(X=space)

    report = judge_drawing(b"/X cs 1 scn 0 0 10 10 re f", furnish)
    assert report.passed
    assert "PANTONE 485 C" in str(report.found("colour", "warning"))


INKS: dict[str, tuple[bytes, bool]] = {
    "300 %": (b"0.8 0.8 0.8 0.6 k 0 0 10 10 re f", True),
    "310 %": (b"0.9 0.8 0.8 0.6 k 0 0 10 10 re f", False),
    "a line of 310 %": (b"0.9 0.8 0.8 0.6 K 0 0 m 10 10 l S", False),
    "400 % by scn": (b"/DeviceCMYK cs 1 1 1 1 scn 0 0 10 10 re f", False),
    "400 % in the slug": (b"1 1 1 1 k -400 -400 10 10 re f", True),
}


@pytest.mark.parametrize("name", INKS)
def test_the_sum_of_inks_of_each_colour_counts(name: str) -> None:
    content, passes = INKS[name]
    assert ("ink" not in reasons(judge_drawing(content))) == passes


@pytest.mark.parametrize(
    ("value", "decode", "passes"),
    [
        ((255, 255, 255, 0), None, True),
        ((255, 255, 255, 1), None, False),
        ((0, 0, 0, 255), [1, 0] * 4, True),
        ((0, 0, 0, 0), [1, 0] * 4, False),
    ],
    ids=["300 %", "a trace over 300 %", "300 % inverted", "400 % inverted"],
)
def test_the_pixels_of_cmyk_images_count(
    value: tuple[int, ...], decode: list[int] | None, passes: bool
) -> None:
    def furnish(pdf: Pdf, resources: Dictionary) -> None:
        entries = {"Decode": Array(decode)} if decode else {}
        stream = image_stream(pdf, "CMYK", (200, 200), value, **entries)
        resources.XObject = Dictionary(X=stream)

    report = judge_drawing(b"q 100 0 0 100 50 50 cm /X Do Q", furnish)
    assert ("ink" not in reasons(report)) == passes


def test_pixels_that_a_mask_hides_have_no_ink() -> None:
    def furnish(pdf: Pdf, resources: Dictionary) -> None:
        mask = image_stream(pdf, "L", (200, 200), (0,))
        stream = image_stream(pdf, "CMYK", (200, 200), (255,) * 4, SMask=mask)
        resources.XObject = Dictionary(X=stream)

    report = judge_drawing(b"q 100 0 0 100 50 50 cm /X Do Q", furnish)
    assert report.passed, report


def state(**entries: object) -> Furnish:
    def furnish(pdf: Pdf, resources: Dictionary) -> None:
        resources.ExtGState = Dictionary(X=Dictionary(**entries))

    return furnish


def test_inks_over_inks_are_summed_by_the_raster() -> None:
    dark = b"0.9 0.9 0.9 0 k 20 20 100 100 re f /X gs 0 0 0 1 k 50 50 100 100 re f"
    over = judge_drawing(dark, state(OP=True, op=True, OPM=1))
    assert "inks laid over inks come to 3" in str(over.found("ink", "error"))
    multiplied = judge_drawing(dark, state(BM=Name.Multiply))
    assert "ink" in reasons(multiplied)
    assert judge_drawing(dark).passed


def test_without_ghostscript_inks_over_inks_are_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    report = judge_drawing(b"/X gs 0 0 0 1 k 0 0 9 9 re f", state(OP=True, op=True, OPM=1))
    assert report.passed
    assert "install Ghostscript" in str(report.found("ink", "warning"))


def test_white_that_overprints_is_a_warning() -> None:
    report = judge_drawing(b"/X gs 0 0 0 0 k 0 0 9 9 re f", state(OP=True, OPM=1))
    assert "in print it vanishes" in str(report.found("effects", "warning"))


def test_transparency_is_a_fact_for_x4_and_an_error_for_x1a() -> None:
    from sitegen.preflight.profile import find_profile

    content, furnish = b"/X gs 0 0 0 1 k 0 0 9 9 re f", state(ca=0.5)
    facts = {fact.name: fact.value for fact in judge_drawing(content, furnish).facts}
    assert facts["page 1 transparency"] == "opacity down to 50 %"
    assert "effects" in reasons(judge_drawing(content, furnish, find_profile("x-1a")))


@pytest.mark.parametrize(
    ("matrix", "ppi"),
    [
        (b"144 0 0 144 0 0", 100),
        (b"0 144 -144 0 144 0", 100),
        (b"72 0 0 -144 0 144", 100),
        (b"288 0 0 72 0 0", 50),
    ],
    ids=["upright", "turned", "mirrored", "stretched"],
)
def test_the_resolution_is_that_of_the_coarser_side(matrix: bytes, ppi: int) -> None:
    def furnish(pdf: Pdf, resources: Dictionary) -> None:
        resources.XObject = Dictionary(X=image_stream(pdf, "L", (200, 200), (99,)))

    report = judge_drawing(b"q " + matrix + b" cm /X Do Q", furnish)
    assert f"the coarsest at {ppi} ppi" in str(report.facts)
    assert ("resolution" in reasons(report)) == (ppi < 100)


@pytest.mark.parametrize(("pixels", "is_told"), [(75, False), (74, False), (73, True)])
def test_a_whole_pixel_is_no_difference_however_small_the_picture(
    pixels: int, is_told: bool
) -> None:
    """A logo of half an inch wants 75 px: it loses one where its sides are rounded."""

    def furnish(pdf: Pdf, resources: Dictionary) -> None:
        resources.XObject = Dictionary(X=image_stream(pdf, "L", (pixels, pixels), (99,)))

    report = judge_drawing(b"q 36 0 0 36 0 0 cm /X Do Q", furnish)
    assert bool(report.found("resolution", "warning")) == is_told


def test_a_distant_panel_needs_fewer_pixels() -> None:
    from sitegen.preflight.expectations import Expectations

    def furnish(pdf: Pdf, resources: Dictionary) -> None:
        resources.XObject = Dictionary(X=image_stream(pdf, "L", (200, 200), (99,)))

    def judged(distance: float) -> set[str]:
        content = b"q 288 0 0 288 0 0 cm /X Do Q"
        expected = Expectations(viewing_distance_mm=distance)
        return reasons(judge_drawing(content, furnish, expected=expected))

    assert "resolution" in judged(1500)
    assert "resolution" not in judged(3000)


def test_a_smaller_format_is_offered_where_one_helps() -> None:
    from sitegen.preflight.checks.resolution import largest_format
    from sitegen.preflight.evidence import open_evidence
    from sitegen.preflight.expectations import Expectations
    from sitegen.preflight.profile import PrintProfile
    from tests.unit.preflight.drawing import draw

    evidence = open_evidence("a.pdf", draw(), PrintProfile(), Expectations())
    page = evidence.pages[0]
    page.item.TrimBox = page.item.MediaBox = [0, 0, 2409.45, 5669.29]
    assert largest_format(page, 0.5) == "A2"
    assert largest_format(page, 0.4) == "A3"
    assert largest_format(page, 0.1) == ""


@pytest.mark.parametrize(
    ("pixels", "name"),
    [
        ((1600, 2400), "portrait.jpg"),
        ((1600, 1000), "portrait.jpg"),
        ((900, 600), "tree.jpg"),
        ((500, 500), "the image X (500 × 500 px)"),
    ],
    ids=["whole", "cropped", "another", "unknown"],
)
def test_a_photo_is_known_by_its_pixels_though_cropped(pixels: tuple[int, int], name: str) -> None:
    def furnish(pdf: Pdf, resources: Dictionary) -> None:
        resources.XObject = Dictionary(X=image_stream(pdf, "L", pixels, (99,)))

    pictures = (
        NamedPicture(file="portrait.jpg", width=1600, height=2400),
        NamedPicture(file="tree.jpg", width=900, height=700),
    )
    content = b"q 9999 0 0 9999 0 0 cm /X Do Q"
    report = judge_drawing(content, furnish, expected=Expectations(pictures=pictures))
    assert f"message='{name} is " in str(report.found("resolution", "error"))


def test_the_only_photo_that_is_expected_is_named_though_it_was_made_smaller() -> None:
    def furnish(pdf: Pdf, resources: Dictionary) -> None:
        resources.XObject = Dictionary(X=image_stream(pdf, "L", (187, 468), (99,)))

    portrait = NamedPicture(file="portrait.jpg", width=1600, height=2400)
    content = b"q 9999 0 0 9999 0 0 cm /X Do Q"
    report = judge_drawing(content, furnish, expected=Expectations(pictures=(portrait,)))
    assert "message='portrait.jpg is " in str(report.found("resolution", "error"))


def test_black_text_of_many_inks_is_a_remark() -> None:
    def furnish(pdf: Pdf, resources: Dictionary) -> None:
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        resources.Font = Dictionary(F=font)

    text = b" k BT /F 40 Tf 20 100 Td (Text) Tj ET"
    rich = judge_drawing(b"0.6 0.4 0.4 1" + text, furnish)
    assert "mixed of 4 inks" in str(rich.found("ink", "info"))
    assert not judge_drawing(b"0 0 0 1" + text, furnish).found("ink", "info")
