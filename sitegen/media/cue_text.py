"""What is said in a cue, and who says it: the one reader of its text (W3C WebVTT 1, 6.4)."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Set
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
_INSIDE: Final = re.compile(r"(/?)([^\s.]*)(?:\.[^\s.]+)*(?:\s+(.*))?", re.DOTALL)
_REMARK: Final = re.compile(r"!--[^<\n]*")
"""A remark of HTML, which nobody means as said. One that goes on to the next line or tag may have
swallowed what is said, and all else behind `<!` and `<?` may be it."""

_VALUE: Final = r"""\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"']+)"""
_ATTRIBUTES: Final = re.compile(rf"(?:[\w:-]+{_VALUE}(?:\s+|(?=/?\Z)))*/?")
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*|")
"""How languages are called (RFC 5646), also with the sign that programs put between the parts."""

_TIME: Final = re.compile(r"(?:\d{2,}:)?\d{2}:\d{2}\.\d{3}", re.ASCII)
_BEGINS_TAG: Final = re.compile(r"/?[A-Za-z]|\d|[!?]")
_OVERRIDE: Final = re.compile(
    r"\{(?>\\(?:fn[^\\{}\n]*|r\w*"
    r"|(?:pos|move|org|i?clip|fade?|t)\((?:[^(){}\n]|\([^(){}\n]*\))*\)"
    r"|(?:[1-4]?[ac]|alpha)&?H?[0-9A-Fa-f]*&?"
    r"|(?:an|[aibusqpkK]|k[fot]|pbo|[xy]?(?:bord|shad)|be|blur|fr[xyz]?|fa[xy]|fs(?:c[xy]?|p)?|fe)"
    r"[+-]?[\d.]*"
    r")\s*(?=[\\}]))+\}",
    re.ASCII,
)
"""Those of Advanced SubStation, which players of subtitles know: where the text stands, how it
looks. Other words in braces are said."""


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
    opened = set[str]()
    for match in _TAG.finditer(text):
        inside = match[1]
        if cue.is_subrip and not _BEGINS_TAG.match(inside):
            continue  # A sign that is said: SubRip has no other way to write it.
        yield from _said(text, at, match.start(), cue)
        for tag in _tag(inside, _line(cue, text, match.start()), opened):
            opened.add(tag.about)
            yield tag
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


def _tag(inside: str, line: int, opened: Set[str]) -> Iterator[Tag]:
    """Give the tag that stands between `<` and `>`, none for one that has no meaning here.

    `opened` are the speakers and languages that began before. Raises TranscriptError for all that
    may be words: a player would leave them out.
    """
    if _REMARK.fullmatch(inside):
        return
    if _TIME.fullmatch(inside):
        yield Tag(name=inside)
        return
    match = _INSIDE.fullmatch(inside)
    if match is None or "<" in inside:
        raise _unknown(inside, line, OPEN_HINT)
    closes, name, about = (
        bool(match[1]),
        match[2].lower().rstrip("/"),
        " ".join((match[3] or "").split()),
    )
    if not _is_known_by(name, html.unescape(about), closes, opened):
        raise _unknown(inside, line, OPEN_HINT)
    if name in _KNOWN:
        kept = html.unescape(about) if name in _ANNOTATED and not closes else ""
        yield Tag(name=name, closes=closes, about=kept)
    elif inside.strip("/ \n") and name not in _DROPPED:
        is_name = name[:1].isalnum()
        hint = SPEAKER.format(name=inside.strip("/ ")) if is_name else OPEN_HINT
        raise _unknown(inside, line, hint)


def _is_known_by(name: str, about: str, closes: bool, opened: Set[str]) -> bool:
    """Whether what stands behind a tag's name is what may stand there, and nothing that is said."""
    if closes:
        return not about or about in opened
    if name == "v":
        return True
    return bool((_LANGUAGE if name == "lang" else _ATTRIBUTES).fullmatch(about))


def _unknown(inside: str, line: int, hint: str) -> TranscriptError:
    said = f"<{inside}>".partition("\n")[0]
    return TranscriptError([(line, UNKNOWN.format(said=said) + hint)])


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
