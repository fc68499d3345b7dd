"""Files that are dropped on a form: what is kept of their names, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.editor.shelf import open_site
from sitegen.editor.uploads import keep_upload
from sitegen.errors import SitegenError
from tests.incremental.media import png
from tests.sites import make_site

TRIP = "content/news/2024/trip.md"


def kept(tmp_path: Path, name: str, data: bytes) -> str:
    """Drop a file on the form of an entry, and give the name that it has then."""
    site = open_site(make_site(tmp_path))
    file = site.file_of(TRIP)
    assert file is not None
    return keep_upload(site, file, name, data)


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("תמונה של עצים.JPG", "תמונה-של-עצים.png"),
        ("../../../evil.png", "evil.png"),
        ("..\\..\\evil.png", "evil.png"),
        (".png", "png.png"),
    ],
)
def test_a_picture_is_kept_beside_its_entry_under_a_clean_name(
    tmp_path: Path, name: str, clean: str
) -> None:
    data = png(1)
    assert kept(tmp_path, name, data) == clean
    assert (tmp_path / "content/news/2024" / clean).read_bytes() == data


@pytest.mark.parametrize("name", ["a.jpg", "a.mp3", "a.vtt", "a.pdf"])
def test_an_empty_file_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(SitegenError, match=r"a\.\w+: the file is empty"):
        kept(tmp_path, name, b"")


SOUND = b"ID3\x04\x00\x00\x00\x00\x00\x00" + b"\xff\xfb\x90\x64" * 8


@pytest.mark.parametrize(
    ("name", "data", "clean"),
    [
        ("talk.txt", SOUND, "talk.mp3"),
        ("talk", b"WEBVTT\n\n00:00.000 --> 00:02.000\nYes\n", "talk.vtt"),
        ("talk.vtt", b"1\n00:00:00,000 --> 00:00:02,000\nYes\n", "talk.srt"),
        ("report.jpg", b"%PDF-1.7\n", "report.pdf"),
        ("photo.mp3.png", png(1), "photo-mp3.png"),
        ("con.png", png(1), "con-2.png"),
        ("LPT1.PNG", png(1), "lpt1-2.png"),
    ],
)
def test_a_file_is_kept_as_what_it_is(tmp_path: Path, name: str, data: bytes, clean: str) -> None:
    assert kept(tmp_path, name, data) == clean


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a.mp3", "no recording that browsers play"),
        ("a.vtt", "no transcript: there are no times in it"),
        ("a.srt", "no transcript"),
        ("a.pdf", "no PDF"),
    ],
)
def test_a_text_that_is_called_otherwise_is_refused(tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(SitegenError, match=f"{name}: this is {said}"):
        kept(tmp_path, name, b"Just words.\n")


def test_a_picture_whose_name_a_covered_one_has_is_kept_beside_it(tmp_path: Path) -> None:
    cover = {
        "content/news/2024/a.png": png(1),
        "content/news/2024/a.png.yaml": "cover:\n  face: 10% 10% 20% 20%\n",
    }
    site = open_site(make_site(tmp_path, cover))
    file = site.file_of(TRIP)
    assert file is not None
    assert keep_upload(site, file, "a.png", png(2)) == "a-2.png"
    assert keep_upload(site, file, "a.png", png(1)) == "a.png"
