"""Fields of Hugo's and Jekyll's front matter by the names that themes use, as one value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sitegen.importing.folders.hiding import is_flag, why_hidden
from sitegen.importing.moments import read_moment
from sitegen.text import shortened

TITLE = ("title",)
SUMMARY = ("summary", "description", "excerpt", "lead", "subtitle", "tagline")
DATE = ("date", "publishdate", "pubdate", "published_at", "created", "created_at")
UPDATED = ("lastmod", "last_modified_at", "modified", "updated", "updated_at", "last_updated")
PUBLISH = ("publishdate", "pubdate")
EXPIRES = ("expirydate", "unpublishdate")
TAGS = ("tags", "tag", "keywords")
CATEGORIES = ("categories", "category")
AUTHORS = ("authors", "author")
ALIASES = ("aliases", "redirect_from")
SLUG = ("slug",)
URL = ("url", "permalink")
LANG = ("lang", "language", "locale")
KEY = ("translationkey", "page_id", "ref")
ORDER = ("weight", "nav_order", "order")
PICTURE = (
    *("image", "featured_image", "featuredimage", "featureimage", "feature_image", "cover"),
    *("cover_image", "thumbnail", "hero", "banner", "teaser", "header", "images", "feature"),
)
IN_PICTURE = (
    *("path", "src", "url", "image", "file", "filename", "feature", "relative", "source"),
    *("overlay_image", "teaser"),
)
ALT = ("alt", "alt_text", "image_alt", "imagealt", "alttext")
CAPTION = ("caption", "image_caption", "description", "title")
CREDIT = ("credit", "credits", "attribution", "author", "photographer")
MENU = ("menu", "menus")
NO_MOMENT = "0001-01-01"
"""What Go, and so Hugo, writes for no date at all."""

NO_VALUE: tuple[object, ...] = (None, "", [], {}, ())


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture that stands for a text: its file or address as written, what is said of it."""

    file: str
    alt: str | None = None
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class ReadFields:
    """Front matter as far as it is understood.

    `unread` are the names and values that nobody reads; `doubts` say what could not be read,
    `hidden` why the text is not shown there, or not to everybody.
    """

    title: str = ""
    summary: str = ""
    moment: datetime | None = None
    updated: datetime | None = None
    publish: datetime | None = None
    expires: datetime | None = None
    hidden: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    slug: str = ""
    url: str = ""
    lang: str = ""
    key: str = ""
    order: int | None = None
    menu: str = ""
    picture: Picture | None = None
    unread: tuple[tuple[str, str], ...] = ()
    doubts: tuple[str, ...] = ()


class Given:
    """A file's fields while they are read: names without case, each noted as it is used."""

    def __init__(self, fields: Mapping[str, Any]) -> None:
        self._fields = {name.lower(): value for name, value in fields.items()}
        # Hugo's own newer files keep what themes know below `params`.
        inner = self._fields.get("params")
        if isinstance(inner, Mapping):
            del self._fields["params"]
            for name, value in inner.items():
                self._fields.setdefault(str(name).lower(), value)
        self._fields = {
            name: value
            for name, value in self._fields.items()
            if not str(value).startswith(NO_MOMENT)
        }
        self._used: set[str] = set()
        self.doubts: list[str] = []

    def value(self, name: str) -> Any:
        """Give a value without noting it as used."""
        return self._fields.get(name)

    def first(self, *names: str) -> Any:
        """Give the first value that says something, None for none."""
        for name in names:
            value = self._fields.get(name)
            if value not in NO_VALUE:
                self._used.add(name)
                return value
        return None

    def text(self, *names: str) -> str:
        """Give a text on one line; what is no text is told."""
        for name in names:
            value = self._fields.get(name)
            if value in NO_VALUE or isinstance(value, Mapping | list):
                continue
            self._used.add(name)
            return " ".join(str(value).split())
        return ""

    def texts(self, *names: str, parted: str = "") -> tuple[str, ...]:
        """Give the texts of lists, or of one text that `parted` cuts ("" for no cut)."""
        found: list[str] = []
        for name in names:
            value = self._fields.get(name)
            if value not in NO_VALUE:
                self._used.add(name)
                found += flat(value, parted)
        return tuple(dict.fromkeys(found))

    def moment(self, *names: str) -> datetime | None:
        """Give a date; what can't be read as one is told."""
        for name in names:
            value = self._fields.get(name)
            if value in NO_VALUE or isinstance(value, bool):
                continue
            self._used.add(name)
            found = as_moment(value)
            if found is not None:
                return found
            self.doubts.append(f'{name}: "{shortened(str(value), 60)}" can\'t be read as a date')
        return None

    def whole(self, *names: str) -> int | None:
        """Give a whole number."""
        for name in names:
            value = self._fields.get(name)
            if isinstance(value, int) and not isinstance(value, bool):
                self._used.add(name)
                return value
        return None

    def left(self) -> Iterator[tuple[str, str]]:
        """Give what nobody asked for, with its value in short; what says nothing is passed over."""
        for name, value in self._fields.items():
            if name not in self._used and value not in NO_VALUE:
                yield name, shortened(" ".join(str(value).split()), 80)


