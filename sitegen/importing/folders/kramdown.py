"""Signs of kramdown and goldmark for attributes, as our Markdown writes them, or told.

Sources: kramdown's "Syntax", "Inline Attribute Lists" and "Extensions"; goldmark's "Attributes".
"""

from __future__ import annotations

import re

from sitegen.importing.folders.code import outside_code
from sitegen.importing.folders.told import Told, brief

TABLE_OF_CONTENTS = re.compile(
    r"^[ \t]*(?:[*+-]|1\.)[ \t]+[^\n]*\n[ \t]*\{:[ \t]*[^}\n]*\btoc\b[^}\n]*\}[ \t]*$", re.MULTILINE
)
EXTENSION = re.compile(
    r"\{::(?P<name>\w+)(?P<rest>[^}\n]*?)(?:/\}|\}(?P<inner>.*?)\{:/(?:(?P=name))?\})", re.DOTALL
)
LIST = re.compile(r"(?P<before>\S?)(?P<space>[ \t]*)\{:(?P<inner>[^}\n]*)\}")
HEADING = re.compile(
    r"^(#{1,6}[ \t][^\n]*?)[ \t]*#*[ \t]*\n[ \t]*(\{:[^}\n]*\})[ \t]*$", re.MULTILINE
)
DEFINITION = re.compile(r"[\w-]+:.*")
WORD = re.compile(
    r"(?P<short>[.#][\w:-]+)|(?P<name>[\w:-]+)=(?P<value>\"[^\"]*\"|'[^']*'|[^\s\"']+)"
)
CARRIED = ("lang", "title")
PICTURE_BEFORE = re.compile(r"!\[[^\]\n]*\](?:\([^)\n]*\)|\[[^\]\n]*\])[ \t]*$")


def with_our_attributes(text: str, told: Told) -> str:
    """Give a text of kramdown's with attributes as ours; what they can't say is told."""
    if "{:" not in text:
        return text

    def change(piece: str) -> str:
        piece = TABLE_OF_CONTENTS.sub(lambda match: _gone(match[0], told), piece)
        # Ours stand behind a heading's words, on its line.
        piece = HEADING.sub(r"\1 \2", piece)
        piece = EXTENSION.sub(lambda match: _extension(match, told), piece)
        return LIST.sub(lambda match: _list(match, piece, told), piece)

    return outside_code(text, change)


def _gone(written: str, told: Told) -> str:
    told.lose(f"kramdown: {brief(written)}")
    return ""


def _extension(match: re.Match[str], told: Told) -> str:
    if match["name"] == "comment":
        return ""
    told.lose(f"kramdown: {brief(match[0])}")
    return match["inner"] or ""


def _list(match: re.Match[str], piece: str, told: Told) -> str:
    inner = match["inner"].strip()
    before = match["before"]
    written = f"{{:{match['inner']}}}"
    if DEFINITION.fullmatch(inner) and "=" not in inner.partition(":")[0]:
        told.lose(f"kramdown: {brief(written)}")
        return before
    kept = []
    for word in WORD.finditer(inner):
        name, value = word["name"], word["value"]
        if word["short"] and word["short"] != ".no_toc":
            kept.append(word["short"])
        elif name in CARRIED:
            kept.append(f"{name}={value}")
        elif name == "class":
            kept += [f".{each}" for each in value.strip("\"'").split()]
        elif name == "id":
            kept.append(f"#{value.strip(chr(34) + chr(39))}")
    lost = WORD.sub("", inner).split()
    others = [
        w["name"] for w in WORD.finditer(inner) if w["name"] not in (*CARRIED, "class", "id", None)
    ]
    if lost or others or "no_toc" in inner:
        told.lose(f"kramdown: {brief(written)}")
    is_picture = PICTURE_BEFORE.search(piece[: match.start("space")]) is not None
    if not kept or is_picture:
        if kept and is_picture:
            told.lose(f"kramdown: {brief(written)}")
        return before
    return f"{before}{match['space']}{{{' '.join(kept)}}}"
