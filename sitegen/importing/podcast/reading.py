"""A feed's file, read piece by piece: what is damaged is told with its line, the rest is read.

Python's expat holds no more than a piece and expands no entity of the file's own: a DOCTYPE, which
alone could define one, is refused (OWASP, "XML External Entity Prevention").
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from html.entities import html5
from xml.etree.ElementTree import Element, ParseError, fromstring

from sitegen.errors import ContentError, Location, Problem
from sitegen.importing.podcast.elements import PREFIXES, UNDECLARED
from sitegen.text import with_line_feeds

LARGEST = 200_000_000
PIECES = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|<(?P<open>item)(?=[\s>])[^>]*(?<!/)>"
    r"|</(?P<close>item)\s*>|(?P<doctype><!DOCTYPE)",
    re.DOTALL,
)
BEFORE_ROOT = re.compile(r"<\?.*?\?>|<!--.*?-->", re.DOTALL)
ENCODING = re.compile(rb"""^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']""")
ROOT = re.compile(r"<(?!\?|!)([\w:.-]+)((?:\s[^>]*)?)>")
XMLNS = re.compile(r"""\sxmlns(?::([\w.-]+))?\s*=\s*("[^"<]*"|'[^'<]*')""")
PREFIX = re.compile(r"[</\s]([A-Za-z][\w.-]*):[A-Za-z]")
CHILD = re.compile(r"<([\w:.-]+)(?:\s[^>]*)?(?:/>|>(?:.*?)</\1\s*>)", re.DOTALL)
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
CDATA = re.compile(r"(<!\[CDATA\[.*?\]\]>|<!--.*?-->)", re.DOTALL)
AMPERSAND = re.compile(r"&(?!#\d+;|#x[0-9a-fA-F]+;|(?:amp|lt|gt|quot|apos);)(?:(\w+);)?")
REFERENCE = re.compile(r"&#(?:x([0-9a-fA-F]+)|(\d+));")


@dataclass(frozen=True, slots=True)
class Piece:
    """An item as an element, with the line that it begins on."""

    line: int
    element: Element


@dataclass(frozen=True, slots=True)
class FeedFile:
    """A feed's channel without its items, the items, and what could not be read."""

    channel: Element
    items: tuple[Piece, ...]
    problems: tuple[Problem, ...]


def read_feed(data: bytes, path: str) -> FeedFile:
    """Read an RSS feed (2.0, 1.0 and older). `path` is what messages call it.

    Raises ContentError for what is no feed, too large, or has a DOCTYPE.
    """
    if len(data) > LARGEST:
        raise _refused(path, f"larger than {LARGEST // 1_000_000} MB; no feed is")
    text, doubts = decoded(data, path)
    found = [match for match in PIECES.finditer(text) if match.lastgroup]
    for match in found:
        if match["doctype"]:
            line = text.count("\n", 0, match.start()) + 1
            raise _refused(path, "a DOCTYPE found, which could name other files; take it out", line)
    root = ROOT.search(BEFORE_ROOT.sub("", text))
    if root is None or root[1].rpartition(":")[2].lower() not in ("rss", "rdf"):
        raise _refused(path, _no_feed(root[1] if root else ""))
    opening = _wrapper(text)
    head, pieces, torn = _cut(text, found)
    channel, problems = _channel(opening, head, path)
    items: list[Piece] = []
    problems = [*doubts, *problems, *(_torn(path, line) for line in torn)]
    for line, piece in pieces:
        element, doubt = _parsed(opening, piece, path, line)
        problems += doubt
        if element is not None:
            items.append(Piece(line, element))
    return FeedFile(channel, tuple(items), tuple(problems))


def _refused(path: str, message: str, line: int = 1) -> ContentError:
    return ContentError([Problem(Location(path, line), message)])


def _no_feed(found: str) -> str:
    if found.lower() in ("html", "feed"):
        what = "an HTML page" if found.lower() == "html" else "an Atom feed"
    else:
        what = f"<{found}>" if found else "no XML"
    return f"{what} found, expected a podcast's feed: RSS, which begins with <rss>"


def decoded(data: bytes, path: str) -> tuple[str, list[Problem]]:
    """Give a file's text by its mark, its declaration, or as UTF-8 (XML 1.0, appendix F).

    What the encoding doesn't have is read as Windows-1252, as browsers do, and told.
    """
    declared = ENCODING.match(data)
    name = declared[1].decode("ascii") if declared else "utf-8"
    for mark, marked in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            name = marked
    try:
        return with_line_feeds(data.decode(name)), []
    except LookupError:
        said = f'the encoding "{name}" is unknown; read as UTF-8'
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        said = f"not {name.removesuffix('-sig').upper()} from here on; read as Windows-1252"
        text = data.decode("cp1252", errors="replace")
        return with_line_feeds(text), [Problem(Location(path, line), said, "warning")]
    text = data.decode("utf-8", errors="replace")
    return with_line_feeds(text), [Problem(Location(path), said, "warning")]


