"""From the files of one entry to its typed values, one a language.

An entry is a group: its original and the translations beside it, which inherit what they don't say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from dataclasses import replace as replace_facts

from msgspec.structs import replace

from sitegen.content.entries.entry import BodySource, Entry, Group, NamedEntry
from sitegen.content.entries.entry_files import find_rivals, orphan, read_part
from sitegen.content.entries.inheritance import (
    clearing,
    foreign_words,
    of_no_translation,
    translated,
    untranslated,
)
from sitegen.content.entries.named_files import named_files
from sitegen.content.entries.pictures import as_written, fold_image
from sitegen.content.entries.privacy import (
    find_private_names,
    names_as_written,
    people_of,
    private_names,
    with_people,
    without_private_names,
)
from sitegen.content.folder.layout import EntryFile
from sitegen.content.front_matter.frontmatter import Document, Split
from sitegen.content.front_matter.nodes import Scalar
from sitegen.content.validation.context import (
    Facts,
    Findings,
    Reference,
    ValidationContext,
    Words,
    Written,
    in_order,
    judged,
)
from sitegen.content.validation.models import read_model
from sitegen.errors import Location, Problem
from sitegen.kinds.people import Concerned
from sitegen.kinds.registry import AnyMeta
from sitegen.kinds.story import Story


@dataclass(frozen=True, slots=True)
class Unfinished:
    """What of an entry with mistakes can be checked all the same: what it leads to, its texts.

    The texts stand beside their languages.
    """

    references: tuple[NamedEntry, ...] = ()
    links: tuple[Written, ...] = ()
    files: tuple[str, ...] = ()
    texts: tuple[tuple[str, BodySource], ...] = ()


@dataclass(frozen=True, slots=True)
class GroupReading:
    """A group (None where a problem prevents it), its texts in the order of its entries.

    The names that may not be shown stand here only: a group is cached, a reading is not.
    `unfinished` is what there is in the group's place.
    """

    group: Group | None
    bodies: tuple[BodySource, ...]
    problems: tuple[Problem, ...]
    private_names: tuple[str, ...] = ()
    unfinished: Unfinished = Unfinished()


@dataclass(frozen=True, slots=True)
class _Part:
    file: EntryFile
    document: Document


@dataclass(slots=True)
class _Found:
    """What reading an entry's files brings to light; texts by the language in the file's name.

    `names` are those that may not be shown, as far as they can be made out.
    """

    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    tags: list[Reference] = field(default_factory=list)
    links: list[Written] = field(default_factory=list)
    places: list[Written] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    texts: list[tuple[str, BodySource]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    def note(self, problems: Iterable[Problem]) -> None:
        """Take mistakes and warnings, each to its likes."""
        for problem in problems:
            (self.warnings if problem.severity == "warning" else self.problems).append(problem)

    def failure(self, lang: str) -> GroupReading:
        """Give the reading of an entry with mistakes; `lang` is the original's language."""
        texts = tuple((code or lang, body) for code, body in self.texts)
        files = tuple(sorted(set(self.files)))
        unfinished = Unfinished(_named(self.references), in_order(self.links), files, texts)
        problems = tuple(sorted(set(self.problems)))
        return GroupReading(None, (), problems, tuple(sorted(set(self.names))), unfinished)


def read_group(
    files: Sequence[tuple[EntryFile, bytes]], facts: Facts, default: str
) -> GroupReading:
    """Read one entry's files: the original and its translations, in any order.

    `default` is the language of an original that doesn't say its own.
    """
    found = _Found()
    read = [read_part(file, data, facts.kinds) for file, data in files]
    for each in read:
        found.note(each.noticed)
        if each.split:
            found.texts.append((each.file.lang, _body(each.file, each.split)))
    parts = [_Part(each.file, each.document) for each in read if each.document]
    found.names += names_as_written(part.document.front_matter for part in parts)
    originals = [part for part in parts if not part.file.lang]
    if not originals:
        if not found.problems:
            found.problems += [orphan(part.file) for part in parts]
        return found.failure(default)
    rivals = find_rivals(part.file for part in parts)
    if rivals:
        found.problems += rivals
        return found.failure(default)
    return _read_languages(originals[0], parts, facts, default, found)


def _body(file: EntryFile, text: Split | Document) -> BodySource:
    return BodySource(path=file.path, line=text.body_line, text=text.body)


