"""A feed is read whatever its host made of it: what is damaged is told, and the rest is read."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.errors import ContentError
from sitegen.importing.moments import read_moment, read_seconds, write_seconds
from sitegen.importing.podcast.chapters import chapter_lines, json_chapters
from sitegen.importing.podcast.episodes import old_paths
from sitegen.importing.podcast.feed import ReadFeed, read_podcast
from sitegen.importing.podcast.reading import read_feed
from sitegen.importing.podcast.values import Part, ReadItem, Sound
from tests.unit.importing.shows import ODD_DATES, daily, feed, serial

EXPECTED = "expected a podcast's feed: RSS, which begins with <rss>"
SOUND = '<enclosure url="https://cdn.example.org/a.mp3" length="9" type="audio/mpeg"/>'


def read(data: bytes) -> ReadFeed:
    """Read a feed of one file."""
    return read_podcast([("feed.xml", data)])


def item(inner: str, channel: str = "<title>Show</title>") -> ReadItem:
    """Read the one item of a feed."""
    return read(feed(channel, f"<item>{inner}</item>")).items[0]


def told(data: bytes) -> list[str]:
    """Give what is told of a feed."""
    return [str(problem) for problem in read(data).problems]


@pytest.mark.parametrize(("said", "meant"), ODD_DATES)
def test_dates_are_read_as_hosts_write_them(said: str, meant: str) -> None:
    assert read_moment(said) == datetime.fromisoformat(meant)


@pytest.mark.parametrize("said", ["someday", "Thu, 31 Jun 2024 10:00:00 GMT", "lun. 12 juil. 2024"])
def test_what_is_no_date_is_told_and_makes_none(said: str) -> None:
    found = item(f"<guid>1</guid>{SOUND}<pubDate>{said}</pubDate>")
    assert found.moment is None
    assert [doubt.startswith(f'pubDate: "{said}"') for doubt in found.doubts] == [True]


@given(st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1)))
def test_dates_of_the_standard_are_read_as_the_standard_library_writes_them(when: datetime) -> None:
    moment = when.replace(microsecond=0, tzinfo=UTC)
    assert read_moment(moment.strftime("%a, %d %b %Y %H:%M:%S +0000")) == moment


@given(st.text(max_size=40))
def test_no_text_makes_the_reading_of_dates_and_lengths_fail_otherwise(text: str) -> None:
    for reader in (read_moment, read_seconds):
        try:
            reader(text)
        except (ValueError, OverflowError):
            continue


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("3723", 3723),
        ("62:03", 3723),
        ("1:02:03", 3723),
        ("01:02:03.5", 3723),
        ("1h 2m 3s", 3723),
        ("PT1H2M3S", 3723),
        ("62 min", 3720),
        ("59.6", 60),
    ],
)
def test_lengths_are_read_as_hosts_write_them(said: str, seconds: int) -> None:
    assert read_seconds(said) == seconds


def test_lengths_are_written_as_front_matter_has_them() -> None:
    assert [write_seconds(each) for each in (9, 754, 3723)] == ["0:09", "12:34", "1:02:03"]


def test_a_serial_show_is_read_with_all_that_its_host_says() -> None:
    found = read(serial())
    show, first = found.show, found.items[0]
    assert (show.title, show.lang, show.type) == ("Terraces & Wells", "en-gb", "serial")
    assert show.categories == (("Society & Culture", "Documentary"), ("Nowhere to be found", ""))
    assert (show.locked, show.explicit, show.owner_email) == (True, False, "radio@example.org")
    assert show.unread == ("podcast:value",)
    assert (first.season, first.season_name, first.number) == (2, "Season of dust", 3)
    assert [part.start for part in first.parts] == [0, 150.5]
    assert [person.part for person in first.persons] == ["guest", "producer"]
    assert {each.type for each in found.items} == {"full", "bonus", "trailer"}
    assert found.problems == ()


def test_relative_addresses_are_seen_from_the_show_and_spaces_encoded() -> None:
    first = read(daily()).items[0]
    assert first.link == "http://market.example.org/day/1.html"
    assert first.sound == Sound(
        url="http://market.example.org/day/audio/day%201.m4a", length=20_001, type="audio/x-m4a"
    )
    assert first.is_permalink
    assert first.keywords == ("figs", "bread")


def test_guids_stay_letter_by_letter_and_a_missing_one_is_what_apps_take() -> None:
    assert item(f"<guid> a  B&amp;c </guid>{SOUND}").guid == "a  B&c"
    lacking = item(SOUND)
    assert lacking.guid == "https://cdn.example.org/a.mp3"
    assert "guid: missing" in lacking.doubts[-1]


def test_prefixes_may_be_called_anything_and_their_addresses_spelled_otherwise() -> None:
    data = b"""<rss xmlns:apple="https://www.itunes.com/DTDs/Podcast-1.0.dtd"><channel>
    <title>A</title><apple:author>B</apple:author><item><apple:season>3</apple:season></item>
    </channel></rss>"""
    found = read(data)
    assert (found.show.author, found.items[0].season) == ("B", 3)


def test_a_prefix_that_nobody_declared_is_read_all_the_same() -> None:
    found = read(b"<rss><channel><itunes:author>B</itunes:author><x:y>z</x:y></channel></rss>")
    assert (found.show.author, found.show.unread) == ("B", ("x:y",))


def test_remarks_before_the_feed_and_items_of_nothing_are_passed_over() -> None:
    data = b"<?xml version='1.0'?><!-- <html> --><rss><channel><item/><item><title>A</title></item>"
    found = read(data + b"<!-- <item> --></channel></rss>")
    assert [each.title for each in found.items] == ["A"]


def test_the_old_rss_with_items_beside_the_channel_is_read() -> None:
    data = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    xmlns="http://purl.org/rss/1.0/"><channel><title>Old</title></channel>
    <item><title>One</title></item></rdf:RDF>"""
    found = read(data)
    assert (found.show.title, [each.title for each in found.items]) == ("Old", ["One"])


