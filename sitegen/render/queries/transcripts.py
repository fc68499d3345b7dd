"""Transcripts: WebVTT cues as pages show them."""

from __future__ import annotations

import html
import re

from sitegen.media.cues import RawCue, read_raw_cues
from sitegen.values import Value

VOICE = re.compile(r"<v(?:\.[^ >]+)?\s+([^>]+)>")
TAG = re.compile(r"</?[a-z][^>]*>|<\d[\d:.]*>")


class Cue(Value):
    """A stretch of a recording: start and end in seconds, who speaks, what is said."""

    start: float
    end: float
    text: str
    voice: str = ""


def read_cues(text: str) -> tuple[Cue, ...]:
    """Read the cues of a WebVTT (or SubRip) file. Raises ValueError where there is none."""
    return tuple(_shown(cue) for cue in read_raw_cues(text))


def _shown(cue: RawCue) -> Cue:
    spoken = " ".join(cue.lines)
    voice = VOICE.search(spoken)
    return Cue(
        start=cue.start / 1000,
        end=cue.end / 1000,
        text=html.unescape(TAG.sub("", VOICE.sub("", spoken))).strip(),
        voice=html.unescape(voice[1]).strip() if voice else "",
    )
