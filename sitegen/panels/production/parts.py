"""A page set as a whole, or part by part where its template says so: what is the same is kept.

A template that begins a part on a page of its own marks the place. A story that changes costs its
own pages then, not those of forty.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from sitegen.panels.cache.pieces import Pieces
from sitegen.panels.pdf.joining import Piece, join, piece_of
from sitegen.panels.pdf.shared_fonts import subset
from sitegen.panels.pdf.structure import Leaf, leaves_of
from sitegen.panels.pdf.typesetter import write_pdf
from sitegen.panels.production.code import code_digest
from sitegen.panels.theme.toolkit import Toolkit

if TYPE_CHECKING:
    from weasyprint import Document

MARK = "<!-- part -->"
"""Where a template lets another part begin: what comes next begins a page."""

Assets = Mapping[str, bytes]
Check = Callable[["Document"], None]


def typeset(
    html: str, assets: Assets, toolkit: Toolkit, check: Check, kept: Path
) -> tuple[bytes, tuple[Leaf, ...]]:
    """The PDF of a page before it is finished for print, with its lines and pictures.

    `check` raises for a document that may not be printed so; `kept` is the file of the parts that
    were set before.
    """
    head, *parts = html.split(MARK)
    if not parts or not toolkit.has_static_fonts:
        document = toolkit.typesetter.lay_out(html, {**toolkit.font_assets, **assets})
        check(document)
        return write_pdf(document), leaves_of(document)
    begin, end = _around(head, parts[-1])
    opening, last = head.removeprefix(begin), parts.pop().removesuffix(end)
    pages = [f"{begin}{part}{end}" for part in (opening, *parts, last)]
    known = Pieces(kept, f"{toolkit.theme.digest}{code_digest()}".encode())
    pieces = _set_pieces(pages, assets, toolkit, check, known)
    fonts = {font.family: font.data for font in toolkit.fonts}
    joined = join(pieces, fonts, toolkit.glyphs, partial(_cut, known))
    known.save()
    return joined


def _around(head: str, tail: str) -> tuple[str, str]:
    """What stands before the first part and after the last: the page without its contents."""
    body = head.index("<body")
    return head[: head.index(">", body) + 1], tail[tail.index("</body>") :]


def _set_pieces(
    pages: Sequence[str], assets: Assets, toolkit: Toolkit, check: Check, known: Pieces
) -> list[Piece]:
    beside = sorted((name, sha256(data).hexdigest()) for name, data in assets.items())
    pieces: list[Piece] = []
    number = 1
    for page in pages:
        html = _counted(page, number)
        source = msgspec.msgpack.encode((html, beside))
        found = known.get(source)
        if found is None:
            document = toolkit.typesetter.lay_out(html, {**toolkit.font_assets, **assets})
            check(document)
            found = msgspec.msgpack.encode(piece_of(document))
            known.note(source, found)
        pieces.append(msgspec.msgpack.decode(found, type=Piece))
        number += pieces[-1].pages
    return pieces


def _cut(known: Pieces, data: bytes, glyphs: Sequence[int]) -> bytes:
    """The subset of a font; it is the same until a word brings another glyph."""
    source = msgspec.msgpack.encode((sha256(data).hexdigest(), glyphs))
    found = known.get(source)
    if found is None:
        found = subset(data, glyphs)
        known.note(source, found)
    return found


def _counted(page: str, number: int) -> str:
    """A page whose first sheet has this number."""
    style = f"<style>@page :first {{ counter-set: page {number}; }}</style>"
    return page.replace("</head>", f"{style}</head>", 1)
