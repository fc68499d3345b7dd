"""Blocks that hold lines: paragraphs, code, HTML (CommonMark 0.31.2, section 4)."""

from __future__ import annotations

import re
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString, code_escape

from sitegen.markdown.inline.addresses import unescaped

# Of our own: HTML as its author wrote it, which the writer's step before takes apart.
RAW: Final = "raw-html"
FENCE: Final = re.compile(r"(?P<sign>`{3,})(?P<info>[^`]*)|(?P<wave>~{3,})(?P<more>.*)", re.DOTALL)
LANGUAGE: Final = re.compile(r"(?:\{ *)?\.?([^\s{}]+)")
# CommonMark 4.6, kinds 1 to 6: how each begins and ends. The seventh, any other tag on a line of
# its own, is left to the paragraph, whose Markdown is then read as everywhere.
BLOCK_TAGS: Final = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details"
    "|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head"
    "|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p"
    "|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul"
)
HTML_START: Final = re.compile(
    r"<(?:(?P<verbatim>(?:script|pre|style|textarea)(?=[\s>]|$))|(?P<comment>!--)|(?P<question>\?)"
    rf"|(?P<data>!\[CDATA\[)|(?P<declaration>![a-z])|(?P<block>/?(?:{BLOCK_TAGS})(?=\s|/?>|$)))",
    re.IGNORECASE,
)
HTML_END: Final = {
    "verbatim": re.compile(r"</(?:script|pre|style|textarea)>", re.IGNORECASE),
    "comment": re.compile("-->"),
    "question": re.compile(r"\?>"),
    "data": re.compile(r"\]\]>"),
    "declaration": re.compile(">"),
}
OPENED_BY: Final = {
    "comment": "<!--",
    "question": "<?",
    "data": "<![CDATA[",
    "declaration": "<!",
}


class Leaf:
    """Lines of one block."""

    __slots__ = ("lines", "start")
    # Whether a line in it is what it is, so that nothing begins there.
    is_verbatim = False

    def __init__(self, start: int, first: str | None = None) -> None:
        """`start` is the first line, counted from 1."""
        self.start = start
        self.lines = [] if first is None else [first]

    def takes(self, rest: str) -> bool:
        """Take a line that is certainly the block's; False: it is not, or not certainly."""
        return False

    @property
    def end(self) -> int:
        """Give the block's last line."""
        return self.start + len(self.lines) - 1

    @property
    def is_over(self) -> bool:
        """Tell whether the line taken last has ended it."""
        return False


class Paragraph(Leaf):
    """Lines of words."""

    __slots__ = ()


class IndentedCode(Leaf):
    """Lines with four spaces in front."""

    __slots__ = ()

    def takes(self, rest: str) -> bool:
        """Take lines with as many spaces, and blank ones."""
        if rest.startswith("    "):
            self.lines.append(rest[4:])
        elif not rest or rest.isspace():
            self.lines.append("")
        else:
            return False
        return True

    @property
    def end(self) -> int:
        """Give the last line that isn't blank."""
        while self.lines and not self.lines[-1].strip():
            self.lines.pop()
        return super().end

    def put_into(self, parent: Element) -> Element:
        """Make the element."""
        return put_code(parent, self.lines, "")


class Fenced(Leaf):
    """Code between lines of ``` or ~~~."""

    __slots__ = ("_closing", "_indent", "_is_closed", "info", "sign")
    is_verbatim = True

    def __init__(self, start: int, indent: int, match: re.Match[str]) -> None:
        super().__init__(start)
        self.sign = match["sign"] or match["wave"]
        self.info = (match["info"] or match["more"] or "").strip()
        self._indent = indent
        self._closing = re.compile(rf" {{0,3}}\{self.sign[0]}{{{len(self.sign)},}} *")
        self._is_closed = False

    def takes(self, rest: str) -> bool:
        """Take any line; the closing one ends it."""
        if self.sign in rest and self._closing.fullmatch(rest):
            self._is_closed = True
            return True
        indent = min(self._indent, len(rest) - len(rest.lstrip(" ")))
        self.lines.append(rest[indent:])
        return True

    @property
    def is_over(self) -> bool:
        """Tell whether the closing line has come."""
        return self._is_closed

    @property
    def end(self) -> int:
        """Give the closing line, or the last one."""
        return self.start + len(self.lines) + self._is_closed

    def put_into(self, parent: Element) -> Element:
        """Make the element."""
        match = LANGUAGE.match(self.info)
        return put_code(parent, self.lines, unescaped(match[1]) if match else "")


class Html(Leaf):
    """A block of HTML, as it stands."""

    __slots__ = ("_is_over", "kind")

    def __init__(self, start: int, kind: str, first: str) -> None:
        super().__init__(start)
        self.kind = kind
        self._is_over = False
        self.takes(first)

    @property
    def is_verbatim(self) -> bool:  # type: ignore[override]
        """Tell whether only its own end ends it, not the line that closes a directive."""
        return self.kind in HTML_END

    def takes(self, rest: str) -> bool:
        """Take any line up to the one that ends this kind."""
        ending = HTML_END.get(self.kind)
        if ending is None and not rest.strip():
            return False
        self.lines.append(rest)
        self._is_over = ending is not None and ending.search(rest) is not None
        return True

    @property
    def is_over(self) -> bool:
        """Tell whether the ending line has come."""
        return self._is_over


class RawText(Leaf):
    """The lines of a directive that are its own to read."""

    __slots__ = ()

    def takes(self, rest: str) -> bool:
        """Take any line."""
        self.lines.append(rest)
        return True


def put_code(parent: Element, lines: list[str], language: str) -> Element:
    """Make an element of lines of code; the text is escaped, as the parser's own is."""
    pre = SubElement(parent, "pre")
    code = SubElement(pre, "code")
    if language:
        code.set("class", f"language-{language}")
    code.text = AtomicString(code_escape("".join(f"{line}\n" for line in lines)))
    return pre
