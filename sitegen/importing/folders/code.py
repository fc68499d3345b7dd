"""Which parts of a Markdown text are code, where nothing may be changed."""

from __future__ import annotations

import re
from collections.abc import Callable

CODE = re.compile(
    r"^(?P<margin>[ \t]*(?:>[ \t]?)*(?:(?:[-+*]|\d+[.)])[ \t]+)?)(?P<fence>`{3,}|~{3,})[^\n]*\n"
    r"(?:.*?\n)??[ \t]*(?:>[ \t]?)*(?P=fence)[`~]*[ \t]*$"
    r"|(?<!`)(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`)",
    re.DOTALL | re.MULTILINE,
)
"""Fenced blocks and spans of code (CommonMark 0.31.2, 4.5 and 6.1)."""


def outside_code(text: str, change: Callable[[str], str]) -> str:
    """Give a text of which all but code was changed."""
    parts: list[str] = []
    end = 0
    for match in CODE.finditer(text):
        parts += (change(text[end : match.start()]), match[0])
        end = match.end()
    return "".join((*parts, change(text[end:])))


def fenced(code: str, language: str = "") -> str:
    """Give code as a block of its own, whatever signs it holds."""
    longest = max((len(found) for found in re.findall(r"`{3,}", code)), default=2)
    fence = "`" * (longest + 1)
    return f"\n\n{fence}{language}\n{code.strip(chr(10))}\n{fence}\n\n"


def picture(file: str, alt: str = "", caption: str = "", credit: str = "") -> str:
    """Give a picture as Markdown of ours; what would end its parts is escaped."""
    words = re.sub(r"([\[\]\\])", r"\\\1", " ".join(alt.split()))
    title = " ".join(caption.split()).replace("\\", "\\\\").replace('"', '\\"')
    target = f"<{file}>" if re.search(r"[\s()]", file) else file
    said = f' "{title}"' if title else ""
    maker = " ".join(credit.split()).replace('"', "'")
    behind = f'{{credit="{maker}"}}' if maker else ""
    return f"![{words}]({target}{said}){behind}"