def test_damage_is_told_with_its_line_and_the_rest_is_read() -> None:
    data = feed(
        "<title>A</title>",
        "<item><title>T &amp; U \x0b &eacute; & V</title></item>",
        "<item><title>mismatched</item>",
        "<item><title><![CDATA[1]]></title></item>",
        "<item><title>torn",
    )
    found = read(data)
    assert [each.title for each in found.items] == ["T & U é & V", "1"]
    assert told(data) == [
        "feed.xml:10: an item that never ends; the file was cut off in it",
        "feed.xml:7: warning: no XML (not well-formed (invalid token)); read as it was meant",
        "feed.xml:8: no XML (mismatched tag); this item is left out",
    ]


def test_a_damaged_element_of_the_channel_takes_no_other_along() -> None:
    data = b"<rss><channel><title>A</title><x><y></x><language>he</language></channel></rss>"
    assert (read(data).show.title, read(data).show.lang) == ("A", "he")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            b'<?xml version="1.0"?>\n<!DOCTYPE rss [<!ENTITY a "b">]>\n<rss><channel/></rss>',
            "feed.xml:2: a DOCTYPE found, which could name other files; take it out",
        ),
        (
            b"<!DOCTYPE html><html></html>",
            "feed.xml:1: a DOCTYPE found, which could name other files; take it out",
        ),
        (
            b"<html></html>",
            f"feed.xml:1: an HTML page found, {EXPECTED}",
        ),
        (
            b'<feed xmlns="http://www.w3.org/2005/Atom"/>',
            f"feed.xml:1: an Atom feed found, {EXPECTED}",
        ),
        (b"", f"feed.xml:1: no XML found, {EXPECTED}"),
    ],
)
def test_what_is_no_feed_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(ContentError) as caught:
        read(data)
    assert str(caught.value) == message


def test_the_word_doctype_in_notes_is_only_a_word() -> None:
    assert item("<title><![CDATA[<!DOCTYPE html>]]> a</title>").title.endswith("a")


