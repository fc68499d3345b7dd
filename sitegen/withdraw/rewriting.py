"""Whether a file still reads as it did when words in some of its lines are other ones."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Mapping
from io import StringIO
from pathlib import Path
from typing import Final

from sitegen.content.front_matter.frontmatter import split_document
from sitegen.content.front_matter.nodes import FrontMatterError, Node, Scalar, Sequence
from sitegen.engine.files import write_atomically
from sitegen.errors import ContentError, Location, Problem
from sitegen.safety.passages import suffix_of

QUOTED: Final = re.compile(r'[^"]*(?:"(?:[^"\\]|\\.)*"[^"]*)?')
"""A line of a catalog: at most one text in quotation marks, with its own behind backslashes."""

OTHERWISE: Final = (
    "with these words in the name's place the file reads otherwise or not at all; give "
    "others, without signs that its format knows ({signs})"
)
SIGNS: Final = {".csv": 'comma, "', ".json": '", \\', ".po": '", \\'}
OF_YAML: Final = ": # , \" ' [ ] { }"


def rewritten(folder: Path, lines: Mapping[Location, str]) -> dict[str, str]:
    """Give the texts of the files in which lines are other ones, by path.

    Raises ContentError with all files that would read otherwise.
    """
    paths = sorted({place.path for place in lines})
    texts = {path: (folder / path).read_bytes().decode("utf-8") for path in paths}
    written = {path: with_lines(text, path, lines) for path, text in texts.items()}
    broken = [path for path, text in texts.items() if not reads_alike(path, text, written[path])]
    if broken:
        raise ContentError(
            Problem(Location(path), OTHERWISE.format(signs=SIGNS.get(suffix_of(path), OF_YAML)))
            for path in broken
        )
    return written


def write_texts(folder: Path, texts: Mapping[str, str]) -> None:
    """Write texts into their files. Raises OSError."""
    for path, text in texts.items():
        write_atomically(folder / path, text.encode())


def with_lines(text: str, path: str, lines: Mapping[Location, str]) -> str:
    """Give the text of a file with its lines among these."""
    rows = text.split("\n")
    for place, line in lines.items():
        if place.path == path:
            rows[place.line - 1] = line
    return "\n".join(rows)


def reads_alike(path: str, before: str, after: str) -> bool:
    """True where a text is of the form of one before; any is where that had none."""
    form = FORMS.get(suffix_of(path))
    if form is None:
        return True
    try:
        was = form(before)
    except FORMLESS:
        return True
    try:
        return was == form(after)
    except FORMLESS:
        return False


def form_of_fields(text: str) -> object:
    """Give the form of front matter: its keys and lists, and how much in it seems mistyped."""
    document = split_document(text, "")
    return form_of(document.front_matter), len(document.noticed)


def form_of(node: Node) -> object:
    """Give what is a list, what a group of which keys, and what a single value."""
    if isinstance(node, Scalar):
        return None
    if isinstance(node, Sequence):
        return tuple(map(form_of, node.items))
    return {key: form_of(value) for key, value in node.fields.items()}


def form_of_rows(text: str) -> object:
    """Give how many cells each row of a table has."""
    return [len(row) for row in csv.reader(StringIO(text), strict=True)]


def form_of_json(text: str) -> object:
    """Give nothing of what can be read as JSON."""
    json.loads(text)
    return None


def form_of_catalog(text: str) -> object:
    """Give which lines of a catalog are as such lines are."""
    return [QUOTED.fullmatch(line) is not None for line in text.split("\n")]


FORMS: Final[Mapping[str, Callable[[str], object]]] = {
    ".md": form_of_fields,
    ".yaml": lambda text: form_of_fields(f"---\n{text}\n---\n"),
    ".csv": form_of_rows,
    ".json": form_of_json,
    ".po": form_of_catalog,
}
FORMLESS: Final = (FrontMatterError, ValueError, RecursionError, csv.Error)
"""What says that a text has no form to keep."""
