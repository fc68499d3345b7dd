"""Where the addresses of an old site lead now: to entries, to files beside them, or out to it."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit, urlunsplit

from sitegen.errors import MediaError
from sitegen.importing.folders.links import plain_path, split
from sitegen.importing.folders.planning import Planned
from sitegen.importing.folders.shortcodes import REFERENCE
from sitegen.importing.folders.told import Told
from sitegen.importing.folders.tree import Tree
from sitegen.importing.folders.values import SourceSite
from sitegen.importing.values import Placement
from sitegen.media.file_type import PICTURE_ENDINGS
from sitegen.text import slugify

OTHER_FILES = frozenset(
    {".pdf", ".mp3", ".m4a", ".ogg", ".oga", ".opus", ".wav", ".flac", ".vtt", ".srt", ".csv"}
)
"""Endings of files, beside pictures, that an entry may offer."""

WRITTEN = re.compile(
    rf"(?P<before><)?(?:https?:/)?(?:/[^\s<>\"'()\[\];]*)?{REFERENCE}(?P<name>[\w./#%~-]*);"
    r"(?(before)>?)"
)
"""What stands for an address, with the old site's own that an author put before it."""


@dataclass(frozen=True)
class AddressBook:
    """All that the old site's addresses may lead to. `root` is the path of the new one's own."""

    source: SourceSite
    tree: Tree
    entries: Mapping[str, Planned]
    files: Mapping[str, Planned]
    stems: Mapping[str, Sequence[Planned]]
    there: frozenset[str]
    own_host: bool
    root: str = ""

    @classmethod
    def of(
        cls, source: SourceSite, tree: Tree, planned: Iterable[Planned], site: str
    ) -> AddressBook:
        """Note all entries under each address that they had, and under the names of their files."""
        entries: dict[str, Planned] = {}
        files: dict[str, Planned] = {}
        stems: dict[str, list[Planned]] = defaultdict(list)
        for each in planned:
            if each.why:
                continue
            for address in (each.text.address, *each.text.old):
                if address:
                    entries.setdefault(plain_path(address), each)
            files.setdefault(each.text.path, each)
            stem = _stem(each.text.path)
            for start in range(len(parts := stem.split("/"))):
                stems["/".join(parts[start:])].append(each)
        old, here = split(source.base), urlsplit(site)
        own = old is not None and old.netloc.lower() == here.netloc.lower()
        root = here.path.rstrip("/")
        return cls(source, tree, entries, files, stems, frozenset(tree.files), own, root)


