"""Template helpers: the functions that templates receive, each a question in the page's language.

There is no other way from a template to the site, so that nothing a page shows goes unrecorded.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from posixpath import splitext
from typing import Any

from markupsafe import Markup

from sitegen.content.entries.linked import field_with_links
from sitegen.content.entries.named_files import PICTURE, SOUND, FileUse
from sitegen.content.settings.settings import Settings
from sitegen.engine.query import Reader
from sitegen.kinds.episode import Episode
from sitegen.media.file_type import PICTURE_ENDINGS
from sitegen.media.picture import Focus, Picture
from sitegen.media.records import AudioFacts
from sitegen.render.files.chapters import chapter_lines
from sitegen.render.files.demands import (
    AudioCopy,
    advise_on_width,
    download_for,
    file_for,
    panel_picture_for,
    picture_for,
)
from sitegen.render.files.manifests import manifest_for
from sitegen.render.files.sound import tags_for_file
from sitegen.render.helpers.directory import MEMBERS_TABLE, Member, members_of, names_table
from sitegen.render.helpers.entries import EntryHelpers
from sitegen.render.helpers.linked import follow, leading
from sitegen.render.helpers.listening import Follow, code_svg, follow_links
from sitegen.render.helpers.placeholders import placeholder_svg
from sitegen.render.helpers.prints import PrintHelpers
from sitegen.render.helpers.share import ShareLink, share_links
from sitegen.render.helpers.tables import TABLES, table_shown
from sitegen.render.queries.files import AudioFactsOf, CuesOf, TableOf
from sitegen.render.queries.prints import ShownPanel
from sitegen.render.queries.theme import (
    AssetAddress,
    BrowserColours,
    BrowserColoursOf,
    IconText,
    Message,
    Option,
    PluralMessage,
)
from sitegen.render.queries.transcripts import Cue
from sitegen.site.links import AddressOf
from sitegen.site.model import Action, MenuItem
from sitegen.site.navigation import Actions, Menu, Setting, SiteIn
from sitegen.site.queries import RightsOver

MENUS = ("main", "footer")
"""The menus that every page shows."""


@dataclass(frozen=True)
class SiteHelpers:
    """Questions on the site: menus, addresses, settings, tables."""

    reader: Reader
    lang: str
    root: str

    def menu(self, name: str) -> tuple[MenuItem, ...]:
        """Give the items of a menu."""
        return self.reader.fetch(Menu(lang=self.lang, name=name))

    def menu_marks(self, url: str) -> tuple[tuple[str, str], ...]:
        """Give the addresses in menus that lead to a page, or to what it stands in.

        Each has its value of `aria-current` (WAI-ARIA 1.2, 6.6): `page` or `true`.
        """
        home = self.reader.fetch(SiteIn(lang=self.lang)).home
        addresses = {item.url for name in MENUS for item in self.menu(name)} | {home}
        return tuple(
            (address, "page" if address == url else "true")
            for address in sorted(addresses)
            if address == url or (address != home and url.startswith(address))
        )

    def actions(self) -> tuple[Action, ...]:
        """Give the ways to act."""
        return self.reader.fetch(Actions(lang=self.lang))

    def url(self, name: str) -> str:
        """Give the address of an entry (by id) or path in the page's language, "" if none.

        A path such as `/news/` stands for that language's page; one that isn't there, or names its
        language (`/he/news/`), for itself.
        """
        if name.startswith("/"):
            found = follow(self.reader, self.lang, name)
        else:
            found = self.reader.fetch(AddressOf(lang=self.lang, name=name))
        return found.url if found else ""

    def setting(self, name: str) -> object:
        """Give a field of site.yaml."""
        value = self.reader.fetch(Setting(lang=self.lang, name=name))
        return field_with_links(Settings, name, value, leading(self.reader, self.lang))

    def manifest(self) -> str:
        """Give the address of the site's manifest in the page's language, "" without icons."""
        return manifest_for(self.reader, self.reader.fetch(SiteIn(lang=self.lang)))

    def browser_colours(self) -> BrowserColours:
        """Give what browsers paint round a page: `light` and `dark`."""
        return self.reader.fetch(BrowserColoursOf())

    def option(self, name: str) -> object:
        """Give an option of the theme."""
        return self.reader.fetch(Option(name=name))

    def table(self, name: str) -> tuple[tuple[str, ...], ...]:
        """Give the rows of a table in content/data, the first with the headings."""
        return table_shown(self.reader, self.lang, f"{TABLES}/{name}")

    def members(self, kind: str = "") -> tuple[Member, ...]:
        """Give the members (or partners) as the page's language names and sorts them."""
        table = table_shown(self.reader, self.lang, MEMBERS_TABLE)
        names = self.reader.fetch(TableOf(path=names_table(self.lang)))
        first = self.reader.fetch(Setting(lang=self.lang, name="default_language"))
        found = members_of(table, names, self.lang, str(first))
        return tuple(member for member in found if not kind or member.kind == kind)

    def share_links(self, page: Any) -> tuple[ShareLink, ...]:
        """Give the ways to share a page that site.yaml asks for."""
        wanted = self.setting("share")
        links = share_links(page.canonical, page.title, self.message)
        return tuple(link for link in links if isinstance(wanted, tuple) and link.name in wanted)

    def follow_links(self, subscribe: Mapping[str, str]) -> tuple[Follow, ...]:
        """Give the ways to follow a show that its front matter names."""
        return follow_links(subscribe)

    def code(self, address: str) -> Markup:
        """Draw an address as a QR code, to stand inside the page."""
        return Markup(code_svg(address))

    def message(self, text: str) -> str:
        """Give a word of the interface."""
        return self.reader.fetch(Message(lang=self.lang, text=text))


