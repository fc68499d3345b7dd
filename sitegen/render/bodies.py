"""Converting an entry's text: what its Markdown may ask of the site, and what is kept of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from posixpath import normpath, splitext
from typing import TYPE_CHECKING, ClassVar, Protocol, TypeVar
from urllib.parse import unquote

from sitegen.addresses import partition_address, path_within
from sitegen.engine.digest import Digest
from sitegen.engine.query import Query, Reader
from sitegen.errors import ContentError, Location, Problem
from sitegen.markdown.body import Body, Conversion, Notice
from sitegen.markdown.directives.chart_table import ChartTable
from sitegen.markdown.resolver import Link, Picture, Withheld
from sitegen.media.file_type import PICTURE_ENDINGS
from sitegen.media.picture import Focus, parse_focus
from sitegen.render.files.demands import (
    DOCUMENT_TYPES,
    download_for,
    file_for,
    picture_for,
)
from sitegen.render.files.sound import tags_for_file
from sitegen.render.helpers.linked import follow
from sitegen.render.queries.files import ChartTableOf, FileDigest, NearestFile
from sitegen.render.queries.theme import Message, PictureUse
from sitegen.site.navigation import Setting
from sitegen.site.nearby import NearestTo
from sitegen.site.queries import CreditOf, RightsOf, RightsOver
from sitegen.site.rights import Rights, together
from sitegen.text import normalize
from sitegen.values import Value

if TYPE_CHECKING:
    from sitegen.markdown.convert import Converter

T = TypeVar("T")

NO_PHOTO = "consent does not allow this picture"
NO_USE = (
    'the theme has no pictures for the use "{use}"; add the line "{use}: {{widths: [480]}}" '
    "under pictures: in its theme.yaml"
)
NOT_SHOWN = "it is a draft, out of its time or not agreed to; the words stand without a link"


class Text(Value):
    """The Markdown of an entry in a language. `line` is its first line in the file."""

    id: str
    lang: str
    path: str
    line: int
    text: str

    @property
    def folder(self) -> str:
        """Where names of files in the text begin."""
        return self.path.rpartition("/")[0]


class Bodies(Protocol):
    """The converted texts of a build."""

    def digest(self, id_: str, lang: str) -> Digest:
        """Give the digest of a converted text."""

    def load(self, id_: str, lang: str) -> Body:
        """Give a converted text."""


class BodyOf(Query[Body]):
    """An entry's text as HTML."""

    kept: ClassVar[bool] = False

    id: str
    lang: str

    @classmethod
    def layer(cls) -> str:
        """The layer that is asked: the bodies."""
        return "bodies"

    def answer(self, layer: Bodies) -> Body:
        """Give the body, an empty one where the entry has no text."""
        return layer.load(self.id, self.lang)

    def fingerprint(self, layer: Bodies, answer: Body) -> Digest:
        """Give the digest that was noted when the text was converted."""
        return layer.digest(self.id, self.lang)

    def known_fingerprint(self, layer: Bodies) -> Digest:
        """Give the same, the text left where it is."""
        return layer.digest(self.id, self.lang)


