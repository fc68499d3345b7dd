"""A site full of what must not be published: none of it is in any byte of the output."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageStat

from tests.conftest import MakeOnce
from tests.e2e.hostile import CREDIT, THEME, WIDE_COLOUR, build_hostile_sources
from tests.sites import run_sitegen
from tests.tools.metadata import tags_of
from tests.unit.media.sounds import SOUNDS
from tests.unit.media.test_colour import expected_from_p3
from tests.unit.media.test_metadata import ANIMALS
from tests.unit.media.test_pixels import corners, difference
from tests.unit.media.zoo import MARKS, QUADRANTS, SECRET, scene

PICTURES = {".jpg", ".png", ".webp", ".avif", ".gif", ".svg"}
RECORDINGS = {".mp3", ".m4a", ".ogg", ".opus", ".flac", ".wav"}
# What is told of a credit, in pictures alone; of a recording, the words of its page.
CREDITS = {"XMP:Credit", "XMP:Rights"}
WORDS = {"", "A walk", "Many voices", "Bread", "Noor", "Lod", "Talks", "2024", 2024, "en", "eng"}
OF_PDF = {"PDF:PDFVersion", "PDF:Linearized", "PDF:PageCount"}


def build_hostile_site(folder: Path) -> None:
    build_hostile_sources(folder)
    run = run_sitegen(folder, "build")
    assert run.code == 0, run.err


@pytest.fixture(scope="module")
def output(make_once: MakeOnce) -> Path:
    return make_once("hostile-site", build_hostile_site) / "output"


def files_of(output: Path) -> list[Path]:
    return [path for path in sorted(output.rglob("*")) if path.is_file()]


def contents_of(path: Path) -> Iterator[bytes]:
    """A file's bytes, and what is packed in them."""
    data = path.read_bytes()
    yield data
    if path.suffix == ".pdf":
        import pikepdf

        with pikepdf.open(io.BytesIO(data)) as document:
            plain = io.BytesIO()
            options = pikepdf.StreamDecodeLevel.generalized
            document.save(plain, compress_streams=False, stream_decode_level=options)
            yield plain.getvalue()
    if path.suffix == ".png":
        for at in range(len(data)):
            if data[at : at + 4] in {b"zTXt", b"iTXt", b"iCCP", b"eXIf", b"tEXt"}:
                yield data[at:]
                yield zlib.decompressobj().decompress(data[at + 4 :].partition(b"\0\0")[2])


def test_every_kind_of_file_is_published(output: Path) -> None:
    endings = {path.suffix for path in files_of(output / "media")}
    assert endings >= (PICTURES - {".gif"}) | RECORDINGS | {".pdf", ".vtt", ".csv"}
    owned = {path.suffix for path in files_of(output / "assets")}
    assert owned >= {Path(name).suffix for name in (*THEME, "drawing.svg")}


def test_no_planted_word_is_in_any_byte_or_name(output: Path) -> None:
    planted = [mark.lower() for mark in MARKS] + [b"31.7767", b"31,46", b"inkscape"]
    found = [
        (path.relative_to(output).as_posix(), mark)
        for path in files_of(output)
        for content in contents_of(path)
        for mark in planted
        if mark in content.lower()
    ]
    assert found == []
    assert [path for path in files_of(output) if SECRET.lower() in path.name.lower()] == []


def test_exiftool_finds_a_credit_in_pictures_at_most(output: Path) -> None:
    told = {name: tags for name, tags in tags_of(output).items() if Path(name).suffix in PICTURES}
    assert {name: tags for name, tags in told.items() if set(tags) - CREDITS} == {}
    assert {value for tags in told.values() for value in tags.values()} == {CREDIT}
    slugs = {Path(name).name.split("-")[0] for name in told}
    assert slugs == {"walk", "talks", "card"}, "a card shows a photo, too"
    assert any(name.endswith(".webp") for name in told)


