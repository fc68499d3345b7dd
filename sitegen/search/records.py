"""What readers can find of each entry."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable

from sitegen.content.entries.entry import Entry
from sitegen.kinds.kind import Kind
from sitegen.kinds.story import Story, words_of
from sitegen.markdown.text.isolates import without_isolates
from sitegen.render.bodies import Bodies
from sitegen.render.files.chapters import chapters_in
from sitegen.render.helpers.directory import MEMBERS_TABLE, Member, members_of, names_table
from sitegen.render.queries.files import AudioFactsOf, CuesOf, Files, TableOf
from sitegen.render.queries.theme import Message
from sitegen.render.theme.theme import Theme
from sitegen.site.addresses import output_path
from sitegen.site.library import Library
from sitegen.values import Value

SEARCH = "search/_index"
MEMBERS = "members/_index"


class Finding(Value):
    """An entry as the search knows it, but for its text: address below the site's root, title,
    the lines before and after the text, the file that is searched as well, and the recording whose
    chapters are.
    """

    id: str
    lang: str
    url: str
    title: str
    lead: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    file: str = ""
    chaptered: str = ""


class Record(Value):
    """A page as the search knows it."""

    url: str
    lang: str
    title: str
    text: str


def findings(
    library: Library, theme: Theme, lang: str, outputs: Collection[str]
) -> tuple[Finding, ...]:
    """Give what can be found in a language, sorted by address: whatever has a page of its own.

    As in feeds, nothing is that readers can't see yet. `outputs` are the paths of all pages.
    """
    found = [
        finding(entry, library.kinds[entry.kind], library.addresses[id_, code])
        for (id_, code), entry in library.entries.items()
        if code == lang and not library.is_unpublished(id_, code)
    ]
    if (MEMBERS, lang) not in library.entries:
        title = Message(lang=lang, text="Members").answer(theme)
        url = f"{library.language(lang).prefix}/members/"
        found.append(Finding(id=MEMBERS, lang=lang, url=url, title=title, file=MEMBERS_TABLE))
    pages = (each for each in found if each.id != SEARCH and output_path(each.url) in outputs)
    return tuple(sorted(pages, key=lambda each: (each.url, each.id)))


def finding(entry: Entry, kind: Kind, address: str) -> Finding:
    """Give what can be found of an entry, but for its text."""
    meta = entry.meta
    words = words_of(meta) if isinstance(meta, Story) else ""
    return Finding(
        id=entry.id,
        lang=entry.lang,
        url=address,
        title=meta.title,
        lead=tuple(line for line in (meta.summary, words) if line),
        facts=tuple(line for line in (*kind.found_by(meta), *meta.tags) if line),
        file=MEMBERS_TABLE if entry.id == MEMBERS else kind.spoken(meta),
        chaptered=kind.chaptered(meta),
    )


def record_of(found: Finding, bodies: Bodies, files: Files) -> Record:
    """Give an entry's record, with its text. Raises ContentError for a file that can't be read."""
    text = bodies.load(found.id, found.lang).text.split("\n")
    spoken = lines_of(found, files)
    return Record(
        url=found.url,
        lang=found.lang,
        title=without_isolates(found.title),
        text=run_together((*found.lead, *text, *found.facts, *spoken)),
    )


def files_of(found: Finding) -> tuple[str, ...]:
    """Give the files that are searched with an entry; a language may name the members anew."""
    if found.file == MEMBERS_TABLE:
        return found.file, names_table(found.lang)
    return found.file, found.chaptered


def lines_of(found: Finding, files: Files) -> tuple[str, ...]:
    """Give what is searched of an entry's files: what is said in a transcript, or the members."""
    if found.file == MEMBERS_TABLE:
        table, names = (TableOf(path=path).answer(files) for path in files_of(found))
        return tuple(line_of(member) for member in members_of(table, names, found.lang))
    cues = CuesOf(path=found.file).answer(files) if found.file else ()
    facts = AudioFactsOf(path=found.chaptered).answer(files) if found.chaptered else None
    chapters = chapters_in(facts) if facts else ()
    return (*(chapter.title for chapter in chapters), *(cue.text for cue in cues))


def line_of(member: Member) -> str:
    """Give a member by the language's name and the table's, with what is told of it."""
    named = ", ".join(dict.fromkeys((member.own_name, member.name)))
    return ": ".join(part for part in (named, member.about) if part)


def run_together(lines: Iterable[str]) -> str:
    """Give lines as one text for excerpts: a dot stands where nothing else divides them."""
    parts = [" ".join(without_isolates(line).split()) for line in lines if line.strip()]
    divided = [part if ends(part) else f"{part} ·" for part in parts[:-1]]
    return " ".join([*divided, *parts[-1:]])


def ends(text: str) -> bool:
    """True where a text ends with a punctuation mark."""
    return unicodedata.category(text[-1]).startswith("P")
