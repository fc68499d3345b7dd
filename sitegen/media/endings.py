"""The ending that a recording, transcript or document should have, by what is in it."""

from __future__ import annotations

import re
from typing import Final

from sitegen.errors import MediaError
from sitegen.media.audio.files import detect_audio_type
from sitegen.media.cues import ARROW, TranscriptError
from sitegen.media.transcripts import (
    WITH_TIMES,
    WITHOUT_TIMES,
    is_talk,
    is_timed,
    read_transcript,
)

_SOUNDS: Final = {"mp3": ".mp3", "mp4": ".m4a", "ogg": ".ogg", "flac": ".flac", "wav": ".wav"}
_VTT: Final = re.compile(rb"(?:\xef\xbb\xbf)?WEBVTT(?=\s|\Z)")
_LOOKED_AT: Final = 4000


def detect_ending(data: bytes) -> str:
    """Give the ending, "" for what is neither a sound, nor a transcript, nor a PDF."""
    if data.startswith(b"%PDF"):
        return ".pdf"
    if _VTT.match(data):
        return ".vtt"
    try:
        return _SOUNDS[detect_audio_type(data, "")]
    except MediaError:
        return ".srt" if _is_subrip(data[:_LOOKED_AT]) else _of_talk(data)


def _of_talk(data: bytes) -> str:
    """The ending of what is published of a transcript as JSON or plain text, "" for neither.

    One with mistakes counts as what it is meant to be: they are told where it is read.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return ""
    if not is_talk(text):
        return ""
    try:
        return WITH_TIMES if is_timed(read_transcript(text)) else WITHOUT_TIMES
    except TranscriptError:
        return WITH_TIMES


def _is_subrip(start: bytes) -> bool:
    """True for a text whose first or second line has times."""
    lines = start.decode("utf-8", "replace").split("\n")
    return any(ARROW in line and line[:1].isdecimal() for line in lines[:3])
