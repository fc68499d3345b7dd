"""What becomes of each file: a verdict by what the ledger knows and what stands in the folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from sitegen.content.folder.layout import EntryFile, classify
from sitegen.content.settings.settings import Settings
from sitegen.content.settings.tombstones import Tombstones, tombstones_of
from sitegen.errors import Problem
from sitegen.importing.values import ImportedEntry
from sitegen.importing.writing.ledger import Ledger, Written, digest_of, said_by
from sitegen.importing.writing.text import file_text
from sitegen.kinds.registry import kinds_of
from sitegen.text import normalize

Verdict = Literal[
    "new", "changed", "moved", "same", "edited", "gone", "taken", "withdrawn", "misplaced"
]
"""new, changed, moved: it is written. same: it stands there already. edited: somebody changed it
since. gone: somebody took it away since. taken: another file stands there. withdrawn: its person
wanted it gone. misplaced: no entry can stand there."""

WRITES = frozenset[Verdict]({"new", "changed", "moved"})
STANDS = frozenset[Verdict]({*WRITES, "same", "edited"})
"""The verdicts after which the entry's file is in the folder."""


@dataclass(frozen=True, slots=True)
class Step:
    """What becomes of an entry's file. `why` is for the report; `former` is the file that goes.

    `waits` is true where the source says something new that an edited file doesn't have.
    """

    entry: ImportedEntry
    verdict: Verdict
    data: bytes
    why: str = ""
    former: str = ""
    waits: bool = False

    @property
    def path(self) -> str:
        """The file in which the entry stands, or was to stand."""
        return self.former if self.former and self.verdict not in WRITES else self.entry.path


@dataclass(frozen=True)
class Folder:
    """A site's folder as an import meets it: its settings, its entries' files by their stems."""

    site: Path
    settings: Settings
    stems: Mapping[str, str]

    @property
    def tombstones(self) -> Tombstones:
        """What was withdrawn from the site."""
        return tombstones_of(self.settings.withdrawn)

    def digest(self, path: str) -> str:
        """Give the digest of a file, "" where there is none."""
        file = self.site / path
        return digest_of(file.read_bytes()) if file.is_file() else ""

    def rival(self, path: str) -> str:
        """Give the file that would be the same entry in the same language, "" for none."""
        found = self.stems.get(stem_of(path), "")
        return found if found != path else ""


def stem_of(path: str) -> str:
    """Give what two files of one entry and language share: a/b.he.md and a/b/index.he.md."""
    folder, _, name = normalize(path).removesuffix(".md").rpartition("/")
    stem, _, lang = name.partition(".")
    place = folder if stem == "index" else f"{folder}/{stem}"
    return f"{place}.{lang}".casefold()


def folder_of(site: Path, settings: Settings, files: Sequence[str]) -> Folder:
    """Look at a site's folder; `files` are those of its content."""
    stems = {stem_of(file): file for file in files if file.endswith(".md")}
    return Folder(site, settings, stems)


def planned(entries: Sequence[ImportedEntry], ledger: Ledger, folder: Folder) -> Iterator[Step]:
    """Give the step of each entry, in their order."""
    kinds, languages = kinds_of(folder.settings.kinds), folder.settings.written_languages
    tombstones = folder.tombstones
    for entry in entries:
        data = file_text(entry).encode()
        place = classify(entry.path, languages, kinds)
        known = ledger.entries.get(entry.source)
        if isinstance(place, Problem) or not entry.path.startswith("content/"):
            why = place.message if isinstance(place, Problem) else "not in content/"
            yield Step(entry, "misplaced", data, f"{entry.path}: {why}")
        elif tombstones.hold(place.id) or _is_withdrawn(known, folder):
            yield Step(entry, "withdrawn", data, "it was withdrawn from the site for good")
        elif known is None:
            yield _first_time(entry, data, folder)
        else:
            yield _again(entry, data, known, folder)


def _is_withdrawn(known: Written | None, folder: Folder) -> bool:
    """True where what an import wrote of it was withdrawn, under the name that it had then."""
    if known is None:
        return False
    kinds, languages = kinds_of(folder.settings.kinds), folder.settings.written_languages
    place = classify(known.path, languages, kinds)
    return isinstance(place, EntryFile) and folder.tombstones.hold(place.id)


def _first_time(entry: ImportedEntry, data: bytes, folder: Folder) -> Step:
    rival = folder.rival(entry.path)
    found = folder.digest(entry.path)
    if rival or found not in ("", digest_of(data)):
        why = f"{rival or entry.path} stands there already, which this import did not write"
        return Step(entry, "taken", data, why)
    # An import that was broken off wrote it, and no ledger.
    return Step(entry, "same" if found else "new", data)


def _again(entry: ImportedEntry, data: bytes, known: Written, folder: Folder) -> Step:
    found, made = folder.digest(known.path), digest_of(data)
    if not found:
        if folder.digest(entry.path) == made:
            return Step(entry, "same", data)
        why = f"{known.path} was taken away or renamed since the last import; not written again"
        return Step(entry, "gone", data, why)
    moves = entry.path != known.path
    if found not in (known.written, made):
        is_new = made != known.written
        why = f"{known.path} was edited since the last import, and stays as it is"
        if is_new:
            why += "; the source says something new by now: compare them"
        return Step(entry, "edited", data, why, known.path, waits=is_new)
    if moves:
        if folder.rival(entry.path) or folder.digest(entry.path):
            why = f"{entry.path} stands there already, so it stays at {known.path}"
            return Step(entry, "edited", data, why, known.path, waits=True)
        return Step(entry, "moved", data, f"it stood at {known.path}", known.path)
    if found == made:
        return Step(entry, "same", data)
    says = "the source says something new"
    why = says if said_by(entry) != known.said else "it is made otherwise of the same source"
    return Step(entry, "changed", data, why)
