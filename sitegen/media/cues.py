"""Reading transcripts: the cues of a WebVTT file (W3C WebVTT 1, 6.1), or of SubRip."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from sitegen.values import Value

NONE_FOUND: Final = "no cue such as 00:00.000 --> 00:04.000 found"

_TIMING: Final = re.compile(
    r"\s*(?:(\d{1,6}):)?(\d{2}):(\d{2})[.,](\d{3})\s+-->\s+"
    r"(?:(\d{1,6}):)?(\d{2}):(\d{2})[.,](\d{3})(.*)"
)


class RawCue(Value):
    """A cue as it is written: start and end in thousandths, its settings, its lines with tags."""

    start: int
    end: int
    settings: tuple[str, ...]
    lines: tuple[str, ...]


def read_raw_cues(text: str) -> tuple[RawCue, ...]:
    """Give the cues of a transcript in their order; notes, styles and regions are passed over.

    A line with times begins a cue wherever it stands, also without an empty line before it. Raises
    ValueError where there is no cue.
    """
    cues = tuple(_cues(text.removeprefix("\ufeff").replace("\0", "").splitlines()))
    if not cues:
        raise ValueError(NONE_FOUND)
    return cues


def _cues(lines: list[str]) -> Iterator[RawCue]:
    at = 0
    while at < len(lines):
        match = _TIMING.match(lines[at])
        at += 1
        if match is None:
            continue
        start = at
        while at < len(lines) and lines[at].strip() and not _TIMING.match(lines[at]):
            at += 1
        parts = match.groups()
        said = tuple(lines[start:at])
        if any(line.strip() for line in said):
            begin, end = _moment(parts[:4]), _moment(parts[4:8])
            yield RawCue(start=begin, end=end, settings=tuple(match[9].split()), lines=said)


def _moment(parts: Sequence[str | None]) -> int:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths
