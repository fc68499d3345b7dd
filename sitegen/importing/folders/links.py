"""Where the links and pictures of a Markdown text lead, and leading them elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import SplitResult, unquote, urlsplit

from sitegen.importing.folders.code import outside_code

TARGET = re.compile(r"\]\([ \t]*\n?[ \t]*(<[^<>\n]*>|[^\s()<>]+(?:\([^\s()]*\)[^\s()<>]*)*)")
DEFINITION = re.compile(
    r"^(?P<before> {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*)(?P<target><[^<>\n]*>|\S+)", re.MULTILINE
)
ATTRIBUTE = re.compile(
    r"(?P<before><(?P<tag>\w+)\b[^<>]*?\s(?P<name>href|src|poster)\s*=\s*)"
    r"(?P<quote>[\"'])(?P<target>[^\"'<>]*)(?P=quote)",
    re.IGNORECASE,
)
IN_BRACKETS = re.compile(r"[\s()<>]")

Lead = Callable[[str], str]
"""Gives where an address leads now; "" where it can't lead anywhere."""


def led(text: str, link: Lead, picture: Lead) -> str:
    """Give a text whose links and pictures lead where they lead now; code stays as it is."""

    def change(piece: str) -> str:
        piece = _in_line(piece, link, picture)
        piece = DEFINITION.sub(
            lambda match: match["before"] + written(link(bare(match["target"])) or "#"), piece
        )
        return ATTRIBUTE.sub(lambda match: _attribute(match, link, picture), piece)

    return outside_code(text, change)


def _in_line(text: str, link: Lead, picture: Lead) -> str:
    out: list[str] = []
    end = 0
    for match in TARGET.finditer(text):
        lead = picture if _is_picture(text, match.start()) else link
        new = written(lead(bare(match[1])))
        out += (text[end : match.start(1)], new)
        end = match.end(1)
    return "".join((*out, text[end:]))


def _is_picture(text: str, closing: int) -> bool:
    """True where the bracket that is closed at a place was opened by `![`."""
    depth = 0
    for at in range(closing - 1, max(-1, closing - 5000), -1):
        if at and text[at - 1] == "\\" and text[at] in "[]":
            continue
        if text[at] == "]":
            depth += 1
        elif text[at] == "[":
            if not depth:
                return text[at - 1 : at] == "!"
            depth -= 1
    return False


def _attribute(match: re.Match[str], link: Lead, picture: Lead) -> str:
    is_link = match["name"].lower() == "href" or match["tag"].lower() == "iframe"
    target = (link if is_link else picture)(match["target"].strip())
    return f"{match['before']}{match['quote']}{target}{match['quote']}"


def bare(target: str) -> str:
    """Give the target of a link as it is meant: without pointed brackets and backslashes."""
    inner = target[1:-1] if target.startswith("<") else target
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", inner).strip()


def written(target: str) -> str:
    """Give a target as a link writes it."""
    return f"<{target}>" if not target or IN_BRACKETS.search(target) else target


def plain_path(path: str) -> str:
    """Give a path as it compares: no per cent signs, no index, no slash or `.html` at its end."""
    plain = unquote(path).casefold()
    for ending in ("index.html", "index.htm"):
        if plain.endswith(f"/{ending}"):
            plain = plain.removesuffix(ending)
    return plain.removesuffix(".html").removesuffix(".htm").rstrip("/") or "/"


def split(address: str) -> SplitResult | None:
    """Give the parts of an address, None for what is none."""
    try:
        return urlsplit(address)
    except ValueError:
        return None
