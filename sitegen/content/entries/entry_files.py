"""The files of one entry, each taken apart: front matter, text, and what is wrong with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sitegen.content.entries.pictures import IMAGE_FIELDS
from sitegen.content.folder.layout import EntryFile
from sitegen.content.folder.textfile import decode_text
from sitegen.content.front_matter.frontmatter import Document, Split, read_block, split_text
from sitegen.content.front_matter.nodes import FrontMatterError
from sitegen.content.front_matter.swallowed import find_swallowed
from sitegen.content.validation.models import fields_of
from sitegen.errors import ContentError, Location, Problem
from sitegen.kinds.registry import KINDS, Kinds


@dataclass(frozen=True, slots=True)
class Part:
    """A file of an entry. `document` is None where its front matter can't be read, `split` where
    it can't even be told from the text; `noticed` says why, and what else there is to say."""

    file: EntryFile
    split: Split | None
    document: Document | None
    noticed: tuple[Problem, ...]


def read_part(file: EntryFile, data: bytes, kinds: Kinds = KINDS) -> Part:
    """Take a file apart."""
    split = None
    try:
        split = split_text(decode_text(data, file.path), file.path)
        front_matter, noticed = read_block(split, file.path)
    except (ContentError, FrontMatterError) as error:
        return Part(file, split, None, tuple(error.problems))
    known = (*fields_of(kinds[file.kind].model), *IMAGE_FIELDS)
    text, line = split.front_matter, split.line
    noticed += tuple(find_swallowed(text, file.path, line, known, front_matter.fields))
    document = Document(front_matter, split.body, split.body_line, noticed)
    return Part(file, split, document, noticed)


def find_rivals(files: Iterable[EntryFile]) -> list[Problem]:
    """Report files that are the same entry in the same language: slug.md and slug/index.md."""
    paths: dict[str, list[str]] = defaultdict(list)
    for file in files:
        paths[file.lang].append(file.path)
    return [
        Problem(Location(max(same)), f"two files for one entry: {' and '.join(sorted(same))}")
        for _, same in sorted(paths.items())
        if len(same) > 1
    ]


def orphan(file: EntryFile) -> Problem:
    """Say that a translation stands alone."""
    original = file.path.removesuffix(f".{file.lang}.md") + ".md"
    return Problem(
        Location(file.path), f"a translation without its original; expected {original} beside it"
    )