def _wrapper(text: str) -> str:
    """Give an opening tag that binds each prefix of the file, undeclared ones too."""
    spaces = {prefix: address[1:-1] for prefix, address in XMLNS.findall(text)}
    bound = {prefix: address for prefix, address in spaces.items() if prefix}
    for prefix in PREFIX.findall(text):
        bound.setdefault(prefix, PREFIXES.get(prefix, f"{UNDECLARED}{prefix}"))
    bound.pop("xml", None)
    bound.pop("xmlns", None)
    names = "".join(f' xmlns:{prefix}="{address}"' for prefix, address in sorted(bound.items()))
    return f"<feed{names}>"


def _cut(text: str, found: list[re.Match[str]]) -> tuple[str, list[tuple[int, str]], list[int]]:
    """Cut a feed into what stands around its items, the items with their lines, and the lines of
    those that never end."""
    around: list[str] = []
    pieces: list[tuple[int, str]] = []
    torn: list[int] = []
    start, end, line, counted = -1, 0, 1, 0
    for match in found:
        if match["open"]:
            if start >= 0:
                torn.append(line)
                around.append("")
            else:
                around.append(text[end : match.start()])
            line += text.count("\n", counted, match.start())
            start = counted = match.start()
        elif match["close"] and start >= 0:
            pieces.append((line, text[start : match.end()]))
            start, end = -1, match.end()
    if start >= 0:
        torn.append(line)
    else:
        around.append(text[end:])
    return "\n".join(around), pieces, torn


def _torn(path: str, line: int) -> Problem:
    return Problem(Location(path, line), "an item that never ends; the file was cut off in it")


def _channel(opening: str, head: str, path: str) -> tuple[Element, list[Problem]]:
    """Give the channel; of a damaged one, each element that can be read."""
    start = re.search(r"<(?:\w+:)?channel\b[^>]*>", head)
    inner = head[start.end() :] if start else ""
    inner = re.split(r"</(?:\w+:)?channel\s*>", inner)[0]
    element, problems = _parsed(opening, inner, path, 1)
    if element is not None:
        return element, []
    kept = [
        match[0]
        for match in CHILD.finditer(inner)
        if _parsed(opening, match[0], path, 1)[0] is not None
    ]
    element, _ = _parsed(opening, "".join(kept), path, 1)
    return (element if element is not None else Element("feed")), problems


def _parsed(opening: str, piece: str, path: str, line: int) -> tuple[Element | None, list[Problem]]:
    """Parse a piece as it is, else mended; None where neither can be read."""
    try:
        return _unwrapped(fromstring(f"{opening}{piece}</feed>"), piece), []
    except ParseError as error:
        at, said = line + error.position[0] - 1, error.msg.partition(":")[0]
    try:
        element = _unwrapped(fromstring(f"{opening}{mended(piece)}</feed>"), piece)
    except ParseError:
        return None, [Problem(Location(path, at), f"no XML ({said}); this item is left out")]
    message = f"no XML ({said}); read as it was meant"
    return element, [Problem(Location(path, at), message, "warning")]


def _unwrapped(element: Element, piece: str) -> Element:
    return element[0] if piece.startswith("<item") else element


def mended(piece: str) -> str:
    """Give XML without the signs that none has (XML 1.0, 2.2), with HTML's names of signs undone
    and each bare `&` escaped; what stands in CDATA keeps its words."""

    def sign(match: re.Match[str]) -> str:
        known = html5.get(f"{match[1]};") if match[1] else None
        return _escaped(known) if known else f"&amp;{match[0][1:]}"

    def allowed(match: re.Match[str]) -> str:
        code = int(match[1], 16) if match[1] else int(match[2])
        legal = code < 0x110000 and not FORBIDDEN.match(chr(code))
        return match[0] if legal else ""

    parts = CDATA.split(FORBIDDEN.sub("", piece))
    for at, part in enumerate(parts):
        if not part.startswith("<!"):
            parts[at] = REFERENCE.sub(allowed, AMPERSAND.sub(sign, part))
    return "".join(parts)


def _escaped(text: str) -> str:
    return "".join(f"&#{ord(character)};" for character in text)
