"""A text layer that programs can read: search, copying, screen readers, in every script.

The engine lets the first cluster that a glyph is met in say what it stands for, so vowelled Arabic
falls apart. Here every glyph says its own letter. Two things remain that readers of PDF (Poppler,
PDFium) get wrong, and both are helped:

- They turn a right-to-left line round glyph by glyph, so that the letters of one ligature (lam and
  alef) come out in the wrong order. The ligature's glyph keeps its first letter, and an empty glyph
  without width stands on its left for the rest.
- A mark set above or below its letter is taken for a line of its own. It is left out of this layer
  (`ActualText` empty); the structure tree has the line in full.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from unicodedata import mirrored

from sitegen.errors import SitegenError
from sitegen.text import said_characters
from sitegen.values import Value

CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
"""
CMAP_FOOT = """endcmap
CMapName currentdict /CMap defineresource pop
end
end"""
TOLD = re.compile(r"<([0-9a-fA-F]{4})>\s*<((?:[0-9a-fA-F]{4})+)>")
RIGHT_TO_LEFT = ("R", "AL")
LARGEST_BLOCK = 100


class ForeignFontError(SitegenError):
    """A panel that needs a font which its theme does not have."""


class Letters(Value):
    """One embedded font: what its glyphs stand for, and the empty glyphs that help.

    `rest` gives, for a ligature's glyph, the empty glyph on its left and that glyph's width in
    thousandths of the size; `marks` are glyphs of combining marks.
    """

    texts: dict[int, str]
    rest: dict[int, tuple[int, float]]
    marks: frozenset[int]


def foreign(letters: Iterable[str]) -> ForeignFontError:
    """Tell a font that isn't the theme's by the letters that it was used for."""
    # Glyphs that stand for nothing are said to be U+FFFF, which is no character.
    characters = sorted({each for letter in letters for each in letter} - {"\uffff"})
    return ForeignFontError(
        f"the panels' fonts have no {said_characters(characters)}; "
        "write it otherwise, or add a font to the theme"
    )


def mend_fonts(pdf: Any, known: Mapping[str, Mapping[int, str]]) -> dict[str, Letters]:
    """Write a right ToUnicode into every font of a PDF; its letters by resource name.

    `known` is the text of all glyphs by a word of the font's name (`panel-text`). Raises
    ForeignFontError for a font of the machine's: another machine would print another panel.
    """
    mended: dict[str, Letters] = {}
    for page in pdf.pages:
        for name, font in page.obj.Resources.get("/Font", {}).items():
            if name in mended:
                continue
            texts = next((t for word, t in known.items() if word in str(font.BaseFont)), None)
            if texts is None:
                raise foreign(told_by(font.ToUnicode.read_bytes().decode("ascii")).values())
            mended[name] = _mend(pdf, font, texts)
    return mended


def mend_text(instructions: list[Any], fonts: Mapping[str, Letters]) -> list[Any]:
    """The drawing instructions with the helping glyphs, and the marks' text left out."""
    from pikepdf import ContentStreamInstruction, Dictionary, Name, Operator, String

    silent = ContentStreamInstruction(
        [Name.Span, Dictionary(ActualText=String(""))], Operator("BDC")
    )
    end = ContentStreamInstruction([], Operator("EMC"))
    letters: Letters | None = None
    result: list[Any] = []
    for instruction in instructions:
        operator = str(instruction.operator)
        if operator == "Tf":
            letters = fonts.get(str(instruction.operands[0]))
        if operator != "TJ" or letters is None:
            result.append(instruction)
            continue
        items = list(instruction.operands[0])
        codes = [code for item in items if isinstance(item, String) for code in _codes(item)]
        if codes and all(code in letters.marks for code in codes):
            result += [silent, instruction, end]
        elif any(code in letters.rest for code in codes):
            helped = ContentStreamInstruction([_helped(items, letters)], Operator("TJ"))
            result.append(helped)
        else:
            result.append(instruction)
    return result