@dataclass(frozen=True)
class MediaHelpers:
    """Questions on pictures, recordings and drawings; what is shown is also demanded."""

    reader: Reader
    lang: str
    root: str
    tags: AudioCopy | None = None

    def picture(self, image: Any, use: str) -> Picture | None:
        """Plan a picture for a place of the theme: of a file, an image, or a panel that hangs."""
        if isinstance(image, ShownPanel):
            return panel_picture_for(self.reader, image, use, self.root)
        if isinstance(image, str):
            if not self._may_show(image, PICTURE):
                return None
            return picture_for(self.reader, image, use, Focus(), "", self.root)
        advise_on_width(self.reader, image.file, use)
        return picture_for(self.reader, image.file, use, image.focus, image.credit, self.root)

    def media(self, file: str) -> str:
        """Give the address of a published recording or text, "" where it may not be heard."""
        if not self._may_show(file):
            return ""
        tags = tags_for_file(self.reader, self.lang, file, self.tags)
        return file_for(self.reader, file, self.root, tags)

    def download(self, file: str) -> str:
        """Give the address of a document or picture to take, "" where there is none."""
        if not self._may_show(file):
            return ""
        if splitext(file)[1].lower() in PICTURE_ENDINGS:
            return download_for(self.reader, file, "", self.root)
        return file_for(self.reader, file, self.root)

    def audio(self, file: str) -> AudioFacts | None:
        """Give duration, size and type of a recording."""
        return self.reader.fetch(AudioFactsOf(path=file))

    def chapters(self, episode: Episode) -> tuple[str, ...]:
        """Give an episode's chapters, its file's own where its front matter has none."""
        shown = episode.chapters or self._may_show(episode.audio.file, SOUND)
        return chapter_lines(self.reader, episode) if shown else ()

    def cues(self, file: str) -> tuple[Cue, ...]:
        """Give a transcript."""
        return self.reader.fetch(CuesOf(path=file)) if file and self._may_show(file, SOUND) else ()

    def asset(self, name: str) -> str:
        """Give the address of a file of the theme."""
        path = self.reader.fetch(AssetAddress(name=name))
        return self.root + path if path else ""

    def icon(self, name: str) -> Markup:
        """Give a drawing of the theme, to stand inside the page."""
        return Markup(self.reader.fetch(IconText(name=name)))

    def placeholder(self, slug: str, initial: str) -> Markup:
        """Give the drawing that stands for a face which may not be shown."""
        return Markup(placeholder_svg(slug, initial))

    def _may_show(self, file: str, use: FileUse | None = None) -> bool:
        """Whether a file may be shown that a theme names, as far as it belongs to somebody."""
        return self.reader.fetch(RightsOver(lang=self.lang, path=file)).cover(file, use)


@dataclass(frozen=True)
class WordHelpers:
    """gettext for templates: translations with their variables put in, escaped."""

    reader: Reader
    lang: str

    def gettext(self, text: str, **variables: Any) -> Markup:
        """Translate a message."""
        return self._filled(self.reader.fetch(Message(lang=self.lang, text=text)), variables)

    def ngettext(self, singular: str, plural: str, num: int, **variables: Any) -> Markup:
        """Translate a message with a number."""
        query = PluralMessage(lang=self.lang, singular=singular, plural=plural, number=num)
        return self._filled(self.reader.fetch(query), {"num": num, **variables})

    def pgettext(self, context: str, text: str, **variables: Any) -> Markup:
        """Translate a message that means different things in different places."""
        query = Message(lang=self.lang, text=text, context=context)
        return self._filled(self.reader.fetch(query), variables)

    def npgettext(
        self, context: str, singular: str, plural: str, num: int, **variables: Any
    ) -> Markup:
        """Translate a message with a number and a context."""
        query = PluralMessage(
            lang=self.lang, singular=singular, plural=plural, number=num, context=context
        )
        return self._filled(self.reader.fetch(query), {"num": num, **variables})

    def _filled(self, text: str, variables: Mapping[str, Any]) -> Markup:
        return Markup(text) % variables if variables or "%" in text else Markup(text)


def names_of(group: type) -> tuple[str, ...]:
    """Give the names of a group's helpers."""
    return tuple(
        name for name, value in vars(group).items() if not name.startswith("_") and callable(value)
    )


GROUPS = (EntryHelpers, PrintHelpers, SiteHelpers, MediaHelpers, WordHelpers)
NAMES = {group: names_of(group) for group in GROUPS}
"""What templates call, by group: looked up once, as every page receives all of it."""


def helpers_for(reader: Reader, lang: str, root: str, tags: AudioCopy | None) -> dict[str, Any]:
    """Give all helpers by the names that templates use."""
    groups = (
        EntryHelpers(reader, lang),
        PrintHelpers(reader, lang, root),
        SiteHelpers(reader, lang, root),
        MediaHelpers(reader, lang, root, tags),
        WordHelpers(reader, lang),
    )
    found: dict[str, Callable[..., Any]] = {
        name: getattr(group, name) for group in groups for name in NAMES[type(group)]
    }
    found["_"] = found["gettext"]
    return found
