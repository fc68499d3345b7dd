"""Saying that a translation says what its original says: one line of its file."""

from __future__ import annotations

import msgspec

from sitegen.content.editing.document import edited
from sitegen.kinds.meta import ORIGINAL, Meta


def renewed(model: type[Meta], text: str, path: str, version: str) -> str:
    """Give a translation's file in which it names a version of its original.

    Raises EditError where its front matter can't be changed, FrontMatterError where it has none.
    """
    order = [field.name for field in msgspec.structs.fields(model)]
    return edited(text, path, {ORIGINAL: version}, order)
