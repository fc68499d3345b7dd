"""What a site chooses of its theme: held against what the theme offers, and laid over its files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from sitegen.content.folder.sources import Sources
from sitegen.content.settings.settings_file import place_of
from sitegen.content.settings.theme_options import Colours, Letters, ThemeOptions, Typeface
from sitegen.errors import Location, Problem
from sitegen.render.theme.palette import (
    SCHEMES,
    Contrasts,
    Faint,
    colours_in,
    faint,
    laid_over,
    style_sheet,
)
from sitegen.text import did_you_mean

OPTIONS = "theme_options"
PALETTE, LETTERS = "css/palette.css", "css/letters.css"
"""The style sheets that are made of what is chosen, by their names among the assets."""

FORMS: Mapping[type, str] = {
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    str: "a text",
    tuple: "a list, such as [one, two]",
}
"""What an option is written as, by the type that the theme gives it."""

SIGNS = {
    "mark": "assets/icons/mark.svg",
    "favicon": "assets/favicon.svg",
    "icon": "assets/mark.png",
}
"""The file of a theme that each of the site's own signs takes the place of."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What a theme lets a site choose: its options with their choices, its colours, its bundles.

    `themed` is the path of its theme.yaml, `files` are the names of its files.
    """

    options: Mapping[str, Any]
    choices: Mapping[str, tuple[str, ...]]
    colours: Colours
    contrast: Contrasts
    bundles: Mapping[str, tuple[str, ...]]
    files: frozenset[str]
    themed: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a site has of its theme: values of options, colours, files and style sheets.

    `files` are paths from the site folder by the names of the theme's files whose place they take;
    `sheets` are texts by such names.
    """

    options: Mapping[str, Any]
    colours: Colours
    files: Mapping[str, str] = field(default_factory=dict)
    sheets: Mapping[str, str] = field(default_factory=dict)


def chosen(offer: Offer, wished: ThemeOptions) -> Chosen:
    """Give what a site has of its theme, where its wishes have no mistake."""
    colours = laid_over(wished.colours, offer.colours)
    signs = {SIGNS[name]: getattr(wished, name) for name in SIGNS if getattr(wished, name)}
    fonts = {font_name(face): face.file for face in wished.letters.faces}
    sheets = {f"assets/{LETTERS}": letters_sheet(wished.letters)}
    if colours.light and f"assets/{PALETTE}" not in offer.files:
        sheets[f"assets/{PALETTE}"] = style_sheet(colours)
    return Chosen(
        options={**offer.options, **wished.own, "facts": wished.facts, "letters": wished.letters},
        colours=colours,
        files={**signs, **fonts},
        sheets=sheets,
    )


def mistakes_in(offer: Offer, wished: ThemeOptions, sources: Sources) -> list[Problem]:
    """Hold what a site wishes against what its theme offers, and colours against their grounds."""
    told = [
        *(((name,), mistake_in_option(offer, name, value)) for name, value in wished.own.items()),
        *unknown_roles(offer, wished),
        *sheets_left_out(offer, wished),
    ]
    problems = [
        Problem(place_of(sources, OPTIONS, *names), f"{'.'.join((OPTIONS, *names))}: {said}")
        for names, said in told
        if said
    ]
    shown = laid_over(wished.colours, offer.colours)
    found = faint(shown, offer.contrast)
    return [*problems, *(told_faint(each, shown, offer, wished, sources) for each in found)]


def mistake_in_option(offer: Offer, name: str, value: object) -> str:
    """Say what is wrong with the value of an option, "" for nothing."""
    if name not in offer.options:
        known = [*offer.options, *(set(ThemeOptions.__struct_fields__) - {"own"})]
        return f"unknown option of the theme{did_you_mean(name, sorted(known))}"
    kind = type(offer.options[name])
    if type(value) is not kind:
        return f"expected {FORMS.get(kind, 'a group of fields')}"
    choices = offer.choices.get(name, ())
    for each in value if isinstance(value, tuple) else (value,):
        if choices and each not in choices:
            guess = did_you_mean(str(each), choices)
            return f'"{each}" is none of its choices; expected {", ".join(choices)}{guess}'
    return ""


def unknown_roles(offer: Offer, wished: ThemeOptions) -> Iterator[tuple[tuple[str, ...], str]]:
    """Tell the roles that a site colours and its theme doesn't have, each with its place."""
    for scheme in SCHEMES:
        for role in getattr(wished.colours, scheme):
            if role not in offer.colours.light:
                guess = did_you_mean(role, offer.colours.light)
                yield ("colours", scheme, role), f"unknown colour of the theme{guess}"


def sheets_left_out(offer: Offer, wished: ThemeOptions) -> Iterator[tuple[tuple[str, ...], str]]:
    """Tell what a site chose that no page of its theme would show."""
    for name, sheet in (("colours", PALETTE), ("letters", LETTERS)):
        if getattr(wished, name) == getattr(ThemeOptions(), name):
            continue
        if f"assets/{sheet}" in offer.files:
            yield (name,), f"the theme has a {sheet} of its own; expected them there"
        elif not takes_in(offer, sheet):
            yield (name,), f"none of the theme's bundles takes in {sheet}, which is made of them"


def takes_in(offer: Offer, sheet: str) -> bool:
    """True where one of the theme's bundles takes in a style sheet."""
    return any(sheet in parts for parts in offer.bundles.values())


def told_faint(
    found: Faint, shown: Colours, offer: Offer, wished: ThemeOptions, sources: Sources
) -> Problem:
    """Say of a colour that it is too faint, at the line that chose it or its ground."""
    colours = colours_in(shown, found.scheme)
    said = (
        f'{colours[found.role]} on {found.ground} ("{colours[found.ground]}") has a contrast of '
        f"{int(found.ratio * 100) / 100:.2f}; expected at least {found.least:g}"
    )
    for scheme in dict.fromkeys((found.scheme, "light")):
        for role in (found.role, found.ground):
            if role in getattr(wished.colours, scheme):
                where = place_of(sources, OPTIONS, "colours", scheme, role)
                return Problem(where, f"{OPTIONS}.colours.{found.scheme}.{found.role}: {said}")
    return Problem(Location(offer.themed), f"colours.{found.scheme}.{found.role}: {said}")


def font_name(face: Typeface) -> str:
    """Give the name among a theme's files that a font of the site's own has."""
    return f"assets/fonts/{face.file.removeprefix('themes/')}"


def letters_sheet(letters: Letters) -> str:
    """Give the style sheet of the letters that a site chose, "" for none.

    Behind the chosen families stand the theme's: they set the letters that those don't have.
    """
    uses = (("--font", letters.text), ("--font-headings", letters.headings))
    lines = [
        f"  {name}: {', '.join(map(quoted, families))}, var(--font-base);\n"
        for name, families in uses
        if families
    ]
    root = ":root {\n" + "".join(lines) + "}\n" if lines else ""
    return "".join(map(font_face, letters.faces)) + root


def font_face(face: Typeface) -> str:
    """Give the rule of a font; letters that come late are used from the next page on."""
    address = quote(font_name(face).removeprefix("assets/"))
    return (
        f"@font-face {{\n  font-family: {quoted(face.family)};\n"
        f'  src: url("../{address}");\n'
        f"  font-weight: {face.weight};\n  font-style: {face.style};\n"
        "  font-display: optional;\n}\n"
    )


def quoted(family: str) -> str:
    """Give a family's name as style sheets write it."""
    return f'"{family}"'
