"""Are the fonts in the file, and do they draw what the text says?"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.preflight.evidence import Evidence
from sitegen.preflight.findings import Noticed, error, fact, note, warning
from sitegen.preflight.pdf.fonts import FontFacts, compare_glyphs, describe_font

CHECK = "fonts"
# One or two widths that differ are an odd font; a tenth of them is another font's table.
UNEVEN_SHARE = 0.1


def check_fonts(evidence: Evidence) -> Iterator[Noticed]:
    """Embedded (ISO 15930-7, 6.5), cut to what is used, no Type 3, glyphs of the right letters.

    The standards ask it of fonts that are used for rendering: one that is named and shows no
    letter prints nothing.
    """
    seen: set[tuple[str, bool]] = set()
    shown = {key for page in evidence.pages for key in page.paintings.shown_fonts}
    for page in evidence.pages:
        found = page.paintings
        for key, font in sorted(found.fonts.items()):
            has_number = key.startswith("(")
            # What wasn't understood may have shown letters.
            is_shown = key in found.shown_fonts or bool(found.mistakes or found.cut_short)
            if has_number and ((key, is_shown) in seen or (not is_shown and key in shown)):
                continue
            seen.add((key, is_shown))
            described = describe_font(font)
            if not is_shown:
                yield from _tell_unused(described, page.number)
                continue
            yield fact(CHECK, described.name, _in_words(described))
            yield from _check_kind(evidence, described, page.number)
            yield from _check_glyphs(described, font, page.number)


def _tell_unused(font: FontFacts, page: int) -> Iterator[Noticed]:
    yield fact(CHECK, font.name, f"{_in_words(font)}, shows no letter")
    if not font.is_embedded:
        yield note(
            CHECK,
            f"{font.name} isn't embedded; it is named and shows no letter, so nothing is missing",
            page=page,
        )


def _in_words(font: FontFacts) -> str:
    embedded = "embedded" if font.is_embedded else "not embedded"
    return f"{font.kind}, {embedded}{', subset' if font.is_subset else ''}"


def _check_kind(evidence: Evidence, font: FontFacts, page: int) -> Iterator[Noticed]:
    if font.kind == "Type3":
        yield error(
            CHECK,
            f"{font.name} is a Type 3 font: it prints as coarse pictures and its text is lost",
            page=page,
            mend="export with another program, or turn this lettering into outlines",
        )
        return
    if not font.is_embedded:
        yield error(
            CHECK,
            f"{font.name} isn't embedded: the printer's machine would put another font",
            page=page,
            mend="embed all fonts when exporting",
        )
    elif not font.is_subset and evidence.profile.subset:
        yield error(
            CHECK,
            f"{font.name} is embedded whole instead of cut to what is used",
            page=page,
            mend="export with subset fonts",
        )
    if not font.has_unicode:
        report = error if evidence.profile.tagged else warning
        yield report(
            CHECK,
            f"the text in {font.name} can't be read by programs: it has no Unicode map",
            page=page,
            mend="export as tagged PDF with another font",
        )


def _check_glyphs(described: FontFacts, font: object, page: int) -> Iterator[Noticed]:
    glyphs = compare_glyphs(font)
    if glyphs.strangers:
        yield error(
            CHECK,
            f"{described.name} prints wrong letters, {glyphs.strangers} of {glyphs.mapped}, "
            f"such as {glyphs.example}",
            page=page,
            mend="give each font file a family name of its own: files of one family were mixed up",
        )
    elif glyphs.absent:
        yield error(
            CHECK,
            f"{glyphs.absent} letters of {described.name} aren't in the file",
            page=page,
            mend="export with another version of the font",
        )
    elif glyphs.uneven > UNEVEN_SHARE * max(1, glyphs.measured):
        yield warning(
            CHECK,
            f"{glyphs.uneven} of {glyphs.measured} glyphs of {described.name} have another width "
            "than the PDF says: letters may overlap",
            page=page,
            mend="look at the text in the file's own print preview, and export again",
        )