@dataclass
class Guide:
    """Leads the links and pictures of one text; files that it needs are put beside its entry."""

    book: AddressBook
    own: Planned
    told: Told
    placements: dict[str, Placement] = field(default_factory=dict)

    def link(self, target: str) -> str:
        """Give where a link leads now; "" where it can't, which is told. What no site can lead to
        stays as it is: whoever judges the text names it."""
        if REFERENCE in target:
            name, _, behind = target.partition(REFERENCE)[2].partition(";")
            return self._reference(unquote(name), behind)
        if not target or target.startswith("#"):
            return target
        path, rest = self._path_of(target)
        if path is None:
            return in_full(target)
        found = self.book.entries.get(plain_path(path))
        if found:
            if "?" in rest:
                self.told.change(f"a link to {target}: it leads to the page, whatever it asks for")
            return self._to(found, rest)
        if file := self.file_at(path):
            return quote(file)
        return self._out(path, target)

    def picture(self, target: str) -> str:
        """Give the name of a picture beside the entry, else its address on the web."""
        path, _ = self._path_of(target)
        if path is None:
            return in_full(target)
        return self.file_at(path) or self._out(path, target) or target

    def without_references(self, text: str) -> str:
        """Give a text in which the addresses of files that stand outside of links are written as
        the generator wrote them: as words."""
        return WRITTEN.sub(lambda match: self._address(unquote(match["name"])), text)

    def _address(self, name: str) -> str:
        path, _, fragment = name.partition("#")
        found = named_file(self.book, self.own, path)
        if found is None or found.text.is_draft:
            why = "which is not among the texts" if found is None else "which is a draft"
            self.told.lose(f'the address of "{name}", {why}')
            return ""
        address = self.book.root + found.address + (f"#{fragment}" if fragment else "")
        self.told.change(f"an address that stood in the text is the new one: {address}")
        return address

    def _path_of(self, target: str) -> tuple[str | None, str]:
        """Give the old site's path that a target names, and what stands behind it; None for what
        is elsewhere."""
        parts, base = split(target), split(self.book.source.base)
        host = base.netloc.lower() if base else ""
        if parts is None or (parts.scheme and parts.scheme.lower() not in ("http", "https")):
            return None, ""
        if parts.netloc and parts.netloc.lower() != host:
            return None, ""
        rest = (f"?{parts.query}" if parts.query else "") + (
            f"#{parts.fragment}" if parts.fragment else ""
        )
        path, prefix = unquote(parts.path), self.book.source.prefix
        if not path:
            return "/" if parts.netloc else self.own.text.address or None, rest
        if not path.startswith("/"):
            # Generators show a file at an address that ends in a slash, and authors write links as
            # seen from either of the two.
            beside = posixpath.normpath(posixpath.join(self.own.text.beside, path))
            if beside in self.book.there:
                return f"//{beside}", rest
            path = unquote(urljoin(f"{prefix}{self.own.text.address or '/'}", quote(path)))
        if prefix and path.startswith(f"{prefix}/"):
            path = path.removeprefix(prefix)
        return path, rest

    def _to(self, found: Planned, rest: str) -> str:
        fragment = f"#{rest.partition('#')[2]}" if "#" in rest else ""
        if found.path == self.own.path and fragment:
            return fragment
        target = found.path
        if not found.is_original:
            target = _of_original(found)
        return quote(posixpath.relpath(target, self.own.folder)) + fragment

    def file_at(self, path: str) -> str:
        """Put a file of the old site beside the entry and give its name there, "" for none."""
        if path.startswith("//"):
            source = path.removeprefix("//")
        else:
            source = self.book.source.published.get(path, "")
        found = self.book.files.get(source)
        if found:
            return posixpath.relpath(found.path, self.own.folder)
        return self.take(source) if source else ""

    def take(self, source: str) -> str:
        """Put a file of the folder beside the entry, where entries can show or offer it."""
        if source in self.placements:
            return self.placements[source].path.rpartition("/")[2]
        origin = self.book.tree.root / source
        stem, dot, ending = source.rpartition("/")[2].rpartition(".")
        ending = f".{ending.lower()}" if dot else ""
        if why := _refusal(origin, ending):
            self.told.lose(f"the file {source}: {why}")
            return ""
        name = slugify(stem) or "file"
        number, wanted = 1, f"{name}{ending}"
        taken = {each.path for each in self.placements.values()}
        while f"{self.own.folder}/{wanted}" in taken:
            number += 1
            wanted = f"{name}-{number}{ending}"
        self.placements[source] = Placement(f"{self.own.folder}/{wanted}", str(origin))
        return wanted

    def has(self, name: str) -> bool:
        """True for the name of a file that is put beside the entry."""
        return any(each.path == f"{self.own.folder}/{name}" for each in self.placements.values())

    def _reference(self, name: str, behind: str) -> str:
        """Give where a reference by a file's name leads (Hugo's `ref`, Jekyll's `link`), with what
        the text has behind it."""
        path, _, fragment = name.partition("#")
        found = named_file(self.book, self.own, path)
        if found is None:
            self.told.lose(f'a link to "{name}", which is not among the texts')
            return ""
        if behind and behind[0] not in "#?":
            return self.link(f"{self.book.source.prefix}{found.text.address}{behind}")
        return self._to(found, behind or (f"#{fragment}" if fragment else ""))

    def _out(self, path: str, target: str) -> str:
        """Give the address on the old site that a browser found there."""
        source = self.book.source
        base = split(source.base)
        if base and base.netloc and not self.book.own_host and not path.startswith("//"):
            page = f"{base.scheme}://{base.netloc}{source.prefix}{self.own.text.address or '/'}"
            parts = urlsplit(urljoin(page, target))
            address = urlunsplit(parts._replace(path=quote(unquote(parts.path))))
            self.told.change(f"a link to {target}, which did not come over, leads to the old site")
            return address
        self.told.lose(f"a link to {target}, which did not come over")
        return ""


def in_full(target: str) -> str:
    """Give an address on another host with its scheme, which the old page lent it."""
    parts = split(target)
    return f"https:{target}" if parts and parts.netloc and not parts.scheme else target


def _of_original(found: Planned) -> str:
    """Give the file of the original of a translation: links lead to entries, in any language."""
    stem = found.path.removesuffix(".md")
    return f"{stem.removesuffix(f'.{found.lang}')}.md"


def _refusal(origin: Path, ending: str) -> str:
    """Say why a file can't stand beside an entry, "" where it can."""
    from sitegen.media.facts import image_facts

    if ending in OTHER_FILES:
        return ""
    if ending not in PICTURE_ENDINGS:
        return "files of this kind are not published"
    try:
        image_facts(origin.read_bytes(), name=origin.name)
    except MediaError as error:
        return str(error)
    except OSError as error:
        return str(error.strerror)
    return ""


def named_file(book: AddressBook, own: Planned, path: str) -> Planned | None:
    """Give the text that a reference names: by its path, seen from the text's own folder or from
    the root of the content, with or without its ending, or by its name alone."""
    bare = path.strip("/").removesuffix("/_index.md").removesuffix("/index.md")
    if not bare:
        return own
    folder = own.text.path.rpartition("/")[0]
    wanted = posixpath.normpath(posixpath.join(folder, bare)) if not path.startswith("/") else bare
    for stem in (_stem(wanted), _stem(bare)):
        found = book.stems.get(stem, ())
        same = next((each for each in found if each.lang == own.lang), None)
        if found:
            return same or found[0]
    return None


def _stem(path: str) -> str:
    """Give a file's name as references write it: without ending, without a bundle's `index`."""
    stem = path
    for ending in (".md", ".markdown", ".html", ".htm"):
        stem = stem.removesuffix(ending)
    name, dot, lang = stem.rpartition(".")
    if dot and 2 <= len(lang) <= 3 and "/" not in lang:
        # The language of a translation: index.he.md.
        stem = name
    return stem.removesuffix("/index").removesuffix("/_index").casefold()
