"""The site's fonts: Rubik cut into one file a script, and the style rules that load them.

The ranges are fixed, so that no change of a text ever changes a font.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import msgspec

from sitegen.engine.digest import digest_value, sha256_hex
from sitegen.errors import MissingToolError
from sitegen.media.styles.bundles import fingerprint
from sitegen.values import Value

FAMILY: Final = "Rubik"
FALLBACK: Final = "Rubik fallback"
CUT: Final = Path(__file__).with_name("cut")
"""Files that come with sitegen, cut by `python tools/cut_fonts.py`."""

# Joiners and direction marks stand in every script's range: a font may not end amid a word.
RANGES: Final = {
    "latin": "U+0020-007E, U+00A0-00FF, U+0131, U+0152-0153, U+02C6, U+02DA, U+02DC, U+0304,"
    " U+0308, U+2000-206F, U+2074, U+20AC, U+2116, U+2122, U+2190-2193, U+2212, U+2215, U+FEFF,"
    " U+FFFD",
    "latin-ext": "U+0100-0130, U+0132-0151, U+0154-024F, U+0259, U+02BB-02BC, U+0300-0303,"
    " U+0305-0307, U+0309-036F, U+1E00-1EFF, U+2070-2073, U+2075-209F, U+20A0-20A9, U+20AD-20C0,"
    " U+2150-218F, U+2200-2211, U+2213-2214, U+2216-22FF, U+25CA",
    "hebrew": "U+0590-05FF, U+200C-200F, U+20AA, U+25CC, U+FB1D-FB4F",
    "arabic": "U+0600-06FF, U+0750-077F, U+200C-200F, U+FB50-FDFF, U+FE70-FEFC",
}
# What shapes words and sets figures; swashes and fractions only cost readers bytes.
_FEATURES: Final = [
    *("ccmp", "locl", "rvrn", "rlig", "liga", "calt", "isol", "init", "medi", "fina"),
    *("kern", "mark", "mkmk", "tnum", "pnum", "case"),
]
_WEIGHTS: Final = "300 900"
_TEXT_WEIGHT: Final = 400
# Universal Declaration of Human Rights, article 1: how wide English letters are on average
_SAMPLE: Final = (
    "All human beings are born free and equal in dignity and rights. They are endowed with reason"
    " and conscience and should act towards one another in a spirit of brotherhood."
)
# Arial's average advance for the sample in em; measured with Liberation Sans, which has its widths
_ARIAL_ADVANCE: Final = 0.4483
# The fonts that devices have beside Arial: the family of ours, their full and PostScript names, the
# script, and how much wider Rubik sets article 1 in it (HarfBuzz, with kerning and joined letters).
# Apple's and Microsoft's Arial has Hebrew letters; Android has Roboto and Noto.
_ON_DEVICES: Final = (
    (FALLBACK, ("Arial", "Arimo"), "hebrew", 0.9555),
    ("Rubik fallback 2", ("Roboto", "Roboto-Regular"), "latin", 1.0485),
    ("Rubik fallback 2", ("Noto Sans Hebrew", "NotoSansHebrew-Regular"), "hebrew", 0.9459),
    ("Rubik fallback 2", ("Noto Naskh Arabic", "NotoNaskhArabic-Regular"), "arabic", 1.1393),
    ("Rubik fallback 3", ("Noto Sans Arabic", "NotoSansArabic-Regular"), "arabic", 1.0416),
    ("Rubik fallback 4", ("DejaVu Sans", "DejaVuSans"), "hebrew", 0.9293),
    ("Rubik fallback 4", ("DejaVu Sans", "DejaVuSans"), "arabic", 0.9744),
)
# Names that the licence wants in every copy (OFL 1.1, 2), and those that tell the font's name
_NAMES: Final = [0, 1, 2, 3, 4, 5, 6, 13, 14]


class FontFile(Value):
    """A font file to publish: its script, its output path without a leading slash, its bytes."""

    script: str
    name: str
    data: bytes


class FontSet(Value):
    """Font files, and the style rules that name them."""

    files: tuple[FontFile, ...]
    css: str


def build_fonts(
    scripts: Sequence[str] = ("latin", "hebrew", "arabic"),
    *,
    prefix: str = "/",
    folder: str = "fonts",
) -> FontSet:
    """Cut Rubik into WOFF2 files of fixed ranges; `prefix` is the path of the site's address.

    The same version of Rubik gives the same bytes. The style rules use `font-display: optional`:
    letters that come late are kept for the next page, so that no text jumps; until then, fallback
    families take about the same space. Raises MissingToolError where Rubik isn't installed.
    """
    source = rubik_path().read_bytes()
    files = []
    rules = []
    for script in scripts:
        data = ready_made(source, script) or subset_font(source, RANGES[script])
        name = f"{folder}/{fingerprint(f'rubik-{script}.woff2', data)}"
        files.append(FontFile(script=script, name=name, data=data))
        rules.append(_face(f"{prefix.rstrip('/')}/{name}", RANGES[script]))
    return FontSet(files=tuple(files), css="".join([*rules, _fallbacks(source)]))


def ready_made(source: bytes, script: str) -> bytes:
    """Give a script's file as it came with sitegen, b"" where it was cut from another Rubik.

    Cutting takes more than a second, and gives the same on every machine.
    """
    path = CUT / cut_name(source, script)
    return path.read_bytes() if path.is_file() else b""


def cut_name(source: bytes, script: str) -> str:
    """Name a ready-made file by all that decides on its bytes."""
    mark = digest_value([sha256_hex(source), RANGES[script], _FEATURES, _NAMES]).hex()
    return f"rubik-{script}-{mark[:10]}.woff2"


class Measures(Value):
    """Rubik's measures in em: how wide English letters are on average, how high its lines.

    `heights` are what stands above the baseline, below it, and between lines.
    """

    advance: float
    heights: tuple[float, float, float]


def ready_measures(source: bytes) -> Measures | None:
    """Give the measures as they came with sitegen, None where they are those of another Rubik."""
    path = CUT / measures_name(source)
    return msgspec.json.decode(path.read_bytes(), type=Measures) if path.is_file() else None


def measures_name(source: bytes) -> str:
    """Name the ready-made measures by all that decides on them."""
    mark = digest_value([sha256_hex(source), _SAMPLE, _TEXT_WEIGHT]).hex()
    return f"rubik-measures-{mark[:10]}.json"


def rubik_path() -> Path:
    """Find Rubik's variable font file; raises MissingToolError where it isn't installed."""
    missing = "The font Rubik is missing on this machine: pip install fontpkg-rubik"
    try:
        import fontpkg
    except ImportError as error:
        raise MissingToolError(missing) from error
    try:
        return Path(fontpkg.path(FAMILY))
    except fontpkg.FontpkgError as error:
        raise MissingToolError(missing) from error


def subset_font(source: bytes, ranges: str) -> bytes:
    """Keep a font's glyphs of the given ranges (as in CSS `unicode-range`); returns WOFF2."""
    from fontTools import subset

    options = subset.Options(
        flavor="woff2",
        layout_features=_FEATURES,
        name_IDs=_NAMES,
        hinting=False,
        notdef_outline=True,
        recalc_timestamp=False,
        drop_tables=["DSIG"],
    )
    font = _open(source)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=_code_points(ranges))
    cutter.subset(font)
    result = io.BytesIO()
    font.flavor = "woff2"
    font.save(result, reorderTables=True)
    return result.getvalue()


