"""Beginning entries: a file at the right place, which is never one that is there already."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from uuid import uuid4
from zoneinfo import ZoneInfo

from sitegen.content.folder.layout import EntryFile, classify
from sitegen.content.folder.sources import Sources
from sitegen.content.folder.survey import is_entry_file, walk_site
from sitegen.content.folder.textfile import decode_text
from sitegen.content.front_matter.frontmatter import Document, split_document
from sitegen.content.front_matter.nodes import FrontMatterError, Scalar
from sitegen.content.front_matter.quoting import quoted
from sitegen.content.new.entry_paths import (
    Place,
    choose_container,
    kind_named,
    next_number,
    path_for,
    slug_for,
    taken_by,
)
from sitegen.content.new.scaffold import entry_text, plain_text
from sitegen.content.new.sidecar import translation_text
from sitegen.content.settings.settings import Settings
from sitegen.content.settings.settings_file import read_settings
from sitegen.errors import ContentError, Problem, SitegenError, UsageError
from sitegen.kinds.kind import FOLDER, Kind
from sitegen.kinds.registry import Kinds, kinds_of
from sitegen.text import UNFIT, did_you_mean, normalize


@dataclass(frozen=True, slots=True)
class Wish:
    """What a new entry shall be. `year` 0: this year; `inside` "": the only show or season.

    `explained`: its file offers every field and says what it is, for who writes without a form.
    """

    kind: str
    title: str
    year: int = 0
    inside: str = ""
    explained: bool = True


def begin_entry(site: Path, wish: Wish) -> str:
    """Write a new entry, and give its path from the site folder.

    Raises UsageError where it can't be placed, ContentError where site.yaml has mistakes,
    SitegenError where it is there already.
    """
    sources = Sources(site, walk_site(site))
    settings = read_settings(sources)
    kinds = kinds_of(settings.kinds)
    kind = kind_named(wish.kind, kinds)
    wish = replace(wish, title=normalize(wish.title).strip())
    if unfit := UNFIT.search(wish.title):
        raise UsageError(f"the sign U+{ord(unfit[0]):04X} found in the title; take it out")
    check_options(kind, wish, kinds)
    today = datetime.now(ZoneInfo(settings.timezone)).date()
    if kind.inside == FOLDER:
        place = Place(kind=kind, slug="", inside=list_folder(wish.inside, kinds))
    else:
        place = placed(kind, wish, today.year, sources.identities, kinds.outer(kind))
    written = {"title": quoted(wish.title)}
    if kind.needs("date") or kind.ahead:
        written["date"] = today.isoformat() if place.year in (0, today.year) else str(place.year)
    written |= facts_of(place)
    path = path_for(place)
    taken = taken_by(path, sources.identities)
    if taken:
        raise SitegenError(f"{taken}: there already; nothing was written (choose another title)")
    text = entry_text(kind.model, written) if wish.explained else plain_text(kind.model, written)
    write_new(site, path, text)
    return path


def check_options(kind: Kind, wish: Wish, kinds: Kinds) -> None:
    """Raise UsageError for an option that the kind has no use for."""
    if wish.year and not kind.yearly:
        expected = " or ".join(each.name for each in kinds if each.yearly)
        raise UsageError(f"--year: a {kind.name} stands in no year; expected with {expected}")
    if wish.inside and not kind.inside:
        expected = ", ".join(each.name for each in kinds if each.inside)
        raise UsageError(f"--in: a {kind.name} stands in nothing; expected with {expected}")


def placed(
    kind: Kind, wish: Wish, this_year: int, files: Collection[str], outer: Kind | None
) -> Place:
    """Decide where an entry goes; `outer` is the kind that it stands in, None for none."""
    year = (wish.year or this_year) if kind.yearly else 0
    inside = choose_container(outer, wish.inside, files) if outer else ""
    slug = (
        f"{kind.name}-{next_number(kind, inside, files)}" if kind.numbered else slug_for(wish.title)
    )
    return Place(kind=kind, slug=slug, year=year, inside=inside)


def list_folder(named: str, kinds: Kinds) -> str:
    """Give the folder whose list a section is for, "" for home. Raises UsageError for no folder."""
    folder = normalize(named).strip("/").removeprefix("content").strip("/")
    steps = folder.split("/")
    if folder and (steps[0] not in kinds.by_folder or {"", ".", ".."} & {*steps}):
        hint = did_you_mean(folder, kinds.by_folder)
        expected = ", ".join(sorted(kinds.by_folder))
        raise UsageError(f'--in: no folder "{named}"; expected one of {expected}{hint}')
    return folder


def facts_of(place: Place) -> dict[str, str]:
    """Give the fields that a kind can't be without."""
    kind, facts = place.kind, dict(place.kind.begins_with)
    if kind.has("guid"):
        facts["guid"] = f"urn:uuid:{uuid4()}"
    if kind.unfinished:
        facts["draft"] = "true"
    if kind.numbered:
        facts["number"] = place.slug.removeprefix(f"{kind.name}-")
    return facts


