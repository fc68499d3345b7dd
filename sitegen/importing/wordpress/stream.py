"""An export's bytes as text that XML can hold, in pieces: one for each item, author and term.

Exports are written by string functions, so they hold what XML can't: control characters, bare `&`,
HTML's entities, bytes of another encoding, `]]>` inside of CDATA. Each piece is mended and parsed
by itself, so that one that can't be read costs no other.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from html.entities import html5
from pathlib import Path

CHUNK = 1 << 18
LARGEST_PIECE = 64_000_000
"""Letters of one item: more is no text that somebody wrote."""

# XML 1.0, 2.2: what no document may hold, as references neither.
LEGAL_SPACE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
ENCODING = re.compile(rb"""<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.-]{1,40})["']""")
DOCTYPE = re.compile(r"<!DOCTYPE", re.IGNORECASE)

PIECE = re.compile(r"<!--|<(?P<name>item|\w+:(?:author|category|tag|term))(?=[\s>])")
COMMENT_END = re.compile("-->")
CDATA = re.compile(r"(?:<(?P<tag>[\w:.-]+)(?:\s[^<>]*)?>\s*)?<!\[CDATA\[")
REFERENCE = re.compile(r"&(?:#(?P<number>\d{1,7}|[xX][0-9a-fA-F]{1,6});|(?P<name>[A-Za-z]\w*;)?)")
PREDEFINED = ("amp;", "lt;", "gt;", "quot;", "apos;")
SPLIT_END = "]]]]><![CDATA[>"
"""How WordPress writes `]]>` inside of CDATA (wxr_cdata)."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of an export: its element's name, its text (mended, a whole element), its line.

    `is_cut` is true where the file ends in the middle of it.
    """

    name: str
    text: str
    line: int
    is_cut: bool = False


@dataclass
class Notes:
    """What was mended on the way, each told once a file: what, and the line where it began."""

    lines: dict[str, int] = field(default_factory=dict)

    def tell(self, what: str, line: int) -> None:
        """Note something; the first place counts."""
        self.lines.setdefault(what, line)


OTHER_BYTES = "bytes that are no UTF-8, read as Windows-1252"
OTHER_NAME = "another encoding is named than the file is in; read as UTF-8"
CONTROLS = "control characters, which no XML can hold, left out"
ENTITIES = "bare & and entities of HTML, read as they are meant"
DAMAGED = "a CDATA section that is never closed; the item ends where the next one begins"


def read_pieces(file: Path, header: Callable[[str], None], notes: Notes) -> Iterator[Piece]:
    """Give the pieces of an export in their order; `header` gets the text before the first item.

    Raises OSError where the file can't be read.
    """
    with file.open("rb") as source:
        start = source.read(CHUNK)
        encoding = encoding_of(start, notes)
        start = start.removeprefix(codecs.BOM_UTF8)
        rest = iter(lambda: source.read(CHUNK), b"")
        yield from _Splitter(_cleaned(start, rest, encoding, notes), header, notes).pieces()


def encoding_of(start: bytes, notes: Notes) -> str:
    """Give the encoding of a file by its first bytes: what it is, whatever it says."""
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if start.startswith(mark):
            return name
    found = ENCODING.search(start[:1000])
    named = "utf-8"
    if found:
        with suppress(LookupError):
            named = codecs.lookup(found[1].decode("ascii")).name
    if named != "utf-8" and not start.isascii() and _is_utf8(start):
        notes.tell(OTHER_NAME, 1)
        return "utf-8"
    return named


def _is_utf8(start: bytes) -> bool:
    try:
        # The end may stand within a letter.
        codecs.getincrementaldecoder("utf-8")().decode(start)
    except UnicodeDecodeError:
        return False
    return True


def _cleaned(start: bytes, rest: Iterator[bytes], encoding: str, notes: Notes) -> Iterator[str]:
    """Give a file's text without what XML can't hold; lines stay where they were."""
    line = 1
    for text in _decoded(start, rest, encoding, notes):
        plain = text.replace("\r\n", "\n").replace("\r", "\n")
        if found := LEGAL_SPACE.search(plain):
            notes.tell(CONTROLS, line + plain.count("\n", 0, found.start()))
            plain = LEGAL_SPACE.sub("", plain)
        line += plain.count("\n")
        yield plain


def _decoded(start: bytes, rest: Iterator[bytes], encoding: str, notes: Notes) -> Iterator[str]:
    if encoding != "utf-8":
        decoder = codecs.getincrementaldecoder(encoding)("replace")
        yield decoder.decode(start)
        yield from (decoder.decode(data) for data in rest)
        yield decoder.decode(b"", True)
        return
    line, pending = 1, b""
    for data in _with_end(start, rest):
        text, pending, bad = _utf8(pending + data, is_last=not data)
        if bad >= 0:
            notes.tell(OTHER_BYTES, line + text.count("\n", 0, bad))
        line += text.count("\n")
        yield text


