"""The theme of a build: the site's, or the one that comes with sitegen where that has mistakes."""

from __future__ import annotations

from sitegen.builder.scan.inputs import Inputs
from sitegen.content.settings.settings import Settings
from sitegen.engine.store import ObjectStore
from sitegen.errors import ContentError, Problem
from sitegen.render.theme.assets import Asset, with_assets
from sitegen.render.theme.idle_words import idle_words
from sitegen.render.theme.theme import Theme, load_theme

Themed = tuple[Theme, tuple[Asset, ...]]


def theme_as_meant(
    inputs: Inputs, objects: ObjectStore, *, drafts: bool
) -> tuple[Themed, tuple[Problem, ...]]:
    """Give the site's theme with its published files, and what is wrong with it.

    With mistakes the built-in theme stands in its place, and nothing is written: it lets the texts
    be read, so that their mistakes are told, too. Raises ContentError where that has some as well.
    """
    settings = inputs.settings
    try:
        themed = _themed(inputs, settings, objects, drafts=drafts)
        return themed, idle_words(themed[0], settings.languages)
    except ContentError as error:
        plain = Settings(title=settings.title, url=settings.url)
        try:
            return _themed(inputs, plain, objects, drafts=drafts), error.problems
        except ContentError:
            raise error from None


def _themed(inputs: Inputs, settings: Settings, objects: ObjectStore, *, drafts: bool) -> Themed:
    theme = load_theme(inputs.sources, settings.theme, settings.theme_options)
    return with_assets(theme, objects, inputs.settings.root, inputs.gate, drafts=drafts)
