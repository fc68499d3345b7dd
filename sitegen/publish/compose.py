"""The release for one target: the output, with rules in the words of who serves it there.

Where the host answers old addresses by rules, the pages that lead on are left out; where it has
none, or reads them only when told to, they stay. Files that readers get compressed are written
beside if the target asks for it. All of it follows from the output and the target alone.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from sitegen.content.folder.redirect_rules import Rule, read_rules
from sitegen.content.settings.targets import FolderTarget, SshTarget, Target
from sitegen.content.settings.tombstones import Withdrawn
from sitegen.engine.digest import sha256_hex
from sitegen.engine.files import write_atomically
from sitegen.publish.release import Release
from sitegen.publish.rules import (
    HEADERS,
    REDIRECTS,
    UNDERSTOOD,
    Header,
    Server,
    Understood,
    address_key,
    read_headers,
    redirects_text,
    rules_of_gone,
    rules_of_pages,
    server_of,
    split_by_host,
)
from sitegen.publish.snippets import LOST, WRITERS, Rules, is_sayable, snippet

COMPRESSED = frozenset(
    {".css", ".html", ".ics", ".js", ".json", ".mjs", ".svg", ".txt", ".vtt", ".xml"}
)
SMALLEST = 500
"""Bytes below which a compressed file saves nothing: it travels in one packet anyway."""

BROTLI_LEVEL = 9
"""Within 3 % of the best level, in a tenth of its time."""


@dataclass(frozen=True, slots=True)
class Composed:
    """The release for a target, and what its host can't be told."""

    release: Release
    notes: tuple[str, ...] = ()


def compose(
    release: Release,
    target: Target,
    moved: Mapping[str, str],
    root: str,
    folder: Path,
    withdrawn: Sequence[Withdrawn] = (),
) -> Composed:
    """Give the release for a target.

    `moved` are the outputs that lead on, with where to; `root` is the path of the site's address;
    `folder` takes what is made, and keeps what was made before; `withdrawn` says what is gone.
    """
    server = server_of(target)
    host = UNDERSTOOD[server]
    files = dict(release.files)
    made: dict[str, bytes] = {}
    notes: list[str] = []
    if host.file:
        pages = dict(zip(sorted(moved), rules_of_pages(moved, root), strict=True))
        own = read_rules(text_of(release, REDIRECTS))
        gone = rules_of_gone(withdrawn, release.files, root)
        split = list(split_by_host([*own, *gone, *pages.values()], host))
        read = [rule for is_read, rule in split if is_read]
        lost = [rule for is_read, rule in split if rule.line and not is_read]
        notes = list(untold(server, lost, host))
        headers = read_headers(text_of(release, HEADERS)) if server in WRITERS else []
        notes += [unsaid(server, each) for _, all_ in headers for each in all_]
        made = rules_file(server, host, release, Rules(read, headers, root, lost_pages(release)))
        answered = {address_key(rule) for rule in read}
        for path, rule in pages.items():
            if address_key(rule) in answered and not host.pages:
                del files[path]
        if host.file != REDIRECTS:
            files.pop(REDIRECTS, None)
        if not host.own_headers:
            files.pop(HEADERS, None)
    return Composed(
        written(release, files, made, folder, wants_compressed(target)), tuple(filter(None, notes))
    )


def text_of(release: Release, path: str) -> str:
    """Give a file of a release as text, "" where there is none."""
    return release.read(path).decode("utf-8") if path in release.files else ""


def lost_pages(release: Release) -> list[str]:
    """Give the pages that say that there is nothing at an address."""
    return [path for path in release.files if PurePosixPath(path).name == LOST]


def untold(server: Server, rules: Sequence[Rule], host: Understood) -> Iterator[str]:
    """Say which of the site's own rules a host can't be told; those on parameters together."""
    asking = [rule for rule in rules if rule.query and not host.queries]
    for rule in rules:
        if rule not in asking:
            said = f"this isn't for {server} and has no effect there: {rule.line}"
            yield f"static/{REDIRECTS}: {said}"
    if asking:
        yield (
            f"static/{REDIRECTS}: {server} looks at no parameters, so these have no effect there: "
            f"{len(asking)} such as {asking[0].line}"
        )


def unsaid(server: Server, header: Header) -> str:
    """Say that a server can't be told a header, "" where it can."""
    if is_sayable(server, header):
        return ""
    return f"{HEADERS}: {server} can't be told the header {header[0]} with a $ in it"


def rules_file(server: Server, host: Understood, release: Release, said: Rules) -> dict[str, bytes]:
    """Give the file with a host's rules, by its path."""
    if server in WRITERS:
        return {host.file: snippet(server, said, text_of(release, host.file)).encode()}
    text = redirects_text(said.rules, host)
    return {host.file: text.encode()} if text else {}


def wants_compressed(target: Target) -> bool:
    """True for a target whose server takes compressed files that lie beside."""
    return isinstance(target, FolderTarget | SshTarget) and target.compressed


def written(
    release: Release,
    files: Mapping[str, str],
    made: Mapping[str, bytes],
    folder: Path,
    compressed: bool,
) -> Release:
    """Write what was made, and compressed copies if wanted; gives the release with them."""
    places: dict[str, Path] = {}
    digests = dict(files)
    folder.mkdir(parents=True, exist_ok=True)
    for path, data in made.items():
        digests[path] = sha256_hex(data)
        places[path] = folder / digests[path]
        if not places[path].exists():
            write_atomically(places[path], data, durable=False)
    if compressed:
        for path, place in compressed_files(release, files, folder):
            digests[path] = sha256_hex(place.read_bytes())
            places[path] = place
    for left in set(folder.iterdir()) - set(places.values()):
        left.unlink()
    return replace(release, files=dict(sorted(digests.items())), made=places)


def compressed_files(
    release: Release, files: Mapping[str, str], folder: Path
) -> Iterator[tuple[str, Path]]:
    """Give compressed copies of files, made once for each content."""
    wanted = [
        path
        for path in files
        if PurePosixPath(path).suffix in COMPRESSED and release.size(path) >= SMALLEST
    ]

    def make(path: str) -> list[tuple[str, Path]]:
        places = [
            (f"{path}{ending}", folder / f"{files[path]}{ending}") for ending in (".br", ".gz")
        ]
        if not all(place.exists() for _, place in places):
            data = release.read(path)
            for (_, place), small in zip(places, both(data), strict=True):
                write_atomically(place, small, durable=False)
        return places

    with ThreadPoolExecutor() as pool:
        for places in pool.map(make, wanted):
            yield from places


def both(data: bytes) -> tuple[bytes, bytes]:
    """Compress bytes in both ways; the same bytes give the same."""
    import brotli

    return brotli.compress(data, quality=BROTLI_LEVEL), gzip.compress(data, 9, mtime=0)
