"""What becomes of each text: its kind, its place, its language; texts of one entry together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sitegen.content.folder.layout import as_folder
from sitegen.content.new.entry_paths import slug_for
from sitegen.content.settings.settings import Settings
from sitegen.errors import UsageError
from sitegen.importing.folders.fields import ReadFields
from sitegen.importing.folders.values import SourceSite, SourceText
from sitegen.kinds.kind import SPEAKS_FOR_A_FOLDER, Kind
from sitegen.kinds.news import NEWS
from sitegen.kinds.page import PAGE
from sitegen.kinds.registry import Kinds, kinds_of
from sitegen.schema.dates import PartialDate, parse_partial_date

MOSTLY = 0.5
"""The share of a section's texts with a date from which on it is taken for posts."""


OWN_FOLDERS = ("assets", "media", "pagefind", "admin")
OWN_PAGES = ("search", "tags", "members", "404")


@dataclass(frozen=True, slots=True)
class Planned:
    """A text with what it becomes: the file in `content/`, the language ("" for the original's
    first), the address that it will have, its original where it is a translation; `why` says of one
    that becomes nothing why not."""

    text: SourceText
    fields: ReadFields
    kind: Kind = PAGE
    path: str = ""
    address: str = ""
    lang: str = ""
    day: str = ""
    original: Planned | None = None
    why: str = ""

    @property
    def is_original(self) -> bool:
        """True for what is no translation."""
        return self.original is None

    @property
    def folder(self) -> str:
        """The folder of its file, from the site folder."""
        return self.path.rpartition("/")[0]


@dataclass(frozen=True)
class Meta:
    """As much of front matter as an address follows from."""

    date: PartialDate | None
    slug: str = ""
    year: int = 0


@dataclass(frozen=True)
class Stub:
    """An entry that isn't written yet, as its kind looks at it for an address."""

    id: str
    meta: Meta


class Planner:
    """Plans the texts of one source for one site."""

    def __init__(self, source: SourceSite, settings: Settings) -> None:
        self._source = source
        self._languages = tuple(settings.languages)
        self._kinds = kinds_of(settings.kinds)
        self._taken: set[str] = set()
        self._dated = _mostly_dated(source.texts)
        self._own = frozenset(own_addresses(self._kinds, self._languages))

    def plan(self, read: Mapping[str, ReadFields]) -> Iterator[Planned]:
        """Give each text with what it becomes, those of one entry below each other."""
        groups: dict[str, list[SourceText]] = defaultdict(list)
        for text in self._source.texts:
            groups[text.key or text.path].append(text)
        for texts in groups.values():
            yield from self._group(texts, read)

    def _group(
        self, texts: Sequence[SourceText], read: Mapping[str, ReadFields]
    ) -> Iterator[Planned]:
        by_language: dict[str, SourceText] = {}
        # What was not shown stands in the place of nothing that was.
        for text in sorted(texts, key=lambda text: text.is_draft):
            lang = self._language(text)
            if (text.name == "404" and not text.section) or text.address == "/404.html":
                why = "the site has its own page for addresses that lead nowhere"
                yield Planned(text, read[text.path], why=why)
            elif not lang:
                why = f"in {text.lang}, which is no language of the site; add it to site.yaml"
                yield Planned(text, read[text.path], why=why)
            elif lang in by_language:
                first = by_language[lang].path
                why = f"another text of the same name and language is there: {first}"
                yield Planned(text, read[text.path], why=why)
            else:
                by_language[lang] = text
        if not by_language:
            return
        order = [each for each in self._languages if each in by_language]
        main = by_language[order[0]]
        original = self._original(main, read[main.path], order[0])
        yield original
        for lang in order[1:]:
            text = by_language[lang]
            path = f"{original.path.removesuffix('.md')}.{lang}.md"
            address = f"/{lang}{original.address}"
            yield replace(
                original,
                text=text,
                fields=read[text.path],
                path=path,
                address=address,
                lang=lang,
                original=original,
            )

    def _language(self, text: SourceText) -> str:
        """Give the site's language that a text is in; a source of one language is the first's."""
        said = text.lang.lower()
        if said in self._languages:
            return said
        short = said.partition("-")[0]
        if short in self._languages:
            return short
        return self._languages[0] if len(self._source.languages) <= 1 else ""

    def _original(self, text: SourceText, fields: ReadFields, lang: str) -> Planned:
        day = _day_of(text, fields)
        kind = self._kind(text, day)
        shown = lang if lang != self._languages[0] else ""
        prefix = f"/{shown}" if shown else ""
        if text.is_list:
            path, address = self._list(text, kind)
        else:
            path = self._place(text, fields, kind, day)
            address = kind.path(_stub(path, day)) if path else ""
        return Planned(
            text=text,
            fields=fields,
            kind=kind,
            path=path,
            address=prefix + address,
            lang=shown,
            day=day,
        )

    def _kind(self, text: SourceText, day: str) -> Kind:
        """Give the kind of a text: its section's name says it, else whether it has a date."""
        section = text.section[0].casefold() if text.section else ""
        named = self._kinds.by_folder.get(section) or self._kinds.by_name.get(section)
        if named and _is_free(named) and (day or not named.needs("date")):
            return named
        is_post = text.is_dated and (section in self._dated or not text.section)
        is_list_of_posts = text.is_list and section in self._dated and len(text.section) == 1
        if (is_post and day and self._is_post(text)) or is_list_of_posts:
            return self._kinds[NEWS.name]
        return self._kinds[PAGE.name]

    def _is_post(self, text: SourceText) -> bool:
        # Hugo puts a date into every file that it begins; what lies at the root is a page there.
        return bool(text.section) or text.path.startswith(("_posts/", "_drafts/"))

    def _list(self, text: SourceText, kind: Kind) -> tuple[str, str]:
        """Give the place of a list's text: the site's own list, where it has one, else a page."""
        name = f"{SPEAKS_FOR_A_FOLDER}.md"
        if not text.section:
            path, address = f"content/{name}", "/"
        elif kind.listed and kind.section:
            path, address = f"content/{kind.folder}/{name}", f"/{kind.folder}/"
        else:
            return self._page(text.section[:-1], text.name)
        if path in self._taken:
            return self._page(text.section[:-1], text.name or "index")
        self._taken.add(path)
        return path, address

    def _page(self, folders: Sequence[str], name: str) -> tuple[str, str]:
        path = self._free([PAGE.folder, *folders], name)
        return path, PAGE.path(_stub(path, ""))

    def _place(self, text: SourceText, fields: ReadFields, kind: Kind, day: str) -> str:
        name = fields.slug or text.name
        if kind.name == PAGE.name:
            return self._free([PAGE.folder, *text.section], name)
        return self._free([kind.folder, day[:4] if kind.yearly else ""], name)

    def _free(self, folders: Sequence[str], name: str) -> str:
        """Give a place that nothing has; each part of it can be a part of an address."""
        parts = [as_folder(_slug(part, self._kinds)) for part in folders if part]
        stem = _slug(name, self._kinds)
        number = 1
        while True:
            last = stem if number == 1 else f"{stem}-{number}"
            path = "/".join(("content", *parts, last, "index.md"))
            top = [*parts, last][1] if parts[:1] == [PAGE.folder] else ""
            is_own = top in self._own and (len(parts) == 1 or top in OWN_FOLDERS)
            if path.casefold() not in self._taken and not is_own:
                self._taken.add(path.casefold())
                return path
            number += 1


