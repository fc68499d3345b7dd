"""The fonts of a PDF: embedded or not, cut to what is used, and with the glyphs they speak of."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sitegen.preflight.pdf.objects import (
    damage,
    elements,
    entry,
    identity,
    is_array,
    is_stream,
    name_of,
    number_of,
    text_of,
)
from sitegen.values import Value

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

SUBSET = re.compile(r"^[A-Z]{6}\+")
MAPPING = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>")
RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
LONGEST_RANGE = 4096
# ISO 14289-1 7.21.5 asks that widths agree; a rounded unit is no disagreement.
WIDTH_SLACK = 2.0


class FontFacts(Value):
    """What a font dictionary says of itself."""

    name: str
    kind: str
    is_embedded: bool
    is_subset: bool
    has_unicode: bool


class GlyphFacts(Value):
    """How an embedded font and the text that uses it agree.

    `mapped` characters have a glyph that the font's own table names; `strangers` of them are
    letters of another script there, with `example` in words. Of `measured` glyphs, `uneven` have
    another width in the font than in the PDF. `absent` glyphs aren't in the font at all.
    """

    mapped: int = 0
    strangers: int = 0
    example: str = ""
    measured: int = 0
    uneven: int = 0
    absent: int = 0


def key_of_font(name: str, font: Any) -> str:
    """What a font is known by on its page: its number, or its name where it has none."""
    number = identity(font)
    return str(number) if number else name


def describe_font(font: Any) -> FontFacts:
    """Read a font dictionary (ISO 32000-1, 9.6 and 9.7)."""
    kind = name_of(entry(font, "/Subtype"))
    inner = _inner(font)
    descriptor = entry(inner, "/FontDescriptor")
    name = name_of(entry(font, "/BaseFont")) or name_of(entry(font, "/Name")) or "without a name"
    files = ("/FontFile", "/FontFile2", "/FontFile3")
    return FontFacts(
        name=SUBSET.sub("", name),
        kind=name_of(entry(inner, "/Subtype")) if kind == "Type0" else kind,
        is_embedded=any(is_stream(entry(descriptor, file)) for file in files),
        is_subset=bool(SUBSET.match(name)),
        has_unicode=is_stream(entry(font, "/ToUnicode")) or _has_known_encoding(font),
    )


def compare_glyphs(font: Any) -> GlyphFacts:
    """Compare what a composite TrueType font draws with what its text says.

    Other kinds of font give no facts: their glyphs are found by name or by code, and a mix-up of
    font files, which is what this looks for, can't happen to them silently.
    """
    inner = _inner(font)
    file = entry(inner, "/FontDescriptor", "/FontFile2")
    mapping = entry(font, "/ToUnicode")
    if name_of(entry(inner, "/Subtype")) != "CIDFontType2" or not is_stream(file):
        return GlyphFacts()
    if name_of(entry(font, "/Encoding")) not in ("Identity-H", "Identity-V"):
        return GlyphFacts()
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with TTFont(io.BytesIO(file.read_bytes()), lazy=True) as embedded:
            texts = read_mapping(mapping.read_bytes()) if is_stream(mapping) else {}
            glyphs = _glyph_numbers(inner)
            return _compared(embedded, texts, glyphs, dict(_widths(entry(inner, "/W"))))
    except (TTLibError, *damage()):
        return GlyphFacts()


def read_mapping(data: bytes) -> dict[int, str]:
    """The text of each code in a ToUnicode map (ISO 32000-1, 9.10.3)."""
    texts: dict[int, str] = {}
    for kind, body in SECTION.findall(data):
        if kind == b"bfchar":
            texts.update((int(code, 16), _utf16(text)) for code, text in MAPPING.findall(body))
            continue
        for first, last, text in RANGE.findall(body):
            start, end = int(first, 16), min(int(last, 16), int(first, 16) + LONGEST_RANGE)
            begin = int(text, 16)
            texts.update((code, _character(begin + code - start)) for code in range(start, end + 1))
    return texts


def _compared(
    font: TTFont, texts: dict[int, str], glyphs: dict[int, int], widths: dict[int, float]
) -> GlyphFacts:
    order = font.getGlyphOrder()
    numbers = {name: number for number, name in enumerate(order)}
    own: dict[int, list[str]] = {}
    for code, name in ((font.getBestCmap() if "cmap" in font else None) or {}).items():
        own.setdefault(numbers[name], []).append(chr(code))
    strange = [
        (text, own[glyph])
        for code, text in sorted(texts.items())
        if (glyph := glyphs.get(code, code)) in own and _is_stranger(text, own[glyph])
    ]
    scale = 1000 / font["head"].unitsPerEm
    advances = font["hmtx"]
    shown = [(glyphs.get(code, code), width) for code, width in widths.items()]
    there = [(glyph, width) for glyph, width in shown if glyph < len(order)]
    uneven = sum(
        abs(advances[order[glyph]][0] * scale - width) > WIDTH_SLACK for glyph, width in there
    )
    return GlyphFacts(
        mapped=sum(glyphs.get(code, code) in own for code in texts),
        strangers=len(strange),
        example=f"“{strange[0][1][0]}” where the text says “{strange[0][0]}”" if strange else "",
        measured=len(there),
        uneven=uneven,
        absent=sum(glyphs.get(code, code) >= len(order) for code in texts),
    )


def _is_stranger(text: str, own: list[str]) -> bool:
    wanted = _script(text[:1])
    return bool(wanted) and all(_script(character) not in ("", wanted) for character in own)


def _script(character: str) -> str:
    """The first word of a letter's Unicode name, which is its script; "" for anything else."""
    if not character or not character.isalpha():
        return ""
    return unicodedata.name(character, "").partition(" ")[0]


