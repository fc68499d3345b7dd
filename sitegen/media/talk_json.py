"""Transcripts as JSON (Podcasting 2.0, "Transcript File Format", JSON), also of word by word.

Speech recognisers call the same things `start`, `end` and `text`; they are read as well.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from typing import Any, Final

from msgspec.structs import replace

from sitegen.media.cue_text import Parts
from sitegen.media.cues import NONE_FOUND, Mistake, RawCue, TranscriptError
from sitegen.media.talk_text import lasting, parts_of
from sitegen.values import Value

NO_JSON: Final = "no JSON: {said}; copy the transcript again from where it was made"
NO_SEGMENTS: Final = 'a transcript as JSON has a list "segments", and here is none'
NO_SEGMENT: Final = "segment {number}: expected startTime and endTime in seconds, and body, a text"
BACKWARDS: Final = "segment {number}: ends before it begins; expected endTime after startTime"

_LONGEST_CUE: Final = 120
"""Signs that words of one speaker are put together to."""

_PAUSE: Final = 1500
"""Thousandths of silence that end a cue."""

_ENDS: Final = re.compile(r"[.!?…؟][\"'”’»)\]]*$")
_LATEST: Final = 1_000_000
"""Seconds: no recording is as long."""


class _Segment(Value):
    line: int
    start: int
    end: int
    voice: str
    body: str
    lead: str
    """What stands before it: nothing where it goes on with the word of the segment before."""


def looks_like_json(text: str) -> bool:
    """True for a text that begins as JSON does and speaks of segments."""
    return text.lstrip()[:1] == "{" and '"segments"' in text


def read_talk_json(text: str) -> tuple[tuple[RawCue, Parts], ...]:
    """Give the cues of a transcript as JSON, in the order of time.

    Words that stand each in a segment of its own are put together to sentences. Raises
    TranscriptError for what can't be read, with its line.
    """
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        said = getattr(error, "msg", type(error).__name__)
        raise TranscriptError([(line, NO_JSON.format(said=said))]) from None
    if not isinstance(whole, dict) or not isinstance(whole.get("segments"), list):
        raise TranscriptError([(1, NO_SEGMENTS)])
    read = [_segment(*each) for each in enumerate(_placed(text), 1)]
    if mistakes := [each for each in read if isinstance(each, tuple)]:
        raise TranscriptError(mistakes)
    segments = [each for each in read if isinstance(each, _Segment) and each.body]
    if not segments:
        raise TranscriptError([(1, NONE_FOUND)])
    segments.sort(key=lambda segment: segment.start)
    return tuple(_cue(group) for group in _sentences(_parted(segments)))


def _parted(segments: list[_Segment]) -> list[_Segment]:
    """Tell apart new words and pieces of words: recognisers that give pieces begin words with a
    blank. Elsewhere each segment begins a word.
    """
    with_blank = sum(bool(segment.lead) for segment in segments)
    if with_blank * 2 > len(segments) and all(" " not in segment.body for segment in segments):
        return segments
    return [replace(segment, lead=" ") for segment in segments]


def _placed(text: str) -> Iterator[tuple[int, Any]]:
    """Give each segment with the line in which it begins: the text is JSON, as is known by now."""
    decoder = json.JSONDecoder()
    space = re.compile(r"[\s,:]*")
    at = text.index("{") + 1
    while True:
        at = space.match(text, at).end()  # type: ignore[union-attr]  # It matches anything.
        if text[at] == "}":
            return
        key, at = decoder.raw_decode(text, at)
        at = space.match(text, at).end()  # type: ignore[union-attr]
        if key != "segments" or text[at] != "[":
            _, at = decoder.raw_decode(text, at)
            continue
        at += 1
        while text[at := space.match(text, at).end()] != "]":  # type: ignore[union-attr]
            line = text.count("\n", 0, at) + 1
            value, at = decoder.raw_decode(text, at)
            yield line, value
        at += 1


def _segment(number: int, placed: tuple[int, Any]) -> _Segment | Mistake:
    line, given = placed
    wrong = line, NO_SEGMENT.format(number=number)
    if not isinstance(given, dict):
        return wrong
    start = _moment(given.get("startTime", given.get("start")))
    body = given.get("body", given.get("text"))
    voice = given.get("speaker") or ""
    if start is None or not isinstance(body, str) or not isinstance(voice, str):
        return wrong
    said = " ".join(body.split())
    ends = given.get("endTime", given.get("end"))
    end = lasting(start, said) if ends is None else _moment(ends)
    if end is None:
        return wrong
    if end < start:
        return line, BACKWARDS.format(number=number)
    lead = " " if body[:1].isspace() else ""
    return _Segment(
        line=line, start=start, end=end, voice=" ".join(voice.split()), body=said, lead=lead
    )


def _moment(given: object) -> int | None:
    """Give seconds in thousandths, None for what is no time."""
    if isinstance(given, bool) or not isinstance(given, int | float | str):
        return None
    try:
        seconds = float(given)
    except (ValueError, OverflowError):
        return None
    return round(seconds * 1000) if math.isfinite(seconds) and 0 <= seconds < _LATEST else None


def _sentences(segments: list[_Segment]) -> Iterator[list[_Segment]]:
    """Put together what one speaker says without a pause, up to the end of a sentence."""
    group: list[_Segment] = []
    length = 0
    for segment in segments:
        last = group[-1] if group else None
        if last and (
            last.voice != segment.voice
            or segment.start - last.end > _PAUSE
            or (_ENDS.search(last.body) and segment.lead)
            or (length + len(segment.body) > _LONGEST_CUE and segment.lead)
        ):
            yield group
            group, length = [], 0
        group.append(segment)
        length += len(segment.lead + segment.body)
    yield group


def _cue(group: list[_Segment]) -> tuple[RawCue, Parts]:
    text = "".join(segment.lead + segment.body for segment in group).lstrip()
    start, end = group[0].start, max(segment.end for segment in group)
    cue = RawCue(start=start, end=end, settings=(), text=text, line=group[0].line)
    return cue, parts_of(group[0].voice, text)
