"""What readers can find of each entry."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable

import msgspec
from msgspec.structs import replace

from sitegen.content.entries.entry import Entry
from sitegen.kinds.kind import Kind
from sitegen.kinds.story import Story, words_of
from sitegen.markdown.text.isolates import without_isolates
from sitegen.render.bodies import Bodies
from sitegen.render.files.chapters import chapters_in
from sitegen.render.helpers.directory import MEMBERS_TABLE, Member, members_of, names_table
from sitegen.render.queries.files import AudioFactsOf, CuesOf, Files, TableOf
from sitegen.render.queries.theme import Message
from sitegen.render.templates.times import format_time_of
from sitegen.render.theme.theme import Theme
from sitegen.site.addresses import output_path
from sitegen.site.library import Library
from sitegen.site.model import Summary
from sitegen.site.navigation import Crumbs
from sitegen.site.speakers import OF_NO_KIND
from sitegen.values import Value

SEARCH = OF_NO_KIND["search"]
MEMBERS = OF_NO_KIND["members"]


class Told(Value):
    """What readers are told of an entry beside its title: what it is, its award, the show that it
    is part of; its date; the file of its picture. `title_lang` is the title's language where it
    isn't the page's.
    """

    said: tuple[str, ...] = ()
    when: str = ""
    image: str = ""
    title_lang: str = ""


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
    told: Told = Told()


class Thumbnail(Value):
    """A picture beside a result: its address from the host's root on, its size in pixels."""

    src: str
    width: int
    height: int


class Record(Value):
    """A page as the search knows it; `shown` is told of it beside title and text, by name."""

    url: str
    lang: str
    title: str
    text: str
    shown: dict[str, str] = msgspec.field(default_factory=dict)


def findings(
    library: Library, theme: Theme, lang: str, outputs: Collection[str]
) -> tuple[Finding, ...]:
    """Give what can be found in a language, sorted by address: whatever has a page of its own.

    As in feeds, nothing is that readers can't see yet. `outputs` are the paths of all pages.
    """
    found = [
        finding(
            entry,
            library.kinds[entry.kind],
            library.addresses[id_, lang],
            told_of(library, theme, id_, lang),
        )
        for (id_, code), entry in library.entries.items()
        if code == lang and not library.is_unpublished(id_, code)
    ]
    if (MEMBERS, lang) not in library.entries:
        title = Message(lang=lang, text="Members").answer(theme)
        url = f"{library.language(lang).prefix}/members/"
        found.append(Finding(id=MEMBERS, lang=lang, url=url, title=title, file=MEMBERS_TABLE))
    pages = (each for each in found if each.id != SEARCH and output_path(each.url) in outputs)
    return tuple(sorted(pages, key=lambda each: (each.url, each.id)))


def finding(entry: Entry, kind: Kind, address: str, told: Told) -> Finding:
    """Give what can be found of an entry, but for its text."""
    meta = entry.meta
    words = words_of(meta) if isinstance(meta, Story) else ""
    facts = (*kind.found_by(meta), *meta.tags)
    return Finding(
        id=entry.id,
        lang=entry.lang,
        url=address,
        title=meta.title,
        lead=tuple(line for line in (meta.summary, words) if line),
        facts=tuple(line for line in facts if line),
        file=MEMBERS_TABLE if entry.id == MEMBERS else kind.spoken(meta),
        chaptered=kind.chaptered(meta),
        told=told,
    )


def told_of(library: Library, theme: Theme, id_: str, lang: str) -> Told:
    """Give what stands beside an entry's title: nothing but a picture beside that of a list."""
    entry, summary = library.entries[id_, lang], library.summary(id_, lang)
    assert summary is not None
    kind = library.kinds[entry.kind]
    titles = [spoken for text, spoken in entry.inherited if text == entry.meta.title]
    told = Told(image=picture_of(library, summary), title_lang=titles[0] if titles else "")
    if kind.speaks:
        return told

    def word(text: str) -> str:
        return Message(lang=lang, text=text).answer(theme)

    above = Crumbs(lang=lang, id=id_).answer(library) if kind.stacked else ()
    one = kind.label(lang) or (word(kind.one) if kind.one else "")
    words = map(word, kind.found_as(entry.meta))
    return replace(
        told,
        said=tuple(filter(None, (one, *words, *(crumb.title for crumb in above[:1])))),
        when=format_time_of(summary, library.language(lang).locale or lang, word),
    )


def picture_of(library: Library, summary: Summary) -> str:
    """Give the file of the picture that stands for an entry, or for the show that it is part of."""
    image = summary.image or summary.portrait or summary.artwork
    show = library.summary(summary.show, summary.lang) if summary.show else None
    if image is None and show is not None:
        return picture_of(library, show)
    return image.file if image else ""


def record_of(found: Finding, bodies: Bodies, files: Files, picture: Thumbnail | None) -> Record:
    """Give an entry's record, with its text. Raises ContentError for a file that can't be read."""
    text = bodies.load(found.id, found.lang).text.split("\n")
    spoken, told = lines_of(found, files), found.told
    shown = {
        "said": " · ".join(told.said),
        "when": told.when,
        "lang": told.title_lang,
        "image": picture.src if picture else "",
        "size": f"{picture.width} {picture.height}" if picture else "",
    }
    return Record(
        url=found.url,
        lang=found.lang,
        title=without_isolates(found.title),
        # What is told beside the title comes last, so that excerpts seldom repeat it.
        text=run_together((*found.lead, *text, *found.facts, *spoken, *told.said, told.when)),
        shown={name: without_isolates(value) for name, value in shown.items() if value},
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