def test_exiftool_finds_the_words_of_the_page_in_recordings(output: Path) -> None:
    told = {name: tags for name, tags in tags_of(output).items() if Path(name).suffix in RECORDINGS}
    assert len(told) == len(SOUNDS) + 2
    said = {
        (Path(name).suffix, tag, value)
        for name, tags in told.items()
        for tag, value in tags.items()
        if not is_technical(tag) and value not in WORDS
    }
    assert said == set()


def is_technical(tag: str) -> bool:
    """Whether a tag of a recording only says how it is stored, or that it has a cover."""
    group, _, name = tag.partition(":")
    if group == "QuickTime":
        return name not in {"Title", "Artist", "Album", "ContentCreateDate", "Comment"}
    return group in {"FLAC", "RIFF", "Opus"} or name in {
        *("VorbisVersion", "AudioChannels", "SampleRate", "NominalBitrate"),
        *("Picture", "PictureMIMEType", "PictureType"),
    }


def test_exiftool_finds_nothing_in_anything_else(output: Path) -> None:
    others = {
        name: set(tags) - OF_PDF
        for name, tags in tags_of(output).items()
        if Path(name).suffix not in PICTURES | RECORDINGS | {".html", ".xml", ".json", ".woff2"}
    }
    assert {name: tags for name, tags in others.items() if tags} == {}


def test_transcripts_and_tables_keep_what_readers_see(output: Path) -> None:
    (table,) = (output / "media").glob("*.csv")
    assert table.read_text() == "place,year\nGeneva,2022\n"
    for path in (output / "media").glob("*.vtt"):
        expected = "WEBVTT\n\n00:00:00.000 --> 00:00:01.500\n<v Teacher>Good morning\n"
        assert path.read_text() == expected


def test_a_recording_is_named_by_what_it_is(output: Path) -> None:
    (voice,) = (output / "media").glob("bread-*.m4a")
    page = (output / "stories/2022/bread/index.html").read_text()
    assert voice.name in page


def test_pictures_are_upright_and_have_the_right_colours(output: Path) -> None:
    """Whole pictures only: 3 to 2 as they were taken, and the one that lay on its side."""
    wide = [round(value) for value in expected_from_p3(WIDE_COLOUR)]
    upright = turned = 0
    for path in files_of(output / "media"):
        if path.suffix not in PICTURES - {".svg"}:
            continue
        picture = Image.open(path)
        width, height = picture.size
        alpha = "A" in picture.getbands()
        if abs(width / height - 300 / 480) < 0.005:
            mean = ImageStat.Stat(picture.convert("RGB")).mean
            assert max(abs(a - b) for a, b in zip(mean, wide, strict=True)) < 2.5, path.name
            turned += 1
        elif abs(width / height - 1.5) < 0.005 and not alpha:
            if max(ImageStat.Stat(picture.convert("RGB")).stddev) < 3:
                continue
            assert corners(picture) == QUADRANTS, path.name
            # Small, so that what differs is colours and places, not the grain.
            small = picture.convert("RGB").resize((60, 40), Image.Resampling.BOX)
            reference = scene().resize((60, 40), Image.Resampling.BOX)
            assert difference(small, reference) < 4, path.name
            upright += 1
    assert upright > 40
    assert turned >= 4


def test_a_picture_that_the_text_links_to_is_a_whole_clean_one(output: Path) -> None:
    page = (output / "news/2024/walk/index.html").read_text()
    offered = re.findall(r'<a href="/(media/[^"]+\.(?:jpg|png|webp|svg))">A file</a>', page)
    assert len(offered) == len(ANIMALS) + 2
    sizes = {Image.open(output / path).size for path in offered if not path.endswith(".svg")}
    assert sizes == {(480, 320), (300, 480)}
    told = tags_of(output / "media")
    credited = [path for path in offered if CREDIT in told.get(str(output / path), {}).values()]
    assert len(credited) == 1
