"""Transcripts: cues as pages show them."""

from __future__ import annotations

from sitegen.media.cue_text import turns
from sitegen.media.transcripts import read_transcript
from sitegen.values import Value


class Cue(Value):
    """A stretch of a recording: start and end in seconds, who speaks, what is said.

    Where several speak in one cue of the file, each has one of these, with the same times. Where
    the file doesn't say when, `timed` is false.
    """

    start: float
    end: float
    text: str
    voice: str = ""
    timed: bool = True


def read_cues(text: str) -> tuple[Cue, ...]:
    """Read the cues of a transcript. Raises TranscriptError."""
    return tuple(
        Cue(
            start=cue.start / 1000,
            end=cue.end / 1000,
            text=said,
            voice=voice,
            timed=cue.is_timed,
        )
        for cue, parts in read_transcript(text)
        for voice, said in turns(parts)
    )


def turn_lines(text: str) -> tuple[int, ...]:
    """Give the line (from 1) at which each of these stands in the file. Raises TranscriptError."""
    read = read_transcript(text)
    return tuple(cue.line + cue.is_timed for cue, parts in read for _ in turns(parts))
