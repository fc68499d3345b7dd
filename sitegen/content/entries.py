"""From the files of one entry to its typed values, one a language.

An entry is a group: its original and the translations beside it, which inherit what they don't say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from dataclasses import replace as replace_facts

from msgspec.structs import replace

from sitegen.content.files import named_files
from sitegen.content.frontmatter import (
    Document,
    FrontMatterError,
    Mapping,
    Scalar,
    split_document,
)
from sitegen.content.kinds import AnyMeta, Story
from sitegen.content.layout import KINDS, EntryFile
from sitegen.content.pictures import as_written, fold_image
from sitegen.content.privacy import find_private_names, private_names, without_private_names
from sitegen.content.schema import read_model
from sitegen.content.scope import Facts, Findings, Reference, Scope
from sitegen.errors import Location, Problem
from sitegen.values import Value

NOT_IN_TRANSLATIONS = ("consent", "date", "year", "award", "guid")
NOT_INHERITED = ("aliases", "lang")


class Entry(Value):
    """One entry in one language. `folder` is where names of files in its text begin."""

    id: str
    lang: str
    kind: str
    path: str
    meta: AnyMeta
    original: bool = True

    @property
    def folder(self) -> str:
        """The folder of its file, from the site folder."""
        return self.path.rpartition("/")[0]


class BodySource(Value):
    """Where an entry's text stands: its file, first line and the text itself."""

    path: str
    line: int
    text: str


class NamedEntry(Value):
    """An entry that a field of front matter names, with the place of the name."""

    id: str
    field: str
    path: str
    line: int


class Group(Value):
    """All that was read of one entry: its values by language, and what it refers to.

    `guarded` groups have a name that is not among their values; it is read anew each time.
    """

    id: str
    kind: str
    entries: tuple[Entry, ...]
    references: tuple[NamedEntry, ...] = ()
    warnings: tuple[Problem, ...] = ()
    files: tuple[str, ...] = ()
    guarded: bool = False


@dataclass(frozen=True, slots=True)
class GroupReading:
    """A group (None where a problem prevents it), its texts in the order of its entries.

    The names that may not be shown stand here only: a group is cached, a reading is not.
    """

    group: Group | None
    bodies: tuple[BodySource, ...]
    problems: tuple[Problem, ...]
    private_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Part:
    file: EntryFile
    document: Document


def read_group(
    files: Sequence[tuple[EntryFile, bytes]], facts: Facts, default: str
) -> GroupReading:
    """Read one entry's files: the original and its translations, in any order.

    `default` is the language of an original that doesn't say its own.
    """
    problems: list[Problem] = []
    parts = [part for file, data in files if (part := _read_part(file, data, problems))]
    originals = [part for part in parts if not part.file.lang]
    if not originals:
        if not problems:
            problems += [_orphan(part.file) for part in parts]
        return GroupReading(None, (), tuple(problems))
    rivals = _rivals(part.file for part in parts)
    if rivals:
        return GroupReading(None, (), (*problems, *rivals))
    return _read_languages(originals[0], parts, facts, default, problems)


def _read_part(file: EntryFile, data: bytes, problems: list[Problem]) -> _Part | None:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        message = "not UTF-8 text; expected the file to be saved as UTF-8"
        problems.append(Problem(Location(file.path, line), message))
        return None
    try:
        return _Part(file, split_document(text.replace("\r\n", "\n"), file.path))
    except FrontMatterError as error:
        problems.append(error.problem)
        return None


def _rivals(files: Iterable[EntryFile]) -> list[Problem]:
    """Report files that are the same entry in the same language: slug.md and slug/index.md."""
    paths: dict[str, list[str]] = defaultdict(list)
    for file in files:
        paths[file.lang].append(file.path)
    return [
        Problem(Location(max(same)), f"two files for one entry: {' and '.join(sorted(same))}")
        for _, same in sorted(paths.items())
        if len(same) > 1
    ]


def _orphan(file: EntryFile) -> Problem:
    original = file.path.removesuffix(f".{file.lang}.md") + ".md"
    return Problem(
        Location(file.path), f"a translation without its original; expected {original} beside it"
    )