def flat(value: Any, parted: str) -> list[str]:
    """Give the texts of a value: a list's, a group's names, a text's parts."""
    if isinstance(value, str):
        parts = value.split(parted) if parted == "," else value.split() if parted else [value]
        return [text for part in parts if (text := " ".join(part.split()))]
    if isinstance(value, Mapping):
        name = next((value[key] for key in ("name", "title", "id") if value.get(key)), None)
        return [" ".join(str(name).split())] if name else [str(key) for key in value]
    if isinstance(value, list | tuple):
        return [text for each in value for text in flat(each, "")]
    return [] if value is None else [str(value)]


def as_moment(value: Any) -> datetime | None:
    """Give a date or moment as it was written, in its own zone; None where it is neither."""
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)
    try:
        return read_moment(str(value))
    except (ValueError, OverflowError):
        return None


def read_fields(fields: Mapping[str, Any], *, spaced: bool = False) -> ReadFields:
    """Read front matter. `spaced`: words of one text of tags are parted by spaces (Jekyll's)."""
    given = Given(fields)
    parted = " " if spaced else ","
    # A date, or whether it is published at all: Hugo takes it for either.
    also = () if is_flag(given.value("published")) else ("published",)
    picture = _picture(given)
    publish = given.moment(*PUBLISH, *also)
    expires = given.moment(*EXPIRES)
    hidden = [*why_hidden(given), *_unknown(given, publish, expires)]
    return ReadFields(
        title=given.text(*TITLE),
        summary=given.text(*SUMMARY),
        moment=given.moment(*DATE, *also),
        updated=given.moment(*UPDATED),
        publish=publish,
        expires=expires,
        hidden=tuple(dict.fromkeys(hidden)),
        tags=given.texts(*TAGS, parted=parted),
        categories=given.texts(*CATEGORIES, parted=parted),
        authors=given.texts(*AUTHORS, parted=","),
        aliases=given.texts(*ALIASES),
        slug=given.text(*SLUG),
        url=given.text(*URL),
        lang=given.text(*LANG).replace("_", "-"),
        key=given.text(*KEY),
        order=given.whole(*ORDER),
        menu=_menu(given),
        picture=picture,
        unread=tuple(given.left()),
        doubts=tuple(given.doubts),
    )


def _unknown(given: Given, publish: datetime | None, expires: datetime | None) -> Iterator[str]:
    """Say of a moment that can't be read that nobody knows whether the text is shown."""
    moments = (("publishDate", PUBLISH, publish), ("expiryDate", EXPIRES, expires))
    for called, names, found in moments:
        if found is None and (value := given.first(*names)) is not None:
            yield f'its {called} there is no date: "{shortened(str(value), 60)}"'


def _menu(given: Given) -> str:
    value = given.first(*MENU)
    names = flat(value, ",") if value is not None else []
    if isinstance(value, Mapping):
        names = [str(name) for name in value]
    known = ("main", "footer")
    return next((name for name in names if name in known), "")


def _picture(given: Given) -> Picture | None:
    for name in PICTURE:
        value = given.first(name)
        if isinstance(value, list):
            value = next((each for each in value if each), None)
        if isinstance(value, Mapping):
            inner = Given(value)
            file = inner.text(*IN_PICTURE)
            if file:
                alt = inner.text(*ALT)
                said = inner.text(*CAPTION)
                return Picture(file, alt or None, said, inner.text(*CREDIT))
        elif isinstance(value, str):
            alt = given.text("image_alt", "imagealt", "featured_image_alt", "alt")
            return Picture(value.strip(), alt or None, given.text("image_caption"))
    return None
