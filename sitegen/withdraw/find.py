"""Finding an entry: its files, addresses and outputs, who else uses them, and its markers."""

from __future__ import annotations

import re
import secrets
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from sitegen.builder.options import BuildOptions
from sitegen.builder.scan.previous_build import PreviousBuild
from sitegen.builder.scan.previous_state import read_previous_state
from sitegen.builder.store.folders import Folders
from sitegen.builder.trace.traces import Traces
from sitegen.content.editing.bin import in_bin
from sitegen.content.entries.entry import Entry, Group
from sitegen.content.folder.covers import is_picture
from sitegen.content.folder.layout import EntryFile, files_by_entry
from sitegen.content.folder.sources import Sources
from sitegen.content.folder.survey import NAMES, survey_site
from sitegen.content.project import Known, Reading, read_entries
from sitegen.content.settings.settings import Settings
from sitegen.content.settings.settings_file import private_names_in, read_settings_file
from sitegen.errors import Location, UsageError
from sitegen.kinds.registry import kinds_of
from sitegen.kinds.section import SECTION
from sitegen.kinds.story import STORY, Story
from sitegen.safety.gate import Gate
from sitegen.safety.passages import can_be_read, suffix_of
from sitegen.safety.people import hidden
from sitegen.site.naming import Candidate, addresses_of, id_meant
from sitegen.site.rights import is_of_people
from sitegen.values import texts_of
from sitegen.withdraw.files import own_files
from sitegen.withdraw.likeness import are_alike, likeness
from sitegen.withdraw.markers import Markers, content_of, digests, windows_to_seek
from sitegen.withdraw.outputs import cards_in, outputs_of, says, with_root
from sitegen.withdraw.places import (
    Mention,
    Sought,
    in_order_of_weight,
    is_text,
    rows_in,
    text_of,
)

NAME = re.compile(r"[^\W\d_][^\W\d_'’.-]*(?:['’.-][^\W\d_]*)*")
MOST_WORDS = 4
"""Words that a name has at most."""

IN_BIN = (
    "{id}: was deleted in the editor, and lies in its bin; put it back there (sitegen serve, "
    "/admin/bin), then withdraw it: its addresses and names, and what was made of it, are found "
    "by its files"
)

OF_LIST = (
    "{id}: what a list or the home page says of itself; the page stays without it. Delete {path} "
    'and publish; where it names somebody: sitegen withdraw --name "…"'
)

SPOKEN = (".vtt", ".srt", ".txt", ".json")


@dataclass(frozen=True)
class Found:
    """An entry that is to go.

    `files` are its own, from the site folder; `shared` those of its folder that others use, with
    who, of which `withheld` are somebody's, wherever they are shown; `outputs` are all that the
    last build made of it; `mentions` are where other sources speak of it. `secret` are names that
    only its own consent kept back.
    """

    id: str
    kind: str
    files: tuple[str, ...]
    shared: tuple[tuple[str, str], ...]
    withheld: tuple[str, ...]
    addresses: tuple[str, ...]
    outputs: tuple[str, ...]
    mentions: tuple[Mention, ...]
    names: tuple[str, ...]
    secret: tuple[str, ...]
    markers: Markers


@dataclass(frozen=True)
class Site:
    """A site as far as it can be read, whatever mistakes it has, and what its last build left."""

    options: BuildOptions
    sources: Sources
    settings: Settings
    reading: Reading
    traces: Traces

    @property
    def by_id(self) -> dict[str, Group]:
        """All entries by id."""
        return {group.id: group for group in self.reading.groups}

    def files_of(self) -> dict[str, list[EntryFile]]:
        """Give the Markdown files below content/ by the entry that they belong to."""
        kinds = kinds_of(self.settings.kinds)
        return files_by_entry(self.sources.identities, self.settings.written_languages, kinds)

    def text(self, path: str) -> str:
        """Give a source as text."""
        return text_of(self.sources.read(path))


