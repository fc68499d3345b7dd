"""WebVTT as the standard's parser reads it, case by case; what that drops in silence is told.

The cases are those of web-platform-tests (webvtt/parsing/file-parsing) and of vtt.js, in files of
our own: what each is about stands beside it. `None` is a mistake in the line of the times.
"""

from __future__ import annotations

import pytest

from sitegen.media.cues import TranscriptError
from sitegen.render.queries.transcripts import read_cues

FINE = "00:00.000 --> 00:01.000"
WORDS = "a word"
Cues = list[tuple[float, float, str]]
ONE: Cues = [(0.0, 1.0, WORDS)]

SIGNATURES: dict[str, tuple[str, Cues | int]] = {
    "alone": ("WEBVTT\n\n{}\n{}\n", ONE),
    "a mark of the order of bytes": ("\ufeffWEBVTT\n\n{}\n{}\n", ONE),
    "a space and words": ("WEBVTT of today\n\n{}\n{}\n", ONE),
    "a tab and words": ("WEBVTT\tof today\n\n{}\n{}\n", ONE),
    "lines of a header": ("WEBVTT\nKind: captions\nLanguage: en\n\n{}\n{}\n", ONE),
    "no empty line behind it": ("WEBVTT\n{}\n{}\n", ONE),
    "lines ended by CR": ("WEBVTT\r\r{}\r{}\r", ONE),
    "lines ended by CR and LF": ("WEBVTT\r\n\r\n{}\r\n{}\r\n", ONE),
    "no end of the last line": ("WEBVTT\n\n{}\n{}", ONE),
    "many empty lines": ("WEBVTT\n\n\n\n{}\n{}\n\n\n", ONE),
    "letters behind it": ("WEBVTTfoo\n\n{}\n{}\n", 1),
    "a space before it": (" WEBVTT\n\n{}\n{}\n", 1),
    "an empty line before it": ("\nWEBVTT\n\n{}\n{}\n", 2),
    "other words": ("garbage\n\n{}\n{}\n", 1),
    "nothing else": ("WEBVTT", 1),
    "nothing at all": ("", 1),
    "a byte of zero in the words": ("WEBVTT\n\n{}\n\0{}\n", [(0.0, 1.0, f"\ufffd{WORDS}")]),
}

TIMINGS: dict[str, Cues | None] = {
    "00:00:00.000 --> 00:00:01.000": ONE,
    "0:00:00.000 --> 00:01.000": ONE,
    "00:00.000 --> 0:00:01.000": ONE,
    "00:00.000-->00:01.000": ONE,
    "   00:00.000   -->\t00:01.000 ": ONE,
    "\f00:00.000\f-->\f00:01.000": ONE,
    "00:00.000 --> 00:01.000 align:start line:0%": ONE,
    "00:00.000 --> 00:01.000 align:nowhere": ONE,
    "00:00.000 --> 00:01.000 align:start Hello": None,
    "00:00.000 --> 1000:00:01.000": [(0.0, 3_600_001.0, WORDS)],
    "00:59.999 --> 59:59.999": [(59.999, 3599.999, WORDS)],
    "00:01.000 --> 00:00.999": None,
    "00:01.000 --> 00:01.000": None,
    # Players read two figures of minutes and three behind the point; programs write fewer, and
    # what is published has them.
    "00:0:00.000 --> 00:01.000": ONE,
    "00:00.0 --> 00:01.00": ONE,
    "00:00:00,000 --> 00:00:01,000": ONE,
    "-->": None,
    "00:00.000 -->": None,
    " --> 00:01.000": None,
    "00:00.000 --> later": None,
    "00:00 --> 00:01.000": None,
    "00 --> 00:01.000": None,
    "00:0.000 --> 00:01.000": None,
    "0000:00.000 --> 00:01.000": None,
    "00:00:0.000 --> 00:01.000": None,
    "00:00:00000 --> 00:01.000": None,
    "00:00. --> 00:01.000": None,
    "00:00.0000 --> 00:01.000": None,
    "00:60.000 --> 01:01.000": None,
    "00:60:00.000 --> 01:01:00.000": None,
    "60:00.000 --> 61:00.000": None,
    "-00:00.000 --> 00:01.000": None,
    "00:00.000 --> 00:01.000000": None,
    "00.00.000 --> 00:02.000": None,
    "00:00.000 - --> 00:01.000": None,
    "00:00.000 --a --> 00:01.000": None,
}

