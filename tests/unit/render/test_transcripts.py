"""Transcripts: what of a WebVTT file readers see."""

from __future__ import annotations

import pytest

from sitegen.render.queries.transcripts import Cue, read_cues

FILE = """\
WEBVTT

NOTE made by hand

1
00:00.000 --> 00:03.500
<v Teacher>Good <i>morning</i>

00:03.500 --> 01:00:04.000 align:start
שלום
&amp; welcome
"""


def test_cues_have_times_voice_and_words() -> None:
    assert read_cues(FILE) == (
        Cue(start=0.0, end=3.5, text="Good morning", voice="Teacher"),
        Cue(start=3.5, end=3604.0, text="שלום & welcome"),
    )


def test_subrip_is_read_as_well() -> None:
    assert read_cues("1\r\n00:00:01,000 --> 00:00:02,000\r\nHello\r\n")[0].text == "Hello"


def test_times_begin_a_cue_without_an_empty_line_before_them() -> None:
    close = "WEBVTT\n\n00:00.000 --> 00:01.000\nOne\n00:01.000 --> 00:02.000\nTwo\n"
    assert [cue.text for cue in read_cues(close)] == ["One", "Two"]
    assert [cue.text for cue in read_cues(close.replace("\n", "\r"))] == ["One", "Two"]


def test_each_speaker_of_a_cue_is_shown_with_their_own_words() -> None:
    said = "<v Ana>Hello there.</v>\n<v.loud Ben &amp; Noa>Good day.\n"
    text = f"WEBVTT\n\n00:00.000 --> 00:01.000\n{said}"
    assert [(cue.voice, cue.text) for cue in read_cues(text)] == [
        ("Ana", "Hello there."),
        ("Ben & Noa", "Good day."),
    ]


def test_words_behind_a_speaker_are_nobodys() -> None:
    text = "WEBVTT\n\n00:00.000 --> 00:01.000\n<v Ana>Hello.</v> (They laugh.)\n"
    assert [(cue.voice, cue.text) for cue in read_cues(text)] == [
        ("Ana", "Hello."),
        ("", "(They laugh.)"),
    ]


def test_subrip_is_read_as_programs_write_it() -> None:
    """Lines of one space between cues, two figures behind the comma, tags in capitals, numbers."""
    text = (
        "1\n00:00:00,00 --> 00:00:02,00\n{\\an8}<I>One</I>\n \n"
        "2\n00:00:02,000 --> 00:00:03,000\n<font color=red>Two</font>\n"
        "3\n00:00:03,000 --> 00:00:04,000\nThree\n\n4\n"
    )
    for ended in (text, text.replace("\n", "\r"), text.replace("\n", "\r\n")):
        assert [cue.text for cue in read_cues(ended)] == ["One", "Two", "Three"]


@pytest.mark.parametrize("text", ["", "WEBVTT", "just words"])
def test_a_file_without_cues_is_a_mistake(text: str) -> None:
    with pytest.raises(ValueError, match="no cue"):
        read_cues(text)
