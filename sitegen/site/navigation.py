"""Questions on ways through the site: addresses, languages, menus."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from msgspec.structs import replace

from sitegen.addresses import partition_address
from sitegen.content.settings.settings import MenuSetting
from sitegen.content.settings.tagnames import called
from sitegen.engine.query import Reader
from sitegen.kinds.page import PAGE, Page
from sitegen.kinds.registry import Kinds, kinds_of
from sitegen.site.facets import ENTRY, TERMS
from sitegen.site.library import Library
from sitegen.site.links import asking, find_target
from sitegen.site.model import Action, Alternate, Crumb, Language, MenuItem, Summary
from sitegen.site.queries import LibraryQuery, Years
from sitegen.site.tags import tag_slug
from sitegen.values import Value


class SiteInfo(Value):
    """What every page says of the site, in one language; `drafts` where those are shown."""

    title: str
    description: str
    url: str
    root: str
    home: str
    language: Language
    languages: tuple[Language, ...]
    drafts: bool = False
    short_title: str = ""

    @property
    def brief_title(self) -> str:
        """The short name where there is one, else the whole."""
        return self.short_title or self.title


class SiteIn(LibraryQuery[SiteInfo]):
    """The site's facts in a language."""

    def answer(self, layer: Library) -> SiteInfo:
        """Give title, addresses and languages."""
        language = layer.language(self.lang)
        return SiteInfo(
            title=language.title,
            description=language.description,
            url=layer.settings.base,
            root=layer.settings.root,
            home=layer.link(f"{language.prefix}/"),
            language=language,
            languages=layer.languages,
            drafts=layer.moment.drafts,
            short_title=language.short_title,
        )


class Setting(LibraryQuery[object]):
    """A field of site.yaml."""

    name: str

    def answer(self, layer: Library) -> object:
        """Give its value. Raises AttributeError for a name that is no setting."""
        return getattr(layer.settings, self.name)


def kinds_of_site(reader: Reader, lang: str) -> Kinds:
    """Give the kinds that a site has, as a task may ask for them."""
    declared = reader.fetch(Setting(lang=lang, name="kinds"))
    assert isinstance(declared, dict)
    return kinds_of(declared)


def alternate(language: Language, url: str, exact: bool, own: str) -> Alternate:
    """Give where a page that is shown in the language `own` stands in a language."""
    return Alternate(
        lang=language.code,
        name=language.name,
        dir=language.dir,
        url=url,
        exact=exact,
        current=language.code == own,
    )


class AlternatesOf(LibraryQuery[tuple[Alternate, ...]]):
    """A page's addresses in all languages: its own, or its list where it isn't translated.

    `id` is an entry's; `path` is the page's address below the prefix, where it is no entry's.
    """

    follows_from: ClassVar[tuple[str, ...]] = (ENTRY,)
    id: str = ""
    path: str = ""
    everywhere: bool = False

    def answer(self, layer: Library) -> tuple[Alternate, ...]:
        """Give one alternate a language, in the site's order."""
        return tuple(self._in(layer, language) for language in layer.languages)

    def _in(self, library: Library, language: Language) -> Alternate:
        code = language.code
        exact = self.everywhere or (self.id, code) in library.addresses
        if self.everywhere:
            address = language.prefix + self.path
        elif exact:
            address = library.addresses[self.id, code]
        else:
            address = f"{language.prefix}{self._list_of(library)}"
        found = alternate(language, library.link(address), exact, self.lang)
        unpublished = (self.id, code) in library.addresses and library.is_unpublished(self.id, code)
        return replace(found, unpublished=True) if unpublished else found

    def _list_of(self, library: Library) -> str:
        folder = (self.id or self.path.strip("/")).split("/")[0]
        return f"/{folder}/" if folder in library.kinds.sections else "/"


class YearAlternates(LibraryQuery[tuple[Alternate, ...]]):
    """The pages of a year in all languages: the same year, or the list where it has no entries.

    Only the `first` of a year's pages is the same page in another language.
    """

    kind: str
    folder: str
    year: int
    first: bool = True

    def answer(self, layer: Library) -> tuple[Alternate, ...]:
        """Give one alternate a language, in the site's order."""
        return tuple(self._in(layer, language) for language in layer.languages)

    def _in(self, library: Library, language: Language) -> Alternate:
        years = Years(lang=language.code, kind=self.kind).answer(library)
        known = self.year in years
        end = f"{self.year}/" if known else ""
        url = library.link(f"{language.prefix}/{self.folder}/{end}")
        is_same = known and (self.first or language.code == self.lang)
        return alternate(language, url, is_same, self.lang)


