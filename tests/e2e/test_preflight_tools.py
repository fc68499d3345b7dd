"""The preflight and the independent tools agree, on good files and on bad ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from sitegen.preflight.expectations import Expectations
from sitegen.preflight.findings import FileReport
from sitegen.preflight.judgement import judge
from sitegen.preflight.profile import find_profile
from tests.conftest import MakeOnce
from tests.tools.codes import codes_in
from tests.tools.needs import run, start
from tests.tools.pdf import boxes, complaints, draw, fonts, heaviest_ink, pictures, text
from tests.tools.reading import share_found
from tests.unit.preflight.fontfiles import split_family
from tests.unit.preflight.panel import (
    Recipe,
    draw_blot,
    expectations_of,
    make_panel,
    make_photo,
    without,
)

BAD: dict[str, Recipe] = {
    "rgb": without(photo=make_photo(mode="RGB")),
    "unpainted": without(painted_mm=0),
    "coarse": without(photo=make_photo(200, 200)),
    "wet": without(photo=draw_blot(make_photo(), (250, 230, 230, 240))),
    "elsewhere": without(address="https://www.example.org/elsewhere/"),
}


def make_all(folder: Path) -> None:
    make_panel(folder / "good.pdf")
    for name, recipe in BAD.items():
        make_panel(folder / f"{name}.pdf", recipe)
    make_panel(folder / "split.pdf", without(font_face=split_family(folder)))
    data = (folder / "good.pdf").read_bytes()
    (folder / "cut.pdf").write_bytes(data[: len(data) * 2 // 3])


@pytest.fixture(scope="module")
def panels(make_once: MakeOnce) -> Path:
    return make_once("preflight-panels", make_all)


def judged(path: Path) -> FileReport:
    return judge(path, find_profile("iso-coated-v2-300"), expectations_of(Recipe()))


def fails(path: Path, check: str) -> bool:
    return bool(judged(path).found(check, "error"))


EVERY = ["good", *BAD, "split"]


@pytest.mark.parametrize("name", [*EVERY, "cut"])
def test_qpdf_and_the_preflight_find_the_same_files_sound(panels: Path, name: str) -> None:
    path = panels / f"{name}.pdf"
    assert bool(complaints(path)) == fails(path, "structure") == (name == "cut")


def test_pdfinfo_reads_the_same_boxes(panels: Path) -> None:
    told = boxes(panels / "good.pdf")
    left, bottom, right, top = told["TrimBox"]
    facts = {fact.name: fact.value for fact in judged(panels / "good.pdf").facts}
    assert facts["page 1 net size"] == f"{right - left:.0f} × {top - bottom:.0f} mm"
    assert facts["page 1 bleed"] == f"{left - told['BleedBox'][0]:.0f} mm"


@pytest.mark.parametrize("name", EVERY)
def test_pdffonts_lists_the_same_fonts(panels: Path, name: str) -> None:
    listed = fonts(panels / f"{name}.pdf")
    facts = [fact for fact in judged(panels / f"{name}.pdf").facts if fact.check == "fonts"]
    assert len(listed) == len(facts)
    assert all(font.embedded and font.subset for font in listed)
    assert all(fact.value.endswith("embedded, subset") for fact in facts)


@pytest.mark.parametrize("name", EVERY)
def test_pdfimages_sees_the_same_colours_and_resolution(panels: Path, name: str) -> None:
    path = panels / f"{name}.pdf"
    listed = pictures(path)
    assert any(picture.colour == "rgb" for picture in listed) == fails(path, "colour")
    lowest = min(min(picture.horizontal_ppi, picture.vertical_ppi) for picture in listed)
    assert (lowest < 100) == fails(path, "resolution")
    assert f"the coarsest at {lowest} ppi" in str(judged(path).facts)


@pytest.mark.parametrize("name", ["good", "wet"])
def test_ghostscript_weighs_the_same_ink(panels: Path, tmp_path: Path, name: str) -> None:
    path = panels / f"{name}.pdf"
    assert (heaviest_ink(path, tmp_path) > 300) == fails(path, "ink") == (name == "wet")


@pytest.mark.parametrize("name", ["good", "elsewhere"])
def test_zbarimg_reads_the_same_address(panels: Path, tmp_path: Path, name: str) -> None:
    path = panels / f"{name}.pdf"
    told = [fact.value for fact in judged(path).facts if fact.check == "QR code"]
    read = codes_in(draw(path, tmp_path, ppi=100)[0])
    assert [value.partition(" ")[0] for value in told] == read
    assert fails(path, "QR code") == (name == "elsewhere")


@pytest.mark.parametrize("name", ["good", "unpainted"])
def test_a_raster_of_poppler_has_the_same_ring(panels: Path, tmp_path: Path, name: str) -> None:
    path = panels / f"{name}.pdf"
    assert (white_share(path, tmp_path) >= 0.002) == fails(path, "bleed") == (name == "unpainted")


def white_share(path: Path, folder: Path, ppi: int = 72) -> float:
    """The share of white pixels between trim and bleed, one pixel within on either side."""
    page = draw(path, folder, ppi=ppi)[0]
    box = {name: [side * ppi / 25.4 for side in sides] for name, sides in boxes(path).items()}
    media, bleed, trim = box["MediaBox"], box["BleedBox"], box["TrimBox"]
    with Image.open(page) as image:
        pixels = image.convert("RGB")
    ring = [
        pixels.getpixel((x, y))
        for x in range(round(bleed[0] - media[0]) + 1, round(bleed[2] - media[0]) - 1)
        for y in range(round(media[3] - bleed[3]) + 1, round(media[3] - bleed[1]) - 1)
        if not (trim[0] - 1 <= x + media[0] <= trim[2] + 1)
        or not (trim[1] - 1 <= media[3] - y <= trim[3] + 1)
    ]
    return sum(pixel == (255, 255, 255) for pixel in ring) / len(ring)


@pytest.mark.parametrize("name", ["good", "split"])
def test_pdftotext_finds_as_many_words(panels: Path, name: str) -> None:
    path = panels / f"{name}.pdf"
    layer = text(path)
    shares = {language: share_found(words, layer) for language, words in Recipe().texts}
    assert shares["en"] == 1.0
    assert (shares["ar"] < 0.8) == fails(path, "text layer") == (name == "split")


HTML = """<!DOCTYPE html><html lang="en"><title>A poster</title>
<style>@page { size: A3; margin: 0 } body { font: 40pt sans-serif; color: #234 }</style>
<h1>A poster of a browser</h1><p>One sentence.</p></html>"""


def test_a_poster_of_a_browser_fails_as_the_tools_say(tmp_path: Path) -> None:
    (tmp_path / "poster.html").write_text(HTML, encoding="utf-8")
    path = tmp_path / "poster.pdf"
    run(
        "chromium",
        *("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"),
        *(f"--user-data-dir={tmp_path / 'browser'}", f"--print-to-pdf={path}"),
        (tmp_path / "poster.html").as_uri(),
    )
    report = judge(path, find_profile("iso-coated-v2-300"), Expectations(trim_mm=(297, 420)))
    failing = {finding.check for finding in report.errors}
    assert {"boxes", "colour", "output intent", "standard"} <= failing
    assert complaints(path) == []
    assert "structure" not in failing


def test_a_file_of_ghostscript_keeps_its_verdict_on_ink(panels: Path, tmp_path: Path) -> None:
    path = tmp_path / "again.pdf"
    done = start(
        "gs",
        *("-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=pdfwrite"),
        *(f"-sOutputFile={path}", panels / "wet.pdf"),
    )
    assert done.returncode == 0, done.stderr
    assert fails(path, "ink")
