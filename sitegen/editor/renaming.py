"""Renaming an entry: its files and folder move, old addresses lead to the new ones, and what leads
to it is rewritten where that is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from msgspec.structs import replace

from sitegen.content.editing.document import EditError, edited, values_in, write_over
from sitegen.content.editing.moving import Move, move_all
from sitegen.content.editing.references import Leading, Moves, rewritten
from sitegen.content.entries.entry import Entry, Group
from sitegen.content.folder.layout import EntryFile
from sitegen.content.folder.textfile import decode_text
from sitegen.content.front_matter.frontmatter import split_document
from sitegen.content.front_matter.nodes import FrontMatterError
from sitegen.content.new.entry_paths import check_slug
from sitegen.content.project import Known, Reading, read_entries
from sitegen.content.translating.renewing import renewed
from sitegen.content.translating.wording import said_in, version_of, wording_of
from sitegen.editor.fields import fields_of
from sitegen.editor.removal import leading_to
from sitegen.editor.shelf import Site, translations_of
from sitegen.errors import ContentError, SitegenError
from sitegen.site.addresses import address_of
from sitegen.site.languages import languages_of
from sitegen.site.naming import addresses_of
from sitegen.text import normalize

LIST = "The name of a list's own file is given by the list: it can't be renamed."
MISTAKES = "{id}: mend its mistakes first: its address isn't known"


@dataclass(frozen=True, slots=True)
class Renaming:
    """What a new name changes: what moves, the addresses that entries leave, who leads there.

    `moved` are the files that go, on the disk; `left` are old addresses by the (old) files of
    their entries; `leading` are the places in other files.
    """

    file: EntryFile
    new: EntryFile
    moves: Moves
    moved: tuple[Move, ...]
    left: Mapping[str, str]
    leading: tuple[Leading, ...]


@dataclass(frozen=True, slots=True)
class Wish:
    """What else is asked for: whether old addresses lead on, whether other files are rewritten."""

    aliases: bool = True
    others: bool = True


def renaming_of(site: Site, file: EntryFile, slug: str) -> Renaming:
    """Say what a new name of an entry's file or folder changes.

    Raises UsageError for what is no name, SitegenError where the name is taken or the entry has
    mistakes.
    """
    slug = normalize(slug).strip()
    above = file.id.rpartition("/")[0]
    if not above or site.kinds[file.kind].speaks:
        raise SitegenError(LIST)
    check_slug(slug, site.kinds)
    id_ = f"{above}/{slug}"
    if id_ == file.id:
        raise SitegenError(f"{slug}: this is its name already")
    files = files_moved(site, file, id_)
    reading = read_entries(site.sources, site.settings, Known())
    groups = [each for each in reading.groups if each.id in ids_moved(file.id, reading)]
    for id_failed in sorted(reading.failed):
        if f"{id_failed}/".startswith(f"{file.id}/"):
            raise SitegenError(MISTAKES.format(id=id_failed))
    left, addresses = addresses_left(site, groups, file.id, id_)
    check_free(site, reading, groups, files, addresses)
    moves = Moves(
        files=files,
        ids={group.id: id_ + group.id.removeprefix(file.id) for group in groups},
        addresses=addresses,
        names={file.id.rpartition("/")[2]: slug},
        named_at=frozenset(named_at(reading, file)),
        there=site.sources.identities.keys(),
    )
    return Renaming(
        file,
        replace(file, path=files[file.path], id=id_),
        moves,
        tuple(moved_on_disk(site, file, files, id_)),
        left,
        tuple(leading_to(site, moves, set(files))),
    )


def files_moved(site: Site, file: EntryFile, id_: str) -> dict[str, str]:
    """Give all files of an entry and of its folder, with where each goes."""
    old, new = f"content/{file.id}", f"content/{id_}"
    own = {each.path for each in translations_of(site, file)}
    return {
        path: new + path.removeprefix(old)
        for path in site.sources.identities
        if path in own or path.startswith(f"{old}/")
    }


def ids_moved(id_: str, reading: Reading) -> set[str]:
    """Give the ids of an entry and of all that stand in it."""
    return {each.id for each in reading.groups if f"{each.id}/".startswith(f"{id_}/")}


def named_at(reading: Reading, file: EntryFile) -> Iterator[tuple[str, int]]:
    """Give the places of fields that name an entry by the end of its id alone."""
    named = [each for group in reading.groups for each in group.references]
    named += [each for group in reading.unfinished.values() for each in group.references]
    for each in named:
        if each.by_name and each.kind in ("", file.kind):
            yield each.path, each.line


def addresses_left(
    site: Site, groups: list[Group], old: str, new: str
) -> tuple[dict[str, str], dict[str, str]]:
    """Give the addresses that entries leave, by file, and all of them with the new ones."""
    languages = {language.code: language for language in languages_of(site.settings)}
    left: dict[str, str] = {}
    addresses: dict[str, str] = {}

    def address(entry: Entry) -> str:
        return address_of(entry, site.kinds[entry.kind], languages[entry.lang])

    for group in groups:
        for entry in group.entries:
            if entry.lang in languages:
                before = address(entry)
                after = address(replace(entry, id=new + entry.id.removeprefix(old)))
                if before != after:
                    left[entry.path], addresses[before] = before, after
    return left, addresses


def check_free(
    site: Site,
    reading: Reading,
    groups: list[Group],
    files: Mapping[str, str],
    addresses: Mapping[str, str],
) -> None:
    """Raise SitegenError where another entry has the name or the address already."""
    stay = {normalize(path).casefold(): path for path in site.sources.identities}
    for path in files:
        stay.pop(normalize(path).casefold(), None)
    entry_stems = {stem_of(new): new for old, new in files.items() if site.file_of(old)}
    for path in stay.values():
        taken = normalize(path).casefold() in {new.casefold() for new in files.values()}
        if taken or (site.file_of(path) and stem_of(path) in entry_stems):
            raise SitegenError(f"{path}: there already; choose another name")
    moving = {group.id for group in groups}
    for group in reading.groups:
        if group.id not in moving:
            for address in addresses_of(group, site.settings):
                if address in addresses.values():
                    raise SitegenError(
                        f"{address}: the address of {group.id} already; choose another name"
                    )


def stem_of(path: str) -> str:
    """Give what files of one entry have in common, in any case and language."""
    stem = path.removesuffix(".md").casefold()
    folder, _, name = stem.rpartition("/")
    name = name.partition(".")[0]
    return folder if name == "index" else f"{folder}/{name}"


def moved_on_disk(
    site: Site, file: EntryFile, files: Mapping[str, str], id_: str
) -> Iterator[Move]:
    """Give what moves on the disk: the folder as a whole, with whatever else lies in it."""
    root, old = site.sources.site, f"content/{file.id}"
    inside = [path for path in files if path.startswith(f"{old}/")]
    if inside:
        depth = old.count("/") + 1
        first = site.sources.file(inside[0])
        folder = root.joinpath(*first.relative_to(root).parts[:depth])
        yield folder, root / f"content/{id_}"
    for path, new in files.items():
        if path not in inside:
            yield site.sources.file(path), root / new


def rename(site: Site, renaming: Renaming, wish: Wish) -> EntryFile:
    """Rename an entry, and give the file that was named as it is called then.

    Raises SitegenError where that can't be done; all is as it was then.
    """
    texts = with_versions(site, dict(changed_texts(site, renaming, wish)))
    before = {path: text_of(site, path) for path in texts}
    root = site.sources.site
    try:
        move_all(renaming.moved)
    except OSError as error:
        where = str(error.filename2 or error.filename).removeprefix(f"{root}/")
        raise SitegenError(f"{where}: can't be renamed: {error.strerror}") from None
    written: list[str] = []
    try:
        for path, text in texts.items():
            written.append(path)
            write_over(root / renaming.moves.files.get(path, path), path, text)
    except ContentError:
        for path in written:
            write_over(root / renaming.moves.files.get(path, path), path, before[path])
        move_all((target, source) for source, target in reversed(renaming.moved))
        raise
    return renaming.new


def changed_texts(site: Site, renaming: Renaming, wish: Wish) -> Iterator[tuple[str, str]]:
    """Give the files that say something else afterwards, by their old paths.

    Raises SitegenError for one in which that can't be put without touching other lines.
    """
    others = {each.path for each in renaming.leading} if wish.others else set[str]()
    own = {path for path in renaming.moves.files if path.endswith(".md")}
    for path in sorted(own | {path for path in others if path.endswith(".md")}):
        text = text_of(site, path)
        try:
            new = rewritten(path, text, renaming.moves)
            if path in own:
                new = with_aliases(site, path, new, renaming, wish)
        except (EditError, FrontMatterError) as error:
            raise SitegenError(f"{path}: {error}") from None
        if new != text:
            yield path, new


def with_versions(site: Site, texts: Mapping[str, str]) -> dict[str, str]:
    """Give changed texts with those of translations that name a version of their original which
    differs by what was rewritten alone: they say what it says, now as before."""
    new = dict(texts)
    for path in texts:
        file = site.file_of(path)
        if file is None or file.lang:
            continue
        model = site.kinds[file.kind].model
        old, now = (
            version_of(wording_of(model, split_document(text, path)))
            for text in (text_of(site, path), texts[path])
        )
        for each in translations_of(site, file) if old != now else ():
            text = new.get(each.path) or text_of(site, each.path)
            if said_in(split_document(text, each.path)) == old:
                new[each.path] = renewed(model, text, each.path, now)
    return new


def text_of(site: Site, path: str) -> str:
    """Give a file's text with the ends of lines that it has. Raises ContentError."""
    data = site.sources.read(path)
    decode_text(data, path)
    return data.decode()


def with_aliases(site: Site, path: str, text: str, renaming: Renaming, wish: Wish) -> str:
    """Give an entry's text with the address that it leaves among its aliases, and without the one
    that it has from now on."""
    file, left = site.file_of(path), renaming.left.get(path)
    if file is None or left is None:
        return text
    said = values_in(text, path).get("aliases")
    old = said if isinstance(said, tuple) else () if said is None else (said,)
    now = renaming.moves.addresses[left]
    kept = tuple(each for each in old if each != now)
    new = (*kept, left) if wish.aliases and left not in kept else kept
    if new == old:
        return text
    order = [each.name for each in fields_of(site.kinds[file.kind].model)]
    return edited(text, path, {"aliases": new}, order)
