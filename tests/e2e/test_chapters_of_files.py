"""Chapters that stand in an episode's file are on its page, in its feed and in the search."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest
from lxml import html

from sitegen.builder.options import BuildOptions
from sitegen.builder.pipeline import build
from sitegen.errors import ContentError
from tests.sites import SETTINGS, make_site
from tests.unit.media.test_chapters_in_files import MARKS, frames, mp3_with, with_chapters

SHOW = "content/podcast/show"
EPISODE = f"{SHOW}/season-1/first/index.md"
AUDIO = f"{SHOW}/season-1/first/a.mp3"
SEARCHED = ("search: false", "search: true")
HEAD = "---\ntitle: A talk\ndate: 2024-06-03\nsummary: On bread.\naudio: {file: a.mp3}\nguid: g1\n"
TITLES = [title for _, title in MARKS]


def site_with(folder: Path, sound: bytes, more: str = "") -> BuildOptions:
    """Write a site with one episode and its Hebrew translation; give the options of its build."""
    site = make_site(
        folder,
        {
            "site.yaml": SETTINGS.replace("theme: tiny", "theme: base").replace(*SEARCHED),
            f"{SHOW}/show.md": "---\ntitle: Show\nguid: s\n---\n",
            f"{SHOW}/season-1/season.md": "---\ntitle: One\nguid: t\nnumber: 1\n---\n",
            EPISODE: f"{HEAD}{more}---\nWords.\n",
            EPISODE.replace(".md", ".he.md"): "---\ntitle: שיחה\nsummary: על לחם.\n---\nמילים.\n",
            AUDIO: sound,
        },
    )
    return BuildOptions(site, site / "output", jobs=1)


def shown(output: Path, lang: str = "") -> list[tuple[str, str, str | None]]:
    """Give the chapters on the episode's page: where each leads, its title and language."""
    page = html.parse(output / lang / "podcast/show/season-1/first/index.html")
    return [
        (
            str(link.get("href")).partition("#")[2],
            link.find_class("chapter-title")[0].text_content(),
            link.find_class("chapter-title")[0].get("lang"),
        )
        for link in page.xpath("//*[@data-chapters]//a")
    ]


def in_feed(output: Path) -> list[dict[str, object]]:
    """Give the chapters of the file that the feed names, [] where it names none."""
    feed = (output / "podcast/show/feed.xml").read_text("utf-8")
    address = re.search(r'<podcast:chapters url="https://www.example.org/([^"]+)"', feed)
    if address is None:
        return []
    records = json.loads((output / address[1]).read_bytes())["chapters"]
    assert isinstance(records, list)
    return records


def test_page_feed_and_file_have_them_in_each_language_and_follow_the_file(tmp_path: Path) -> None:
    options = site_with(tmp_path, with_chapters(".mp3"))
    build(options)
    out = options.output
    assert shown(out) == [
        (f"t={start}", title, None) for start, title in zip((0, 2, 4), TITLES, strict=True)
    ]
    assert [each[1:] for each in shown(out, "he")] == [(title, "en") for title in TITLES]
    assert in_feed(out) == [{"startTime": start, "title": title} for start, title in MARKS]
    records = [gzip.decompress(each.read_bytes()) for each in out.rglob("fragment/*")]
    assert any(TITLES[1].partition(" – ")[0].encode() in record for record in records)
    fewer = frames()
    (options.site / AUDIO).write_bytes(mp3_with(*fewer[:2]))
    build(options)
    assert [each[1] for each in shown(out)] == TITLES[:2] and len(in_feed(out)) == 2
    (options.site / AUDIO).write_bytes(mp3_with())
    build(options)
    assert shown(out) == [] and in_feed(out) == [] and not list(out.glob("media/*.json"))


def test_those_of_the_front_matter_count_first(tmp_path: Path) -> None:
    options = site_with(tmp_path, with_chapters(".mp3"), 'chapters: ["00:01 Ours"]\n')
    build(options)
    assert [each[1] for each in shown(options.output)] == ["Ours"]
    assert in_feed(options.output) == [{"startTime": 1, "title": "Ours"}]


def test_a_chapter_of_the_file_behind_its_end_is_left_out_and_told(tmp_path: Path) -> None:
    late = frames()
    late[2].start_time = 3_700_000
    late[1].sub_frames.getall("TIT2")[0].text = ["ab\u202edc"]
    options = site_with(tmp_path, mp3_with(*late))
    told = "\n".join(str(each) for each in build(options).warnings)
    late_one = f'audio: the chapter "{TITLES[2]}" that the file holds begins at 1:01:40'
    assert f"{EPISODE}:1: warning: {late_one}" in told
    assert 'audio: the chapter "abdc" that the file holds: a sign that nobody sees' in told
    assert [each[1] for each in shown(options.output)] == [TITLES[0], "abdc"]


def test_a_chapter_of_the_front_matter_behind_the_end_is_a_mistake_with_its_line(
    tmp_path: Path,
) -> None:
    lines = "chapters:\n  - 00:01 Ours\n  - 01:00 Late\n"
    options = site_with(tmp_path, with_chapters(".mp3"), lines)
    with pytest.raises(ContentError) as caught:
        build(options)
    mistakes = [each for each in caught.value.problems if each.severity == "error"]
    assert [str(each) for each in mistakes] == [
        f'{EPISODE}:9: chapters: "01:00 Late" found, expected a time before the end of the '
        "recording, 00:06"
    ]


def test_a_name_that_may_not_be_shown_stops_the_build(tmp_path: Path) -> None:
    made = frames()
    made[0].sub_frames.getall("TIT2")[0].text = ["With Testname Hiddenly"]
    options = site_with(tmp_path, mp3_with(*made))
    story = options.site / "content/stories/2022/other.md"
    story.parent.mkdir(parents=True, exist_ok=True)
    story.write_text(
        "---\ntitle: A story\nstoryteller: {name: Testname Hiddenly, pseudonym: Noor}\n"
        "consent: {name: pseudonym, web: true}\n---\nWords.\n"
    )
    with pytest.raises(ContentError, match="may not be shown"):
        build(options)