def test_encodings_are_read_by_mark_by_name_or_as_browsers_would() -> None:
    text = '<?xml version="1.0" encoding="%s"?><rss><channel><title>é</title></channel></rss>'
    assert read((text % "iso-8859-1").encode("latin-1")).show.title == "é"
    assert read((text % "utf-16").encode("utf-16")).show.title == "é"
    wrong = (text % "utf-8").encode("cp1252")
    assert read(wrong).show.title == "é"
    assert told(wrong) == ["feed.xml:1: warning: not UTF-8 from here on; read as Windows-1252"]
    assert told((text % "x-nothing").encode()) == [
        'feed.xml:1: warning: the encoding "x-nothing" is unknown; read as UTF-8'
    ]


@given(
    st.binary(max_size=200) | st.text(alphabet="<>!/[]&;item-CDATA \n", max_size=80).map(str.encode)
)
def test_no_bytes_make_the_reading_fail_otherwise(data: bytes) -> None:
    for each in (data, b"<rss><channel>" + data + b"</channel></rss>"):
        try:
            read(each)
        except ContentError:
            continue


def test_lines_are_those_of_the_file() -> None:
    lines = [piece.line for piece in read_feed(serial(), "feed.xml").items]
    text = serial().decode().splitlines()
    assert all(text[line - 1].startswith("<item>") for line in lines)
    assert len(lines) == 7


def test_what_is_said_oddly_is_told() -> None:
    found = item(
        "<itunes:explicit>maybe</itunes:explicit><itunes:season>two</itunes:season>"
        "<itunes:duration>long</itunes:duration><itunes:episodeType>extra</itunes:episodeType>"
        '<enclosure url="https://cdn.example.org/a.mp3" type="audio/mpeg"/>'
        '<enclosure url="https://cdn.example.org/a.ogg" type="audio/ogg"/>'
        '<psc:chapters><psc:chapter start="soon" title="x"/></psc:chapters>'
    )
    assert sorted(doubt.partition(":")[0] for doubt in found.doubts) == [
        "enclosure",
        "enclosure",
        "guid",
        "itunes",
        "itunes",
        "itunes",
        "itunes",
        "psc",
    ]


def test_chapters_of_a_file_are_read_in_their_order_without_hidden_ones() -> None:
    data = b"""{"version": "1.2.0", "chapters": [{"startTime": 61.25, "title": "B"},
    {"startTime": 0, "title": "A"}, {"startTime": 5, "title": "ad", "toc": false},
    {"startTime": 3600}]}"""
    lines = chapter_lines(json_chapters(data, "https://example.org/"))
    assert lines == ["00:00 A", "01:01.25 B", "1:00:00 3"]


@pytest.mark.parametrize("data", [b"[]", b"{}", b'{"chapters": [{"startTime": "x"}]}', b"\xff"])
def test_a_file_that_holds_no_chapters_is_told_apart(data: bytes) -> None:
    with pytest.raises(ValueError):
        json_chapters(data, "")


@given(st.floats(0, 90_000))
def test_every_start_of_a_chapter_is_written_so_that_it_reads_back(start: float) -> None:
    from sitegen.feeds.chapters import parse_chapter

    (line,) = chapter_lines([Part(start=start, title="A")])
    assert parse_chapter(line).start == pytest.approx(start, abs=0.0006)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/a/%D7%90/", ("/a/\u05d0/",)),
        ("/old/a", ("/a",)),
        (f"/{'a' * 300}/", ()),
        ("/a%20b/", ()),
        ("/media/a/", ()),
    ],
)
def test_a_former_page_is_an_alias_where_the_build_takes_it_and_told_elsewhere(
    path: str, expected: tuple[str, ...]
) -> None:
    doubts: list[str] = []
    item = ReadItem(title="A", place="feed.xml:1", link=f"https://www.example.org{path}")
    assert old_paths(item, "https://www.example.org/old", doubts) == expected
    assert bool(doubts) is not bool(expected)
