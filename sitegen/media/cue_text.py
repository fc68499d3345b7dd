"""What is said in a cue, and who says it: the one reader of its text (W3C WebVTT 1, 6.4)."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Final

from sitegen.errors import Location, Problem
from sitegen.media.cues import Mistake, RawCue, TranscriptError, read_raw_cues
from sitegen.values import Value

OPEN: Final = (
    '"{said}": no player shows this, as `<` begins a tag that never ends; where it is a sign that '
    "is said, write &lt;"
)
UNKNOWN: Final = '"{said}": no player shows this, as it is no tag of WebVTT; '
SPEAKER: Final = "a speaker is written <v {name}>"
OPEN_HINT: Final = "where `<` is a sign that is said, write &lt;"

_KNOWN: Final = frozenset(("b", "c", "i", "u", "v", "lang", "ruby", "rt"))
_DROPPED: Final = _KNOWN | frozenset(
    "a br center code del div em font p s small span strike strong sub sup".split()
)
"""Tags of HTML that programs write into subtitles. They go; what stands between them stays."""

_ANNOTATED: Final = ("v", "lang")
"""Tags of WebVTT behind whose name words stand: who speaks, which language."""

_TAG: Final = re.compile(r"<([^>]*)>")
_INSIDE: Final = re.compile(r"(/?)([^\s.]*)(?:\.[^\s]*)?(?:\s+(.*))?\s*", re.DOTALL)
_ATTRIBUTES: Final = re.compile(r"[\w:-]+\s*=|/$")
_TIME: Final = re.compile(r"(?:\d{2,}:)?\d{2}:\d{2}\.\d{3}", re.ASCII)
_BEGINS_TAG: Final = re.compile(r"/?[A-Za-z]|\d|[!?]")
# Advanced SubStation's, which players of subtitles know: where the text stands, how it looks.
_OVERRIDE: Final = re.compile(r"\{\\[^}]*\}")


class Said(Value):
    """Words of a cue, without tags and with the signs that they stand for."""

    text: str


class Tag(Value):
    """A tag that players know, or a time at which words begin: `<v Ana>`, `</v>`, `<00:01.000>`.

    `about` is what stands behind its name, of a speaker or of a language; classes are left out.
    """

    name: str
    closes: bool = False
    about: str = ""


Parts = tuple[Said | Tag, ...]
"""A cue's text."""


def read_tagged(text: str) -> tuple[tuple[RawCue, Parts], ...]:
    """Give the cues of WebVTT or SubRip, each with the parts of its text.

    Raises TranscriptError for all that no player would show.
    """
    found, mistakes = list[tuple[RawCue, Parts]](), list[Mistake]()
    for cue in read_raw_cues(text):
        try:
            found.append((cue, tuple(_parts(cue))))
        except TranscriptError as error:
            mistakes += error.mistakes
    if mistakes:
        raise TranscriptError(mistakes)
    return tuple(found)


def _parts(cue: RawCue) -> Iterator[Said | Tag]:
    at, text = 0, _OVERRIDE.sub("", cue.text)
    for match in _TAG.finditer(text):
        inside = match[1]
        if cue.is_subrip and not _BEGINS_TAG.match(inside):
            continue  # A sign that is said: SubRip has no other way to write it.
        yield from _said(text, at, match.start(), cue)
        yield from _tag(inside, cue, _line(cue, text, match.start()))
        at = match.end()
    yield from _said(text, at, len(text), cue)


def _said(text: str, start: int, end: int, cue: RawCue) -> Iterator[Said]:
    said = text[start:end]
    if "<" in said and not cue.is_subrip:
        rest = said[said.index("<") :].partition("\n")[0]
        line = _line(cue, text, start + said.index("<"))
        raise TranscriptError([(line, OPEN.format(said=rest))])
    if said:
        yield Said(text=html.unescape(said))


def _tag(inside: str, cue: RawCue, line: int) -> Iterator[Tag]:
    if _TIME.fullmatch(inside):
        yield Tag(name=inside)
        return
    closes, name, about = _INSIDE.fullmatch(inside).groups()  # type: ignore[union-attr]  # Any.
    plain = name.lower()
    if name[:1] in {"!", "?"}:  # A remark.
        return
    if "<" in inside or (about and plain not in _ANNOTATED and not _ATTRIBUTES.match(about)):
        said = f"<{inside}>".partition("\n")[0]
        raise TranscriptError([(line, UNKNOWN.format(said=said) + OPEN_HINT)])
    if name in _KNOWN:
        words = html.unescape(" ".join((about or "").split()))
        yield Tag(name=name, closes=bool(closes), about="" if closes else words)
    elif plain in {"b", "i", "u"}:
        yield Tag(name=plain, closes=bool(closes))
    elif (name or about) and plain not in _DROPPED:
        hint = SPEAKER.format(name=inside.strip("/ ")) if name else OPEN_HINT
        raise TranscriptError([(line, UNKNOWN.format(said=f"<{inside}>") + hint)])


def _line(cue: RawCue, text: str, at: int) -> int:
    return cue.line + 1 + text.count("\n", 0, at)


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


def mistakes_of(error: TranscriptError, path: str) -> list[Problem]:
    """Give the mistakes of a transcript at their places."""
    return [Problem(Location(path, line), message) for line, message in error.mistakes]