def measure_font(source: bytes) -> Measures:
    """Measure a font at the weight of texts."""
    font = _open(source)
    glyphs = font.getGlyphSet(location={"wght": _TEXT_WEIGHT})
    names = font.getBestCmap()
    head, unit = font["hhea"], font["head"].unitsPerEm
    advance = sum(glyphs[names[ord(sign)]].width for sign in _SAMPLE) / len(_SAMPLE) / unit
    heights = (head.ascent / unit, -head.descent / unit, head.lineGap / unit)
    return Measures(advance=advance, heights=heights)


def _code_points(ranges: str) -> list[int]:
    points: list[int] = []
    for part in ranges.split(","):
        first, _, last = part.strip().removeprefix("U+").partition("-")
        points += range(int(first, 16), int(last or first, 16) + 1)
    return points


def _open(source: bytes) -> Any:
    from fontTools.ttLib import TTFont

    return TTFont(io.BytesIO(source), recalcTimestamp=False, lazy=True)


def _face(address: str, ranges: str) -> str:
    return (
        f'@font-face{{font-family:"{FAMILY}";font-style:normal;font-weight:{_WEIGHTS};'
        f'font-display:optional;src:url("{address}") format("woff2");unicode-range:{ranges}}}\n'
    )


def _fallbacks(source: bytes) -> str:
    """Fonts of readers' devices, stretched to Rubik's width and height (CSS Fonts 5, 5.1 and 5.2).

    Of two rules for a letter, the later one counts (CSS Fonts 4, 5.2), so the narrow ranges follow.
    """
    measures = ready_measures(source) or measure_font(source)
    heights, scale = measures.heights, measures.advance / _ARIAL_ADVANCE
    arial = _local(FALLBACK, ("Arial", "Liberation Sans"), "", scale, heights)
    others = (
        _local(family, locals_, RANGES[script], scale, heights)
        for family, locals_, script, scale in _ON_DEVICES
    )
    return "".join([arial, *others])


def _local(
    family: str, locals_: Sequence[str], ranges: str, scale: float, heights: Sequence[float]
) -> str:
    """A rule for the first of these fonts that the device has, at a scale."""
    ascent, descent, gap = (height / scale for height in heights)
    sources = ",".join(f'local("{name}")' for name in locals_)
    return (
        f'@font-face{{font-family:"{family}";src:{sources};'
        f"size-adjust:{scale:.2%};ascent-override:{ascent:.2%};descent-override:{descent:.2%};"
        f"line-gap-override:{gap:.2%}{';unicode-range:' + ranges if ranges else ''}}}\n"
    )