def _inner(font: Any) -> Any:
    descendants = elements(entry(font, "/DescendantFonts"))
    return descendants[0] if descendants else font


def _has_known_encoding(font: Any) -> bool:
    known = ("StandardEncoding", "WinAnsiEncoding", "MacRomanEncoding", "MacExpertEncoding")
    encoding = entry(font, "/Encoding")
    base = entry(encoding, "/BaseEncoding")
    is_simple = name_of(entry(font, "/Subtype")) in ("Type1", "MMType1", "TrueType")
    symbolic = int(number_of(entry(font, "/FontDescriptor", "/Flags"), 32)) & 4
    return is_simple and (
        name_of(encoding) in known
        or name_of(base) in known
        or is_array(entry(encoding, "/Differences"))
        or not symbolic
        or text_of(encoding) != ""
    )


def _glyph_numbers(inner: Any) -> dict[int, int]:
    """The glyph of each code where the font renumbers them (CIDToGIDMap)."""
    table = entry(inner, "/CIDToGIDMap")
    if not is_stream(table):
        return {}
    data = table.read_bytes()
    return {code: int.from_bytes(data[2 * code : 2 * code + 2]) for code in range(len(data) // 2)}


def _widths(table: Any) -> Iterator[tuple[int, float]]:
    """The widths of a composite font (9.7.4.3): `c [w …]` or `first last w`."""
    parts = list(elements(table))
    position = 0
    while position + 1 < len(parts):
        first = int(parts[position])
        if is_array(parts[position + 1]):
            for offset, width in enumerate(parts[position + 1]):
                yield first + offset, float(width)
            position += 2
            continue
        if position + 2 >= len(parts):
            return
        last = min(int(parts[position + 1]), first + LONGEST_RANGE)
        for code in range(first, last + 1):
            yield code, float(parts[position + 2])
        position += 3


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode("ascii")).decode("utf-16-be", "replace")


def _character(code: int) -> str:
    return chr(code) if code <= 0x10FFFF and not 0xD800 <= code < 0xE000 else ""
