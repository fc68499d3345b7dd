"""Transcripts and tables keep what readers see, and nothing that was written beside it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.errors import ContentError, MediaError, SitegenError
from sitegen.media.sanitize.files import sanitize

SPOKEN = """\
WEBVTT - Zorblatt's interview

NOTE Zorblatt lives in
the second house

STYLE
::cue(.zorblatt) { color: red }

REGION
id:zorblatt

Zorblatt-1
00:00.000 --> 00:03.500 align:start region:zorblatt
<v.zorblatt Teacher>Good <i.zorblatt>morning</i><!-- Zorblatt >
<c.zorblatt>all</c> <00:02.000><lang he>שלום</lang>

01:00:04.000 --> 01:00:05.000
1 &lt; 2 <!-- zorblatt >
"""
CLEAN = """\
WEBVTT

00:00:00.000 --> 00:00:03.500 align:start
<v Teacher>Good <i>morning</i>
<c>all</c> <00:02.000><lang he>שלום</lang>

01:00:04.000 --> 01:00:05.000
1 &lt; 2
"""
SUBTITLES = """\
7\r
00:00:01,000 --> 00:00:02,000 X1:40\r
{\\an8}<font color="#zorblatt">Hello</font> <b>you</b>\r
"""


def test_a_transcript_is_written_anew_from_its_cues() -> None:
    assert sanitize(SPOKEN.encode(), "voice.vtt").decode() == CLEAN


@pytest.mark.parametrize(
    ("said", "line", "told"),
    [
        ("1 < 2, we said", 5, "&lt;"),
        ("Hello\n<zorblatt", 6, "&lt;"),
        ("a < b and c > d", 5, "&lt;"),
        ("<Ana> Good morning", 5, "<v Ana>"),
        ("Hello\n\nand we went on", 7, "stands in no cue"),
        ("Hello\n\n00:02 --> 00:03\nagain", 7, "times that can't be read"),
        ("Hello\n\n00:02.000 --> 00:61.000\nagain", 7, "times that can't be read"),
    ],
)
def test_words_that_players_would_leave_out_are_told_with_their_line(
    said: str, line: int, told: str
) -> None:
    text = f"WEBVTT\n\n1\n00:00.000 --> 00:01.000\n{said}\n"
    with pytest.raises(ContentError, match=told) as caught:
        sanitize(text.encode(), "voice.vtt")
    (problem,) = caught.value.problems
    assert (problem.location.path, problem.location.line) == ("voice.vtt", line)


def test_all_of_them_are_told_together() -> None:
    text = "WEBVTT\n\n00:00 --> 00:01\nA\n\nB\n\n00:00.000 --> 00:01.000\nC\n"
    with pytest.raises(ContentError) as caught:
        sanitize(text.encode(), "voice.vtt")
    assert [each.location.line for each in caught.value.problems] == [3, 6]


def test_signs_that_are_said_in_subtitles_are_written_as_transcripts_write_them() -> None:
    text = b"1\n00:00:00,00 --> 00:00:01,5\n1 < 2 & 3 > 2\n \n2\n00:00:02,000 --> 00:00:03,000\nB\n"
    made = sanitize(text, "voice.vtt").decode()
    assert made == (
        "WEBVTT\n\n00:00:00.000 --> 00:00:01.500\n1 &lt; 2 &amp; 3 > 2\n\n"
        "00:00:02.000 --> 00:00:03.000\nB\n"
    )
    assert b"1 < 2 & 3 > 2" in sanitize(text, "voice.srt")


def test_a_clean_transcript_stays_as_it_is() -> None:
    assert sanitize(CLEAN.encode(), "voice.vtt").decode() == CLEAN


def test_subtitles_stay_subtitles() -> None:
    made = sanitize(b"\xef\xbb\xbf" + SUBTITLES.encode(), "voice.srt").decode()
    assert made == "1\n00:00:01,000 --> 00:00:02,000\nHello <b>you</b>\n"


def test_subtitles_under_a_transcripts_name_become_one() -> None:
    made = sanitize(SUBTITLES.encode(), "voice.vtt").decode()
    assert made == "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nHello <b>you</b>\n"


@pytest.mark.parametrize("data", [b"", b"WEBVTT\n\nNOTE nothing", b"\xff\xfe00:00"])
def test_what_is_no_transcript_is_named(data: bytes) -> None:
    with pytest.raises(SitegenError, match=r"^voice\.vtt:"):
        sanitize(data, "voice.vtt")


@given(st.text(alphabet="<>/ivc.b Z\n-0:1&", max_size=60))
def test_no_tag_hides_anything(said: str) -> None:
    """Whatever stands between the signs of a tag is a tag that is known, or gone."""
    try:
        made = sanitize(f"WEBVTT\n\n00:00.000 --> 00:01.000\n{said}\n".encode(), "a.vtt").decode()
    except (ContentError, MediaError):
        return
    assert sanitize(made.encode(), "a.vtt").decode() == made
    for part in made.partition("\n\n")[2].replace(" --> ", "").split("<")[1:]:
        tag, end, _ = part.partition(">")
        assert end
        assert tag.lstrip("/").partition(" ")[0] in {"i", "b", "c", "v"}


def test_a_tables_comments_go_and_its_rows_stay_byte_by_byte() -> None:
    rows = '\ufeffname;#;said\r\nנור;#1;"two\r\n# lines"\r\n#peace;2;\r\n'
    told = rows.replace("נור", "# Zorblatt wrote; this; down\r\n#Zorblatt\r\nנור", 1)
    assert "Zorblatt" in told
    assert sanitize(told.encode(), "a.csv").decode() == rows
    assert sanitize(rows.encode(), "a.csv").decode() == rows


def test_a_column_of_hashtags_is_no_comment() -> None:
    rows = b"#peace\n#olives\n"
    assert sanitize(rows, "a.csv") == rows