def own_addresses(kinds: Kinds, languages: Sequence[str]) -> Iterator[str]:
    """Give the first parts of addresses that a site has by itself, which no page can have."""
    yield from (*OWN_FOLDERS, *OWN_PAGES, *languages)
    yield from kinds.sections


def _slug(words: str, kinds: Kinds) -> str:
    try:
        slug = slug_for(words)
    except UsageError:
        slug = "untitled"
    return f"{slug}-1" if slug in kinds.fixed_names else slug


def _is_free(kind: Kind) -> bool:
    """True for kinds that a text of elsewhere can be: those that need no more than a date, and
    aren't of people who have to be asked."""
    needed = [name for name in kind.model.__struct_fields__ if kind.needs(name)]
    return (
        not kind.inside
        and not kind.of_show
        and not kind.speaks
        and not kind.has("consent")
        and set(needed) <= {"title", "date"}
        and bool(kind.folder)
    )


def _mostly_dated(texts: Sequence[SourceText]) -> frozenset[str]:
    """Give the sections of the first level most texts of which have a date, in any language."""
    dated: dict[tuple[str, str], bool] = {}
    for text in texts:
        if text.section and not text.is_list:
            key = (text.section[0].casefold(), text.key or text.path)
            dated[key] = dated.get(key, False) or text.is_dated
    numbers = Counter(section for section, _ in dated)
    with_date = Counter(section for (section, _), has in dated.items() if has)
    return frozenset(name for name, all_ in numbers.items() if with_date[name] > all_ * MOSTLY)


def _day_of(text: SourceText, fields: ReadFields) -> str:
    moment: datetime | None = fields.moment or fields.publish
    return moment.date().isoformat() if moment else text.day


def _stub(path: str, day: str) -> Stub:
    id_ = path.removeprefix("content/").removesuffix("/index.md")
    return Stub(id_, Meta(parse_partial_date(day) if day else None))
