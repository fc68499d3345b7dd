"""Partners' logos: what can be printed as it is, and what is refused in one clear line."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from sitegen.errors import MediaError
from sitegen.panels.layout.hosts import WIDEST, hosts_of
from sitegen.panels.pictures.logos import drawn, read_logo
from sitegen.panels.production.arrangers import arrange
from sitegen.panels.production.drawing import draw
from sitegen.panels.theme.toolkit import Toolkit
from sitegen.panels.values import Logo, Panel
from sitegen.preflight.findings import FileReport
from sitegen.preflight.judgement import judge_bytes
from sitegen.preflight.profile import find_profile
from tests.unit.panels.words import ENGLISH

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100">'
MARK = f'{HEAD}<path fill="#a03f28" d="M0 0H300V100Z"/></svg>'


def test_flat_shapes_are_taken_with_their_name_and_proportions() -> None:
    logo = read_logo("City of Geneva", MARK.encode(), "city.svg")
    assert (logo.name, logo.ratio) == ("City of Geneva", 3.0)
    assert 'fill="#a03f28"' in logo.svg


def test_short_colours_are_written_out_and_what_has_none_is_drawn_in_ink() -> None:
    logo = read_logo("City", f'{HEAD}<path fill="#abc" d="M0 0H9Z"/></svg>'.encode(), "city.svg")
    assert 'fill="#aabbcc"' in logo.svg
    assert 'fill="#1D2B2A"' in logo.svg.partition(">")[0]


def test_the_colour_of_the_text_around_is_the_ink_of_the_panel(
    toolkit: Toolkit, make_panel: Callable[..., Panel]
) -> None:
    """Icons of websites say `currentColor` and nothing sets it: it is no colour of a screen."""
    logos = [
        read_logo("City", f'{HEAD}<path {paint} d="M0 0H300V100Z"/></svg>'.encode(), "city.svg")
        for paint in ('fill="currentColor"', 'style="stroke: currentcolor; fill: none"')
    ]
    assert all(logo.svg for logo in logos)
    _, report = made(toolkit, closing(make_panel, *logos), {})
    assert [each for each in report.errors if each.check in ("colour", "ink", "structure")] == []


RED = "#ff0000"
# How the programs of design houses write the same red: Inkscape, Illustrator, Figma, by hand.
FLAT = {
    "a name": '<path fill="red" d="M0 0H300V100Z"/>',
    "rgb()": '<path style="fill:rgb(255, 0, 0)" d="M0 0H300V100Z"/>',
    "per cent": '<path fill="rgb(100% 0% 0%)" d="M0 0H300V100Z"/>',
    "hsl()": '<path fill="hsl(0, 100%, 50%)" d="M0 0H300V100Z"/>',
    "an empty defs": '<defs id="d"/><g><path fill="#f00" d="M0 0H300V100Z"/></g>',
    "classes": "<defs><style>.cls-1{fill:red;}</style></defs>"
    '<path class="cls-1" d="M0 0H300V100Z"/>',
    "a class of two": '<style>.a,.b{fill:#F00}</style><path class="b" d="M0 0H300V100Z"/>',
    "use": '<defs><path id="p" d="M0 0H300V100Z"/></defs><use href="#p" fill="red"/>',
    "a symbol": '<symbol id="s" viewBox="0 0 300 100"><path fill="red" d="M0 0H300V100Z"/></symbol>'
    '<use href="#s" width="300" height="100"/>',
    "a clip path": '<clipPath id="c"><path d="M0 0H300V100Z"/></clipPath>'
    '<rect clip-path="url(#c)" fill="red" width="300" height="100"/>',
    "a gradient that nothing uses": '<linearGradient id="g"><stop stop-color="blue"/>'
    '</linearGradient><path fill="red" d="M0 0H300V100Z"/>',
    "currentColor": '<g color="red"><path fill="currentColor" d="M0 0H300V100Z"/></g>',
}
GRADIENT = (
    '<linearGradient id="g"><stop stop-color="red"/><stop offset="1" stop-color="blue"/>'
    '</linearGradient><path fill="url(#g)" d="M0 0H300V100Z"/>'
)
AS_PIXELS = {
    "a gradient": GRADIENT,
    "a gradient by a class": GRADIENT.replace('fill="url(#g)"', 'class="x"')
    + "<style>.x{fill:url(#g)}</style>",
    "half opacity": '<path fill="red" opacity=".5" d="M0 0H300V100Z"/>',
    "a colour that shines through": '<path fill="rgba(255,0,0,.5)" d="M0 0H300V100Z"/>',
}


def drawing(inside: str) -> bytes:
    return f"{HEAD}{inside}</svg>".encode()


def closing(make_panel: Callable[..., Panel], *logos: Logo) -> Panel:
    return make_panel(
        kind="closing", slug="closing", texts=(ENGLISH,), photo=None, story="", logos=logos
    )


def made(
    toolkit: Toolkit, panel: Panel, files: Mapping[str, bytes]
) -> tuple[Image.Image, FileReport]:
    """The panel's preview, and what preflight says of its print file."""
    files_made = draw(panel, arrange(panel, toolkit), toolkit, lambda photo: files[photo.path])
    report = judge_bytes("closing.pdf", files_made.printed, find_profile("iso-coated-v2-300"))
    return Image.open(io.BytesIO(files_made.preview)).convert("RGB"), report


