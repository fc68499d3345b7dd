"""Where the addresses of old texts lead now: entries, files beside them, lists, other sites."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import parse_qs, unquote, urljoin, urlsplit

from sitegen.importing.values import Placement
from sitegen.importing.wordpress.languages import address_key
from sitegen.importing.wordpress.places import Place
from sitegen.importing.wordpress.stock import Found, Stock
from sitegen.importing.wordpress.uploads import Upload, Uploads, bare
from sitegen.text import is_device, slugify

ADMINISTRATION = ("wp-admin", "wp-login.php", "xmlrpc.php", "wp-json", "wp-includes")


@dataclass(frozen=True)
class Addresses:
    """All that old addresses can lead to. `lists` gives new addresses of archives and feeds.

    `stays` is true where the old site's host is not the new one's: what is not in the export may
    still be there.
    """

    base: str
    places: Mapping[str, Place]
    numbers: Mapping[str, Place]
    lists: Mapping[str, str]
    uploads: Uploads
    stock: Stock
    stays: bool

    def place_at(self, address: str) -> Place | None:
        """Give the place of the post that an old address was of, None for none."""
        parts = urlsplit(address)
        asked = parse_qs(parts.query)
        for name in ("p", "page_id", "attachment_id"):
            for number in asked.get(name, ()):
                if number in self.numbers:
                    return self.numbers[number]
        return self.places.get(address_key(address.partition("?")[0].partition("#")[0]))

    def find(self, upload: Upload | None, path: str) -> Found | None:
        """Give the file at hand of an upload, or of a path below the uploads; None for none.

        One that can't be used is given where no copy of it can.
        """
        names = (*upload.files, *upload.others) if upload else ()
        whole = [*(upload.files if upload else ()), *([path] if path else ()), *names]
        unfit = None
        for name in dict.fromkeys(whole):
            found = self.stock.find(name)
            if found and not found.why:
                return found
            unfit = unfit or found
        for name in dict.fromkeys((*(upload.files if upload else ()), *([path] if path else ()))):
            found = self.stock.fetch(name)
            if found and not found.why:
                return found
            unfit = unfit or found
        return unfit


@dataclass
class Beside:
    """What stands beside one entry: files by their names, shared by its languages.

    `used` are the uploads of it by source; `missing` the addresses of files that couldn't be had,
    with the reason, `wanted` their uploads by source; `dead` are addresses that lead nowhere,
    `shortened` those of places within pages.
    """

    folder: str
    addresses: Addresses
    files: dict[str, Placement] = field(default_factory=dict)
    used: dict[str, str] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)
    wanted: dict[str, str] = field(default_factory=dict)
    dead: dict[str, None] = field(default_factory=dict)
    shortened: dict[str, None] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)

    def put(self, upload: Upload | None, path: str, address: str) -> str:
        """Put a file beside the entry, and give its name; "" where it couldn't be had."""
        found = self.addresses.find(upload, path)
        if found is None or found.why:
            name = upload.files[0] if upload and upload.files else path
            why = found.why if found else self.addresses.stock.why_not(name)
            self.missing[address or path] = why
            if upload:
                self.wanted.setdefault(upload.source, why)
            return ""
        origin = str(found.file)
        if origin not in self._names:
            self._names[origin] = self._name(found.file.name)
            target = f"{self.folder}/{self._names[origin]}"
            self.files[origin] = Placement(target, origin)
        if upload:
            self.used[upload.source] = self._names[origin]
        return self._names[origin]

    def _name(self, given: str) -> str:
        """Give a file's name as entries can hold it, which no other file beside this has."""
        path = PurePosixPath(given)
        stem, ending = slugify(path.stem)[:80].strip("-") or "file", path.suffix.lower()
        stem = f"{stem}-1" if is_device(stem) else stem
        name, number = f"{stem}{ending}", 2
        taken = {other.casefold() for other in self._names.values()}
        while name.casefold() in taken:
            name, number = f"{stem}-{number}{ending}", number + 1
        return name

    def placed(self) -> tuple[Placement, ...]:
        """Give the files, in the order in which they are named."""
        return tuple(self.files.values())

    def for_text(self, place: Place) -> TextAddresses:
        """Give what answers for the addresses of a text of this entry."""
        return TextAddresses(place, self)


@dataclass(frozen=True)
class TextAddresses:
    """The addresses of one text: what links and files of it become."""

    place: Place
    beside: Beside

    def _whole(self, old: str) -> str:
        base = self.place.version.post.link or f"{self.beside.addresses.base}/"
        try:
            return urljoin(base, old)
        except ValueError:
            return ""

    def _is_ours(self, address: str) -> bool:
        host = urlsplit(address).netloc
        return bare(host) in self.beside.addresses.uploads.hosts

    def file(self, old: str) -> str:
        """Give the name of a picture's or recording's file, else the address where it is."""
        whole = self._whole(old)
        uploads = self.beside.addresses.uploads
        path = uploads.path_of(whole)
        if not path:
            return whole or old
        return self.beside.put(uploads.at(whole), path, whole) or whole

    def link(self, old: str) -> str:
        """Give where a link leads now, "" for nowhere."""
        scheme = urlsplit(old).scheme if ":" in old.partition("/")[0] else ""
        if scheme not in ("", "http", "https"):
            return old
        whole = self._whole(old)
        if not whole or not self._is_ours(whole):
            return old if scheme or not whole else whole
        known = self.beside.addresses
        if path := known.uploads.path_of(whole):
            return self.beside.put(known.uploads.at(whole), path, whole) or whole
        return self._page(whole)

    def _page(self, whole: str) -> str:
        known = self.beside.addresses
        bare_address, _, fragment = whole.partition("#")
        if fragment:
            self.beside.shortened[whole] = None
        place = known.place_at(bare_address)
        if place is not None and place.kind.speaks:
            return place.address
        if place is not None:
            return posixpath.relpath(f"{place.stem}.md", posixpath.dirname(self.place.path))
        found = known.lists.get(address_key(bare_address))
        if found:
            return found
        upload = known.uploads.by_page.get(bare_address)
        if upload is not None:
            return self.beside.put(upload, "", bare_address) or upload.url
        first = unquote(urlsplit(whole).path).strip("/").partition("/")[0]
        if known.stays and first not in ADMINISTRATION:
            return whole
        self.beside.dead[whole] = None
        return ""


def by_address(placed: Iterable[Place]) -> dict[str, Place]:
    """Give places by what their old addresses share in all spellings."""
    found: dict[str, Place] = {}
    for place in placed:
        post = place.version.post
        if post.link and "?" not in post.link:
            found.setdefault(address_key(post.link), place)
    return found


def by_number(placed: Iterable[Place]) -> dict[str, Place]:
    """Give places by WordPress's numbers; of a post of several languages, its original's."""
    found: dict[str, Place] = {}
    for place in placed:
        if place.version.post.id:
            found.setdefault(place.version.post.id, place)
    return found
