"""Files that keep their own name, as a theme's, lose their secrets and look the same."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from fontTools.ttLib.woff2 import WOFF2FlavorData
from PIL import Image, ImageChops
from PIL.PngImagePlugin import PngInfo

from sitegen.errors import MediaError
from sitegen.media.audio.files import audio_facts
from sitegen.media.sanitize.files import sanitize, sanitize_gif
from sitegen.media.sanitize.pdf import strip_jpeg
from sitegen.media.styles.fonts import rubik_path, subset_font
from tests.conftest import MakeOnce
from tests.tools.metadata import tags_of
from tests.unit.media.sounds import SECONDS, SOUNDS
from tests.unit.media.test_pixels import corners, difference
from tests.unit.media.zoo import MARKS, QUADRANTS, SECRET, build_zoo, encoded, scene, segment

NAMES = (
    "moving.gif",
    "moving.png",
    "moving.webp",
    "photo.jpg",
    "picture.avif",
    "picture.png",
    "picture.webp",
    "print.jpg",
    "transparent.png",
)


@pytest.fixture(scope="session")
def zoo(make_once: MakeOnce) -> Path:
    return make_once("zoo", build_zoo)


@pytest.mark.filterwarnings("ignore:.*MPO file.*:UserWarning")
@pytest.mark.parametrize("name", NAMES)
def test_pictures_keep_their_kind_and_size_and_tell_nothing(
    name: str, zoo: Path, tmp_path: Path
) -> None:
    made = sanitize((zoo / name).read_bytes(), name)
    assert not any(mark in made for mark in MARKS)
    (tmp_path / name).write_bytes(made)
    told = {tag for tags in tags_of(tmp_path).values() for tag in tags}
    assert told == set()
    before, after = Image.open(zoo / name), Image.open(tmp_path / name)
    assert after.size == before.size
    assert after.format == before.format
    if name != "transparent.png":
        assert corners(after) == QUADRANTS


def test_a_gif_moves_as_before_pixel_by_pixel(zoo: Path) -> None:
    data = (zoo / "moving.gif").read_bytes()
    before, after = (Image.open(io.BytesIO(each)) for each in (data, sanitize(data, "a.gif")))
    assert after.info["loop"] == before.info["loop"] == 0
    assert "comment" not in after.info
    assert after.n_frames == before.n_frames == 3  # type: ignore[attr-defined]
    for number in range(3):
        before.seek(number)
        after.seek(number)
        assert after.info["duration"] == before.info["duration"]
        assert difference(before, after) == 0


def test_an_icon_keeps_its_pictures(tmp_path: Path) -> None:
    texts = PngInfo()
    texts.add_text("Author", SECRET)
    inner = encoded(scene((48, 48)), "PNG", pnginfo=texts)
    entry = bytes((48, 48, 0, 0, 1, 0, 32, 0))
    head = b"\0\0\1\0\1\0" + entry + len(inner).to_bytes(4, "little") + (22).to_bytes(4, "little")
    assert MARKS[0] in inner
    made = sanitize(head + inner + MARKS[0], "favicon.ico")
    assert not any(mark in made for mark in MARKS)
    assert corners(Image.open(io.BytesIO(made)).convert("RGB")) == QUADRANTS


def test_drawings_are_cleaned() -> None:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg"><script>x</script><rect/></svg>'
    assert b"script" not in sanitize(drawing, "a.svg")


@pytest.mark.parametrize("name", sorted(SOUNDS))
def test_sounds_lose_their_tags(name: str) -> None:
    made = sanitize(SOUNDS[name](), name)
    assert not any(mark in made for mark in MARKS)
    assert audio_facts(made, name).duration == pytest.approx(SECONDS, abs=0.02)


def test_a_font_loses_its_makers_notes() -> None:
    plain = subset_font(rubik_path().read_bytes(), "U+0041-0045")
    assert sanitize(plain, "a.woff2") == plain
    font = TTFont(io.BytesIO(plain), recalcTimestamp=False)
    font.flavorData = WOFF2FlavorData()
    font.flavorData.metaData = f"<metadata>{SECRET * 50}</metadata>".encode()
    font.flavorData.privData = MARKS[0]
    told = io.BytesIO()
    font.save(told)
    assert MARKS[0] in told.getvalue()
    made = sanitize(told.getvalue(), "a.woff2")
    assert MARKS[0] not in made
    opened = TTFont(io.BytesIO(made))
    assert not opened.flavorData or not opened.flavorData.metaData
    assert sorted(opened.getBestCmap()) == [0x41, 0x42, 0x43, 0x44, 0x45]


def test_a_pdf_keeps_its_pages_and_tells_nothing(tmp_path: Path) -> None:
    import pikepdf

    exif = Image.Exif()
    exif[0x013B] = SECRET
    photo = encoded(scene(), "JPEG", exif=exif, comment=SECRET)
    pages = io.BytesIO()
    Image.open(io.BytesIO(photo)).save(pages, "PDF", author=SECRET, title=SECRET)
    with pikepdf.open(pages) as document:
        (holder,) = (part for part in document.objects if part.get("/Subtype") == "/Image")
        holder.write(photo, filter=pikepdf.Name.DCTDecode)
        holder.Metadata = pikepdf.Stream(document, MARKS[0])
        document.attachments[SECRET] = MARKS[0]
        note = {"/Type": "/Annot", "/Subtype": "/Text", "/Rect": [0, 0, 9, 9], "/T": SECRET}
        document.pages[0].obj.Annots = pikepdf.Array([pikepdf.Dictionary(note)])
        told = io.BytesIO()
        document.save(told, compress_streams=False)
    assert any(mark in told.getvalue() for mark in MARKS)
    made = sanitize(told.getvalue(), "report.pdf")
    assert not any(mark in made for mark in MARKS)
    assert sanitize(told.getvalue(), "report.pdf") == made
    with pikepdf.open(io.BytesIO(made)) as document:
        assert len(document.pages) == 1
        assert len(document.attachments) == 0
    (tmp_path / "report.pdf").write_bytes(made)
    for tags in tags_of(tmp_path).values():
        assert {name.partition(":")[2] for name in tags} <= {
            "PDFVersion",
            "Linearized",
            "PageCount",
        }


@pytest.mark.parametrize("progressive", [False, True])
@pytest.mark.parametrize("mode", ["RGB", "CMYK", "L"])
def test_a_jpegs_records_go_and_its_pixels_stay(mode: str, progressive: bool) -> None:
    options = {"progressive": progressive, "restart_marker_rows": 2}
    photo = encoded(scene().convert(mode), "JPEG", comment=SECRET, **options)
    preview = segment(0xE0, b"JFXX\0\x10" + encoded(scene((8, 8)), "JPEG", comment=SECRET))
    hidden = segment(0xEE, b"Zorblatt's own") + preview
    second = encoded(scene((40, 40)), "JPEG", comment=SECRET)
    head = 4 + int.from_bytes(photo[4:6], "big")
    told = photo[:head] + hidden + photo[head:] + second + MARKS[0] + b"\xff\xd9"
    bare = strip_jpeg(told)
    assert MARKS[0] not in bare
    assert bare.count(b"\xff\xd8") == 1
    same = ImageChops.difference(Image.open(io.BytesIO(photo)), Image.open(io.BytesIO(bare)))
    assert same.getbbox() is None


def test_what_transparency_hides_is_not_published() -> None:
    """An erased face: the eye sees a hole, the file still has the colours."""
    picture = Image.new("RGBA", (40, 40), (200, 30, 40, 255))
    picture.paste((12, 34, 56, 0), (10, 10, 30, 30))
    data = encoded(picture, "PNG")
    for name in ("a.png", "a.webp", "a.avif"):
        shown = Image.open(io.BytesIO(sanitize(data, name))).convert("RGBA")
        assert shown.getpixel((20, 20)) == (0, 0, 0, 0)


def test_texts_are_returned_as_they_are() -> None:
    assert sanitize("שלום".encode(), "a.txt") == "שלום".encode()


@pytest.mark.parametrize("name", ["a.docx", "a.psd", "a", "a.html", "a.zip", "a.heic", "a.exe"])
def test_kinds_that_nobody_thought_about_are_not_published(name: str) -> None:
    with pytest.raises(MediaError, match=r"aren't published.*use one of"):
        sanitize(b"anything", name)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.gif", b"GIF89a\1\0\1\0\0\0\0,"),
        ("a.gif", b"\x89PNG"),
        ("a.png", b""),
        ("a.ico", b"nonsense"),
        ("a.woff2", b"OTTO"),
        ("a.pdf", b"%PDF-1.7 nothing more"),
    ],
)
def test_damaged_files_are_named(name: str, data: bytes) -> None:
    with pytest.raises(MediaError, match=rf"^{name}: .*;"):
        sanitize(data, name)


def test_a_gif_that_is_cut_short_is_named(zoo: Path) -> None:
    data = (zoo / "moving.gif").read_bytes()
    with pytest.raises(MediaError, match="cut short"):
        sanitize_gif(data[: len(data) // 2], "a.gif")