def _with_end(start: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield start
    yield from rest
    yield b""


def _utf8(data: bytes, *, is_last: bool) -> tuple[str, bytes, int]:
    """Decode bytes; give the text, what the next bytes complete, and where the first bad one is."""
    parts: list[str] = []
    bad, at = -1, 0
    while True:
        try:
            parts.append(data[at:].decode("utf-8"))
            return "".join(parts), b"", bad
        except UnicodeDecodeError as error:
            first, end = at + error.start, at + error.end
            parts.append(data[at:first].decode("utf-8"))
            if end == len(data) and not is_last and "end of data" in error.reason:
                return "".join(parts), data[first:], bad
            if bad < 0:
                bad = sum(map(len, parts))
            parts.append(data[first:end].decode("cp1252", "replace"))
            at = end


class _Splitter:
    """A text that arrives in parts, cut into its pieces."""

    def __init__(self, parts: Iterator[str], header: Callable[[str], None], notes: Notes) -> None:
        self._parts, self._header, self._notes = parts, header, notes
        self._text, self._line = "", 1
        self._is_whole = False

    def pieces(self) -> Iterator[Piece]:
        """Give all pieces."""
        between: list[str] = []
        is_header = True
        while True:
            found = self._find(PIECE)
            if found is None:
                between.append(self._take(len(self._text)))
                break
            between.append(self._take(found.start()))
            name = found["name"]
            if not name:
                # A remark may speak of elements.
                ended = self._find(COMMENT_END, len("<!--"))
                self._take(ended.end() if ended else len("<!--"))
                continue
            if name == "item" and is_header:
                self._header("".join(between))
                between, is_header = [], False
            yield self._piece(name)
        self._header("".join(between))

    def _piece(self, name: str) -> Piece:
        line, at = self._line, len(name) + 1
        mended: list[str] = []
        done = 0
        end = re.compile(rf"</{re.escape(name)}\s*>|{CDATA.pattern}")
        while True:
            found = self._find(end, at)
            if found is None or len(self._text) > LARGEST_PIECE:
                mended.append(self._plain(done, len(self._text)))
                text = "".join(mended)
                self._take(len(self._text))
                return Piece(name, text, line, is_cut=True)
            if found[0].startswith("</"):
                mended.append(self._plain(done, found.end()))
                text = "".join(mended)
                self._take(found.end())
                return Piece(name, text, line)
            tag = found["tag"] or ""
            inner = found.end()
            closing = re.compile(rf"\]\]>\s*(?=</{re.escape(tag)}\s*>)" if tag else r"\]\]>")
            ended = self._find(closing, inner)
            following = self._next_item(inner, ended.start() if ended else len(self._text))
            if following >= 0:
                self._notes.tell(DAMAGED, self._line + self._text.count("\n", 0, inner))
                text = "".join([*mended, self._plain(done, found.start())])
                self._take(following)
                return Piece(name, text, line, is_cut=True)
            stop, at = (ended.start(), ended.end()) if ended else (len(self._text),) * 2
            mended += [self._plain(done, inner - len("<![CDATA[")), self._of_cdata(inner, stop)]
            done = at

    def _next_item(self, start: int, end: int) -> int:
        """Give where the next item begins within a CDATA section, -1 for nowhere.

        A text may speak of an item's elements; the end of one of an export it doesn't hold.
        """
        closed = self._text.find("</item>", start, end)
        if closed < 0 or self._text.find(":post_id>", start, closed) < 0:
            return -1
        return self._text.find("<item", closed, end)

    def _find(self, pattern: re.Pattern[str], at: int = 0) -> re.Match[str] | None:
        """Find a pattern in the text, of which more is read as it is needed."""
        while True:
            found = pattern.search(self._text, at)
            # What touches the end may go on in the next part.
            if found is not None and (found.end() < len(self._text) or self._is_whole):
                return found
            if self._is_whole or len(self._text) > LARGEST_PIECE:
                return found
            at = max(at, len(self._text) - 1000) if found is None else at
            more = next(self._parts, None)
            self._is_whole = more is None
            self._text += more or ""

    def _take(self, length: int) -> str:
        taken, self._text = self._text[:length], self._text[length:]
        self._line += taken.count("\n")
        return taken

    def _of_cdata(self, start: int, end: int) -> str:
        return escaped(self._text[start:end].replace(SPLIT_END, "]]>"))

    def _plain(self, start: int, end: int) -> str:
        text = self._text[start:end]
        return text if "&" not in text else REFERENCE.sub(self._reference, text)

    def _reference(self, found: re.Match[str]) -> str:
        number, name = found["number"], found["name"]
        if number:
            code = int(number[1:], 16) if number[0] in "xX" else int(number)
            is_sign = code <= 0x10FFFF and not LEGAL_SPACE.match(chr(code))
            return f"&#{code};" if is_sign else ""
        if name in PREDEFINED:
            return found[0]
        self._notes.tell(ENTITIES, self._line)
        signs = html5.get(name or "", "")
        return escaped(signs or f"&{name or ''}")


def escaped(text: str) -> str:
    """Give a text as it stands in XML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def is_refused(header: str) -> bool:
    """True for a file with a DOCTYPE: no export has one, and what it declares may be harmful."""
    return DOCTYPE.search(header) is not None