BEFORE_TIMES = ("1", "a name", " leading", "trailing ", "-- >", "->", "NOTE", "1\n2", "\u05d0")
"""What a cue may be called, in the line above its times. A second line stands in no cue."""

TEXTS: dict[str, tuple[str, str]] = {
    "two lines": ("one\ntwo", "one two"),
    "signs by name": ("a &amp; b &lt;c&gt; &nbsp;d &#x41;", "a & b <c> d A"),
    "an ampersand alone": ("AT&T & more", "AT&T & more"),
    "all tags": ("<b>a</b> <i>b</i> <u>c</u> <c.x>d</c> <ruby>e<rt>f</rt></ruby>", "a b c d ef"),
    "tags that never end": ("<b>a <i>b", "a b"),
    "ends that never began": ("a</b></v>", "a"),
    "times in the words": ("a<00:00.500> b<00:00:00.700> c", "a b c"),
    "a language": ("<lang en-GB>colour</lang>", "colour"),
    "classes and words of a speaker": ("<v.loud.low Ana Maria>a</v>", "a"),
    "a speaker without a name": ("<v>a", "a"),
    "tags with attributes of HTML": ('<font color="#fff">a</font> <b class=x>b</b><br />', "a b"),
    "an arrow of its own kind": ("a - -> b -- > c", "a - -> b -- > c"),
    "tags of HTML that close themselves": ("a<br/>b<br />c<BR>d", "abcd"),
    "several attributes": ("<font color=red size='+1' face=\"A B\">a</font>", "a"),
    "a remark of HTML": ("a <!-- words of a program > b", "a b"),
    "an end that names who began": ("<v Ana Maria>a</v Ana Maria>", "a"),
    "a language as programs write it": ("<lang en_GB>colour</lang en_GB>", "colour"),
    "places of other players": (
        "{\\an8}a {\\pos(10,20)\\fs20 \\c&H00FF00&}b {\\t(0,5,\\clip(1,2,3))\\fnA B\\1a&H8&}c",
        "a b c",
    ),
    "words in braces": ("a {\\lost words} {\\i1 lost} b", "a {\\lost words} {\\i1 lost} b"),
    "signs of lines that end none": ("a\u2028b\u0085c\x0bd", "a b c d"),
}

DROPPED: dict[str, tuple[str, int]] = {
    "a sign that begins a tag": (f"WEBVTT\n\n{FINE}\n1 < 2\n", 4),
    "a tag that never ends": (f"WEBVTT\n\n{FINE}\n<b\n", 4),
    "a tag of no kind": (f"WEBVTT\n\n{FINE}\n<Ana> hello\n", 4),
    "words behind an empty line": (f"WEBVTT\n\n{FINE}\na\n\nlost\n", 6),
    "words before the first cue": (f"WEBVTT\n\nlost\nmore\n\n{FINE}\na\n", 3),
    "words right below the first line": (f"WEBVTT\nHello there\n\n{FINE}\na\n", 2),
    "words below a header": (f"WEBVTT\nKind: captions\nHello\n\n{FINE}\na\n", 3),
    "words behind the times": (f"WEBVTT\n\n{FINE} Hello there\n\n{FINE}\na\n", 3),
    "words in a tag": (f"WEBVTT\n\n{FINE}\nif a <i and so on> b\n", 4),
    "words in a class": (f"WEBVTT\n\n{FINE}\na\nb <c.x and more> c\n", 5),
    "words up to the next tag": (f"WEBVTT\n\n{FINE}\na <b and c\nmore\n<i>x</i>\n", 4),
    "a speaker up to the next tag": (f"WEBVTT\n\n{FINE}\na <v and c\nmore\n<i>x</i>\n", 4),
    "words in a tag of SubRip": ("1\n00:00:00,000 --> 00:00:01,000\na <font Hello> b\n", 3),
    **{
        f"words in {said}": (f"WEBVTT\n\n{FINE}\na\nb {said} c\n", 5)
        for said in (
            "<!lost words>",
            "<! lost>",
            "<?lost words>",
            "<?lost?>",
            "<![CDATA[lost]]>",
            "<!doctype lost>",
            "<!-- lost <c.x>",
            "<!-- lost\nmore>",
            "</v lost>",
            "</v lost words>",
            "</lang lost>",
            "</b lost>",
            "</c.x lost>",
            "<.lost>",
            "<...>",
            "<i.e.>",
            "<font color=red lost>",
            "<b lost=1 words>",
            "<lang lost words>",
            "<00:00.500 lost>",
        )
    },
    "words behind a sign in SubRip": ("1\n00:00:00,000 --> 00:00:01,000\na <!lost> b\n", 3),
    "an arrow in the words": (f"WEBVTT\n\n{FINE}\na --> b\n", 4),
}


