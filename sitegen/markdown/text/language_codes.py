"""Codes of languages, as browsers, screen readers and searchers take them."""

from __future__ import annotations

import re
from typing import Final

CODE: Final = re.compile(r"([a-z]{2,3})(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?")
"""A language, a script, a region (BCP 47), each in the letters in which it is registered."""

TWO_LETTERS: Final = frozenset(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da
    de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz
    ia id ie ig ii ik io is it iu iw ja ji jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg
    li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or
    os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta
    te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    """.split()
)
"""All languages with a code of two letters (ISO 639-1), the former ones of Hebrew, Yiddish, Tagalog
and Romanian too. Codes of three letters (ISO 639-3) are so many that any is taken but those of
languages that have one of two (BCP 47): by `heb` nobody would know that Hebrew is meant."""


def is_language_code(text: str) -> bool:
    """True for the code of a language, such as en, he-IL or zh-Hans."""
    found = CODE.fullmatch(text)
    if found is None or len(found[1]) == 2:
        return found is not None and found[1] in TWO_LETTERS
    return shorter(found[1]) not in TWO_LETTERS


def shorter(code: str) -> str:
    """Give the code of two letters for one of three: he for heb, "" where CLDR knows none."""
    from babel.core import get_global

    return str(get_global("language_aliases").get(code, ""))


def language_code_meant(text: str) -> str:
    """Give the code that differs in its writing alone (EN, he_IL, heb), "" where none does."""
    first, *others = text.replace("_", "-").split("-")
    parts = (each.title() if len(each) == 4 else each.upper() for each in others)
    language = first.lower()
    code = "-".join((shorter(language) or language, *parts))
    return code if code != text and is_language_code(code) else ""