def read_anyway(options: BuildOptions) -> Site:
    """Read a site whatever mistakes its entries have: one may have to go at once.

    Raises UsageError where the folder is no site, ContentError where site.yaml can't be read.
    """
    sources = Sources(options.site, survey_site(options.site))
    settings = read_settings_file(sources).settings
    reading = read_entries(sources, settings, Known())
    previous = read_previous_state(Folders.of(options), options)
    traces = PreviousBuild(previous).traces if previous.known else Traces()
    return Site(options, sources, settings, reading, traces)


def id_of(site: Site, named: str) -> str:
    """Give the id that is meant by an id, a file or an address. Raises UsageError."""
    candidates = (
        Candidate(
            id_,
            {file.path for file in own},
            addresses_of(site.by_id[id_], site.settings) if id_ in site.by_id else (),
        )
        for id_, own in site.files_of().items()
    )
    try:
        return id_meant(named, candidates, site.settings, site.options.site)
    except UsageError:
        plain = named.removeprefix("content/").strip("/").removesuffix(".md").removesuffix("/index")
        if any(binned.what.id == plain for binned in in_bin(site.options.site)):
            raise UsageError(IN_BIN.format(id=plain)) from None
        raise


def find(site: Site, id_: str) -> Found:
    """Find all of an entry. Raises UsageError where others stand below it, or its page stays."""
    own = site.files_of()[id_]
    paths = [file.path for file in own]
    if own[0].kind == SECTION.name:
        raise UsageError(OF_LIST.format(id=id_, path=" and ".join(paths)))
    below = sorted(each for each in site.files_of() if each.startswith(f"{id_}/"))
    if below:
        raise UsageError(
            f"{id_}: other entries stand below it, such as {below[0]}; withdraw those first"
        )
    group = site.by_id.get(id_)
    entries = group.entries if group else ()
    of_people = own[0].kind == STORY.name or any(is_of_people(entry.meta) for entry in entries)
    files = own_files(site.sources, site.reading.groups, id_, paths, of_people=of_people)
    theirs = set(files.theirs)
    outputs, made_at = outputs_of(site.traces, id_, paths, theirs)
    addresses = tuple(sorted({*(addresses_of(group, site.settings) if group else ()), *made_at}))
    secret = private_names_in(site.sources, paths)
    called = tuple(dict.fromkeys((*secret, *names_of(entries))))
    names = tuple(name for name in called if name in secret or is_name(name))
    texts, titles = words_of(site, paths, entries, theirs)
    rows = windows_to_seek(texts, [*titles, *called])
    sought = Sought(
        id=id_,
        addresses=frozenset(addresses),
        files=frozenset(theirs),
        rows={length: frozenset(found) for length, found in rows.items()},
        gate=Gate(hidden(name for name in names if " " in name.strip())),
    )
    mentions = in_order_of_weight(mentions_in(site, sought, theirs))
    said = rows_elsewhere(site, rows, theirs)
    salt = secrets.token_hex(16)
    contents, pictures = looks_of(site, theirs, outputs)
    telling = {each for each in addresses if says(each, names)}
    markers = Markers(
        id=id_,
        salt=salt,
        windows=digests({k: found - said.get(k, set()) for k, found in rows.items()}, salt),
        names=tuple(name for name in names if " " in name.strip()),
        addresses=with_root(addresses, site.settings.root),
        gone=with_root((each for each in addresses if each not in telling), site.settings.root),
        contents=contents,
        pictures=pictures,
    )
    return Found(
        id=id_,
        kind=own[0].kind,
        files=(*files.going, *files.beside),
        shared=files.shared,
        withheld=files.withheld,
        addresses=addresses,
        outputs=outputs,
        mentions=mentions,
        names=names,
        secret=secret,
        markers=markers,
    )


def is_name(text: str) -> bool:
    """True for what is a name and no description, as pseudonyms are: "a teacher from Haifa"."""
    words = text.split()
    plain = all(map(NAME.fullmatch, words)) and text.isprintable()
    return plain and len(words) <= MOST_WORDS and not any(map(str.islower, words))