def _read_languages(
    original: _Part, parts: list[_Part], facts: Facts, default: str, problems: list[Problem]
) -> GroupReading:
    written = original.document.front_matter.fields.get("lang")
    lang = written.text if isinstance(written, Scalar) and written.text else default
    base = fold_image(original.document.front_matter)
    entries: list[Entry] = []
    bodies: list[BodySource] = []
    references: list[Reference] = []
    warnings: list[Problem] = []
    for part in sorted(parts, key=lambda part: part.file.lang):
        translation = part is not original
        if translation and part.file.lang == lang:
            message = f"the original {original.file.path} is already in {lang}"
            problems.append(Problem(Location(part.file.path), message))
            continue
        node = _translate(base, part, problems) if translation else base
        findings = Findings()
        written_in = {original.file.path: lang, part.file.path: part.file.lang or lang}
        own = replace_facts(facts, folder=part.file.folder, written_in=written_in)
        meta = read_model(KINDS[part.file.kind], node, Scope(own, findings))
        problems += as_written(
            findings.problems, original.document.front_matter, part.document.front_matter
        )
        warnings += findings.warnings
        references += findings.references
        if meta is not None:
            entries.append(_entry(part, part.file.lang or lang, meta, not translation))  # type: ignore[arg-type]
            document = part.document
            bodies.append(
                BodySource(path=part.file.path, line=document.body_line, text=document.body)
            )
    return _finish(original.file, entries, bodies, references, warnings, problems)


def _entry(part: _Part, lang: str, meta: AnyMeta, original: bool) -> Entry:
    file = part.file
    return Entry(
        id=file.id, lang=lang, kind=file.kind, path=file.path, meta=meta, original=original
    )


def _finish(
    file: EntryFile,
    entries: list[Entry],
    bodies: list[BodySource],
    references: list[Reference],
    warnings: list[Problem],
    problems: list[Problem],
) -> GroupReading:
    stories = [(entry.path, entry.meta) for entry in entries if isinstance(entry.meta, Story)]
    texts = [(body.path, body.line, body.text) for body in bodies]
    problems += find_private_names(stories, texts, file.id)
    if problems:
        return GroupReading(None, (), tuple(sorted(set(problems))))
    public = tuple(_public(entry) for entry in entries)
    named = {
        NamedEntry(id=r.id, field=r.field, path=r.location.path, line=r.location.line)
        for r in references
    }
    ordered = tuple(sorted(named, key=lambda n: (n.path, n.line, n.field, n.id)))
    files = sorted({path for entry in public for path in named_files(entry.meta)})
    names = private_names(story for _, story in stories)
    group = Group(
        id=file.id,
        kind=file.kind,
        entries=public,
        references=ordered,
        warnings=tuple(sorted(set(warnings))),
        files=tuple(files),
        guarded=bool(names),
    )
    return GroupReading(group, tuple(bodies), (), names)


def _public(entry: Entry) -> Entry:
    if isinstance(entry.meta, Story):
        return replace(entry, meta=without_private_names(entry.meta))
    return entry


def _translate(base: Mapping, part: _Part, problems: list[Problem]) -> Mapping:
    """Lay a translation's fields over the original's: groups key by key, lists as a whole."""
    own = fold_image(part.document.front_matter)
    for name in NOT_IN_TRANSLATIONS:
        if name in own.fields:
            message = f"{name}: can't be set in a translation; it is the original's"
            problems.append(Problem(own.keys[name], message))
    written = own.fields.get("lang")
    if isinstance(written, Scalar) and written.text != part.file.lang:
        message = f'lang: "{written.text}" found, but the file\'s name says {part.file.lang}'
        problems.append(Problem(written.location, message))
    inherited = {name: node for name, node in base.fields.items() if name not in NOT_INHERITED}
    fields = {name: node for name, node in own.fields.items() if name not in NOT_IN_TRANSLATIONS}
    base_keys = {name: base.keys[name] for name in inherited}
    merged = _merge(
        Mapping(inherited, base_keys, base.location), Mapping(fields, own.keys, own.location)
    )
    # What is missing is missing in the original, and said there once.
    return Mapping(merged.fields, merged.keys, base.location)


def _merge(base: Mapping, over: Mapping) -> Mapping:
    fields = dict(base.fields)
    for name, node in over.fields.items():
        below = fields.get(name)
        both = isinstance(below, Mapping) and isinstance(node, Mapping)
        fields[name] = _merge(below, node) if both else node  # type: ignore[arg-type]
    return Mapping(fields, {**base.keys, **over.keys}, over.location)