def _read_languages(
    original: _Part, parts: list[_Part], facts: Facts, default: str, found: _Found
) -> GroupReading:
    written = original.document.front_matter.fields.get("lang")
    lang = written.text if isinstance(written, Scalar) and written.text else default
    base = fold_image(original.document.front_matter)
    found.problems += of_no_translation(base)
    entries: list[Entry] = []
    bodies: list[BodySource] = []
    for part in sorted(parts, key=lambda part: part.file.lang):
        translation = part is not original
        if translation and part.file.lang == lang:
            message = f"the original {original.file.path} is already in {lang}"
            found.problems.append(Problem(Location(part.file.path), message))
            continue
        node, cleared = base, frozenset[Location]()
        if translation:
            own_fields = fold_image(part.document.front_matter)
            node = translated(base, own_fields, part.file.lang, found.problems)
            cleared = frozenset(clearing(base, own_fields))
        findings = Findings()
        written_in = {original.file.path: lang, part.file.path: part.file.lang or lang}
        folder = part.file.folder
        own = replace_facts(facts, folder=folder, written_in=written_in, clearing=cleared)
        meta = read_model(facts.kinds[part.file.kind].model, node, ValidationContext(own, findings))
        _take(findings, found, original.document, part.document)
        if meta is not None:
            # No page follows from it, and no panel is older for it.
            meta = replace(facts.kinds[part.file.kind].keep(meta), original="")
            own_lang = part.file.lang or lang
            foreign = foreign_words(findings.words, own_lang)
            tagged = tags_in(findings, written_in)
            entries.append(_entry(part, own_lang, meta, not translation, foreign, tagged))
            if not meta.draft:
                found.warnings += untranslated(foreign, original.document, part.document)
            bodies.append(_body(part.file, part.document))
    return _finish(original.file, lang, entries, bodies, found)


def _take(findings: Findings, found: _Found, *documents: Document) -> None:
    """Take what the check of a file found; a line that YAML misread isn't judged once more."""
    noticed = (problem for document in documents for problem in document.noticed)
    problems = as_written(findings.problems, *(document.front_matter for document in documents))
    found.problems += judged(problems, noticed)
    found.warnings += findings.warnings
    found.references += findings.references
    found.tags += findings.tags
    found.links += findings.links
    found.places += findings.places
    found.files += findings.files


def tags_in(findings: Findings, written_in: Mapping[str, str]) -> str:
    """Give the language of the file that an entry's tags stand in; they are one list."""
    own = (tag for tag in findings.tags if tag.field.startswith("tags["))
    return next((written_in[tag.location.path] for tag in own), "")


def _entry(
    part: _Part,
    lang: str,
    meta: AnyMeta,
    original: bool,
    foreign: Sequence[Words],
    tagged: str,
) -> Entry:
    file = part.file
    return Entry(
        id=file.id,
        lang=lang,
        kind=file.kind,
        path=file.path,
        meta=meta,
        original=original,
        inherited=tuple(sorted({(words.text, words.lang) for words in foreign})),
        tags_in=tagged,
    )


def _finish(
    file: EntryFile, lang: str, entries: list[Entry], bodies: list[BodySource], found: _Found
) -> GroupReading:
    stories = [(entry.path, entry.meta) for entry in entries if isinstance(entry.meta, Story)]
    texts = [(body.path, body.line, body.text) for body in bodies]
    found.problems += find_private_names(stories, texts, file.id)
    if found.problems:
        return found.failure(lang)
    metas = [entry.meta for entry in entries]
    people, names = people_of(metas), private_names(metas)
    public = tuple(_public(entry, people, names) for entry in entries)
    files = sorted({path for entry in public for path in named_files(entry.meta)})
    group = Group(
        id=file.id,
        kind=file.kind,
        entries=public,
        references=_named(found.references),
        tags=_named(found.tags),
        links=in_order(found.links),
        places=in_order(found.places),
        warnings=tuple(sorted(set(found.warnings))),
        files=tuple(files),
        guarded=bool(names),
    )
    return GroupReading(group, tuple(bodies), (), names)


def _named(references: Iterable[Reference]) -> tuple[NamedEntry, ...]:
    """Give references each once, in the order of places."""
    named = {
        NamedEntry(
            id=r.id,
            field=r.field,
            path=r.location.path,
            line=r.location.line,
            kind=r.kind,
            by_name=r.by_name,
        )
        for r in references
    }
    return tuple(sorted(named, key=lambda n: (n.path, n.line, n.field, n.id)))


def _public(entry: Entry, people: tuple[Concerned, ...], names: tuple[str, ...]) -> Entry:
    meta = with_people(entry.meta, people)
    if isinstance(meta, Story):
        meta = without_private_names(meta)
    inherited = tuple(each for each in entry.inherited if each[0] not in names)
    same = meta is entry.meta and inherited == entry.inherited
    return entry if same else replace(entry, meta=meta, inherited=inherited)