def begin_translation(
    site: Path, kind: str, name: str, lang: str, *, explained: bool = True
) -> str:
    """Write a translation of an entry, and give its path from the site folder.

    `name` is the entry's id, or its file; `explained`: the file says what its lines are. Raises
    UsageError where there is no such entry or language, ContentError for mistakes in what it is
    made of, SitegenError where the translation is there already.
    """
    sources = Sources(site, walk_site(site))
    settings = read_settings(sources)
    check_language(lang, settings)
    original = find_original(name, sources, settings)
    wanted = kind_named(kind, kinds_of(settings.kinds))
    if original.kind != wanted.name:
        raise UsageError(f"{original.id} is a {original.kind}, not a {wanted.name}")
    path = f"{original.path.removesuffix('.md')}.{lang}.md"
    if path in sources.identities:
        raise SitegenError(f"{path}: there already; nothing was written")
    try:
        text = decode_text(sources.read(original.path), original.path)
        document = split_document(text, original.path)
        check_other_language(document, lang, original.path, settings)
    except FrontMatterError as error:
        raise ContentError(error.problems) from None
    write_new(site, path, translation_text(wanted.model, document, explained=explained))
    return path


def check_other_language(document: Document, lang: str, path: str, settings: Settings) -> None:
    """Raise UsageError where the original is in the language of the translation."""
    written = document.front_matter.fields.get("lang")
    own = written.text if isinstance(written, Scalar) else ""
    if lang == (own or settings.default_language):
        raise UsageError(f"--lang: the original {path} is already in {lang}")


def check_language(lang: str, settings: Settings) -> None:
    """Raise UsageError for a language that the site doesn't have."""
    known = settings.written_languages
    if lang not in known:
        hint = did_you_mean(lang, known)
        raise UsageError(f'--lang: no language "{lang}"; expected one of {", ".join(known)}{hint}')


def find_original(name: str, sources: Sources, settings: Settings) -> EntryFile:
    """Give the original of an entry. Raises UsageError where there is none."""
    originals = originals_by_id(sources.identities, settings)
    plain = normalize(name).strip("/").removeprefix("content/").removesuffix(".md")
    for ending in ("", *(f"/{name}" for name in kinds_of(settings.kinds).fixed_names)):
        found = originals.get(plain.removesuffix(ending) if ending else plain)
        if found:
            return found
    hint = did_you_mean(plain, originals)
    raise UsageError(f'no entry "{name}"; expected an id such as news/2024/olive-season{hint}')


def originals_by_id(files: Mapping[str, object], settings: Settings) -> dict[str, EntryFile]:
    """Give the originals of all entries by id; files with a mistake in their name are left out."""
    languages = settings.written_languages
    kinds = kinds_of(settings.kinds)
    found = {}
    for path in files:
        if is_entry_file(path):
            file = classify(path, languages, kinds)
            if not isinstance(file, Problem) and not file.lang:
                found[file.id] = file
    return found


def write_new(site: Path, path: str, text: str) -> None:
    """Write a file that is not there. Raises SitegenError where it is, or can't be written."""
    target = site / path
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise SitegenError(f"{path}: there already; nothing was written") from None
    except OSError as error:
        raise SitegenError(f"{path}: can't be written: {error.strerror}") from None
