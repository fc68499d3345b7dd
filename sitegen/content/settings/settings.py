"""The site's settings: `site.yaml`, typed and checked like front matter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal
from urllib.parse import urlsplit

import msgspec

from sitegen.addresses import AddressError, read_address
from sitegen.content.settings.feed_settings import FeedSettings
from sitegen.content.settings.machines import RobotRule, SecuritySettings
from sitegen.content.settings.sending import SendSettings
from sitegen.content.settings.targets import Target
from sitegen.content.settings.theme_options import ThemeOptions
from sitegen.content.settings.tombstones import Withdrawn
from sitegen.kinds.declared import DeclaredKind, KindName
from sitegen.schema.fields import (
    LanguageCode,
    LinkTarget,
    PositiveInt,
    SiteLanguage,
    Slug,
    TextRule,
    TimeZoneName,
    WholeAddress,
    matches,
)
from sitegen.schema.guide import Guide
from sitegen.values import Value


def is_site_address(text: str) -> bool:
    """True for an absolute http(s) address without a query or fragment."""
    try:
        address = read_address(text)
    except AddressError:
        return False
    return address.kind == "web" and "?" not in text and "#" not in text


SiteAddress = Annotated[
    str,
    TextRule(
        "an address such as https://www.example.org",
        is_site_address,
        like=r"\s*[Hh][Tt][Tt][Pp][Ss]?:[^?#]*",
    ),
]
OneLine = Annotated[str, TextRule("a text on one line", lambda text: "\n" not in text, free=True)]
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
    str,
    TextRule(
        "a locale that CLDR has, such as en-GB", is_known_locale, known_locales, known_locales
    ),
]


class LanguageSettings(Value):
    """A language of the site: its own name, and the site's title and description in it.

    `locale` says whose dates and numbers are shown, such as en-GB; "" is the language alone.
    """

    guide: ClassVar[Mapping[str, Guide]] = {
        "name": Guide("the language's own name", "English"),
        "title": Guide("the site's name in it", "Our name"),
        "short_title": Guide("the site's short name in it", "OUR"),
        "description": Guide("one sentence on the site in it", "Who we are and what we do."),
        "locale": Guide("whose dates and numbers are shown", "en-GB"),
    }

    name: str
    title: OneLine = ""
    short_title: OneLine = ""
    description: str = ""
    locale: Locale = ""


class MenuSetting(Value):
    """An item of a menu: its label (one text, or one a language) and its address."""

    guide: ClassVar[Mapping[str, Guide]] = {
        "label": Guide("one text, or one for each language", "About us"),
        "url": Guide("where it leads", "/about/"),
    }

    label: str | dict[SiteLanguage, str]
    url: LinkTarget


class AllowedFinding(Value):
    """A finding of `sitegen check` that is meant: its rule, and the address or file (with `*`)."""

    guide: ClassVar[Mapping[str, Guide]] = {
        "rule": Guide("the rule, as the finding names it", "weight"),
        "at": Guide("the address or file; * stands for any letters", "/about/*"),
    }

    rule: Slug
    at: str


class CheckSettings(Value):
    """How the output is judged: kilobytes that a page of a type may weigh, what is meant.

    `budgets` are by page type, without pictures; `default` holds for the others. `ignore` are the
    addresses elsewhere that are never asked for, with `*` for any letters.
    """

    guide: ClassVar[Mapping[str, Guide]] = {
        "budgets": Guide(
            "kilobytes that a page may weigh, by its type", "{default: 150, home: 200}"
        ),
        "allow": Guide("findings that are meant", "[{rule: weight, at: /about/}]"),
        "ignore": Guide(
            "addresses elsewhere that are never asked for", '["https://example.org/*"]'
        ),
    }

    budgets: dict[str, PositiveInt] = msgspec.field(default_factory=lambda: {"default": 150})
    allow: tuple[AllowedFinding, ...] = ()
    ignore: tuple[str, ...] = ()


class Settings(Value):
    """What `site.yaml` says."""

    guide: ClassVar[Mapping[str, Guide]] = {
        "title": Guide("The name of the site"),
        "short_title": Guide("The short name by which people know it, such as its initials", "OUR"),
        "url": Guide("Where the site lives", "https://www.example.org"),
        "timezone": Guide("The zone of times that name none", "Europe/Paris"),
        "description": Guide(
            "One sentence on the site, for search engines and the footer",
            "Who we are and what we do.",
        ),
        "contact": Guide(
            "Whom storytellers write to or call to take their consent back; on their receipts",
            "office@example.org",
        ),
        "languages": Guide(
            "The languages of pages by their codes; the first has no prefix in its addresses",
            "{en: {name: English}, fr: {name: Français}}",
        ),
        "print_languages": Guide("Languages of exhibition panels alone", "[de]"),
        "print_titles": Guide("The site's name in these", "{de: Unser Name}"),
        "theme": Guide("The folder of themes/ that decides how the site looks", "base"),
        "theme_options": Guide("What the theme lets you choose", "{home_news: 3}"),
        "tags": Guide("What tags are called in each language, one row a tag", "[{en: youth}]"),
        "kinds": Guide(
            "Kinds of entry of your own",
            "{reports: {label: Reports, fields: {authors: [name], file: file}}}",
        ),
        "page_size": Guide("How many entries a page of a list holds", "20"),
        "search": Guide("Whether readers can search the site", "true"),
        "cards": Guide("Whether pictures are drawn for links that services show", "true"),
        "minify_html": Guide("Whether pages are written without needless white space", "true"),
        "maximum_megapixels": Guide("Larger pictures are a mistake", "100"),
        "menus": Guide(
            "Items of the menus; pages add themselves with `menu: main` or `menu: footer`",
            "{footer: [{label: About us, url: /about/}]}",
        ),
        "actions": Guide(
            "Ways to act, such as to donate", "[{label: Donate, url: https://example.org/donate}]"
        ),
        "profiles": Guide(
            "The organization's own pages elsewhere, by which searchers know it",
            '["https://social.example.org/@us"]',
        ),
        "share": Guide("Plain links for sharing, in their order; [] for none", "[email, copy]"),
        "robots": Guide(
            "What robots may not read; all may read everything else",
            "[{agent: GPTBot, disallow: [/]}]",
        ),
        "security": Guide(
            "Whom to tell of a hole, for /.well-known/security.txt",
            "{contact: [security@example.org], expires: 2027-06-30T00:00Z}",
        ),
        "check": Guide("How sitegen check judges the site", "{budgets: {default: 150}}"),
        "publish": Guide(
            "Where the site is published to",
            "{preview: {to: folder, path: ../preview, url: http://localhost:8080}}",
        ),
        "feeds": Guide("What feeds hold, and which there are", "{text: full, tags: [youth]}"),
        "send": Guide(
            "By whose name, and where to, the editor sends what was written",
            "{author: Office <office@example.org>}",
        ),
        "withdrawn": Guide(
            "What sitegen withdraw took out for good: it writes this by itself", "[]"
        ),
        "extra": Guide("Anything else, for templates of your own", "{colour: green}"),
    }

    title: OneLine
    url: SiteAddress
    short_title: OneLine = ""
    timezone: TimeZoneName = "UTC"
    description: str = ""
    contact: str = ""
    languages: dict[LanguageCode, LanguageSettings] = msgspec.field(
        default_factory=lambda: {"en": LanguageSettings(name="English")}
    )
    print_languages: tuple[LanguageCode, ...] = ()
    print_titles: dict[LanguageCode, OneLine] = msgspec.field(default_factory=dict)
    theme: Slug = "base"
    theme_options: ThemeOptions = ThemeOptions()
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
    profiles: tuple[WholeAddress, ...] = ()
    share: tuple[Literal["facebook", "x", "linkedin", "whatsapp", "email", "copy"], ...] = (
        "facebook",
        "x",
        "linkedin",
        "whatsapp",
        "email",
        "copy",
    )
    robots: tuple[RobotRule, ...] = ()
    security: SecuritySettings | None = None
    check: CheckSettings = CheckSettings()
    publish: dict[Slug, Target] = msgspec.field(default_factory=dict)
    feeds: FeedSettings = FeedSettings()
    send: SendSettings = SendSettings()
    withdrawn: tuple[Withdrawn, ...] = ()
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
    def written_languages(self) -> tuple[str, ...]:
        """The languages that entries may be in: the site's, then those that are only printed."""
        return (*self.languages, *self.print_languages)

    @property
    def default_language(self) -> str:
        """The first language, whose pages have no prefix."""
        return next(iter(self.languages))
