"""Transcripts and tables without what is written in them for nobody to see: notes, names, styles.

A transcript is written anew from its cues; of a table, lines that are comments go.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from typing import Final

from sitegen.errors import MediaError
from sitegen.media.cues import NONE_FOUND, RawCue, read_raw_cues

# W3C WebVTT 1, 4.4: where a cue stands. Regions aren't kept, so neither is the word for them.
_SETTING: Final = re.compile(
    r"vertical:(rl|lr)|line:-?[\d.]+%?(,(start|center|end))?|size:[\d.]+%"
    r"|position:[\d.]+%(,(line-left|center|line-right))?|align:(start|center|end|left|right)"
)
# A tag that never ends hides all that follows it (4.2.2), so it is one as well.
_TAG: Final = re.compile(r"<([^>]*)(?:>|$)")
_INSIDE: Final = re.compile(r"(/?)(b|i|u|ruby|rt|c|v|lang)(?:\.[^\s>]*)?(?:\s+(.*))?", re.DOTALL)
_MOMENT: Final = re.compile(r"(?:\d{2,}:)?\d{2}:\d{2}\.\d{3}")
_LANGUAGE: Final = re.compile(r"[A-Za-z0-9-]{2,35}")
_OVERRIDE: Final = re.compile(r"\{\\[^}]*\}")
_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_SEPARATORS: Final = (",", ";", "\t")


def sanitize_transcript(data: bytes, name: str) -> bytes:
    """Write a WebVTT or SubRip file anew from its cues, in the form that the name's ending says.

    Notes, styles, regions, the header's words, cues' names and classes are left out. Raises
    MediaError where there is no cue or the file isn't UTF-8 text.
    """
    try:
        raw = read_raw_cues(_decode(data, name))
    except ValueError as error:
        raise MediaError(f"{name}: {error}") from error
    cues = [(cue, said) for cue in raw if (said := _clean("\n".join(cue.lines)).strip())]
    if not cues:
        raise MediaError(f"{name}: {NONE_FOUND}")
    if name.lower().endswith(".srt"):
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


def _clean(said: str) -> str:
    lines = _OVERRIDE.sub("", _TAG.sub(_write_tag, said)).split("\n")
    return "\n".join(line for line in lines if line.strip())


def _write_tag(match: re.Match[str]) -> str:
    """Give a tag that is shown (W3C WebVTT 1, 4.2.2) without its classes; others go."""
    if _MOMENT.fullmatch(match[1]):
        return f"<{match[1]}>"
    inside = _INSIDE.fullmatch(match[1])
    if not inside:
        return ""
    mark, tag = inside[1], inside[2]
    about = " ".join((inside[3] or "").split())
    if mark or tag not in {"v", "lang"}:
        return f"<{mark}{tag}>"
    if tag == "lang" and not _LANGUAGE.fullmatch(about):
        return "<lang>"
    return f"<{tag} {about}>" if about else f"<{tag}>"


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