def names_of(entries: Iterable[Entry]) -> Iterator[str]:
    """Give the names by which a storyteller is, or may not be, shown."""
    for entry in entries:
        if isinstance(entry.meta, Story):
            yield from filter(None, (entry.meta.storyteller.name, entry.meta.storyteller.pseudonym))


def words_of(
    site: Site, paths: Iterable[str], entries: Sequence[Entry], files: Iterable[str]
) -> tuple[list[str], list[str]]:
    """Give the texts of an entry, and its titles."""
    bodies = {body.path: body.text for body in site.reading.texts.values()}
    # Where an entry has mistakes, what of it is text isn't known.
    texts = [bodies.get(path) or ("" if entries else site.text(path)) for path in paths]
    texts += [text for entry in entries for text in texts_of(msgspec.structs.asdict(entry.meta))]
    texts += [site.text(path) for path in files if suffix_of(path) in SPOKEN]
    return texts, [entry.meta.title for entry in entries]


def other_texts(site: Site, own: Collection[str]) -> Iterator[tuple[str, str]]:
    """Give the site's other sources in which words stand, whatever their names end in.

    Also those that no page is made from: `noor.md.draft`, `_redirects`, a script.
    """
    for path in readable(site, own):
        data = site.sources.read(path)
        if is_text(path, data):
            yield path, text_of(data)


def readable(site: Site, own: Collection[str]) -> Iterator[str]:
    """Give the site's other sources in which words may stand: all but pictures and sounds."""
    for path in site.sources.identities:
        is_drawn = is_picture(path) and suffix_of(path) != ".svg"
        if can_be_read(path) and not is_drawn and path not in own and path != NAMES:
            yield path


def mentions_in(site: Site, sought: Sought, own: set[str]) -> Iterator[Mention]:
    """Give where other files speak of the entry, or are the same as one of its own."""
    for path, text in other_texts(site, own):
        yield from sought.mentions(path, text)
    digests = {site.sources.digest(path): path for path in sorted(own)}
    for path in site.sources.identities:
        same = digests.get(site.sources.digest(path))
        if same and path not in own and path.startswith(("content/", "static/")):
            yield Mention(Location(path), f"the same file as {same}")


def rows_elsewhere(site: Site, rows: Mapping[int, set[str]], own: set[str]) -> dict[int, set[str]]:
    """Give those rows of words that other sources say as well: they tell of no copy."""
    found: dict[int, set[str]] = {}
    for _, text in other_texts(site, own):
        for length, row in rows_in(text, rows):
            if row in rows[length]:
                found.setdefault(length, set()).add(row)
    return found


def looks_of(
    site: Site, files: Iterable[str], outputs: Iterable[str]
) -> tuple[frozenset[str], tuple[str, ...]]:
    """Give the digests of an entry's files and of all that was made of them, and how they look."""
    # As they stand, without what covers a face: copies were made of either.
    datas = [site.sources.file(path).read_bytes() for path in files]
    cards = cards_in(site.traces)  # They look like everybody's.
    drawn: list[bytes] = []
    for path in outputs:
        place = site.options.output / path
        if place.is_file():
            (drawn if path in cards else datas).append(place.read_bytes())
    pictures = {looks for data in datas if (looks := likeness(data))}
    return frozenset(map(content_of, [*datas, *drawn])), tuple(
        sorted(pictures - looks_elsewhere(site, files, pictures))
    )


def looks_elsewhere(site: Site, files: Iterable[str], pictures: set[str]) -> set[str]:
    """Give how those pictures look that other sources hold as well: they tell of no copy."""
    own, found = set(files), set[str]()
    for path in site.sources.identities if pictures else ():
        if path.startswith(("content/", "static/")) and path not in own:
            looks = likeness(site.sources.file(path).read_bytes())
            found |= {each for each in pictures if looks and are_alike(looks, each)}
    return found
