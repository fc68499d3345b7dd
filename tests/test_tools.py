"""The tools that judge our output do judge: they find what is wrong and pass what is right."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
import segno
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from PIL.TiffImagePlugin import IFDRational
from weasyprint import HTML

from tests.conftest import MakeOnce
from tests.tools import pdf
from tests.tools.codes import codes_in
from tests.tools.metadata import tags_of
from tests.tools.needs import require, require_node_file
from tests.tools.reading import share_found
from tests.tools.vnu import validate

GOOD = '<!doctype html><html lang="en"><head><title>T</title></head><body><p>Yes</p></body></html>'
BAD = GOOD.replace("<p>Yes</p>", '<p>No<p><img src="a.png">')


def paint(path: Path, operators: bytes) -> Path:
    """Write a PDF of one page, 100 × 100 points, with a trim box 10 points inside it."""
    with pikepdf.new() as document:
        page = document.add_blank_page(page_size=(100, 100))
        page.trimbox = [10, 10, 90, 90]
        page.Contents = document.make_stream(operators)
        document.save(path)
    return path


def test_the_html_checker_finds_errors_and_says_where(tmp_path: Path) -> None:
    (tmp_path / "he").mkdir()
    (tmp_path / "good.html").write_text(GOOD, encoding="utf-8")
    (tmp_path / "he" / "bad.html").write_text(BAD, encoding="utf-8")
    errors = validate(tmp_path)
    assert errors
    assert all(error.startswith("he/bad.html:1: ") for error in errors)
    assert any("alt" in error for error in errors)


def test_a_missing_tool_fails_with_the_line_that_installs_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(pytest.fail.Exception, match=r"pdftotext is missing; .*poppler"):
        require("pdftotext")


def test_a_missing_npm_file_fails_with_the_line_that_installs_it() -> None:
    with pytest.raises(pytest.fail.Exception, match="npm ci"):
        require_node_file("no-such-package/file.js")


def test_exiftool_finds_a_position_and_a_name(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x013B] = "A. Photographer"
    exif.get_ifd(0x8825).update({1: "N", 2: tuple(map(IFDRational, (31, 46, 0)))})
    Image.new("RGB", (8, 8)).save(tmp_path / "told.jpg", exif=exif)
    found = tags_of(tmp_path)
    assert list(found) == [str(tmp_path / "told.jpg")]
    assert {"EXIF:Artist", "EXIF:GPSLatitude"} <= set(found[str(tmp_path / "told.jpg")])


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp", "avif", "gif"])
def test_exiftool_finds_nothing_in_a_picture_that_says_nothing(tmp_path: Path, suffix: str) -> None:
    Image.effect_noise((64, 64), 50).convert("RGB").save(tmp_path / f"silent.{suffix}")
    assert tags_of(tmp_path) == {}


def test_exiftool_finds_a_comment_in_a_png(tmp_path: Path) -> None:
    told = PngInfo()
    told.add_text("Author", "A. Photographer")
    Image.new("RGB", (8, 8)).save(tmp_path / "told.png", pnginfo=told)
    assert tags_of(tmp_path) == {str(tmp_path / "told.png"): {"PNG:Author": "A. Photographer"}}


def test_a_sound_pdf_passes_and_its_boxes_are_in_millimetres(tmp_path: Path) -> None:
    file = paint(tmp_path / "sound.pdf", b"")
    assert pdf.complaints(file) == []
    assert pdf.boxes(file)["TrimBox"] == pytest.approx((3.528, 3.528, 31.75, 31.75), abs=0.01)
    assert pdf.fonts(file) == []
    assert pdf.pictures(file) == []


def test_fonts_and_pictures_of_a_pdf_are_listed(tmp_path: Path) -> None:
    Image.new("L", (50, 50)).save(tmp_path / "dot.png")
    page = "<p style='font-family: Rubik'>Peace</p><img style='width: 1in' src='dot.png'>"
    HTML(string=page, base_url=str(tmp_path)).write_pdf(tmp_path / "page.pdf")
    (font,) = pdf.fonts(tmp_path / "page.pdf")
    assert (font.embedded, font.subset, font.has_unicode) == (True, True, True)
    assert font.kind.startswith("CID ")
    (picture,) = pdf.pictures(tmp_path / "page.pdf")
    assert (picture.width, picture.colour, picture.horizontal_ppi) == (50, "gray", 50)
    assert "Peace" in pdf.text(tmp_path / "page.pdf")
    assert [file.suffix for file in pdf.draw(tmp_path / "page.pdf", tmp_path, ppi=20)] == [".png"]


def test_a_broken_pdf_is_complained_of(tmp_path: Path) -> None:
    file = paint(tmp_path / "broken.pdf", b"0 0 1 rg 0 0 100 100 re f")
    file.write_bytes(file.read_bytes()[:-60])
    assert pdf.complaints(file)


@pytest.mark.parametrize(
    ("ink", "percent"), [(b"1 1 1 1", 400), (b"0 0 0 1", 100), (b"0 0 0 0", 0)]
)
def test_ink_is_summed_over_the_four_plates(tmp_path: Path, ink: bytes, percent: int) -> None:
    file = paint(tmp_path / "ink.pdf", ink + b" k 0 0 100 100 re f")
    assert pdf.heaviest_ink(file, tmp_path) == pytest.approx(percent, abs=1)


def test_a_code_is_read_off_a_picture(tmp_path: Path) -> None:
    segno.make("https://www.example.org/stories/").save(str(tmp_path / "code.png"), scale=6)
    Image.new("RGB", (60, 60), "white").save(tmp_path / "none.png")
    assert codes_in(tmp_path / "code.png") == ["https://www.example.org/stories/"]
    assert codes_in(tmp_path / "none.png") == []


def test_words_are_found_again_whatever_their_points_and_case() -> None:
    assert share_found("Peace שָׁלוֹם", "shalom שלום, PEACE!") == 1.0
    assert share_found("one two three four", "two four") == 0.5


def test_a_costly_folder_is_made_once(make_once: MakeOnce) -> None:
    calls: list[Path] = []

    def make(folder: Path) -> None:
        calls.append(folder)
        (folder / "made").touch()

    first, second = make_once("costly", make), make_once("costly", make)
    assert first == second
    assert calls == [first]
    assert (first / "made").exists()
