"""Reading transcripts: the cues of a WebVTT file, or of SubRip.

A WebVTT file is read as players read it (W3C WebVTT 1, 6.1 "WebVTT file parsing", 6.3 "WebVTT cue
timings and settings parsing"). What they leave out in silence, a cue whose times they can't read,
words that stand in no cue, is a mistake here: somebody said it. Times are taken as SubRip writes
them in either; a file without WebVTT's first line is SubRip.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from sitegen.text import with_line_feeds
from sitegen.values import Value

NONE_FOUND: Final = (
    'no cue such as 00:00.000 --> 00:04.000 found, and no speaker such as "Ana: Good morning."'
)
NO_TIMES: Final = (
    '"{line}": times that can\'t be read; expected them as 00:01:02.500 --> 00:01:04.000'
)
NO_CUE: Final = (
    '"{line}": stands in no cue, so no player shows it; expected a line with times above it, and '
    "no empty line between"
)

NO_SETTING: Final = (
    '"{line}": no player shows words behind the times; expected them on the next line, and here at '
    "most settings such as align:start"
)
NO_HEADER: Final = (
    '"{line}": stands in no cue, so no player shows it; expected an empty line below WEBVTT, or '
    "facts such as Language: en"
)
NO_LENGTH: Final = "ends before it begins, so no player shows it; expected the later time last"

ARROW: Final = "-->"
_MOST_SHOWN: Final = 40
"""Signs of a line that a mistake repeats."""

SIGNATURE: Final = re.compile(r"WEBVTT(?=[ \t\n]|\Z)", re.IGNORECASE)
_MOMENT: Final = r"(?:(\d{1,6}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
_TIMING: Final = re.compile(rf"\s*{_MOMENT}\s*-->\s*{_MOMENT}(?!\d)(.*)")
_HEADER: Final = re.compile(r"[\w-]+[ \t]*[:=].*")
_STYLES: Final = re.compile(r"styles?:\s*", re.IGNORECASE)
"""What begins style sheets in a header, as YouTube writes them, up to its end."""

_COUNTER: Final = re.compile(r"\s*\d+\s*")
_UNSPOKEN: Final = re.compile(r"NOTE(?:[ \t].*)?|(?:STYLE|REGION)\s*")


class RawCue(Value):
    """A cue as it is written: start and end in thousandths, its settings, its text with tags.

    `line` is that of its times, from 1. In SubRip a `<` that begins no tag is one that is said.
    Where it isn't known when it is said, `is_timed` is false and both times are 0.
    """

    start: int
    end: int
    settings: tuple[str, ...]
    text: str
    line: int
    is_subrip: bool = False
    is_timed: bool = True


class TranscriptError(ValueError):
    """Mistakes of a transcript, each with its line (from 1)."""

    def __init__(self, mistakes: Sequence[tuple[int, str]]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("; ".join(message for _, message in self.mistakes))


Mistake = tuple[int, str]
"""A line and what is wrong in it."""


def read_raw_cues(text: str) -> tuple[RawCue, ...]:
    """Give the cues of a transcript in their order; notes, styles and regions are passed over.

    Cues without words are left out. Raises TranscriptError for what can't be read, all of it
    together, and where there is no cue.
    """
    text = with_line_feeds(text.removeprefix("\ufeff")).replace("\0", "\ufffd")
    is_vtt = bool(SIGNATURE.match(text))
    read = list(_read(text.split("\n"), is_subrip=not is_vtt))
    cues = tuple(each for each in read if isinstance(each, RawCue))
    mistakes = [each for each in read if isinstance(each, tuple)]
    if not cues and not any(ARROW in line for line in text.split("\n")):
        raise TranscriptError([(1, NONE_FOUND)])
    if mistakes:
        raise TranscriptError(mistakes)
    if not (said := tuple(cue for cue in cues if cue.text.strip())):
        raise TranscriptError([(1, NONE_FOUND)])
    return said


def _read(lines: list[str], *, is_subrip: bool) -> Iterator[RawCue | Mistake]:
    at = 0 if is_subrip else _end_of(lines, 1, is_subrip=False)
    for number, line in enumerate(lines[1:at], 2):
        if _STYLES.fullmatch(line):
            break
        if not _HEADER.fullmatch(line):
            yield number, NO_HEADER.format(line=shown(line))
    while at < len(lines):
        first, at = at, _end_of(lines, at, is_subrip=is_subrip)
        before = lines[first:at]
        if at == len(lines) or ARROW not in lines[at]:
            yield from _lost(before, first)
            at += 1
            continue
        if len(before) > 1:  # One line is what the cue is called.
            yield from _lost(before, first)
        timing, first = at, at + 1
        at = _end_of(lines, first, is_subrip=is_subrip)
        said = lines[first:at]
        if is_subrip and said and at < len(lines) and ARROW in lines[at]:
            said = said[:-1] if _COUNTER.fullmatch(said[-1]) else said
        yield _cue(lines[timing], timing + 1, "\n".join(said), is_subrip=is_subrip)


def _end_of(lines: list[str], at: int, *, is_subrip: bool) -> int:
    """Give the place of the next line that is empty or has times, from a place on."""
    while at < len(lines) and ARROW not in lines[at]:
        if not (lines[at].strip() if is_subrip else lines[at]):
            break
        at += 1
    return at


def _lost(block: list[str], first: int) -> Iterator[Mistake]:
    """Give the mistake of lines that stand in no cue; notes do, and the numbers of cues."""
    said = [line for line in block if line.strip()]
    if said and not _UNSPOKEN.fullmatch(said[0]) and not all(map(_COUNTER.fullmatch, said)):
        yield first + block.index(said[0]) + 1, NO_CUE.format(line=shown(said[0]))


def _cue(timing: str, line: int, text: str, *, is_subrip: bool) -> RawCue | Mistake:
    match = _TIMING.fullmatch(timing)
    start = _moment(match.groups()[:4]) if match else None
    end = _moment(match.groups()[4:8]) if match else None
    if match is None or start is None or end is None:
        return line, NO_TIMES.format(line=shown(timing))
    settings = tuple(match[9].split())
    if any(":" not in setting for setting in settings):
        return line, NO_SETTING.format(line=shown(match[9]))
    if end <= start:
        return line, NO_LENGTH
    return RawCue(
        start=start, end=end, settings=settings, text=text, line=line, is_subrip=is_subrip
    )


def _moment(parts: Sequence[str | None]) -> int | None:
    """Give a time in thousandths, None for one with more than 59 minutes or seconds."""
    hours, minutes, seconds = (int(part or 0) for part in parts[:3])
    thousandths = int((parts[3] or "0").ljust(3, "0"))
    if max(minutes, seconds) > 59:
        return None
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths


def shown(line: str) -> str:
    """Give the beginning of a line, as a mistake repeats it."""
    line = line.strip()
    return line if len(line) <= _MOST_SHOWN else f"{line[:_MOST_SHOWN]}…"
