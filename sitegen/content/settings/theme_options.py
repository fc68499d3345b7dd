"""What `theme_options` in site.yaml may say of any theme: colours, letters, the mark, facts.

A theme has options of its own beside these; its `theme.yaml` gives each with its default.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

import msgspec

from sitegen.schema.fields import FileRule, SiteLanguage, TextRule, matches
from sitegen.schema.guide import Guide
from sitegen.values import Value

Colour = Annotated[str, TextRule('a colour such as "#1d2b2a"', matches(r"#[0-9A-Fa-f]{6}"))]
Role = Annotated[
    str, TextRule("a role such as ink or action", matches(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"))
]
ThemeFile = Annotated[
    str, FileRule("the path of a file below themes/, such as themes/ours/mark.svg", below="themes/")
]
Family = Annotated[
    str,
    TextRule(
        "the name of a family of letters, such as Noto Serif",
        matches(r"[^\W_][\w -]*"),
        like=r"[^\"'\\\\;{}<>]+",
    ),
]
Weight = Annotated[
    str,
    TextRule(
        "a weight such as 400, or the range of a variable font such as 300 800",
        matches(r"[1-9]\d{0,2}(?: [1-9]\d{0,2})?"),
    ),
]


class Colours(Value):
    """Colours by their role, on a light and on a dark ground."""

    guide: ClassVar[Mapping[str, Guide]] = {
        "light": Guide("the colours by their role", '{action: "#1f5b66"}'),
        "dark": Guide("those that differ in the dark", '{action: "#8cc9d3"}'),
    }

    light: dict[Role, Colour] = msgspec.field(default_factory=dict)
    dark: dict[Role, Colour] = msgspec.field(default_factory=dict)


class Typeface(Value):
    """A font of the site's own: a file of a family, and the weights that it has."""

    guide: ClassVar[Mapping[str, Guide]] = {
        "family": Guide("the family, as `text` and `headings` name it", "Noto Serif"),
        "file": Guide("its file below themes/: WOFF2, WOFF or TTF", "themes/ours/serif.woff2"),
        "weight": Guide("its weight, or the range of a variable font", "300 800"),
        "style": Guide("how it stands", "normal"),
    }

    family: Family
    file: ThemeFile
    weight: Weight = "400"
    style: Literal["normal", "italic"] = "normal"


class Letters(Value):
    """The families that texts and headings are set in, and the fonts of the site's own."""

    guide: ClassVar[Mapping[str, Guide]] = {
        "text": Guide("families of texts, the first that has a letter sets it", "[Noto Serif]"),
        "headings": Guide("families of headings; none: as texts", "[Noto Sans]"),
        "faces": Guide(
            "fonts that the site brings", "[{family: Ours, file: themes/ours/ours.woff2}]"
        ),
    }

    text: tuple[Family, ...] = ()
    headings: tuple[Family, ...] = ()
    faces: tuple[Typeface, ...] = ()


class Fact(Value):
    """A field of `extra:` that pages show among the facts of an entry."""

    guide: ClassVar[Mapping[str, Guide]] = {
        "field": Guide("the field below `extra:`", "photographer"),
        "label": Guide("what readers call it: one text, or one for each language", "Photographs"),
        "kinds": Guide("kinds of entry that show it; none: all", "[news]"),
    }

    field: str
    label: str | dict[SiteLanguage, str]
    kinds: tuple[str, ...] = ()


class ThemeOptions(Value):
    """What every theme lets a site choose, and by their names what this one does beside it."""

    takes_more: ClassVar[bool] = True
    keeps_more: ClassVar[str] = "own"
    guide: ClassVar[Mapping[str, Guide]] = {
        "colours": Guide(
            "colours by their role; each text is held against its grounds",
            '{light: {action: "#1f5b66"}, dark: {action: "#8cc9d3"}}',
        ),
        "letters": Guide("the letters that texts and headings are set in", "{text: [Georgia]}"),
        "mark": Guide("the site's sign: an SVG below themes/", "themes/ours/mark.svg"),
        "favicon": Guide("the sign in tabs: an SVG below themes/", "themes/ours/favicon.svg"),
        "icon": Guide(
            "the sign on home screens: a PNG of at least 512 × 512 pixels below themes/",
            "themes/ours/mark.png",
        ),
        "facts": Guide(
            "fields of `extra:` that pages show", "[{field: photographer, label: Photographs}]"
        ),
        "own": Guide("what this theme lets a site choose beside these"),
    }

    colours: Colours = Colours()
    letters: Letters = Letters()
    mark: ThemeFile = ""
    favicon: ThemeFile = ""
    icon: ThemeFile = ""
    facts: tuple[Fact, ...] = ()
    own: dict[str, Any] = msgspec.field(default_factory=dict)
