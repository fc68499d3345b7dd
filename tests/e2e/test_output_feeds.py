"""Feeds, podcast, calendars and site map of the real site, read by the programs of others."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote

import feedparser
import podcastparser
import pytest
from lxml import etree

from tests.e2e.documents import HOST, documents
from tests.tools.feedreaders import read_feeds
from tests.tools.feedvalidator import faults_in

SITEMAP = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}


def addresses(output: Path, name: str) -> list[Path]:
    """Return the files of a name, sorted; fail where there is none."""
    found = sorted(output.rglob(name))
    assert found
    return found


def file_of(output: Path, address: str) -> Path:
    """Return the file that an absolute address of the site stands for."""
    path = unquote(address.partition("#")[0].removeprefix(HOST)).lstrip("/")
    return output / (f"{path}index.html" if not path or path.endswith("/") else path)


def test_atom_feeds_are_well_formed_and_lead_to_pages(output: Path) -> None:
    feeds = [file for file in addresses(output, "feed.xml") if "podcast" not in file.parts]
    assert len(feeds) >= 9
    for file in feeds:
        feed = feedparser.parse(file.read_bytes())
        assert not feed.bozo, (file, feed.get("bozo_exception"))
        assert feed.version == "atom10"
        assert feed.feed.title
        assert feed.feed.id
        assert feed.feed.updated_parsed
        assert feed.entries, file
        for entry in feed.entries:
            assert file_of(output, entry.link).is_file(), entry.link
            assert entry.id
            assert entry.updated_parsed.tm_year > 2010, (file, entry.link)


def test_the_rules_of_w3c_s_feed_validator_find_nothing_in_any_feed(output: Path) -> None:
    """No implausible date among them, neither 1970 nor one to come."""
    faults = {
        file.relative_to(output).as_posix(): found
        for file in addresses(output, "feed*.xml")
        if (found := faults_in(file.read_bytes(), datetime.now(UTC)))
    }
    assert faults == {}


def test_two_readers_in_javascript_have_the_feeds_as_feedparser_has_them(output: Path) -> None:
    files = addresses(output, "feed*.xml")
    for file, read in zip(files, read_feeds(*(f.read_bytes() for f in files)), strict=True):
        own = feedparser.parse(file.read_bytes())
        entries = read.smith.get("entries", read.smith.get("items", []))
        titles = [each["title"] for each in entries]
        assert [told["value"] if isinstance(told, dict) else told for told in titles] == [
            entry.title for entry in own.entries
        ]
        if "podcast" in file.parts:
            assert read.party is not None
            assert [item["guid"] for item in read.party["items"]] == [e.id for e in own.entries]
            assert read.party["language"] == own.feed.language


def test_json_feeds_say_the_same_as_atom(output: Path) -> None:
    for file in addresses(output, "feed.json"):
        told = json.loads(file.read_text(encoding="utf-8"))
        atom = feedparser.parse(file.with_suffix(".xml").read_bytes())
        assert told["version"] == "https://jsonfeed.org/version/1.1"
        assert [item["url"] for item in told["items"]] == [each.link for each in atom.entries]


def test_podcast_feeds_have_all_that_an_app_needs(output: Path) -> None:
    feeds = [file for file in addresses(output, "feed.xml") if "podcast" in file.parts]
    assert len(feeds) == 3
    for file in feeds:
        with file.open("rb") as stream:
            podcast = podcastparser.parse(f"{HOST}/{file.relative_to(output)}", stream)
        assert podcast["title"]
        assert file_of(output, podcast["cover_url"]).is_file()
        assert podcast["episodes"]
        for episode in podcast["episodes"]:
            (sound,) = episode["enclosures"]
            recording = file_of(output, sound["url"])
            assert recording.stat().st_size == sound["file_size"]
            assert sound["mime_type"] == "audio/mpeg"
            assert episode["guid"]
            assert episode["total_time"] > 0


@pytest.mark.parametrize("name", ["calendar.ics", "*.ics"])
def test_calendars_are_read_by_a_calendar_program(output: Path, name: str) -> None:
    from icalendar import Calendar

    for file in addresses(output, name):
        calendar = Calendar.from_ical(file.read_bytes())
        events = calendar.walk("VEVENT")
        assert events, file
        for event in events:
            assert event["SUMMARY"]
            assert event["UID"]
            assert event.start, file
            assert file_of(output, str(event["URL"])).is_file(), event["URL"]


def test_the_site_map_names_the_pages_for_searchers_and_no_others(output: Path) -> None:
    tree = etree.parse(str(output / "sitemap.xml"))
    named = [str(each.text) for each in tree.findall("s:url/s:loc", SITEMAP)]
    assert len(named) == len(set(named))
    wanted = {
        HOST + page.address
        for page in documents(output)
        if page.is_for_searchers and not page.is_redirect
    }
    assert {unquote(address) for address in named} == wanted


def test_languages_in_the_site_map_name_each_other(output: Path) -> None:
    tree = etree.parse(str(output / "sitemap.xml"))
    named = {
        url.findtext("s:loc", namespaces=SITEMAP): {
            link.get("hreflang"): link.get("href") for link in url.findall("x:link", SITEMAP)
        }
        for url in tree.findall("s:url", SITEMAP)
    }
    for address, languages in named.items():
        if languages:
            assert address in languages.values()
            assert all(named[other] == languages for other in languages.values())


def test_robots_are_told_of_the_site_map(output: Path) -> None:
    assert f"Sitemap: {HOST}/sitemap.xml" in (output / "robots.txt").read_text(encoding="utf-8")


def test_a_transcript_that_a_translation_took_over_says_its_language(output: Path) -> None:
    feed = (output / "he/podcast/groundwork/feed.xml").read_text("utf-8")
    assert set(re.findall(r'<podcast:transcript [^>]*language="(\w+)"', feed)) == {"en"}
    page = (output / "he/podcast/groundwork/season-1/lod/index.html").read_text("utf-8")
    assert '<span class="cue-text" lang="en">' in page
