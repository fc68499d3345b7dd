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


@pytest.mark.parametrize("text", ["", "WEBVTT", "just words"])
def test_a_file_without_cues_is_a_mistake(text: str) -> None:
    with pytest.raises(ValueError, match="no cue"):
        read_cues(text)
