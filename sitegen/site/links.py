"""Where the addresses within the site lead: one answer for texts, fields, tables and settings."""

from __future__ import annotations

from collections.abc import Callable
from posixpath import normpath
from typing import ClassVar, Final
from urllib.parse import unquote

from msgspec.structs import replace

from sitegen.addresses import AddressError, decode_path, partition_address
from sitegen.kinds.page import PAGE
from sitegen.kinds.registry import Kinds
from sitegen.site.facets import ADDRESSES
from sitegen.site.library import Library
from sitegen.site.queries import LibraryQuery
from sitegen.site.routes import plan_routes
from sitegen.values import Value

ALWAYS_THERE: Final = ("", "members", "tags")
"""The addresses, below a language's prefix, that exist in every language, beside the lists."""

Ask = Callable[[LibraryQuery["Target | None"]], "Target | None"]
"""What answers a question: a task's reader, or the library itself where nothing is recorded."""


class Target(Value):
    """Where a link leads, and in which language that is written.

    The address is empty where the entry has mistakes, or is `hidden`: a draft, out of its time, not
    (or no longer) agreed to.
    """

    url: str
    lang: str
    hidden: bool = False


def find_target(ask: Ask, lang: str, address: str, folder: str = "") -> Target | None:
    """Find what an address within the site leads to, for readers of a language; None if nothing.

    The address is an entry's file, seen from `folder`, or begins with a slash at the site's root.
    """
    name, mark, rest = partition_address(address)
    if name.endswith(".md"):
        found = ask(FileTarget(lang=lang, folder=folder, name=name))
    else:
        found = ask(AddressOf(lang=lang, name=name)) or ask(OutputAt(lang=lang, path=name))
    return replace(found, url=found.url + mark + rest) if found and found.url else found


def asking(library: Library) -> Ask:
    """Give what answers questions from a library, where no trace is kept."""
    return lambda question: question.answer(library)


def id_named(name: str, kinds: Kinds) -> str:
    """Give the id that a file's path stands for; show.md and season.md stand for their folder."""
    for kind in kinds.marked:
        if name.startswith(f"{kind.folder}/"):
            name = name.removesuffix(f"/{kind.file}")
    return name


class AddressOf(LibraryQuery[Target | None]):
    """The address of what a link names: an entry's id, its file, or a path of the site."""

    follows_from: ClassVar[tuple[str, ...]] = (ADDRESSES,)
    name: str

    def answer(self, layer: Library) -> Target | None:
        """Give the address in the language, else in the language that it is written in."""
        if self.name.startswith("/"):
            return self._of_path(layer, self.name)
        pair = layer.by_path.get(self.name)
        id_ = pair[0] if pair else id_named(self.name, layer.kinds)
        languages = layer.written_in.get(id_, ())
        if not languages:
            if layer.is_hidden(id_):
                return Target(url="", lang=self.lang, hidden=True)
            return Target(url="", lang=self.lang) if id_ in layer.failed else None
        order = (self.lang, pair[1] if pair else "", *languages)
        lang = next(code for code in order if code in languages)
        return Target(url=layer.link(layer.addresses[id_, lang]), lang=lang)

    def _of_path(self, library: Library, written: str) -> Target | None:
        path = plain_path(written)
        for candidate in ways_to(library, path, self.lang):
            if library.standing_at(candidate) or is_list(library, candidate):
                return Target(url=library.link(candidate), lang=language_of(library, candidate))
        if any(map(library.is_hidden, (path, f"{path.rstrip('/')}/"))):
            return Target(url="", lang=self.lang, hidden=True)
        return Target(url="", lang=self.lang) if may_be_failed(library, path) else None


class FileTarget(LibraryQuery[Target | None]):
    """The address of the entry whose file a link names, relative to a folder."""

    follows_from: ClassVar[tuple[str, ...]] = (ADDRESSES,)
    folder: str
    name: str

    def answer(self, layer: Library) -> Target | None:
        """Give the entry's address; index files, show.md and season.md stand for their folder."""
        joined = self.name[1:] if self.name.startswith("/") else f"{self.folder}/{self.name}"
        path = normpath(unquote(joined))
        stem, _, suffix = path.removeprefix("content/").rpartition(".")
        if suffix != "md" or not path.startswith("content/"):
            return None
        base = stem.rpartition(".")[0] if "." in stem.rpartition("/")[2] else stem
        return AddressOf(
            lang=self.lang, name=id_named(base.removesuffix("/index"), layer.kinds)
        ).answer(layer)


class OutputAt(LibraryQuery[Target | None]):
    """What stands at a path that is no entry's: a feed, a year, a tag, a former address.

    Any entry may make a difference to that, so it is asked only where `AddressOf` knows nothing.
    """

    path: str

    def answer(self, layer: Library) -> Target | None:
        """Give the language's own output at the path, else the one that is named."""
        if not layer.outputs:
            routes = plan_routes(layer, drafts=layer.moment.drafts)
            layer.outputs.update(route.address for route in routes)
        for candidate in ways_to(layer, plain_path(self.path), self.lang):
            if not layer.outputs.isdisjoint((candidate, f"{candidate}/")):
                return Target(url=layer.link(candidate), lang=language_of(layer, candidate))
        return None


def plain_path(path: str) -> str:
    """Give a path as addresses are compared: without per cent signs, in NFC."""
    try:
        return decode_path(path)
    except AddressError:
        # Nothing stands at an address that can't be read: whoever asks will say so.
        return path


def ways_to(library: Library, path: str, lang: str) -> tuple[str, ...]:
    """Give the paths to try for a path: the page in the reader's language, then what is written.

    A path that begins with a language's own part (`/he/…`) asks for that language.
    """
    if prefix_in(library, path):
        return (path,)
    standing = library.standing_at(path)
    if standing and standing[1] != lang and (standing[0], lang) in library.addresses:
        return (library.addresses[standing[0], lang],)
    prefixes = {language.code: language.prefix for language in library.languages}
    return (prefixes.get(lang, "") + path, path)


def prefix_in(library: Library, path: str) -> str:
    """Give the part of a path that stands for its language, "" in the first language."""
    prefixes = (language.prefix for language in library.languages if language.prefix)
    return next((prefix for prefix in prefixes if f"{path}/".startswith(f"{prefix}/")), "")


def language_of(library: Library, path: str) -> str:
    """Give the language of what stands at a path."""
    prefix = prefix_in(library, path)
    return next(each.code for each in library.languages if each.prefix == prefix)


def is_list(library: Library, path: str) -> bool:
    """True for the pages that every language has."""
    return path.removeprefix(prefix_in(library, path)).strip("/") in (
        *ALWAYS_THERE,
        *library.kinds.sections,
    )


def may_be_failed(library: Library, path: str) -> bool:
    """True where an entry with mistakes would probably stand: its mistakes are told already."""
    below = path.removeprefix(prefix_in(library, path)).strip("/")
    return any(id_.removeprefix(f"{PAGE.folder}/") == below for id_ in library.failed)
