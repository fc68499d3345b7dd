"""Pieces of a long document, each set by itself, put together to one PDF.

Pages, structure and bookmarks follow each other; the fonts of all are one subset each, as if the
engine had set the whole.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import structs

from sitegen.panels.pdf.shared_fonts import Cut, SharedFonts, Texts, subset
from sitegen.panels.pdf.structure import Leaf, leaves_of
from sitegen.panels.pdf.typesetter import write_pdf
from sitegen.values import Value

if TYPE_CHECKING:
    from pikepdf import OutlineItem, Pdf
    from weasyprint import Document

POINTS_IN_PIXEL = 0.75


class Bookmark(Value):
    """A heading as readers' programs list it; its level from 1, its page from 0, its place in
    points from the page's lower left corner."""

    level: int
    title: str
    page: int
    left: float
    top: float


class Piece(Value):
    """Some pages of a document: their PDF as the engine writes it, and what is on them.

    `said` are its words in one line: a gate that looks for a name finds it there.
    """

    said: str
    data: bytes
    pages: int
    leaves: tuple[Leaf, ...]
    bookmarks: tuple[Bookmark, ...]


def piece_of(document: Document) -> Piece:
    """The piece that a laid-out document is."""
    leaves = leaves_of(document)
    return Piece(
        said=" ".join(leaf.text for leaf in leaves),
        data=write_pdf(document),
        pages=len(document.pages),
        leaves=leaves,
        bookmarks=tuple(_bookmarks(document)),
    )


def join(
    pieces: Sequence[Piece], fonts: Mapping[str, bytes], texts: Texts, cut: Cut = subset
) -> tuple[bytes, tuple[Leaf, ...]]:
    """One PDF of all pieces, and its lines and pictures; `fonts` are the whole ones by family,
    `texts` what their glyphs stand for.

    Each piece is a Part of the structure (ISO 32000-1, 14.8.4.2).
    """
    import pikepdf

    joined = pikepdf.new()
    shared, leaves = SharedFonts(), list[Leaf]()
    bookmarks: list[Bookmark] = []
    structure = _Structure(joined)
    # A PDF takes the streams of another when it is saved, so that these stay open until then.
    opened = [pikepdf.open(io.BytesIO(piece.data)) for piece in pieces]
    for source, piece in zip(opened, pieces, strict=True):
        start = len(joined.pages)
        shared.take(source)
        structure.add(source, start)
        leaves += (structs.replace(each, page=each.page + start) for each in piece.leaves)
        bookmarks += (structs.replace(each, page=each.page + start) for each in piece.bookmarks)
    shared.embed(joined, fonts, texts, cut)
    structure.close()
    with joined.open_outline() as outline:
        outline.root.extend(_nested(joined, iter(bookmarks)))
    output = io.BytesIO()
    joined.save(output, compress_streams=False)
    for source in opened:
        source.close()
    return output.getvalue(), tuple(leaves)


class _Structure:
    """The structure tree of the joined document while pieces come in."""

    def __init__(self, pdf: Pdf) -> None:
        from pikepdf import Array, Dictionary, Name

        self._pdf = pdf
        self._numbers = Array()
        self._root = pdf.make_indirect(
            Dictionary(Type=Name.StructTreeRoot, ParentTree=Dictionary(Nums=self._numbers))
        )
        self._document = pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Document, K=Array(), P=self._root)
        )

    def add(self, source: Pdf, start: int) -> None:
        """Add the pages of a piece, the first of which has the number `start`, and its elements."""
        from pikepdf import Array, Name

        tree = source.Root.StructTreeRoot
        (part,) = tree.K
        del part["/P"]
        marked = source.make_indirect(Array(list(tree.ParentTree.Nums)[1::2]))
        self._pdf.pages.extend(source.pages)
        for number in range(start, len(self._pdf.pages)):
            self._pdf.pages[number].obj.StructParents = number
        own = self._pdf.copy_foreign(part)
        own.S, own.P = Name.Part, self._document
        self._document.K.append(own)
        for number, elements in enumerate(self._pdf.copy_foreign(marked), start=start):
            self._numbers.append(number)
            self._numbers.append(elements)

    def close(self) -> None:
        """Hang the tree into the document."""
        from pikepdf import Array

        self._root.K = Array([self._document])
        self._pdf.Root.StructTreeRoot = self._root


def _bookmarks(document: Document) -> Iterator[Bookmark]:
    for number, page in enumerate(document.pages):
        for level, title, (left, top), _ in page.bookmarks:
            yield Bookmark(
                level=level,
                title=title,
                page=number,
                left=round(left * POINTS_IN_PIXEL, 6),
                top=round((page.height - top) * POINTS_IN_PIXEL, 6),
            )


def _nested(pdf: Pdf, bookmarks: Iterator[Bookmark]) -> list[OutlineItem]:
    """Bookmarks as a tree: one stands under the last before it that has a lower level."""
    from pikepdf import Array, Name, OutlineItem

    top: list[OutlineItem] = []
    above: list[tuple[int, list[OutlineItem]]] = [(0, top)]
    for each in bookmarks:
        page = pdf.pages[each.page].obj
        item = OutlineItem(each.title, Array([page, Name.XYZ, each.left, each.top, 0]))
        while above[-1][0] >= each.level:
            above.pop()
        above[-1][1].append(item)
        above.append((each.level, item.children))
    return top
