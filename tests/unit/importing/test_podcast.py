"""A show that moved in says in its new feed what it said in the old one, item by item."""

from __future__ import annotations

import re
from datetime import datetime
from email.utils import format_datetime, parsedate_to_datetime
from pathlib import Path
from typing import Any

import feedparser
import podcastparser
import pytest

from sitegen.content.editing.values import Bare
from sitegen.importing.bringing import bring_in, look_at
from sitegen.importing.podcast.bringing import imported_podcast, target_of
from sitegen.importing.podcast.feed import read_podcast
from sitegen.importing.podcast.files import Files
from sitegen.importing.reporting.report import Report
from sitegen.importing.values import Imported
from tests.sites import bytes_of, make_site, run_sitegen
from tests.unit.importing.shows import (
    ODD_DATES,
    SERIAL_CHANNEL,
    archive,
    daily,
    feed,
    serial,
    serial_item,
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return make_site(tmp_path / "site")


def imported(site: Path, *pages: bytes, files: Files | None = None) -> Imported:
    """Give what a feed becomes."""
    read = read_podcast([(f"feed-{number}.xml", page) for number, page in enumerate(pages, 1)])
    return imported_podcast(
        read, target_of(look_at(site).settings, read.show, None), files or Files()
    )


def bring(site: Path, *pages: bytes, files: Files | None = None) -> Report:
    """Import a feed into a site."""
    return bring_in(look_at(site), imported(site, *pages, files=files))


def remarks(whole: Imported, title: str) -> list[str]:
    """Give what is said of an item."""
    item = next(each for each in whole.items if each.title == title)
    return [f"{remark.what}: {remark.why}" for remark in item.remarks]


def built(site: Path, slug: str) -> Path:
    """Build a site as of a day when all is out; give the show's new feed."""
    done = run_sitegen(site, "build", "--at", "2026-11-01")
    assert done.code == 0, done.err
    return site / "output/podcast" / slug / "feed.xml"


def told_by_feedparser(data: bytes) -> dict[str, tuple[Any, ...]]:
    """Give what an independent parser reads of each item, by its guid."""
    found = {}
    for entry in feedparser.parse(data).entries:
        enclosure = entry.enclosures[0]
        found[entry.id] = (
            " ".join(entry.title.split()),
            enclosure.href,
            enclosure.get("length") or "0",
            enclosure.type,
            entry.get("itunes_season"),
            entry.get("itunes_episode"),
            entry.get("itunes_episodetype", "full"),
        )
    return found


def told_by_podcastparser(path: Path) -> dict[str, tuple[Any, ...]]:
    """Give what another independent parser reads of each item, by its guid."""
    with path.open("rb") as stream:
        parsed = podcastparser.parse("https://feeds.example.org/x", stream)
    return {
        each["guid"]: (
            each["published"],
            each["total_time"],
            each["enclosures"][0]["url"],
            each["enclosures"][0]["file_size"],
            each["enclosures"][0]["mime_type"],
        )
        for each in parsed["episodes"]
    }


@pytest.mark.parametrize(
    ("data", "slug"),
    [(serial(), "terraces-wells"), (archive(12), "street-by-street")],
    ids=["serial", "archive"],
)
def test_the_new_feed_has_every_item_of_the_old_one(
    site: Path, tmp_path: Path, data: bytes, slug: str
) -> None:
    old = tmp_path / "old.xml"
    old.write_bytes(data)
    bring(site, data)
    new = built(site, slug)
    assert told_by_feedparser(new.read_bytes()) == told_by_feedparser(data)
    assert told_by_podcastparser(new) == told_by_podcastparser(old)


def as_rfc(date: tuple[str, str]) -> str:
    """Give a date of the odd ones in the standard's form."""
    return format_datetime(datetime.fromisoformat(date[1]))


def test_odd_dates_and_relative_addresses_come_out_as_they_were_meant(site: Path) -> None:
    bring(site, daily())
    parsed = feedparser.parse(built(site, "morning-market").read_bytes())
    moments = {entry.id: parsedate_to_datetime(entry.published) for entry in parsed.entries}
    assert moments == {
        f"http://market.example.org/day/{number}.html": parsedate_to_datetime(as_rfc(date))
        for number, date in enumerate(ODD_DATES, 1)
    }
    sounds = {entry.enclosures[0].href for entry in parsed.entries}
    assert "http://market.example.org/day/audio/day%201.m4a" in sounds


@pytest.mark.soak
def test_a_show_of_a_thousand_episodes_moves_whole(site: Path, tmp_path: Path) -> None:
    whole_show(site, tmp_path, 1000)


def test_a_show_in_archives_moves_whole(site: Path, tmp_path: Path) -> None:
    whole_show(site, tmp_path, 130)


def whole_show(site: Path, tmp_path: Path, count: int) -> None:
    """Move a show whose new feed holds a hundred episodes, with archives behind it."""
    settings = site / "site.yaml"
    settings.write_text(f"{settings.read_text()}feeds: {{episodes: 100}}\n")
    old = tmp_path / "old.xml"
    old.write_bytes(archive(count))
    report = bring(site, archive(count))
    assert report.outcomes == {"written": count + 2, "merged": 0, "left out": 0}
    new = built(site, "street-by-street")
    pages = [new, *sorted(new.parent.glob("feed-archive-*.xml"))]
    assert len(pages) > 1
    told: dict[str, tuple[Any, ...]] = {}
    for page in pages:
        told |= told_by_podcastparser(page)
    assert told == told_by_podcastparser(old)
    assert len(told) == count


def test_a_second_import_of_the_same_feed_changes_nothing(site: Path) -> None:
    bring(site, serial())
    assert bring(site, serial()).files == {"same": 10}


def test_each_item_is_accounted_for_and_nothing_of_it_is_left_out_in_silence(site: Path) -> None:
    whole = imported(site, serial())
    assert [item.type for item in whole.items] == ["show", "season", "season", *["episode"] * 7]
    assert {item.outcome for item in whole.items} == {"written"}
    assert sum(item.proven for item in whole.items) == 1 + 7 * 2
    told = remarks(whole, "The well, full 3")
    assert told == [
        "left out: podcast:person: Hidden Hand (producer): entries name hosts and guests",
        "left out: podcast:transcript: https://cdn.example.org/t/2-full-3.vtt: "
        "not fetched; --download fetches it",
    ]
    assert "left out: podcast:value: has no place in an entry" in remarks(whole, "Terraces & Wells")


def test_notes_stay_words_where_they_look_like_markup(site: Path) -> None:
    bring(site, serial())
    text = next(site.glob("content/podcast/terraces-wells/season-2/*/index.md")).read_text()
    assert "[the well](https://shows.example.org/more/2-" in text
    assert "The \\<script> of rain" in text or "The &lt;script> of rain" in text


def test_a_repeated_guid_and_an_item_without_sound_are_left_out_with_their_reason(
    site: Path,
) -> None:
    sound = '<enclosure url="https://cdn.example.org/a.mp3" length="9" type="audio/mpeg"/>'
    day = "<pubDate>Fri, 12 Jul 2024 09:00:00 GMT</pubDate>"
    data = feed(
        "<title>Two</title>",
        f"<item><title>A</title><guid>same</guid>{sound}{day}</item>",
        f"<item><title>B</title><guid>same</guid>{sound}{day}</item>",
        "<item><title>C</title><guid>words</guid></item>",
    )
    whole = imported(site, data)
    assert [(item.title, item.outcome) for item in whole.items][2:] == [
        ("A", "written"),
        ("B", "left out"),
        ("C", "left out"),
    ]
    assert "stands twice" in whole.items[3].why
    assert "no enclosure" in whole.items[4].why
    assert len(bring(site, data).accounts) == 5


def test_episodes_without_a_date_come_as_drafts(site: Path) -> None:
    data = feed("<title>A</title>", re.sub("<pubDate>.*?<", "<pubDate>soon<", serial_item(1, 1)))
    entry = imported(site, data).entries[-1]
    assert entry.fields["draft"] == Bare("true")
    assert entry.fields["date"] is None


def test_episodes_of_one_title_keep_their_places_when_another_follows(site: Path) -> None:
    items = [serial_item(1, number).replace(f"full {number}", "x") for number in (1, 2, 3)]
    before = {e.source: e.path for e in imported(site, feed("", items[1], items[0])).entries}
    after = {e.source: e.path for e in imported(site, feed("", *reversed(items))).entries}
    assert before.items() <= after.items()
    assert len(set(after.values())) == len(after)


def test_files_that_were_fetched_stand_beside_the_entry(site: Path, tmp_path: Path) -> None:
    vtt, json_file = tmp_path / "1.vtt", tmp_path / "2.json"
    vtt.write_text("WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n")
    json_file.write_text('{"version": "1.2.0", "chapters": [{"startTime": 3, "title": "X"}]}')
    start = "https://cdn.example.org/t/1-full-1"
    plain = re.sub(r"<psc:chapters.*?</psc:chapters>", "", serial_item(1, 1), flags=re.DOTALL)
    files = Files(here={f"{start}.vtt": str(vtt), f"{start}.json": str(json_file)})
    bring(site, feed(SERIAL_CHANNEL, plain), files=files)
    (entry,) = site.glob("content/podcast/*/season-1/*/index.md")
    assert "transcript: transcript.vtt" in entry.read_text()
    assert "00:03 X" in entry.read_text()
    assert (entry.parent / "transcript.vtt").read_bytes() == vtt.read_bytes()


def test_what_apps_are_told_beyond_the_sound_is_kept(site: Path) -> None:
    channel = (
        "<title>More</title><podcast:license>cc-by-4.0</podcast:license><itunes:block>Yes</itunes:block>"
        '<podcast:txt purpose="verify">code 7</podcast:txt><podcast:medium>course</podcast:medium>'
        '<podcast:funding url="https://example.org/give">Give</podcast:funding>'
        '<podcast:updateFrequency rrule="FREQ=WEEKLY">Each week</podcast:updateFrequency>'
        '<podcast:socialInteract protocol="activitypub" uri="https://social.example/@a/1"/>'
        '<podcast:socialInteract protocol="smoke" uri="https://social.example/2"/>'
    )
    whole = imported(site, feed(channel, serial_item(1, 1)))
    fields = whole.entries[0].fields
    assert fields["license"] == {"name": "CC-BY-4.0", "url": None}
    assert fields["funding"] == ({"title": "Give", "url": "https://example.org/give"},)
    assert fields["frequency"] == {"text": "Each week", "rule": "FREQ=WEEKLY"}
    assert fields["txt"] == ({"purpose": "verify", "text": "code 7"},)
    assert (fields["medium"], fields["block"]) == ("course", Bare("true"))
    assert fields["new_feed_url"] == "https://www.example.org/podcast/more/feed.xml"
    lost = "left out: podcast:socialInteract: https://social.example/2 (smoke)"
    assert lost in remarks(whole, "More")
    bring_in(look_at(site), whole)
    assert "<podcast:medium>course</podcast:medium>" in built(site, "more").read_text()


def test_artwork_that_directories_would_refuse_is_only_shown(site: Path, tmp_path: Path) -> None:
    from PIL import Image

    picture = tmp_path / "1.png"
    Image.new("RGB", (600, 600), "teal").save(picture)
    address = "https://shows.example.org/cover.png"
    channel = f'<title>Small</title><itunes:image href="{address}"/>'
    whole = imported(
        site, feed(channel, serial_item(1, 1)), files=Files(here={address: str(picture)})
    )
    fields = whole.entries[0].fields
    assert (fields["image"], fields["artwork"]) == ("artwork.png", None)
    assert any("600 × 600 pixels" in remark for remark in remarks(whole, "Small"))


def test_the_command_tells_and_writes_nothing_on_a_rehearsal(site: Path, tmp_path: Path) -> None:
    file = tmp_path / "feed.xml"
    file.write_bytes(serial())
    done = run_sitegen(site, "import", "podcast", file, "--dry-run", "--show", "wells")
    assert done.code == 0, done.err
    assert "10 items: 10 written, 0 merged, 0 left out" in done.out
    assert not (site / "content/podcast").exists()


ODD_ITEM = (
    "<item><title>Odd</title><guid>one&#10;two:  three</guid><pubDate>Fri, 12 Jul 2024 09:05:00 GMT"
    '</pubDate><enclosure url="https://cdn.example.org/a.mp3" length="99999999999999999999999" '
    'type="audio/mpeg"/><description>Words</description></item>'
)


def test_a_guid_over_lines_and_an_absurd_length_are_told_and_the_site_builds(site: Path) -> None:
    whole = imported(site, feed("<title>Odd show</title>", ODD_ITEM))
    told = remarks(whole, "Odd")
    assert any("guid: ends of lines in it become spaces" in said for said in told)
    assert any("the length in bytes is missing, or no number" in said for said in told)
    bring_in(look_at(site), whole)
    assert ">one two:  three</guid>" in built(site, "odd-show").read_text()


def test_reports_and_shows_go_only_where_they_may(site: Path, tmp_path: Path) -> None:
    file = tmp_path / "feed.xml"
    file.write_bytes(serial())
    before = bytes_of(site)
    done = run_sitegen(site, "import", "podcast", file, "--report", "content/rep")
    assert done.code == 2 and "expected a folder outside of it, or in private/" in done.err
    done = run_sitegen(site, "import", "podcast", file, "--show", "")
    assert done.code == 2 and "can't be part of an address" in done.err
    assert bytes_of(site) == before