def _mend(pdf: Any, font: Any, texts: Mapping[int, str]) -> Letters:
    descendant = font.DescendantFonts[0]
    used = sorted(widths_in(descendant.W))
    told = told_by(font.ToUnicode.read_bytes().decode("ascii"))
    own = {glyph: texts.get(glyph) or told.get(glyph, "") for glyph in used}
    # Brackets and guillemets are drawn mirrored from right to left: the engine knows which was
    # written, the glyph doesn't.
    own |= {glyph: text for glyph, text in told.items() if len(text) == 1 and mirrored(text)}
    own = {glyph: text for glyph, text in own.items() if text}
    joined = {g: text for g, text in own.items() if len(text) > 1 and _is_right_to_left(text)}
    spare = _empty_glyphs(descendant.FontDescriptor.FontFile2.read_bytes(), used)
    helpers: dict[str, tuple[int, float]] = {}
    for text in sorted(set(joined.values())):
        if text[1:] not in helpers and (found := next(spare, None)):
            helpers[text[1:]] = found
    rest = {glyph: helpers[text[1:]] for glyph, text in joined.items() if text[1:] in helpers}
    shown = {**own, **{glyph: own[glyph][0] for glyph in rest}}
    shown |= {glyph: text[::-1] for text, (glyph, _) in helpers.items()}
    font.ToUnicode = pdf.make_stream(cmap_of(shown).encode("ascii"))
    for glyph, width in sorted(helpers.values()):
        descendant.W.extend([glyph, [width]])
    marks = frozenset(g for g, text in own.items() if all(unicodedata.combining(c) for c in text))
    return Letters(texts=shown, rest=rest, marks=marks)


def _helped(items: list[Any], letters: Letters) -> Any:
    from pikepdf import Array, String

    result: list[Any] = []
    for item in items:
        if not isinstance(item, String):
            result.append(item)
            continue
        for code in _codes(item):
            if code in letters.rest:
                glyph, width = letters.rest[code]
                result += [String(glyph.to_bytes(2)), round(width)]
            result.append(String(code.to_bytes(2)))
    return Array(result)


def _codes(text: Any) -> list[int]:
    data = bytes(text)
    return [int.from_bytes(data[place : place + 2]) for place in range(0, len(data), 2)]


def widths_in(entries: Any) -> dict[int, float]:
    """Widths by glyph of a CIDFont's W array (ISO 32000-1, 9.7.4.3), in its first form."""
    widths: dict[int, float] = {}
    items = list(entries)
    for first, row in zip(items[::2], items[1::2], strict=True):
        for offset, width in enumerate(row):
            widths[int(first) + offset] = float(width)
    return widths


def _empty_glyphs(font_file: bytes, used: list[int]) -> Iterator[tuple[int, float]]:
    """Glyphs of an embedded font that draw nothing and that no text uses, with their widths."""
    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(font_file), lazy=True)
    places, taken = font["loca"], set(used)
    scale = 1000 / font["head"].unitsPerEm
    # A font has thousands of them, and few are wanted.
    for glyph in range(1, font["maxp"].numGlyphs):
        if glyph not in taken and places[glyph] == places[glyph + 1]:
            yield glyph, font["hmtx"][font.getGlyphName(glyph)][0] * scale


def cmap_of(texts: Mapping[int, str]) -> str:
    """A ToUnicode that says what glyphs stand for (ISO 32000-1, 9.10.3)."""
    pairs = [f"<{glyph:04x}> <{_utf16(text)}>" for glyph, text in sorted(texts.items())]
    blocks = [pairs[start : start + LARGEST_BLOCK] for start in range(0, len(pairs), LARGEST_BLOCK)]
    body = "".join(
        f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar\n" for block in blocks
    )
    return f"{CMAP_HEAD}{body}{CMAP_FOOT}"


def told_by(cmap: str) -> dict[int, str]:
    """What a ToUnicode says of single glyphs."""
    return {
        int(glyph, 16): bytes.fromhex(text).decode("utf-16-be")
        for glyph, text in TOLD.findall(cmap)
    }


def _utf16(text: str) -> str:
    return text.encode("utf-16-be").hex()


def _is_right_to_left(text: str) -> bool:
    return unicodedata.bidirectional(text[0]) in RIGHT_TO_LEFT
