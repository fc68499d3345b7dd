"""The fonts of a document that is put together of pieces: one subset each, for all of them."""

from __future__ import annotations

import io
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sitegen.panels.pdf.text_layer import cmap_of, foreign, told_by, widths_in

if TYPE_CHECKING:
    from pikepdf import Pdf

FOR_SETTING = ("BASE", "DSIG", "GDEF", "GPOS", "GSUB", "STAT")
"""Tables that only programs which set text have a use for."""


Texts = Mapping[str, Mapping[int, str]]
Cut = Callable[[bytes, Sequence[int]], bytes]
"""Gives of a font's file the one that holds these glyphs alone."""


class SharedFonts:
    """Gathers what the pieces use of each font, by the name that their instructions call it by."""

    def __init__(self) -> None:
        self._samples: dict[str, Any] = {}
        self._widths: dict[str, dict[int, float]] = {}
        self._texts: dict[str, dict[int, str]] = {}

    def take(self, source: Pdf) -> None:
        """Note the fonts of a piece, and take them out of it."""
        for page in source.pages:
            fonts: Any = page.obj.Resources.get("/Font", {})
            for name, font in list(fonts.items()):
                self._note(name, font)
                del fonts[name]

    def embed(self, pdf: Pdf, whole: Mapping[str, bytes], texts: Texts, cut: Cut) -> None:
        """Give all pages of the joined document the fonts; `whole` are their files by family,
        `texts` what all of their glyphs stand for.

        Each has all forms of the letters that it is used for: another word leaves it as it is.
        Raises ForeignFontError for a font that isn't among them.
        """
        from pikepdf import Dictionary

        names = sorted(self._samples)
        shared = pdf.make_indirect(
            Dictionary({name: self._joined(pdf, name, whole, texts, cut) for name in names})
        )
        for page in pdf.pages:
            page.obj.Resources.Font = shared

    def _note(self, name: str, font: Any) -> None:
        # The name is a digest of the font's description: it means the same in every piece.
        self._samples.setdefault(name, font)
        self._widths.setdefault(name, {}).update(widths_in(font.DescendantFonts[0].W))
        texts = self._texts.setdefault(name, {})
        for glyph, text in told_by(font.ToUnicode.read_bytes().decode("ascii")).items():
            texts.setdefault(glyph, text)

    def _joined(
        self, pdf: Pdf, name: str, whole: Mapping[str, bytes], texts: Texts, cut: Cut
    ) -> Any:
        from pikepdf import Array

        font = pdf.copy_foreign(self._samples[name])
        base, widths = str(font.BaseFont), self._widths[name]
        family = next((family for family in whole if family in base), None)
        if family is None:
            raise foreign(self._texts[name].values())
        data = whole[family]
        letters = {letter for text in self._texts[name].values() for letter in text}
        widths = all_forms(data, texts[family], letters) | widths
        descendant = font.DescendantFonts[0]
        descendant.W = Array(_rows(widths))
        descriptor = descendant.FontDescriptor
        left, bottom, _, top = descriptor.FontBBox
        descriptor.FontBBox = Array([left, bottom, max(widths.values()), top])
        file = cut(data, sorted(widths))
        descriptor.FontFile2 = pdf.make_stream(file, Length1=len(file))
        font.ToUnicode = pdf.make_stream(cmap_of(self._texts[name]).encode("ascii"))
        return font


def all_forms(data: bytes, texts: Mapping[int, str], letters: Collection[str]) -> dict[int, float]:
    """The widths, in thousandths of the size, of all glyphs that stand for these letters alone."""
    from fontTools.ttLib import TTFont

    with TTFont(io.BytesIO(data), lazy=True) as font:
        scale, measures = 1000 / font["head"].unitsPerEm, font["hmtx"]
        return {
            glyph: round(measures[font.getGlyphName(glyph)][0] * scale)
            for glyph, text in texts.items()
            if text and all(letter in letters for letter in text)
        }


def subset(data: bytes, glyphs: Sequence[int]) -> bytes:
    """A TrueType font with these glyphs alone, each under the number that it has in the whole."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    options = Options(retain_gids=True, hinting=False, passthrough_tables=True, layout_features=[])
    options.drop_tables += FOR_SETTING
    with TTFont(io.BytesIO(data), lazy=True, recalcTimestamp=False) as font:
        subsetter = Subsetter(options)
        subsetter.populate(gids=glyphs)
        subsetter.subset(font)
        output = io.BytesIO()
        font.save(output)
    return output.getvalue()


def _rows(widths: Mapping[int, float]) -> Iterator[Any]:
    """The W array of a CIDFont (ISO 32000-1, 9.7.4.3): a glyph, the widths from it on, the next."""
    from pikepdf import Array

    row: list[float] = []
    for glyph in sorted(widths):
        if glyph - 1 not in widths:
            if row:
                yield Array(row)
            row = []
            yield glyph
        row.append(widths[glyph])
    if row:
        yield Array(row)
