"""What a page tells services in the words of Open Graph (ogp.me) beside its title and picture."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from sitegen.feeds.records import date_text
from sitegen.site.model import Language, Summary


@cache
def locale_of(locale: str) -> str:
    """Give a locale as Open Graph writes it, `language_TERRITORY`: en_GB for en-GB, he_IL for he.

    Where a territory isn't said, it is the language's likeliest by CLDR ("Likely Subtags").
    """
    from babel.core import get_global

    language, *more = locale.split("-")
    territory = next((part.upper() for part in more if len(part) == 2), "")
    if not territory:
        likely = get_global("likely_subtags").get(locale.replace("-", "_")) or language
        territory = next((part for part in likely.split("_")[1:] if len(part) == 2), "")
    return f"{language}_{territory}" if territory else language


def locales_of(
    own: Language, languages: Sequence[Language], translated: Sequence[str]
) -> tuple[str, ...]:
    """Give the locales of the other languages that a page exists in, by their codes."""
    return tuple(
        locale_of(each.locale or each.code)
        for each in languages
        if each.code in translated and each.code != own.code
    )


def times_of(summary: Summary | None) -> tuple[tuple[str, str], ...]:
    """Give when an article appeared and was changed, as far as the day is known.

    In the words of Open Graph's `article`; its dates are ISO 8601.
    """
    if summary is None or not summary.social:
        return ()
    said = (("published_time", summary.date), ("modified_time", summary.updated))
    return tuple((f"article:{name}", text) for name, date in said if (text := date_text(date)))