def share_of(picture: Image.Image, test: Callable[[tuple[int, ...]], bool]) -> float:
    colours = picture.getcolors(picture.width * picture.height) or []
    found = sum(number for number, colour in colours if test(colour))  # type: ignore[arg-type]
    return found / (picture.width * picture.height)


def is_red(colour: tuple[int, ...]) -> bool:
    return colour[0] > 200 and colour[1] < 60 and colour[2] < 60


@pytest.mark.parametrize("kind", sorted(FLAT))
def test_flat_shapes_stay_drawings_whatever_writes_their_colours(kind: str) -> None:
    logo = read_logo("City", drawing(FLAT[kind]), "city.svg")
    assert logo.photo is None
    assert RED in logo.svg
    assert "red" not in logo.svg.replace(RED, "").replace("fill-rule", "")


@pytest.mark.parametrize("kind", sorted(AS_PIXELS))
def test_what_is_more_than_flat_shapes_becomes_a_picture(kind: str) -> None:
    logo = read_logo("City", drawing(AS_PIXELS[kind]), "city.svg")
    assert logo.svg == ""
    assert logo.photo
    assert (logo.ratio, logo.photo.path) == (3.0, "city.svg")


def test_every_kind_of_logo_is_printed_in_inks_alone(
    toolkit: Toolkit, make_panel: Callable[..., Panel]
) -> None:
    """Each flat kind is the same red half; gradients are baked; a PNG shows the panel's ground."""
    cut = Image.new("RGBA", (900, 300), (0, 255, 0, 0))
    cut.paste((255, 0, 0, 255), (0, 0, 450, 300))
    stored = io.BytesIO()
    cut.save(stored, "PNG")
    files = {f"{kind}.svg": drawing(inside) for kind, inside in {**FLAT, **AS_PIXELS}.items()}
    files["cut.png"] = stored.getvalue()
    logos = [read_logo(name, data, name) for name, data in sorted(files.items())]
    assert len(logos) == 17
    picture, report = made(toolkit, closing(make_panel, *logos), files)
    wrong = {each.check for each in report.errors}
    assert not wrong & {"colour", "ink", "structure"}, report.errors
    # 12 flat kinds and the PNG: half of each logo's area.
    assert share_of(picture, is_red) > 0.01
    assert share_of(picture, lambda colour: colour[1] > 200 and colour[0] < 90) == 0


