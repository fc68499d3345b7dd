"""A translation beside its original: field by field, with what was changed there since."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sitegen.builder.originals import Original, recall, remember
from sitegen.content.folder.layout import EntryFile
from sitegen.content.folder.textfile import decode_text
from sitegen.content.front_matter.frontmatter import split_document
from sitegen.content.front_matter.nodes import FrontMatterError, Scalar
from sitegen.content.translating.differences import Piece, differences
from sitegen.content.translating.wording import TEXT, Wording, version_of, wording_of
from sitegen.editor.desk import Sheet
from sitegen.editor.forms import names_in
from sitegen.editor.shelf import Site, translations_of
from sitegen.errors import ContentError
from sitegen.kinds.meta import Meta
from sitegen.safety.gate import Gate
from sitegen.site.freshness import Former, State, state_by
from sitegen.site.history import Commit
from sitegen.site.reading import hidden_people

BODY = "body"
"""What the text is called on a form."""

PICTURE = "image."
"""What stands before the names of a picture's words, which may stand beside it."""


@dataclass(frozen=True, slots=True)
class Said:
    """What an original says in a field, in pieces; `label` names what of the field it is."""

    label: str
    pieces: tuple[Piece, ...]

    @property
    def is_changed(self) -> bool:
        """True where it said something else when it was translated."""
        return any(piece.kind != "same" for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Beside:
    """An original as it stands beside its translation: its language, and the version that it is.

    `fields` has what it says by the names of the form's controls. Of one that is older, `since` is
    the change that made it so, None where no history tells, and `is_compared` is false where what
    the original said then isn't known.
    """

    lang: str
    version: str
    state: State
    since: Commit | None = None
    is_compared: bool = False
    fields: Mapping[str, tuple[Said, ...]] = field(default_factory=dict)

    @property
    def changed(self) -> tuple[str, ...]:
        """The controls of what was changed."""
        return tuple(
            name for name, said in self.fields.items() if any(each.is_changed for each in said)
        )


@dataclass(frozen=True, slots=True)
class _Source:
    original: Original
    lang: str
    wording: Wording


def original_beside(site: Site, cache: Path, sheet: Sheet) -> Beside | None:
    """Give the original of a translation that is open; None for an original, and where it can't
    be read.
    """
    source = _source(site, sheet.file)
    if source is None:
        return None
    version = version_of(source.wording)
    state = state_by(sheet.names, version)
    former = recall(source.original, cache, sheet.names) if state == "older" else Former()
    former = _without_names(site.sources.site, former)
    fields = _fields(source.wording, former.wording, set(names_in(sheet.controls)))
    is_compared = former.wording is not None
    return Beside(source.lang, version, state, former.since, is_compared, fields)


def remember_version(site: Site, cache: Path, file: EntryFile, version: str) -> None:
    """Keep what an original says, if that is the version that its translation was made from.

    Raises SitegenError where the cache can't be written.
    """
    source = _source(site, file)
    if source and version_of(source.wording) == version:
        remember(source.original, cache, source.wording)


def _source(site: Site, file: EntryFile) -> _Source | None:
    """Give the original of a translation, None where there is none that can be read."""
    first = next(translations_of(site, file), file)
    if not file.lang or first.lang:
        return None
    model: type[Meta] = site.kinds[first.kind].model
    try:
        text = decode_text(site.sources.read(first.path), first.path)
        document = split_document(text, first.path)
    except (ContentError, FrontMatterError):
        return None
    written = document.front_matter.fields.get("lang")
    own = written.text if isinstance(written, Scalar) else ""
    original = Original(site.sources.site, first.path, model)
    lang = own or site.settings.default_language
    return _Source(original, lang, wording_of(model, document))


def _without_names(site: Path, former: Former) -> Former:
    """Give what was said before, unless somebody was named in it who may no longer be."""
    if former.wording is None:
        return former
    try:
        people, _ = hidden_people(site)
    except ContentError:
        return Former()
    said = [*former.wording.values(), former.since.said if former.since else ""]
    return Former() if Gate(people).stops("\n\n".join(said), ".md") else former


def _fields(
    now: Wording, former: Wording | None, controls: Collection[str]
) -> Mapping[str, tuple[Said, ...]]:
    found: dict[str, list[Said]] = {}
    for name in dict.fromkeys([*now, *(former or {})]):
        text = now.get(name, "")
        was = text if former is None else former.get(name, "")
        control, label = _control(name, controls)
        found.setdefault(control, []).append(Said(label, differences(was, text)))
    return {name: tuple(said) for name, said in found.items()}


def _control(name: str, controls: Collection[str]) -> tuple[str, str]:
    """Give the control in which something is said, and what it is called there, "" for all of it.

    Items that a translation doesn't have stand at the list.
    """
    if name == TEXT:
        return BODY, ""
    if name not in controls and name.startswith(PICTURE):
        name = name.removeprefix(PICTURE)
    for outer in _outward(name):
        if outer in controls:
            return outer, _label(name.removeprefix(outer).removeprefix("."))
    return name, ""


def _outward(name: str) -> Iterator[str]:
    while name:
        yield name
        name = name.rpartition(".")[0]


def _label(steps: str) -> str:
    """Give the way to a part of a field as it is read: 2 title."""
    words = steps.split(".") if steps else []
    return " ".join(f"{int(word) + 1}" if word.isdecimal() else word for word in words)
