"""A transcript of any kind is on the page, in the feed, in a file of its own and in the search."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from lxml import html

from sitegen.builder.pipeline import build
from sitegen.errors import ContentError
from tests.e2e.test_chapters_of_files import SHOW, site_with
from tests.unit.media.test_chapters_in_files import mp3_with

JSON = '{"segments": [{"speaker": "Ana", "startTime": 0, "endTime": 2, "body": "Good morning."}]}'
CUE = "WEBVTT\n\n00:00.000 --> 00:02.000\n"
SRT = "1\n00:00:00,000 --> 00:00:02,000\n<i>Good morning.</i>\n"


@pytest.mark.parametrize(
    ("name", "text", "files", "is_timed"),
    [
        ("t.json", JSON, [(".vtt", "text/vtt")], True),
        ("t.txt", "[00:00] Ana: Good morning.\n", [(".vtt", "text/vtt")], True),
        ("t.txt", "Ana: Good morning.\n", [(".txt", "text/plain")], False),
        ("t.vtt", "Ana: Good morning.\n", [(".txt", "text/plain")], False),
        ("t.srt", SRT, [(".vtt", "text/vtt"), (".srt", "application/x-subrip")], True),
    ],
)
def test_all_surfaces_have_it(
    name: str, text: str, files: list[tuple[str, str]], is_timed: bool, tmp_path: Path
) -> None:
    options = site_with(tmp_path, mp3_with(), f"transcript: {name}\n")
    (options.site / f"{SHOW}/season-1/first/{name}").write_text(text)
    build(options)
    out = options.output
    feed = (out / "podcast/show/feed.xml").read_text("utf-8")
    told = re.findall(
        r'<podcast:transcript url="https://www.example.org/([^"]+)" type="([^"]+)"', feed
    )
    assert [(Path(path).suffix, kind) for path, kind in told] == files
    assert all("Good morning." in (out / path).read_text("utf-8") for path, _ in told)
    page = html.parse(out / "podcast/show/season-1/first/index.html")
    (cue,) = page.xpath("//*[@data-transcript]//p")
    assert "Good morning." in cue.text_content()
    assert bool(cue.xpath(".//a")) == (cue.get("data-start") is not None) == is_timed
    assert ("Ana" in cue.text_content()) == (text is not SRT)
    records = [gzip.decompress(each.read_bytes()) for each in out.rglob("fragment/*")]
    assert any(b"Good morning." in record for record in records)


def test_a_part_that_cannot_be_read_is_a_mistake_with_its_line(tmp_path: Path) -> None:
    options = site_with(tmp_path, mp3_with(), "transcript: t.json\n")
    path = f"{SHOW}/season-1/first/t.json"
    (options.site / path).write_text('{"segments": [\n{"body": "Good morning."}]}')
    with pytest.raises(ContentError) as caught:
        build(options)
    found = {str(each) for each in caught.value.problems if each.severity == "error"}
    assert found == {
        f"{path}:2: segment 1: expected startTime and endTime in seconds, and body, a text"
    }


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("t.vtt", f"{CUE}I am Zohara\n\n00:02.000 --> 00:03.000\nQuillfeather.\n", 4),
        ("t.vtt", f"{CUE}<v Ana>I am Zohara\n\n00:02.000 --> 00:03.000\n<v Ana>Quillfeather.\n", 4),
        ("t.vtt", f"{CUE}Hello.\n\n00:02.000 --> 00:03.000\n<v Zohara>Quillfeather here.\n", 7),
        ("t.txt", "Ana: Who?\nZohara: Quillfeather.\n", 2),
        ("t.srt", f"{SRT}\n2\n00:00:02,000 --> 00:00:03,000\nZohara\nQuillfeather.\n", 7),
    ],
)  # fmt: skip
def test_a_name_over_several_cues_is_told_at_its_line_and_stays_in_no_cache(
    name: str, text: str, line: int, tmp_path: Path
) -> None:
    options = site_with(tmp_path, mp3_with(), f"transcript: {name}\n")
    place = f"{SHOW}/season-1/first/{name}"
    (options.site / place).write_text(text)
    (options.site / "private").mkdir()
    (options.site / "private/names.yaml").write_text("people: [{name: Zohara Quillfeather}]\n")
    with pytest.raises(ContentError) as told:
        build(options)
    (problem,) = (each for each in told.value.problems if each.severity == "error")
    assert str(problem).startswith(f"{place}:{line}: it would tell a storyteller's name")
    made = (*options.cache_root.rglob("*"), *options.output.rglob("*"))
    assert not [each for each in made if each.is_file() and b"Quillfeather" in each.read_bytes()]
