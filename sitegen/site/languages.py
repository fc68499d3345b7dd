"""The site's languages."""

from __future__ import annotations

from sitegen.content.settings.settings import Settings
from sitegen.markdown.text.isolates import isolated
from sitegen.site.model import Language
from sitegen.text import direction


def languages_of(settings: Settings) -> tuple[Language, ...]:
    """Give the site's languages in their order; the first has no prefix."""
    return tuple(
        Language(
            code=code,
            name=language.name,
            dir=direction(code),
            prefix="" if code == settings.default_language else f"/{code}",
            title=isolated(language.title or settings.title, code),
            short_title=isolated(language.short_title or settings.short_title, code),
            description=isolated(language.description or settings.description, code),
            locale=language.locale or code,
        )
        for code, language in settings.languages.items()
    )
