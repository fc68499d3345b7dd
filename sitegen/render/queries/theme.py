"""Questions on the theme."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Generic, TypeVar

from sitegen.engine.digest import Digest, digest_value, sha256_hex
from sitegen.engine.query import Query
from sitegen.errors import ContentError, Location, MediaError, Problem
from sitegen.media.picture import Use
from sitegen.media.records import CardColours
from sitegen.render.theme.catalogs import Catalog
from sitegen.render.theme.icons import MARK, has_mark
from sitegen.render.theme.theme import Theme
from sitegen.render.theme.words import load_catalog
from sitegen.values import Value

T = TypeVar("T")

REFERENCE: Final = re.compile(r"\{%[-+]?\s*(?:extends|include|import|from)\b")
PLAIN_REFERENCE: Final = re.compile(
    r"""\s*(["'])([\w./:-]+)\1\s*(?:[-+]?%\}|(?:import|as|ignore|with|without)\b)"""
)

NAMESPACE = ' xmlns="http://www.w3.org/2000/svg"'
HIDDEN = ' aria-hidden="true" focusable="false"'
"""What a drawing inside a page has in the namespace's place: words beside it say what it says."""


class ThemeQuery(Query[T], Generic[T]):
    """A question on the theme."""

    @classmethod
    def layer(cls) -> str:
        """The layer that is asked: the theme."""
        return "theme"


class TemplateOf(ThemeQuery[tuple[tuple[str, str | None], ...]]):
    """A template with all that it extends, includes and imports, as (name, text).

    A template that is asked for but missing is part of the answer: one that appears later changes
    it. What a template chooses by a variable makes all templates part of it.
    """

    name: str

    def answer(self, layer: Theme) -> tuple[tuple[str, str | None], ...]:
        """Give the sources, sorted by name."""
        names = template_closure(layer, self.name)
        return tuple((name, template_text(layer, name)) for name in sorted(names))


def template_text(theme: Theme, name: str) -> str | None:
    """Give a template's source; `base:page.html` is that of the theme named base."""
    label, colon, rest = name.partition(":")
    return theme.text(f"{label}:templates/{rest}" if colon else f"templates/{name}")


def template_closure(theme: Theme, name: str) -> set[str]:
    """Give the names of all templates that one may use, its own included."""
    found: set[str] = set()
    pending = [name]
    while pending:
        current = pending.pop()
        if current in found:
            continue
        found.add(current)
        text = template_text(theme, current)
        pending += referenced_templates(text, theme) if text else []
    return found


def referenced_templates(text: str, theme: Theme) -> list[str]:
    """Give the names of the templates that a source extends, includes or imports."""
    names = references_in(text)
    if None in names:
        every = (name for name in theme.files if name.startswith("templates/"))
        return [name.removeprefix("templates/") for name in every]
    return [name for name in names if name is not None]


@lru_cache(maxsize=512)
def references_in(text: str) -> tuple[str | None, ...]:
    """Give the names in a template's tags, None for one that is known only when rendered.

    Nearly all tags name one template, in quotes and with no sign that means more; only where one
    doesn't, the template is parsed. A tag in a comment counts, too: that asks for more, never less.
    """
    plain = [PLAIN_REFERENCE.match(text, tag.end()) for tag in REFERENCE.finditer(text)]
    if all(plain):
        return tuple(dict.fromkeys(found[2] for found in plain if found))
    return parsed_references(text)


def parsed_references(text: str) -> tuple[str | None, ...]:
    """Give the same as Jinja2 finds it; nothing in a template that it can't read."""
    from jinja2 import Environment, TemplateSyntaxError, meta

    environment = Environment(extensions=["jinja2.ext.i18n"])
    try:
        return tuple(meta.find_referenced_templates(environment.parse(text)))
    except TemplateSyntaxError:
        return ()


class Message(ThemeQuery[str]):
    """A word or sentence of the interface."""

    lang: str
    text: str
    context: str = ""

    def answer(self, layer: Theme) -> str:
        """Give the translation, or the text itself."""
        return catalog_of(layer, self.lang).singular(self.context, self.text)


class PluralMessage(ThemeQuery[str]):
    """A sentence of the interface that holds a number."""

    lang: str
    singular: str
    plural: str
    number: int
    context: str = ""

    def answer(self, layer: Theme) -> str:
        """Give the translation in the form for the number."""
        catalog = catalog_of(layer, self.lang)
        return catalog.plural_form(self.context, self.singular, self.plural, self.number)


def catalog_of(theme: Theme, lang: str) -> Catalog:
    """Give a language's catalog, read once a theme."""
    if lang not in theme.catalogs:
        theme.catalogs[lang] = load_catalog(theme, lang)
    return theme.catalogs[lang]


class Option(ThemeQuery[object]):
    """A setting of the theme, as the site has it."""

    name: str

    def answer(self, layer: Theme) -> object:
        """Give its value. Raises KeyError for a name that the theme doesn't have."""
        return layer.options[self.name]


class PictureUse(ThemeQuery[Use | None]):
    """How pictures are shown in a place."""

    name: str

    def answer(self, layer: Theme) -> Use | None:
        """Give widths, ratio and sizes; None where the theme has no such use."""
        setting = layer.settings.pictures.get(self.name)
        if setting is None:
            return None
        ratio = tuple(int(part) for part in setting.ratio.split("/")) if setting.ratio else None
        return Use(
            name=self.name,
            widths=setting.widths,
            ratio=(ratio[0], ratio[1]) if ratio else None,
            sizes=setting.sizes,
            formats=setting.formats,
        )


class BrowserColours(Value):
    """The colours that browsers paint round a page, as `#rrggbb`."""

    light: str = "#faf6ee"
    dark: str = "#10201f"


class CardColoursOf(ThemeQuery[CardColours]):
    """The colours of drawn social cards."""

    def answer(self, layer: Theme) -> CardColours:
        """Give them, those that no theme names as they are by default."""
        card = layer.settings.card
        named = {part: getattr(card, part) for part in card.__struct_fields__}
        return CardColours(**{part: colour for part, colour in named.items() if colour})


class BrowserColoursOf(ThemeQuery[BrowserColours]):
    """What browsers paint round a page."""

    def answer(self, layer: Theme) -> BrowserColours:
        """Give the colours, those that no theme names as the base theme has them."""
        named = layer.settings.browser
        base = BrowserColours()
        return BrowserColours(light=named.light or base.light, dark=named.dark or base.dark)


class MarkOf(ThemeQuery[str]):
    """The theme's mark, which stands on cards."""

    def answer(self, layer: Theme) -> str:
        """Give the digest of its bytes, "" where the theme has none of its own."""
        return sha256_hex(layer.data(MARK) or b"") if has_mark(layer) else ""


class IconText(ThemeQuery[str]):
    """A drawing of the theme, to stand inside a page."""

    name: str

    def answer(self, layer: Theme) -> str:
        """Give the SVG, "" where the theme has no icon of that name. Raises ContentError."""
        from sitegen.media.vector.svg import sanitise_svg

        name = f"assets/icons/{self.name}.svg"
        text = layer.text(name)
        if not text:
            return ""
        try:
            clean = sanitise_svg(text.encode(), name).decode()
        except MediaError as error:
            said = str(error).removeprefix(f"{name}: ")
            raise ContentError([Problem(Location(layer.origin(name)), said)]) from None
        return clean.replace(NAMESPACE, HIDDEN, 1)


class AssetAddress(ThemeQuery[str]):
    """Where a file of the theme is published, below the site's root."""

    name: str

    def answer(self, layer: Theme) -> str:
        """Give the output path, "" where the theme has no such bundle or asset."""
        return layer.assets.get(self.name, "")


class ThemeSignature(ThemeQuery[bytes]):
    """The whole theme: for what can't say which part of it it uses."""

    def answer(self, layer: Theme) -> Digest:
        """Give the digest of all its files."""
        return digest_value(layer.signature)