def test_a_drawing_of_more_than_flat_shapes_has_300_pixels_an_inch(
    toolkit: Toolkit, make_panel: Callable[..., Panel]
) -> None:
    """Its letters are outlines: their edges would show steps at a photo's 150."""
    data = drawing(GRADIENT)
    panel = closing(make_panel, read_logo("City", data, "city.svg"))
    drawn_panel = draw(panel, arrange(panel, toolkit), toolkit, lambda photo: data)
    report = judge_bytes("closing.pdf", drawn_panel.printed, find_profile("iso-coated-v2-300"))
    assert "the coarsest at 300 ppi" in str(report.facts)


MASK = '<mask id="m"><rect width="300" height="50" fill="white"/></mask>'
PATH = '<path {} fill="red" d="M0 0H300V100Z"/>'


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        (MASK + PATH.format('mask="url(#m)"'), "mask"),
        (MASK + PATH.format('style="mask:url(#m)"'), "mask"),
        (MASK + "<style>.a{mask: url(#m)}</style>" + PATH.format('class="a"'), "mask"),
        (PATH.format('style="mix-blend-mode:multiply"'), "mix-blend-mode"),
        ('<filter id="f"><feGaussianBlur/></filter>' + PATH.format('filter="url(#f)"'), "filter"),
    ],
)
def test_what_would_be_drawn_otherwise_is_told_with_what_to_do(inside: str, told: str) -> None:
    with pytest.raises(MediaError, match=rf"city\.svg: holds a “{told}”, .* as PNG"):
        read_logo("City", drawing(inside), "city.svg")


def test_a_drawing_of_which_nothing_is_seen_is_told() -> None:
    unseen = drawing(GRADIENT.replace("url(#g)", "url(#nothing)"))
    with pytest.raises(MediaError, match=r"city\.svg: nothing of it can be seen"):
        drawn(unseen, "city.svg", 60)


def test_letters_are_told_with_what_to_do() -> None:
    with pytest.raises(MediaError, match=r"city\.svg: “Geneva” is text, .* turn it into outlines"):
        read_logo("City", drawing("<text><tspan>Geneva</tspan></text>"), "city.svg")


def test_a_small_picture_is_told_with_the_pixels_that_would_do(
    toolkit: Toolkit, make_panel: Callable[..., Panel]
) -> None:
    stored = io.BytesIO()
    Image.new("RGB", (60, 60), "red").save(stored, "PNG")
    logo = read_logo("City", stored.getvalue(), "city.png")
    panel = closing(make_panel, logo)
    with pytest.raises(
        MediaError, match=r"city\.png is 60 px wide; 2\d mm at 150 ppi need 1\d\d px"
    ):
        made(toolkit, panel, {"city.png": stored.getvalue()})


@given(st.lists(st.floats(0.1, 12), min_size=1, max_size=24), st.floats(1, 10))
def test_logos_have_the_same_area_and_keep_their_form(ratios: list[float], unit: float) -> None:
    hosts = hosts_of([Logo(name="x", svg="<svg/>", ratio=ratio) for ratio in ratios], unit)
    assert len({host["row"] for host in hosts}) == 1
    areas = [host["width"] * host["height"] for host in hosts]
    for ratio, host in zip(ratios, hosts, strict=True):
        assert host["width"] / host["height"] == pytest.approx(ratio, rel=0.01, abs=0.02)
        assert host["height"] <= host["row"]
        assert host["width"] <= WIDEST * unit + 0.01
    usual = [area for ratio, area in zip(ratios, areas, strict=True) if 0.7 < ratio < 6]
    assert not usual or max(usual) <= min(usual) * 1.05


def test_scripts_and_links_are_gone() -> None:
    hostile = f'{HEAD}<script>alert(1)</script><path onclick="x()" d="M0 0H9Z"/></svg>'
    logo = read_logo("City", hostile.encode(), "city.svg")
    assert "script" not in logo.svg
    assert "onclick" not in logo.svg