class TagAlternates(LibraryQuery[tuple[Alternate, ...]]):
    """The pages of a tag in all languages; the list of tags where a language doesn't use it.

    Only the `first` of a tag's pages is the same page in another language.
    """

    follows_from: ClassVar[tuple[str, ...]] = (TERMS,)
    slug: str
    first: bool = True

    def answer(self, layer: Library) -> tuple[Alternate, ...]:
        """Give one alternate a language, in the site's order."""
        term = layer.term(self.slug, self.lang)
        name = term.name if term else ""
        return tuple(
            self._in(layer, language, called(name, language.code, layer.tag_rows))
            for language in layer.languages
        )

    def _in(self, library: Library, language: Language, name: str) -> Alternate:
        term = library.term(tag_slug(name), language.code)
        if term is None:
            return alternate(language, library.link(f"{language.prefix}/tags/"), False, self.lang)
        is_same = self.first or language.code == self.lang
        return alternate(language, term.url, is_same, self.lang)


class Crumbs(LibraryQuery[tuple[Crumb, ...]]):
    """The entries above one: a show and season, a parent program. Lists are the templates' part."""

    id: str

    def answer(self, layer: Library) -> tuple[Crumb, ...]:
        """Give the steps, the outermost first."""
        above: list[str] = []
        entry = layer.entry(self.id, self.lang)
        if entry is None:
            return ()
        if layer.kinds.outer(layer.kinds[entry.kind]):
            parts = self.id.split("/")
            above = ["/".join(parts[:length]) for length in range(2, len(parts))]
        elif parent := getattr(entry.meta, "parent", ""):
            above = [parent]
        found = (layer.summary(id_, self.lang) for id_ in above)
        return tuple(
            Crumb(
                title=summary.title,
                url=summary.url,
                draft=summary.draft,
                held_until=summary.held_until,
                inherited=inherited_title(summary),
            )
            for summary in found
            if summary
        )


class Menu(LibraryQuery[tuple[MenuItem, ...]]):
    """A menu: the items of site.yaml, then the pages that name it, in their order."""

    name: str

    def answer(self, layer: Library) -> tuple[MenuItem, ...]:
        """Give the items. None is marked as current: that would make every page's menu differ."""
        written = layer.settings.menus.get(self.name, ())  # type: ignore[call-overload]
        items = menu_items(layer, written, self.lang)
        for id_ in layer.listed(PAGE.name, self.lang):
            entry, summary = layer.entries[id_, self.lang], layer.summary(id_, self.lang)
            if isinstance(entry.meta, Page) and entry.meta.menu == self.name and summary:
                item = item_to(summary, summary.title, summary.url)
                items.append(replace(item, inherited=inherited_title(summary)))
        return tuple(items)


class Actions(LibraryQuery[tuple[Action, ...]]):
    """The ways to act that site.yaml names."""

    def answer(self, layer: Library) -> tuple[Action, ...]:
        """Give labels and addresses."""
        items = menu_items(layer, layer.settings.actions, self.lang)
        return tuple(
            Action(label=item.title, url=item.url, inherited=item.inherited) for item in items
        )


def menu_items(library: Library, written: Iterable[MenuSetting], lang: str) -> list[MenuItem]:
    """Give the items of site.yaml in a language, without those that lead to what isn't shown."""
    items = (menu_item(library, setting, lang) for setting in written)
    return [item for item in items if item.url]


def menu_item(library: Library, setting: MenuSetting, lang: str) -> MenuItem:
    """Give a menu's item in a language; a path of the site leads to the language's own page."""
    label = setting.label
    inherited: tuple[tuple[str, str], ...] = ()
    if isinstance(label, dict):
        spoken = lang if label.get(lang) else next(iter(label), lang)
        label = label.get(spoken, "")
        inherited = ((label, spoken),) if label and spoken != lang else ()
    url = setting.url
    if url.startswith("/"):
        target = find_target(asking(library), lang, url)
        # What no entry makes is a file of static/: that nothing is there was a mistake already.
        url = target.url if target else library.link(url)
    item = item_to(summary_at(library, url), label, url)
    return replace(item, inherited=inherited) if inherited else item


def item_to(summary: Summary | None, title: str, url: str) -> MenuItem:
    """Give a menu's item that leads to an entry's page, or (None) to anything else."""
    if summary is None:
        return MenuItem(title=title, url=url)
    return MenuItem(title=title, url=url, draft=summary.draft, held_until=summary.held_until)


def inherited_title(summary: Summary) -> tuple[tuple[str, str], ...]:
    """Give a summary's title with its language, nothing where that is the page's."""
    return tuple(each for each in summary.inherited if each[0] == summary.title)


def summary_at(library: Library, url: str) -> Summary | None:
    """Give what is known of the entry that a link within the site leads to, None for no entry."""
    path = partition_address(url)[0]
    standing = library.standing_at("/" + path.removeprefix(library.settings.root))
    return library.summary(*standing) if standing else None
