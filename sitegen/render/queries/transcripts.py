"""Transcripts: WebVTT cues as pages show them."""

from __future__ import annotations

import html
import re

from sitegen.values import Value

TIMING = re.compile(
    r"(?:(\d{1,6}):)?(\d{2}):(\d{2})[.,](\d{3})\s+-->\s+"
    r"(?:(\d{1,6}):)?(\d{2}):(\d{2})[.,](\d{3})"
)
VOICE = re.compile(r"<v(?:\.[^ >]+)?\s+([^>]+)>")
TAG = re.compile(r"</?[a-z][^>]*>|<\d[\d:.]*>")


class Cue(Value):
    """A stretch of a recording: start and end in seconds, who speaks, what is said."""

    start: float
    end: float
    text: str
    voice: str = ""


def read_cues(text: str) -> tuple[Cue, ...]:
    """Read the cues of a WebVTT (or SubRip) file (W3C WebVTT 1, section 4.1).

    Notes, styles and regions are passed over. Raises ValueError where there is no cue.
    """
    blocks = re.split(r"\n{2,}", text.removeprefix("\ufeff").replace("\r\n", "\n").strip())
    cues = [cue for block in blocks if (cue := _read_block(block))]
    if not cues:
        raise ValueError("no cue such as 00:00.000 --> 00:04.000 found")
    return tuple(cues)


def _read_block(block: str) -> Cue | None:
    lines = block.split("\n")
    place = next((i for i, line in enumerate(lines[:2]) if TIMING.match(line.strip())), None)
    if place is None:
        return None
    match = TIMING.match(lines[place].strip())
    times = match.groups() if match else ()
    spoken = " ".join(lines[place + 1 :])
    voice = VOICE.search(spoken)
    return Cue(
        start=_seconds(times[:4]),
        end=_seconds(times[4:]),
        text=html.unescape(TAG.sub("", VOICE.sub("", spoken))).strip(),
        voice=html.unescape(voice[1]).strip() if voice else "",
    )


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000
