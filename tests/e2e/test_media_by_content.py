"""A recording or transcript is known by what is in it, whatever its name ends in; and what isn't
published is told where it lies. No address in any output is empty."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html

from sitegen.builder.options import BuildOptions
from sitegen.builder.pipeline import build
from sitegen.errors import ContentError
from tests.sites import SETTINGS, make_site
from tests.unit.media.sounds import m4a, mp3, ogg_opus, wav

SHOW = "content/podcast/show"
EPISODE = f"{SHOW}/season-1/first"
SPOKEN = "WEBVTT\n\n00:00.000 --> 00:01.000\nGood morning.\n"
SUBTITLES = "1\n00:00:00,000 --> 00:00:01,000\nGood morning.\n"
HEAD = "---\ntitle: A talk\ndate: 2024-06-03\nsummary: On bread.\n"
EMPTY = re.compile(
    r"\b(?:href|src|url|poster)=(?:\"\"|''|\"https://www\.example\.org/?\"(?= length))"
)


def site_with(
    folder: Path, recording: str, sound: bytes, transcript: str, said: str
) -> BuildOptions:
    """Write a site with one episode, and give the options of its build."""
    own = f"audio: {{file: {recording}}}\ntranscript: {transcript}\nguid: g1\nnumber: 1\n---\n"
    links = (
        f"\n[take it]({recording})\n\n/// audio | {recording}\n    transcript: {transcript}\n///\n"
    )
    site = make_site(
        folder,
        {
            "site.yaml": SETTINGS.replace("theme: tiny", "theme: base"),
            f"{SHOW}/show.md": "---\ntitle: Show\nguid: s\n---\n",
            f"{SHOW}/season-1/season.md": "---\ntitle: One\nguid: t\nnumber: 1\n---\n",
            f"{EPISODE}/index.md": f"{HEAD}{own}{links}",
            f"{EPISODE}/{recording}": sound,
            f"{EPISODE}/{transcript}": said,
        },
    )
    return BuildOptions(site, site / "output", jobs=1)


@pytest.mark.parametrize(
    ("name", "sound", "ending"),
    [
        ("a.m4b", m4a, ".m4a"),
        ("a.mov", m4a, ".m4a"),
        ("a.mp3", wav, ".wav"),
        ("a.aac", mp3, ".mp3"),
        ("a.dat", ogg_opus, ".ogg"),
    ],
)
def test_a_recording_is_published_under_the_ending_of_what_it_is(
    name: str, sound: object, ending: str, tmp_path: Path
) -> None:
    data = sound()  # type: ignore[operator]
    said, text = ("t.txt", SPOKEN) if ending == ".m4a" else ("t.text", SUBTITLES)
    options = site_with(tmp_path, name, data, said, text)
    build(options)
    out = options.output
    (made,) = out.glob(f"media/first-*{ending}")
    address = f"/media/{made.name}"
    (feed,) = [each for each in out.rglob("*.xml") if b"<enclosure" in each.read_bytes()]
    (enclosure,) = re.findall(r"<enclosure [^>]*>", feed.read_text("utf-8"))
    assert f'url="https://www.example.org{address}"' in enclosure
    assert f'length="{len(made.read_bytes())}"' in enclosure and "octet-stream" not in enclosure
    (spoken,) = out.glob("media/first-*.vtt" if text is SPOKEN else "media/first-*.srt")
    assert f"/media/{spoken.name}" in feed.read_text("utf-8")
    assert "Good morning." in spoken.read_text("utf-8")
    (page,) = [each for each in out.rglob("index.html") if "/first/" in each.as_posix()]
    tree = html.fromstring(page.read_bytes())
    assert {each.get("src") for each in tree.iter("audio")} == {address}
    assert not empty_addresses(out)


def empty_addresses(out: Path) -> list[str]:
    """Give what of an output's pages and feeds leads nowhere."""
    texts = (each for each in sorted(out.rglob("*")) if each.suffix in (".html", ".xml"))
    return [
        f"{path.relative_to(out)}: {found[0]}"
        for path in texts
        for found in EMPTY.finditer(path.read_text("utf-8"))
    ]


def test_what_is_not_published_is_told_with_the_file(tmp_path: Path) -> None:
    options = site_with(tmp_path, "a.mp3", mp3(), "r.docx", "PK\x03\x04 a document")
    with pytest.raises(ContentError) as caught:
        build(options)
    told = {str(each) for each in caught.value.problems}
    assert all(each.startswith(f"{EPISODE}/r.docx:1:") for each in told), told


def test_a_linked_file_of_another_kind_is_told_as_that_and_not_as_missing(tmp_path: Path) -> None:
    options = site_with(tmp_path, "a.mp3", mp3(), "t.vtt", SPOKEN)
    folder = options.site / EPISODE
    (folder / "r.docx").write_bytes(b"PK\x03\x04 a document")
    with (folder / "index.md").open("a", encoding="utf-8") as text:
        text.write("\n[the report](r.docx) and [another](s.docx)\n")
    with pytest.raises(ContentError) as caught:
        build(options)
    told = sorted(str(each) for each in caught.value.problems)
    assert len(told) == 2
    assert f"{EPISODE}/r.docx:1: files of this kind aren't published" in told[1]
    assert 'link to "s.docx": nothing there' in told[0]


def test_no_address_in_the_real_site_is_empty(output: Path) -> None:
    assert empty_addresses(output) == []
