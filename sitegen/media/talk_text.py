"""Transcripts as plain text: who speaks and what is said, with times or without.

Written as programs and people write them: `Ana: Good morning.`, `[00:12] Ana: …`, `Ana (00:12)` or
a time alone above the words. There is no standard; what begins no line is what is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sitegen.media.cue_text import Parts, Said, Tag
from sitegen.media.cues import ARROW, NONE_FOUND, Mistake, RawCue, TranscriptError, shown
from sitegen.patterns import late
from sitegen.values import Value

UNORDERED: Final = '"{line}": begins before what stands above it; expected times in their order'
NO_CLOCK: Final = '"{line}": a time that can\'t be read; expected it as 04:30 or 1:04:30'

_MOST_WORDS: Final = 5
"""Words of a speaker's name; what is longer before a colon is said."""

MILLISECONDS_A_WORD: Final = 400
"""How long a word takes, for the last one speaking: 150 words a minute."""

SHORTEST: Final = 2000
"""Thousandths of a second for which the last words stand at least."""

_CLOCK: Final = r"\d{1,3}(?::\d{1,2}){1,2}(?:[.,]\d{1,3})?"
_IN_BRACKETS: Final = rf"[\[(]\s*(?P<%s>{_CLOCK})(?:\s*(?:-|–|—|-->)\s*{_CLOCK})?\s*[\])]"
_BARE: Final = rf"(?P<%s>{_CLOCK})(?:\s*[-–—]\s*{_CLOCK})?"
_NAME: Final = r"[*_]{0,2}(?P<%s>[^\W_][^:\n*\[\]<>(){}?!;,]{0,39}?)[*_]{0,2}"


def _forms(clock: str) -> re.Pattern[str]:
    """Give the beginnings of a line with a time: the time, who speaks behind it or before it."""
    first = (
        rf"{clock % 'before'}(?:\s*[-–—:])?(?=\s|$)\s*(?:{_NAME % 'named'}:[*_]{{0,2}}(?=\s|$))?"
    )
    behind = rf"{_NAME % 'header'}\s*{clock % 'behind'}\s*(?::(?=\s|$)|$)"
    return late(rf"\s*(?:{first}|{behind})\s*")


_TIMED: Final = (_forms(_IN_BRACKETS), _forms(_BARE))
_SPEAKER: Final = late(rf"\s*{_NAME % 'named'}:[*_]{{0,2}}(?:\s+|$)")
_WHOLE: Final = late(r"(?:(\d+):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?")


class _Line(Value):
    """A line of words: where, when they begin (None: as the line above), who says them."""

    number: int
    text: str
    start: int | None = None
    voice: str = ""


def looks_like_talk(text: str) -> bool:
    """True for a text whose first line with words begins with a time or a speaker."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    if _at(_TIMED[0], first):
        return True
    return ARROW not in text and (_at(_TIMED[1], first) or _speaker(first)) is not None


def read_talk(text: str) -> tuple[tuple[RawCue, Parts], ...]:
    """Give the cues of a plain transcript. Without times in its first line it has none.

    A cue ends where the next begins; the last one when its words are said. Raises TranscriptError
    for times that can't be read or go back, and where there is neither a time nor a speaker.
    """
    lines = text.split("\n")
    first = next((line for line in lines if line.strip()), "")
    form = _form_of(first)
    if form is None:
        return tuple(_untimed(lines))
    read = list(_timed(lines, form))
    if mistakes := [each for each in read if isinstance(each, tuple)]:
        raise TranscriptError(mistakes)
    return tuple(_cues([each for each in read if isinstance(each, _Line)]))


def _form_of(line: str) -> re.Pattern[str] | None:
    """Give the way in which times are written, by the first line; None for none."""
    return next((form for form in _TIMED if _at(form, line)), None)


def _at(form: re.Pattern[str], line: str) -> re.Match[str] | None:
    match = form.match(line)
    named = (match["named"] or match["header"]) if match else None
    return None if named and not _is_name(named) else match


def _speaker(line: str) -> re.Match[str] | None:
    match = _SPEAKER.match(line)
    return match if match and _is_name(match["named"]) else None


def _is_name(words: str) -> bool:
    """Whether words before a colon name somebody: few, and not in small letters alone."""
    first, *more = words.split()
    small = len(more) > 1 and all(word.islower() for word in more)
    return not (first[0].islower() or small or len(more) >= _MOST_WORDS)


def _untimed(lines: list[str]) -> Iterator[tuple[RawCue, Parts]]:
    turns: list[tuple[int, str, list[str]]] = []
    begins = True
    for number, line in enumerate(lines, 1):
        speaker = _speaker(line)
        said = line[speaker.end() :].strip() if speaker else line.strip()
        if speaker or (begins and said):
            turns.append((number, speaker["named"].strip() if speaker else "", []))
        if said:
            turns[-1][2].append(said)
        begins = not line.strip()
    if not any(voice for _, voice, _ in turns):
        raise TranscriptError([(1, NONE_FOUND)])
    for number, voice, said_lines in turns:
        if said_lines:
            text = "\n".join(said_lines)
            cue = RawCue(start=0, end=0, settings=(), text=text, line=number, is_timed=False)
            yield cue, parts_of(voice, text)


def _timed(lines: list[str], form: re.Pattern[str]) -> Iterator[_Line | Mistake]:
    last = 0
    for number, line in enumerate(lines, 1):
        match = _at(form, line)
        if match is None:
            speaker = _speaker(line)
            said = line[speaker.end() :] if speaker else line
            voice = speaker["named"].strip() if speaker else ""
            if said.strip() or voice:
                yield _Line(number=number, text=said.strip(), voice=voice)
            continue
        clock = match["before"] or match["behind"]
        start = _moment(clock)
        if start is None or start < last:
            yield number, (NO_CLOCK if start is None else UNORDERED).format(line=shown(line))
            continue
        last = start
        voice = (match["named"] or match["header"] or "").strip()
        text = line[match.end() :].strip()
        yield _Line(number=number, text=text, start=start, voice=voice)


def _moment(clock: str) -> int | None:
    """Give a time in thousandths, None for one with more than 59 minutes or seconds."""
    match = _WHOLE.fullmatch(clock)
    if match is None:
        return None
    hours, minutes, seconds = int(match[1] or 0), int(match[2]), int(match[3])
    if seconds > 59 or (match[1] and minutes > 59):
        return None
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + int((match[4] or "0").ljust(3, "0"))


def _cues(lines: list[_Line]) -> Iterator[tuple[RawCue, Parts]]:
    groups: list[list[_Line]] = []
    for line in lines:
        if line.start is None or (groups and groups[-1][0].start == line.start):
            groups[-1].append(line)
        else:
            groups.append([line])
    starts = [group[0].start or 0 for group in groups[1:]]
    for group, following in zip(groups, [*starts, None], strict=True):
        parts = tuple(part for line in group for part in parts_of(line.voice, f"{line.text}\n"))
        words = "\n".join(line.text for line in group if line.text)
        start = group[0].start or 0
        end = lasting(start, words) if following is None else following
        if words:
            cue = RawCue(start=start, end=end, settings=(), text=words, line=group[0].number)
            yield cue, parts


def lasting(start: int, words: str) -> int:
    """Give when words end that begin at a time, in thousandths, where nobody says it."""
    return start + max(SHORTEST, MILLISECONDS_A_WORD * len(words.split()))


def parts_of(voice: str, text: str) -> Parts:
    """Give words that somebody ("": nobody) says as the parts of a cue."""
    said = (Said(text=text),) if text.strip() else ()
    return (Tag(name="v", about=voice), *said) if voice else said
