"""A quotation's own words: the marks around it are the panel's."""

from __future__ import annotations

import re

from sitegen.panels.theme.scripts import script_of

# Gershayim between two letters are an abbreviation's, an apostrophe is a word's.
MARK = re.compile(r"(?<!\w)[“”\"«»„״]|[“”\"«»„״](?!\w)")
STOPS = ".!?…؟"
# The marks of a quotation within one, by the mark that opens the outer (CLDR, delimiters).
WITHIN = {"“": ("“”", "‘’"), "„": ("„“", "‚‘"), "«": ("«»", "“”")}
WITHIN_FROM_RIGHT = {"«": ("«»", "”“")}
# Hebrew opens and closes with one mark, within a quotation with a single one.
GERSHAYIM, SINGLE = "״", "’"
# French keeps its own marks apart from their words, and no others.
APART = re.compile("(?<=“)[\u00a0\u202f ]+|[\u00a0\u202f ]+(?=”)")


def quoted_words(quote: str, lang: str) -> str:
    """Give what stands between a panel's own marks, which are those of a language.

    Marks that the author typed around all of it give way to them. Marks around a part of it stay,
    as those of a quotation within one: “‘Sit,’ he said.” A stop behind the last mark comes before
    it.
    """
    said, script = _unquoted(quote.strip()), script_of(lang)
    if script.opening == GERSHAYIM:
        return MARK.sub(SINGLE, said)
    within = WITHIN_FROM_RIGHT if script.direction == "rtl" else WITHIN
    same, other = within.get(script.opening[0], ("", ""))
    inner = said.translate(str.maketrans(same, other))
    return APART.sub("", inner) if other == "“”" else inner


def _unquoted(said: str) -> str:
    marks = list(MARK.finditer(said))
    if len(marks) == 1 and _is_outside(said, marks[0]):
        return _without(said, marks)
    if len(marks) > 1 and _is_outside(said, marks[0]) and _is_outside(said, marks[-1]):
        inside = 0
        for mark in marks[:-1]:
            inside += 1 if _opens(said, mark) else -1
            if inside < 1:
                return said
        return _unquoted(_without(said, [marks[0], marks[-1]]))
    return said


def _is_outside(said: str, mark: re.Match[str]) -> bool:
    return mark.start() == 0 or not said[mark.end() :].strip(STOPS)


def _opens(said: str, mark: re.Match[str]) -> bool:
    before, after = said[: mark.start()][-1:], said[mark.end() :][:1]
    return not after.isspace() and not before.isalnum() and before not in set(",;:،؛" + STOPS)


def _without(said: str, marks: list[re.Match[str]]) -> str:
    for mark in reversed(marks):
        said = said[: mark.start()] + said[mark.end() :]
    return said.strip()
