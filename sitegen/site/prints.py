"""What `sitegen panels` writes down of a set: its files, and whose stories they show.

The record stands beside the panels as `panels.json`. The website shows a picture of a panel only as
long as the digests in it are those of today (`site/hangings.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from sitegen.content.entries.entry import BodySource, Group
from sitegen.content.folder.survey import PRINTS, RECORD
from sitegen.engine.digest import digest_value
from sitegen.kinds.exhibition import Exhibition
from sitegen.kinds.story import Story
from sitegen.values import Value

FORMAT = 1

TextOf = Callable[[str, str, str], str]
"""Gives the Markdown of an entry by id, language and path."""


class PrintedPanel(Value, tag=False):
    """A panel, or a document that goes with the panels, as it was made.

    `stories` are the ids of all stories on it with the digest of each when it was made,
    `exhibition` is that of its exhibition; sizes are those of the trimmed panel in millimetres.
    File names are those in the record's folder, with their SHA-256.
    """

    kind: str
    exhibition: str
    languages: tuple[str, ...]
    width: float
    height: float
    pdf: str
    proof: str
    proof_sha256: str
    preview: str
    preview_sha256: str
    number: int = 0
    stories: dict[str, str] = msgspec.field(default_factory=dict)


class PrintRecord(Value, tag=False):
    """A set of panels in hanging order; `documents` go with them. `exhibition` is its id."""

    format: int
    exhibition: str
    panels: tuple[PrintedPanel, ...] = ()
    documents: tuple[PrintedPanel, ...] = ()


def record_path(slug: str) -> str:
    """Give where the record of an exhibition's panels stands, from the site folder."""
    return f"{PRINTS}/{slug}/{RECORD}"


def decode_record(data: bytes) -> PrintRecord | None:
    """Read a record, None where it is damaged or of another version of sitegen."""
    try:
        record = msgspec.json.decode(data, type=PrintRecord)
    except msgspec.MsgspecError:
        return None
    return record if record.format == FORMAT else None


def encode_record(record: PrintRecord) -> bytes:
    """Write a record as JSON that people can read too: equal records are equal bytes."""
    return msgspec.json.format(msgspec.json.encode(record, order="deterministic"), indent=1) + b"\n"


def shown_digest(group: Group, text_of: TextOf, digest_of: Callable[[str], str]) -> str:
    """Give the digest of all that can be seen of an entry on paper, or that decides whether it may.

    That is every language's front matter (consent included) and text, and the bytes of its
    pictures. Where a name is kept secret, the digest is made of what is left without it: nobody
    who holds the record can try names against it.
    """
    if group.guarded:
        texts = [text_of(entry.id, entry.lang, entry.path) for entry in group.entries]
        said: Mapping[str, object] = {"entries": group.entries, "texts": texts}
    else:
        said = {entry.path: digest_of(entry.path) for entry in group.entries}
    pictures = {path: digest_of(path) for path in pictures_of(group)}
    return digest_value([group.id, said, pictures]).hex()


def pictures_of(group: Group) -> tuple[str, ...]:
    """Give the files that an entry's front matter names and paper can show, sorted."""
    unseen: set[str] = set()
    for entry in group.entries:
        meta = entry.meta
        if isinstance(meta, Story) and meta.voice:
            unseen |= {meta.voice.file, meta.voice.transcript}
        if isinstance(meta, Exhibition):
            unseen |= {each.file for each in meta.downloads}
    return tuple(sorted(set(group.files) - unseen))


def texts_by_language(texts: Mapping[tuple[str, str], BodySource]) -> TextOf:
    """Give texts that were all read already."""
    return lambda id_, lang, path: texts[id_, lang].text
