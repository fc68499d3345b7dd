"""Attributes: which ones an author may set on which element, and how they are written.

The lists follow the HTML Standard's element index, less what a Content-Security-Policy forbids
(`style`, event handlers), what is obsolete, and what would fetch from elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from sitegen.markdown.notices import Report
from sitegen.markdown.source import strip_marks
from sitegen.markdown.text.language_codes import is_language_code, language_code_meant
from sitegen.text import did_you_mean

GLOBAL: Final = frozenset({"class", "id", "lang", "dir", "title"})
OF_ELEMENT: Final[Mapping[str, frozenset[str]]] = {
    "a": frozenset({"href", "hreflang", "rel", "type"}),
    "img": frozenset({"src", "alt", "credit", "focus", "decorative", "width", "height"}),
    "ol": frozenset({"start", "reversed", "type"}),
    "li": frozenset({"value"}),
    "td": frozenset({"align", "colspan", "rowspan"}),
    "th": frozenset({"align", "colspan", "rowspan", "scope", "abbr"}),
    "del": frozenset({"datetime"}),
    "ins": frozenset({"datetime"}),
    "details": frozenset({"open"}),
}
NUMBER: Final = re.compile(r"-?[0-9]{1,6}")
# HTML Standard 4.9.11: at most 1000 columns; a cell over "the rest of the rows" has 0.
SPAN: Final = re.compile(r"1000|[0-9]{1,3}")
VALUES: Final[Mapping[str, re.Pattern[str]]] = {
    "dir": re.compile("ltr|rtl|auto"),
    "id": re.compile(r"\S+"),
    "type": re.compile("[1aAiI]"),
    "scope": re.compile("col|row|colgroup|rowgroup"),
    "colspan": SPAN,
    "rowspan": SPAN,
    "start": NUMBER,
    "value": NUMBER,
    "datetime": re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?Z?)?)?)?"),
}
OF_LANGUAGES: Final = ("lang", "hreflang")
BOOLEAN: Final = frozenset({"reversed", "open", "decorative"})
DATA: Final = re.compile(r"data-[a-z][a-z0-9-]*")
ADVICE: Final = "looks belong in the theme: use a class"


def escape(value: str) -> str:
    """Escape a value for double quotes."""
    if "&" in value:
        value = value.replace("&", "&amp;")
    if '"' in value:
        value = value.replace('"', "&quot;")
    if "<" in value:
        value = value.replace("<", "&lt;")
    return value.replace(">", "&gt;") if ">" in value else value


def write_attributes(attributes: Mapping[str, str | None]) -> str:
    """Give attributes as HTML, each with a space before it; None: one without a value."""
    written = ""
    for name, value in attributes.items():
        written += f" {name}" if value is None else f' {name}="{escape(value)}"'
    return written


def check_attributes(
    tag: str, given: Mapping[str, str | None], report: Report
) -> dict[str, str | None]:
    """Keep what an author may set on this element, without marks; report the rest."""
    near = " ".join(f"{name} {value}" for name, value in given.items())
    kept: dict[str, str | None] = {}
    for marked, value in given.items():
        name = strip_marks(marked).strip("_").lower()
        value = None if value is None else strip_marks(value).strip()
        if not name or (name == "class" and not value):
            continue
        problem = _problem(tag, name, value)
        if problem:
            report.error(problem, near)
        elif name in BOOLEAN:
            kept[name] = None
        else:
            kept[name] = value or ""
    return kept


def _problem(tag: str, name: str, value: str | None) -> str:
    known = GLOBAL | OF_ELEMENT.get(tag, frozenset())
    shown = name if value is None else f'{name}="{value}"'
    if name == "style" or name.startswith("on"):
        return f"attribute {shown}: not allowed, {ADVICE}"
    if name not in known and not DATA.fullmatch(name):
        return f"attribute {shown}: unknown here{did_you_mean(name, known)}"
    if name in OF_LANGUAGES and value and not is_language_code(value):
        meant = language_code_meant(value)
        hint = f'; did you mean "{meant}"?' if meant else ""
        return f"attribute {shown}: expected the code of a language, such as he or fr{hint}"
    if name in BOOLEAN or name not in VALUES:
        return ""
    if not VALUES[name].fullmatch(value or ""):
        return f"attribute {shown}: not a value that it can have"
    return ""
