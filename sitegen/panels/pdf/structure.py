"""A PDF's structure for people who listen: languages, whole words, pictures' places.

The engine writes which words belong where, but not their language; and a text layer made from
glyphs breaks vowelled Arabic into pieces. Both are added here, from the laid-out boxes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from sitegen.errors import SitegenError
from sitegen.values import Value

if TYPE_CHECKING:
    from pikepdf import Pdf
    from weasyprint import Document

RIGHT_TO_LEFT_BLOCKS = ((0x0590, 0x08FF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFF))


class Leaf(Value):
    """A line of text, or a picture (no text), as it was laid out.

    `artifact`: drawn, but not part of what the panel says (an element of that class).
    `from_right`: it stands in a line that is read from right to left.
    """

    page: int
    lang: str
    text: str
    artifact: bool = False
    from_right: bool = False


class Rewriting(Value):
    """What to change in the drawing instructions of a page, by marked content's number."""

    spoken: dict[int, str]
    artifacts: frozenset[int]


class StructureError(SitegenError):
    """A PDF whose structure is not what was laid out."""


def leaves_of(document: Document) -> tuple[Leaf, ...]:
    """Every line and picture of a laid-out document, in reading order."""
    return tuple(
        leaf
        for number, page in enumerate(document.pages)
        for leaf in _box_leaves(page._page_box, number)
    )


def describe_structure(pdf: Pdf, leaves: Sequence[Leaf], lang: str) -> tuple[Rewriting, ...]:
    """Write languages and pictures' places into the structure tree of a PDF.

    Returns for each page the whole words and the artifacts that its instructions must tell.
    Raises StructureError when tree and leaves differ.
    """
    from pikepdf import String

    numbers = {page.objgen: number for number, page in enumerate(pdf.pages)}
    elements = list(_element_leaves(pdf.Root.StructTreeRoot))
    if len(elements) != len(leaves):
        raise StructureError(
            f"{len(leaves)} lines and pictures were laid out, the PDF's structure has "
            f"{len(elements)}"
        )
    spoken: list[dict[int, str]] = [{} for _ in numbers]
    artifacts: list[set[int]] = [set() for _ in numbers]
    for (element, content), leaf in zip(elements, leaves, strict=True):
        page = numbers[element.Pg.objgen]
        if leaf.artifact:
            _remove(pdf, element, page, content)
            artifacts[page].add(content)
            continue
        if leaf.lang and leaf.lang != lang:
            element["/Lang"] = String(leaf.lang)
        if leaf.from_right or any(_is_right_to_left(character) for character in leaf.text):
            element["/ActualText"] = String(leaf.text)
        if str(element.S) == "/Figure":
            _turn_upright(element, float(element.Pg.MediaBox[3]))
    return tuple(
        Rewriting(spoken=words, artifacts=frozenset(marks))
        for words, marks in zip(spoken, artifacts, strict=True)
    )


def _remove(pdf: Pdf, element: Any, page: int, content: int) -> None:
    """Take an element out of the tree, and out of the list from marked content to elements."""
    siblings = element.P.K
    for place, sibling in enumerate(siblings):
        if getattr(sibling, "objgen", None) == element.objgen:
            del siblings[place]
            break
    pairs = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    for number, elements in zip(pairs[::2], pairs[1::2], strict=True):
        if int(number) == page:
            elements[content] = None


def _box_leaves(box: Any, page: int, *, in_right: bool = False) -> Iterator[Leaf]:
    from weasyprint.formatting_structure import boxes
    from weasyprint.layout.absolute import AbsolutePlaceholder

    if isinstance(box, AbsolutePlaceholder):
        box = box._box
    if isinstance(box, boxes.TextBox | boxes.ReplacedBox):
        text = box.text.strip() if isinstance(box, boxes.TextBox) else ""
        classes = (box.element.get("class") or "").split() if box.element is not None else []
        lang = box.style["lang"] or ""
        # A Latin name in a Hebrew line may be a piece of its own; its line is read from the right.
        # So may a space between two pieces, which says nothing; and in a Latin name a word of it.
        from_right = isinstance(box, boxes.TextBox) and (in_right or _is_turned(box))
        artifact = "artifact" in classes
        yield Leaf(page=page, lang=lang, text=text, artifact=artifact, from_right=from_right)
    elif not isinstance(box, boxes.MarginBox):
        in_right = in_right or (isinstance(box, boxes.LineBox) and _is_turned(box))
        for child in getattr(box, "children", ()):
            yield from _box_leaves(child, page, in_right=in_right)


def _is_turned(box: Any) -> bool:
    return bool(box.style["direction"] == "rtl")


def _element_leaves(node: Any) -> Iterator[tuple[Any, int]]:
    """The structure elements that hold marked content, with its number, in reading order."""
    import pikepdf

    kids = node.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else ([] if kids is None else [kids]):
        if isinstance(kid, int):
            yield node, kid
        elif isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _element_leaves(kid)


def _turn_upright(figure: Any, height: float) -> None:
    # The engine writes CSS pixels from the top; PDF counts points from the foot (ISO 32000 14.8.5).
    x1, y1, x2, y2 = (float(edge) * 0.75 for edge in figure.A.BBox)
    figure.A.BBox = [round(edge, 2) for edge in (x1, height - y2, x2, height - y1)]


def _is_right_to_left(character: str) -> bool:
    return any(first <= ord(character) <= last for first, last in RIGHT_TO_LEFT_BLOCKS)
