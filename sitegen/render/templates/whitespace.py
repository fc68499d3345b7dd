"""Small pages: idle white space and comments are taken out of templates, once, when they are read.

What a template prints (texts, addresses, bodies) is left as it is, so that no page costs more.
Runs of white space become one line break or space, never none: what separates words, links and
inline blocks stays. Values in quotes, `pre`, `textarea`, `script` and `style` are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

# HTML's own white space; a no-break space is a sign like any other.
_SPACE: Final = re.compile(r"[ \t\n\r\f]+")
_COMMENT: Final = re.compile(r"<!--(?!\[if|#).*?-->", re.IGNORECASE | re.DOTALL)
_OPENING: Final = re.compile(
    r"<!--|<(?:pre|textarea|script|style)(?![\w-])|</?[a-z]", re.IGNORECASE
)
_IN_TAG: Final = re.compile(r"[\"'>]")
_TEXT: Final = ""
_TAG: Final = ">"


class Squeezer:
    """Squeezes the pieces of one template in their order; a piece may end within anything.

    `within` says what the next piece begins in, by what ends it: nothing for a text, `>` for a tag,
    a quote, `-->`, or the end tag of an element that is left alone.
    """

    def __init__(self) -> None:
        self.within = _TEXT

    def squeeze(self, piece: str) -> str:
        """Give the next piece without what says nothing in it."""
        return "".join(self._parts(piece))

    def _parts(self, piece: str) -> Iterator[str]:
        at = 0
        while at < len(piece):
            text, at = self._next(piece, at)
            yield text

    def _next(self, piece: str, at: int) -> tuple[str, int]:
        """Give what is left of the piece from a place on, up to where something else begins."""
        if self.within == _TEXT:
            return self._text(piece, at)
        if self.within == _TAG:
            match = _IN_TAG.search(piece, at)
            end = match.end() if match else len(piece)
            sign = match[0] if match else _TAG
            self.within = _TEXT if match and sign == _TAG else sign
            text = _SPACE.sub(" ", piece[at:end])
            return (f"{text[:-2]}>" if text.endswith(" >") else text), end
        ending = re.compile(re.escape(self.within), re.IGNORECASE).search(piece, at)
        end = ending.end() if ending else len(piece)
        if ending:
            # A quoted value ends within its tag, and so does the name of an end tag.
            self.within = _TEXT if self.within == "-->" else _TAG
        return piece[at:end], end

    def _text(self, piece: str, at: int) -> tuple[str, int]:
        text = ""
        for match in _OPENING.finditer(piece, at):
            if match.start() < at:
                continue
            text += piece[at : match.start()]
            at = match.start()
            if comment := _COMMENT.match(piece, at):
                at = comment.end()
                continue
            self.within = _end_of(match[0])
            return _SPACE.sub(_collapsed, text), at
        return _SPACE.sub(_collapsed, text + piece[at:]), len(piece)


def _end_of(opening: str) -> str:
    """Give what ends that which an opening begins."""
    if opening == "<!--":
        return "-->"
    name = opening[1:].lower()
    return f"</{name}" if name in {"pre", "textarea", "script", "style"} else _TAG


def _collapsed(match: re.Match[str]) -> str:
    return "\n" if "\n" in match[0] else " "


class SmallTemplates(Extension):
    """The extension of Jinja2 that squeezes templates; messages keep the white space they have."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Give a template's tokens, those of its text squeezed."""
        squeezer = Squeezer()
        in_message = opens = False
        for token in stream:
            if token.type == "data" and not in_message:
                yield Token(token.lineno, token.type, squeezer.squeeze(token.value))
                continue
            if opens and token.type == "name":
                in_message = token.value == "trans" or (in_message and token.value != "endtrans")
            opens = token.type == "block_begin"
            yield token
