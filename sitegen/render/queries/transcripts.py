"""Transcripts: cues as pages show them."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.media.cue_text import Parts, Said, read_transcript
from sitegen.values import Value


class Cue(Value):
    """A stretch of a recording: start and end in seconds, who speaks, what is said.

    Where several speak in one cue of the file, each has one of these, with the same times.
    """

    start: float
    end: float
    text: str
    voice: str = ""


def read_cues(text: str) -> tuple[Cue, ...]:
    """Read the cues of a WebVTT (or SubRip) file. Raises TranscriptError."""
    return tuple(
        Cue(start=cue.start / 1000, end=cue.end / 1000, text=said, voice=voice)
        for cue, parts in read_transcript(text)
        for voice, said in turns(parts)
    )


def turns(parts: Parts) -> Iterator[tuple[str, str]]:
    """Give who says what in a cue, one after the other ("" for words that are nobody's)."""
    spoken: list[tuple[str, str]] = []
    voices = [""]
    for part in parts:
        if isinstance(part, Said):
            if spoken and spoken[-1][0] == voices[-1]:
                spoken[-1] = (voices[-1], spoken[-1][1] + part.text)
            else:
                spoken.append((voices[-1], part.text))
        elif part.name == "v":
            # One that speaks ends whoever spoke before: few files say where.
            voices = [""] if part.closes else ["", part.about]
    for voice, text in spoken:
        if said := " ".join(text.split()):
            yield voice, said