@dataclass(frozen=True)
class SiteResolver:
    """Answers what a text asks of the site, through the reader of its task.

    `unusable` are the mistakes in files that the text names.
    """

    reader: Reader
    text: Text
    unusable: list[Problem] = field(default_factory=list)

    def _rights(self, path: str) -> Rights:
        """What the text may show of a file: as far as its own people and the file's agreed."""
        lang = self.text.lang
        own = self.reader.fetch(RightsOf(id=self.text.id, lang=lang))
        if path.startswith(f"content/{self.text.id}/"):
            return own
        return together((own, self.reader.fetch(RightsOver(lang=lang, path=path))))

    def link(self, target: str) -> Link | Withheld | None:
        """Find an entry by its file, or a path of the site; says its language where it differs."""
        lang = self.text.lang
        name = partition_address(target)[0]
        if not name.startswith("/") and not name.endswith(".md"):
            offered = self._usable(lambda: self._file(self._path(name)))
            return Link(url=offered) if isinstance(offered, str) else offered
        found = follow(self.reader, lang, target, self.text.folder)
        if found is None:
            return None
        if found.hidden:
            return Withheld(reason=NOT_SHOWN)
        return Link(url=found.url, lang="" if found.lang == lang else found.lang)

    @property
    def root(self) -> str:
        """The path of the site's own address."""
        return str(self.reader.fetch(Setting(lang=self.text.lang, name="root")))

    def _file(self, path: str) -> str | Withheld | None:
        """Give the address of a file that the text offers for download, None if there is none.

        Recordings and photos follow the consent of whom they belong to. Nobody can look into a
        document of somebody whose name is private, so it isn't published.
        """
        if splitext(path)[1].lower() in PICTURE_ENDINGS:
            if not self._rights(path).photo:
                return Withheld(reason=NO_PHOTO)
            credit = CreditOf(id=self.text.id, lang=self.text.lang, file=path)
            return download_for(self.reader, path, self.reader.fetch(credit), self.root) or None
        if not self._rights(path).cover(path):
            return Withheld(reason="consent does not allow this file")
        return self._published(path) or None

    def _published(self, path: str) -> str:
        tags = tags_for_file(self.reader, self.text.lang, path)
        return file_for(self.reader, path, self.root, tags)

    def picture(self, file: str, use: str, focus: str, credit: str) -> Picture | Withheld | None:
        """Find a picture beside the entry; a story's only where its consent covers photos."""
        path = self._path(file)
        if not self._rights(path).photo:
            return Withheld(reason=NO_PHOTO)
        there = self.reader.fetch(FileDigest(path=path))
        if there and self.reader.fetch(PictureUse(name=use)) is None:
            return Withheld(reason=NO_USE.format(use=use), mistake=True)
        place = parse_focus(focus) if focus else Focus()
        return self._usable(lambda: picture_for(self.reader, path, use, place, credit, self.root))

    def media(self, file: str) -> str | Withheld | None:
        """Give the address of a recording or text beside the entry; consent decides here too."""
        path = self._path(file)
        if not self._rights(path).voice:
            return Withheld(reason="consent does not allow this recording")
        if splitext(file)[1].lower() in DOCUMENT_TYPES:
            return None
        return self._usable(lambda: self._published(path) or None)

    def chart(self, file: str) -> ChartTable | Withheld | None:
        """Read the numbers of a table beside the entry."""
        return self._usable(lambda: self.reader.fetch(ChartTableOf(path=self._path(file))))

    def message(self, text: str) -> str:
        """Give a word of the interface in the text's language."""
        return self.reader.fetch(Message(lang=self.text.lang, text=text))

    def own_path(self, address: str) -> str:
        """Give the path of an address below the site's own."""
        return path_within(
            address, str(self.reader.fetch(Setting(lang=self.text.lang, name="url")))
        )

    def near(self, target: str) -> str:
        """Give what a name that leads nowhere was perhaps meant to be."""
        name = partition_address(target)[0]
        if splitext(name)[1] in ("", ".md", ".html"):
            folder, lang = self.text.folder, self.text.lang
            return self.reader.fetch(NearestTo(lang=lang, folder=folder, name=name))
        found = self.reader.fetch(NearestFile(path=self._path(name)))
        return f"{name[: name.rfind('/') + 1]}{found}" if found else ""

    def _usable(self, look: Callable[[], T]) -> T | Withheld:
        """Look at a file; one that can't be used is noted, so that it hides no other mistake."""
        try:
            return look()
        except ContentError as error:
            self.unusable.extend(error.problems)
            return Withheld(reason="it can't be used")

    def _path(self, file: str) -> str:
        """Give the path of a file from the site folder: of its name as it is written, or, where
        that isn't there, as an editor writes it in addresses (`a%20b.jpg`)."""
        plain = normalize(unquote(file))
        if plain != file and not self.reader.fetch(FileDigest(path=self._joined(file))):
            return self._joined(plain)
        return self._joined(file)

    def _joined(self, file: str) -> str:
        return normpath(file[1:] if file.startswith("/") else f"{self.text.folder}/{file}")


def convert_text(text: Text, reader: Reader, converter: Converter) -> Conversion:
    """Convert a text to HTML, asking the site through the reader.

    The lines of what is noticed count from 1 at the text's first line. Raises ContentError with all
    mistakes of the text where a file that it names can't be used.
    """
    resolver = SiteResolver(reader, text)
    conversion = converter.convert(text.text, lang=text.lang, resolver=resolver)
    if resolver.unusable:
        raise ContentError(
            [*dict.fromkeys(resolver.unusable), *mistakes_in(text, conversion.notices)]
        )
    return conversion


def mistakes_in(text: Text, notices: Iterable[Notice]) -> Iterator[Problem]:
    """Give those of a text's notices that are mistakes, with their places."""
    for notice in notices:
        if notice.severity == "error":
            yield Problem(Location(text.path, text.line + notice.line - 1), notice.message)
