"""The site's settings: `site.yaml`, typed and checked like front matter."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

import msgspec

from sitegen.addresses import AddressError, read_address
from sitegen.content.settings.targets import Target
from sitegen.kinds.declared import DeclaredKind, KindName
from sitegen.schema.fields import (
    LanguageCode,
    LinkTarget,
    PositiveInt,
    SiteLanguage,
    Slug,
    TextRule,
    TimeZoneName,
    matches,
)
from sitegen.values import Value


def is_site_address(text: str) -> bool:
    """True for an absolute http(s) address without a query or fragment."""
    try:
        address = read_address(text)
    except AddressError:
        return False
    return address.kind == "web" and "?" not in text and "#" not in text


SiteAddress = Annotated[
    str, TextRule("an address such as https://www.example.org", is_site_address)
]
OneLine = Annotated[str, TextRule("a text on one line", lambda text: "\n" not in text)]
IS_LOCALE = matches(r"[a-z]{2,3}(?:-[A-Za-z0-9]+)*")


def is_known_locale(text: str) -> bool:
    """True for a language, or a region's way of writing it, that CLDR has: en-GB.

    Babel's files are looked at without importing it: most builds have no need of it.
    """
    folder = locale_data()
    return folder is not None and IS_LOCALE(text) and (folder / file_of_locale(text)).is_file()


def known_locales() -> Iterator[str]:
    """Give all that `is_known_locale` is true for."""
    folder = locale_data()
    for file in folder.glob("*.dat") if folder else ():
        yield file.stem.replace("_", "-")


def file_of_locale(locale: str) -> str:
    """Give the file in which Babel has a locale."""
    return f"{locale.replace('-', '_')}.dat"


def locale_data() -> Path | None:
    """Give the folder of Babel's locales, None where there is no Babel."""
    package = find_spec("babel")
    return Path(package.origin).parent / "locale-data" if package and package.origin else None


Locale = Annotated[
    str, TextRule("a locale that CLDR has, such as en-GB", is_known_locale, known_locales)
]


class LanguageSettings(Value):
    """A language of the site: its own name, and the site's title and description in it.

    `locale` says whose dates and numbers are shown, such as en-GB; "" is the language alone.
    """

    name: str
    title: OneLine = ""
    description: str = ""
    locale: Locale = ""


class MenuSetting(Value):
    """An item of a menu: its label (one text, or one a language) and its address."""

    label: str | dict[SiteLanguage, str]
    url: LinkTarget


class AllowedFinding(Value):
    """A finding of `sitegen check` that is meant: its rule, and the address or file (with `*`)."""

    rule: Slug
    at: str


class CheckSettings(Value):
    """How the output is judged: kilobytes that a page of a type may weigh, what is meant.

    `budgets` are by page type, without pictures; `default` holds for the others. `ignore` are the
    addresses elsewhere that are never asked for, with `*` for any letters.
    """

    budgets: dict[str, PositiveInt] = msgspec.field(default_factory=lambda: {"default": 150})
    allow: tuple[AllowedFinding, ...] = ()
    ignore: tuple[str, ...] = ()


class Settings(Value):
    """What `site.yaml` says."""

    title: OneLine
    url: SiteAddress
    timezone: TimeZoneName = "UTC"
    description: str = ""
    languages: dict[LanguageCode, LanguageSettings] = msgspec.field(
        default_factory=lambda: {"en": LanguageSettings(name="English")}
    )
    print_languages: tuple[LanguageCode, ...] = ()
    theme: Slug = "base"
    theme_options: dict[str, Any] = msgspec.field(default_factory=dict)
    tags: tuple[dict[str, str], ...] = ()
    kinds: dict[KindName, DeclaredKind] = msgspec.field(default_factory=dict)
    page_size: PositiveInt = 20
    search: bool = True
    cards: bool = True
    minify_html: bool = True
    maximum_megapixels: PositiveInt = 100
    menus: dict[Literal["main", "footer"], tuple[MenuSetting, ...]] = msgspec.field(
        default_factory=dict
    )
    actions: tuple[MenuSetting, ...] = ()
    share: tuple[Literal["facebook", "x", "linkedin", "whatsapp", "email", "copy"], ...] = (
        "facebook",
        "x",
        "linkedin",
        "whatsapp",
        "email",
        "copy",
    )
    check: CheckSettings = CheckSettings()
    publish: dict[Slug, Target] = msgspec.field(default_factory=dict)
    extra: dict[str, Any] = msgspec.field(default_factory=dict)

    @property
    def root(self) -> str:
        """The path of the site's address, with a slash at its end: "/" in most sites."""
        return urlsplit(self.url).path.rstrip("/") + "/"

    @property
    def base(self) -> str:
        """The site's address without a slash at its end."""
        return self.url.rstrip("/")

    @property
    def default_language(self) -> str:
        """The first language, whose pages have no prefix."""
        return next(iter(self.languages))
