"""Transcripts and tables without what is written in them for nobody to see: notes, names, styles.

A transcript is written anew from its cues; of a table, lines that are comments go.
"""

from __future__ import annotations

import csv
import html
import re
from collections.abc import Iterator
from typing import Final

from sitegen.errors import ContentError, MediaError
from sitegen.media.cue_text import Parts, Said, Tag, mistakes_of, turns
from sitegen.media.cues import NONE_FOUND, RawCue, TranscriptError
from sitegen.media.transcripts import WITHOUT_TIMES, read_transcript

# W3C WebVTT 1, 4.4: where a cue stands. Regions aren't kept, so neither is the word for them.
_SETTING: Final = re.compile(
    r"vertical:(rl|lr)|line:-?[\d.]+%?(,(start|center|end))?|size:[\d.]+%"
    r"|position:[\d.]+%(,(line-left|center|line-right))?|align:(start|center|end|left|right)"
)
_LANGUAGE: Final = re.compile(r"[A-Za-z0-9-]{2,35}")
_BEGINS_TAG: Final = re.compile(r"<(?=[/A-Za-z\d!?])|&(?=#?\w+;)")
_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_SEPARATORS: Final = (",", ";", "\t")


def sanitize_transcript(data: bytes, name: str, ending: str) -> bytes:
    """Write a transcript anew from its cues: as SubRip (`.srt`), plain text (`.txt`) or WebVTT.

    Notes, styles, regions, the header's words, cues' names and classes are left out. Raises
    ContentError for what can't be read, MediaError where nothing is said or it isn't UTF-8 text.
    """
    try:
        read = read_transcript(_decode(data, name))
    except TranscriptError as error:
        raise ContentError(mistakes_of(error, name)) from error
    if ending == WITHOUT_TIMES:
        return "\n".join(f"{line}\n" for _, parts in read for line in _spoken(parts)).encode()
    is_subrip = ending == ".srt"
    cues = [(cue, said) for cue, parts in read if (said := _written(parts, is_subrip))]
    if not cues:
        raise MediaError(f"{name}: {NONE_FOUND}")
    if is_subrip:
        numbered = (
            f"{number}\n{_times(cue).replace('.', ',')}\n{said}\n"
            for number, (cue, said) in enumerate(cues, 1)
        )
        return "\n".join(numbered).encode()
    written = (f"{_times(cue)}{_settings(cue)}\n{said}\n" for cue, said in cues)
    return "\n".join(["WEBVTT\n", *written]).encode()


def _decode(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise MediaError(
            f"{name}: not UTF-8 text; expected the file to be saved as UTF-8"
        ) from error


def _times(cue: RawCue) -> str:
    return f"{_moment(cue.start)} --> {_moment(cue.end)}"


def _settings(cue: RawCue) -> str:
    return "".join(f" {word}" for word in cue.settings if _SETTING.fullmatch(word))


def _moment(thousandths: int) -> str:
    """Write a time in the figures that players know, whatever script's it was written in."""
    seconds, rest = divmod(thousandths, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"


def _written(parts: Parts, is_subrip: bool) -> str:
    """Write a cue's text; an empty line in it would end it."""
    text = "".join(
        _tag(part) if isinstance(part, Tag) else _said(part, is_subrip) for part in parts
    )
    return "\n".join(line for line in text.split("\n") if line.strip()).strip()


def _spoken(parts: Parts) -> Iterator[str]:
    """Write who speaks, and what, one paragraph each."""
    for voice, said in turns(parts):
        yield f"{voice}: {said}" if voice else said


def _said(part: Said, is_subrip: bool) -> str:
    """Write words so that they are read as the same ones."""
    if is_subrip:
        return _BEGINS_TAG.sub(lambda sign: html.escape(sign[0]), part.text)
    return html.escape(part.text, quote=False).replace("&gt;", ">").replace("-->", "--&gt;")


def _tag(tag: Tag) -> str:
    if tag.closes or tag.name not in {"v", "lang"}:
        return f"<{'/' if tag.closes else ''}{tag.name}>"
    about = html.escape(tag.about, quote=False)
    if not about or (tag.name == "lang" and not _LANGUAGE.fullmatch(about)):
        return f"<{tag.name}>"
    return f"<{tag.name} {about}>"


def sanitize_table(data: bytes, name: str) -> bytes:
    """Leave out a CSV file's comments; its rows stay byte by byte.

    A comment is a row that begins with `#` and a space, or with `#` and holds one cell only where
    the table has more (RFC 4180 knows none, programs write them so). Raises MediaError where the
    file isn't UTF-8 text.
    """
    mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    rows = list(_rows(_decode(data, name)))
    cells = max((_count(row) for row in rows), default=0)
    return mark + "".join(row for row in rows if not _is_comment(row, cells)).encode()


def _rows(text: str) -> Iterator[str]:
    """The rows as they are written; one may hold several lines between quotes."""
    lines = _LINE.findall(text)
    heading = next((line for line in lines if not line.startswith("#")), "")
    reader = csv.reader(lines, delimiter=max(_SEPARATORS, key=heading.count))
    at = 0
    try:
        for _ in reader:
            yield "".join(lines[at : reader.line_num])
            at = reader.line_num
    except csv.Error:
        yield from lines[at:]


def _count(row: str) -> int:
    return 1 + max(row.count(sign) for sign in _SEPARATORS)


def _is_comment(row: str, cells: int) -> bool:
    if not row.startswith("#"):
        return False
    return row[1:2].isspace() or (_count(row) == 1 < cells)
