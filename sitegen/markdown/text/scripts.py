"""The scripts that letters belong to, and the languages that go with them.

The classes are strong letters of the Unicode Bidirectional Algorithm (UAX #9, types L, R, AL), as
far as texts of this site meet them: Hebrew, Arabic, and all others by way of Latin, Greek and
Cyrillic.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, Literal

from sitegen.patterns import late

Script = Literal["hebrew", "arabic", "latin"]

HEBREW: Final = "\u05d0-\u05ea\u05ef-\u05f2\ufb1d-\ufb4f"
ARABIC: Final = (
    "\u0620-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06e5\u06e6\u06ee\u06ef\u06fa-\u06ff"
    "\u0750-\u077f\u0870-\u0887\u0889-\u088e\u08a0-\u08c9\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdc7"
    "\ufdf0-\ufdfc\ufe70-\ufefc"
)
LATIN: Final = (
    "A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02b8\u0370-\u0373\u0376-\u037d"
    "\u0386\u0388-\u0482\u048a-\u058f\u1e00-\u1fff"
)
HEBREW_MARKS: Final = "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u05f3\u05f4"
ARABIC_MARKS: Final = "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"

EASTERN: Final = "\u0660-\u0669\u06f0-\u06f9"
DIGIT: Final = f"[0-9{EASTERN}]"
HAS_DIGIT: Final = late(DIGIT)
MONTH: Final = (
    r"(?:Jan|Feb|Mar|Apr|Ju[nl]|Aug|Sept?|Oct|Nov|Dec"
    r"|January|February|March|April|May|June|July|August|September|October|November|December)\.?"
)
# What may follow a number, at whose right it then stands: 10:00 AM, 850 × 2000 mm, 5°C, 31.8° N,
# 12 July.
UNIT: Final = (
    rf"(?:[AaPp]\.[Mm]\.|(?:[AaPp][Mm]|[cCfF](?<=°.)|[NSEW](?:(?<=[°′″].)|(?<=°[ ].))"
    rf"|[kcm]?m(?:[²³]|/h)?|k?g|[kMG]B|[kM]?Hz|px|ft|lbs?|oz|mph|ml|[kM]?Wh?|{MONTH})(?![{LATIN}0-9]))"
)

CURRENCY: Final = "[$\u00a3\u00a5\u20a0-\u20bf]"
QUOTES: Final = "«»“”‘’״׳\"'"
# Marks of direction, which word processors and messengers put before and around what they copy.
MARKS: Final = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
# Those of them that make what follows run from right to left, or may.
TURNING: Final = "\u061c\u200f\u202b\u202e\u2067\u2068"
# Signs that belong to what follows at once, where nothing but a bracket or a mark stands before.
BEFORE_SIGN: Final = rf"(?<![^\s(\[{{{QUOTES}{MARKS}\u05be])"

# What is written at once with the word behind it: ב-50, ב־50, و50, وـ50 (behind these a sign is no
# dash).
ATTACHED: Final = rf"(?:(?<=[{HEBREW}][-\u05be])|(?<=(?<![{ARABIC}])[وفبلك])|(?<=[{ARABIC}]\u0640))"

LETTERS: Final[dict[Script, str]] = {"hebrew": HEBREW, "arabic": ARABIC, "latin": LATIN}
SCRIPT_OF: Final[dict[str, Script]] = {
    "ar": "arabic",
    "ckb": "arabic",
    "fa": "arabic",
    "he": "hebrew",
    "iw": "hebrew",
    "ps": "arabic",
    "sd": "arabic",
    "ug": "arabic",
    "ur": "arabic",
    "yi": "hebrew",
}
# What a run in a foreign script is taken to be, when nothing says more.
LANGUAGE_OF: Final[dict[Script, str]] = {"hebrew": "he", "arabic": "ar", "latin": "en"}
STRONG: Final = late(f"(?P<latin>[{LATIN}])|(?P<hebrew>[{HEBREW}])|(?P<arabic>[{ARABIC}])")


def script_of(lang: str) -> Script:
    """Give the script that a language (BCP 47) is written in; `latin` stands for all others."""
    return SCRIPT_OF.get(lang.partition("-")[0].lower(), "latin")


def is_rtl(script: Script) -> bool:
    """Tell whether a script runs from right to left."""
    return script != "latin"


def first_script(text: str) -> Script | None:
    """Give the script of a text's first strong letter, or None where it has none."""
    match = STRONG.search(text)
    return match.lastgroup if match else None  # type: ignore[return-value]