def read(text: str) -> Cues:
    """Give the cues of a text as short as can be."""
    return [(cue.start, cue.end, cue.text) for cue in read_cues(text)]


def line_of_mistake(text: str) -> int:
    """Give the first line with a mistake."""
    with pytest.raises(TranscriptError) as caught:
        read_cues(text)
    return caught.value.mistakes[0][0]


@pytest.mark.parametrize("about", SIGNATURES)
def test_how_a_file_begins_and_ends(about: str) -> None:
    form, expected = SIGNATURES[about]
    text = form.format(FINE, WORDS)
    if isinstance(expected, int):
        assert line_of_mistake(text) == expected
    else:
        assert read(text) == expected


@pytest.mark.parametrize("times", TIMINGS)
def test_times(times: str) -> None:
    text, expected = f"WEBVTT\n\n{times}\n{WORDS}\n", TIMINGS[times]
    if expected is None:
        assert line_of_mistake(text) == 3
    else:
        assert read(text) == expected


@pytest.mark.parametrize("before", BEFORE_TIMES)
def test_what_a_cue_is_called_is_not_said(before: str) -> None:
    assert read(f"WEBVTT\n\n{before}\n{FINE}\n{WORDS}\n") == ONE


@pytest.mark.parametrize(
    "block", ["NOTE", "NOTE a\nb", "STYLE\n::cue { color: red }", "REGION\nid:a"]
)
def test_notes_styles_and_regions_are_not_said(block: str) -> None:
    assert read(f"WEBVTT\n\n{block}\n\n{FINE}\n{WORDS}\n") == ONE


@pytest.mark.parametrize("about", TEXTS)
def test_words_are_read_as_they_are_shown(about: str) -> None:
    written, shown = TEXTS[about]
    assert read(f"WEBVTT\n\n{FINE}\n{written}\n") == [(0.0, 1.0, shown)]


@pytest.mark.parametrize("about", DROPPED)
def test_what_players_would_drop_is_told_with_its_line(about: str) -> None:
    text, line = DROPPED[about]
    assert line_of_mistake(text) == line


def test_lines_of_spaces_before_the_first_cue_hold_nothing() -> None:
    assert read(f"WEBVTT\n\n   \n\n  \n1\n{FINE}\n{WORDS}\n") == ONE


def test_a_speaker_in_large_letters_is_one() -> None:
    (cue,) = read_cues(f"WEBVTT\n\n{FINE}\n<V Ana>a</V>\n")
    assert (cue.voice, cue.text) == ("Ana", WORDS[:1])


@pytest.mark.parametrize("piece", ["\\fn ", "\\a6", "\\t(0)", "\\r ", "\\fs1 "])
def test_braces_without_end_are_read_at_once(piece: str) -> None:
    (cue,) = read_cues(f"WEBVTT\n\n{FINE}\n{{{piece * 5000}x\n")
    assert cue.text.startswith("{")
