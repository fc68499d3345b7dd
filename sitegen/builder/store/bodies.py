"""Converted texts, kept by what they were converted from."""

from __future__ import annotations

from sitegen.builder.store.records import RecordStore
from sitegen.engine.digest import Digest, digest_value
from sitegen.markdown.body import Body
from sitegen.render.bodies import Text
from sitegen.values import Value


class BodyRecord(Value, tag=False):
    """A converted text with its trace: questions (encoded) with the digests of their answers."""

    body: Body
    digest: bytes
    reads: tuple[tuple[bytes, bytes], ...] = ()
    demands: tuple[bytes, ...] = ()
    notices: tuple[tuple[int, str, str], ...] = ()
    anchor_links: tuple[tuple[int, str, str], ...] = ()


def key_of(text: Text) -> Digest:
    """Give the key of a text: all that it is, but for its place in the file."""
    return digest_value([text.id, text.lang, text.folder, text.text])


class BodyStore(RecordStore[BodyRecord]):
    """The converted texts of all outputs."""

    kind = BodyRecord