def leading_script(texts: Iterable[str], page: Script) -> Script | None:
    """Give the script of a block on a page in another one, or None where the page's is its own.

    A block that begins with a foreign letter is foreign, unless a third of its letters are of the
    page's script: a sentence that begins with a foreign name stays a sentence of its page.
    """
    letters = (match.lastgroup for text in texts for match in STRONG.finditer(text))
    first = next(letters, None)
    if first is None or first == page:
        return None
    others = list(letters)
    if 3 * others.count(page) >= 1 + len(others):
        return None
    return first  # type: ignore[return-value]


def _latin_run() -> str:
    """A run of Latin letters with the numbers that belong to it; the signs at its edges are
    `runs.py`'s."""
    # Digits go with the Latin letters before them (UAX #9, W7). Those before them go along where
    # nothing stands between but a code's sign (3D, 12-AB-34), and where the letters are their unit
    # (-5°C, 850 × 2000 mm). Arabic's own digits are never letters' (UAX #9, AN): they go with those
    # that they are written at once with (COVID-١٩), and with their unit (١٠ km).
    sign = rf"(?:{BEFORE_SIGN}[-+\u2212])?{CURRENCY}?"
    measured = (
        rf"{sign}(?:[0-9]+(?:(?:[-/.:,]|[ ]?[×\u2013][ ]?)[0-9]+)*"
        rf"|[{EASTERN}]+(?:[.,:٫٬][{EASTERN}]+)*)"
        rf"(?:[ \u00a0]?°?(?={UNIT}))"
    )
    code = rf"{sign}{DIGIT}+(?:[-/.:]{DIGIT}+)*[-/°]?"
    # Only from its first number on: a long row that no letter follows is looked at once.
    first = (
        rf"(?<![0-9{EASTERN}.,])(?<!{DIGIT}[-/.:,×\u2013])(?<!{DIGIT}[×\u2013][ ])"
        rf"(?<!{DIGIT}[ ][×\u2013])(?<!{DIGIT}[ ][×\u2013][ ])"
    )
    # What is isolated already (`isolates.hole`) ends a run.
    within = f"[^{HEBREW}{ARABIC}\ufffc]*[{LATIN}0-9]"
    eastern = rf"(?:[-+/_]?[{EASTERN}]+(?:[-/.:][{EASTERN}]+)*)"
    return f"(?P<latin>(?:{first}(?:{measured}|{code}))?[{LATIN}](?:{within})?{eastern}?)"


def _runs() -> dict[Script, re.Pattern[str]]:
    hebrew = (
        f"(?P<hebrew>[{HEBREW}](?:[^{LATIN}{ARABIC}]*[{HEBREW}{HEBREW_MARKS}])?[{HEBREW_MARKS}]*)"
    )
    arabic = (
        f"(?P<arabic>[{ARABIC}](?:[^{LATIN}{HEBREW}]*[{ARABIC}{ARABIC_MARKS}])?[{ARABIC_MARKS}]*)"
    )
    latin = _latin_run()
    return {
        "latin": late(f"{hebrew}|{arabic}"),
        "hebrew": late(f"{latin}|{arabic}"),
        "arabic": late(f"{latin}|{hebrew}"),
    }


# Runs of the other scripts in a text of this one.
FOREIGN_RUNS: Final = _runs()
FOREIGN: Final[dict[Script, re.Pattern[str]]] = {
    own: late(f"[{''.join(LETTERS[other] for other in LETTERS if other != own)}]")
    for own in LETTERS
}
