"""Questions on files beside the entries: photos, recordings, transcripts, tables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from sitegen.content.folder.sources import Sources
from sitegen.content.folder.survey import PRIVATE
from sitegen.engine.digest import digest_value, encode
from sitegen.engine.query import Query
from sitegen.engine.store import ObjectStore
from sitegen.errors import ContentError, Location, MediaError, Problem
from sitegen.markdown.directives.chart_table import ChartTable, read_chart_table
from sitegen.media.cue_text import mistakes_of
from sitegen.media.cues import TranscriptError
from sitegen.media.picture import ImageFacts
from sitegen.media.records import AudioFacts
from sitegen.render.queries.tables import Rows, judged_rows, table_rows
from sitegen.render.queries.transcripts import Cue, read_cues, turn_lines
from sitegen.text import OVERRIDES, guess, with_line_feeds

T = TypeVar("T")
V = TypeVar("V", bound=msgspec.Struct)
Table = tuple[tuple[str, ...], ...]

NOT_TEXT = "not UTF-8 text; expected the file to be saved as UTF-8"
NOT_A_TABLE = 'not UTF-8 text; in Excel, save the table as "CSV UTF-8", no other CSV or text'

LOOK = 10
"""Raised whenever the same bytes are judged otherwise: what is remembered outlives versions."""


@dataclass(frozen=True, slots=True)
class Files:
    """The files layer: sources, with a store for what was found out about them.

    Below `recordings` stand those that this build made, until they are put in place.
    """

    sources: Sources
    facts: ObjectStore
    maximum_megapixels: int
    recordings: Path


class FileQuery(Query[T], Generic[T]):
    """A question on one file. Paths are from the site folder."""

    path: str

    @classmethod
    def layer(cls) -> str:
        """The layer that is asked: the files."""
        return "files"


class FileDigest(FileQuery[str]):
    """The SHA-256 of a file in hex."""

    def answer(self, layer: Files) -> str:
        """Give the digest, "" where there is no such file."""
        return layer.sources.digest(self.path)


class NearestFile(FileQuery[str]):
    """The name of the file in a folder that is most like one that isn't there."""

    def answer(self, layer: Files) -> str:
        """Give the name, "" where none is near; texts of entries are no files to show."""
        folder, _, name = self.path.rpartition("/")
        sources = (path for path in layer.sources.identities if not path.endswith(".md"))
        paths = (path for path in sources if not path.startswith(f"{PRIVATE}/"))
        parts = (path.rpartition("/") for path in paths)
        return guess(name, [beside for above, _, beside in parts if above == folder])


class ImageFactsOf(FileQuery[ImageFacts | None]):
    """What is known of a picture."""

    def answer(self, layer: Files) -> ImageFacts | None:
        """Give size and kind, None where there is no such file. Raises ContentError."""
        from sitegen.media.facts import image_facts

        def look(data: bytes) -> ImageFacts:
            return image_facts(data, name=self.path, max_megapixels=layer.maximum_megapixels)

        return remembered(layer, self.path, ImageFacts, look)


class AudioFactsOf(FileQuery[AudioFacts | None]):
    """What is known of a recording."""

    def answer(self, layer: Files) -> AudioFacts | None:
        """Give duration, size and type, None where there is no such file. Raises ContentError."""
        from sitegen.media.audio.files import audio_facts

        return remembered(layer, self.path, AudioFacts, lambda data: audio_facts(data, self.path))


class EndingOf(FileQuery[str]):
    """The ending under which a file with one that tells nothing is published, by what is in it."""

    def answer(self, layer: Files) -> str:
        """Give it, "" for what isn't published, and where there is no such file."""
        from sitegen.media.endings import detect_ending

        there = layer.sources.digest(self.path)
        return detect_ending(layer.sources.read(self.path)) if there else ""


def remembered(layer: Files, path: str, model: type[V], look: Callable[[bytes], V]) -> V | None:
    """Find out what there is to know of a file, once for its bytes. Raises ContentError."""
    digest = layer.sources.digest(path)
    if not digest:
        return None
    key = digest_value([LOOK, model.__name__, digest, layer.maximum_megapixels])
    stored = layer.facts.get(key)
    if stored is not None:
        return msgspec.msgpack.decode(stored, type=model)
    try:
        found = look(layer.sources.read(path))
    except MediaError as error:
        said = str(error).removeprefix(f"{path}: ")
        raise ContentError([Problem(Location(path), said)]) from None
    layer.facts.put(key, encode(found))
    return found


class OwnText(FileQuery[str | None]):
    """A text of the site's own."""

    def answer(self, layer: Files) -> str | None:
        """Give it, None where there is no such file. Raises ContentError."""
        return text_of(layer, self.path) if layer.sources.digest(self.path) else None


class TableOf(FileQuery[Table]):
    """A table: a CSV file's rows, the first with the headings."""

    def answer(self, layer: Files) -> Table:
        """Give the rows, none where there is no such file. Raises ContentError."""
        return tuple(row for _, row in numbered_rows(layer, self.path))


class ChartTableOf(FileQuery[ChartTable | None]):
    """The numbers of a chart: a CSV file with headings, names and numbers."""

    def answer(self, layer: Files) -> ChartTable | None:
        """Give the numbers, None where there is no such file. Raises ContentError."""
        if not layer.sources.digest(self.path):
            return None
        lines = numbered_rows(layer, self.path)
        table = read_chart_table([row for _, row in lines])
        if not isinstance(table, ChartTable):
            places = ((lines[each.row - 1][0] if lines else 1, each) for each in table)
            raise ContentError(
                [Problem(Location(self.path, n), each.message) for n, each in places]
            )
        return table


def numbered_rows(layer: Files, path: str) -> Rows:
    """Give the rows of a CSV file, each with the line in which it ends. Raises ContentError."""
    return table_rows(text_of(layer, path), path)


def sound_rows(layer: Files, path: str) -> tuple[Rows, list[Problem]]:
    """Give the rows of a CSV file that are as long as the first, and what is wrong with the rest
    or with the whole; nothing where there is no such file."""
    try:
        return judged_rows(text_of(layer, path), path)
    except ContentError as error:
        return [], list(error.problems)


class CuesOf(FileQuery[tuple[Cue, ...]]):
    """A recording's transcript."""

    def answer(self, layer: Files) -> tuple[Cue, ...]:
        """Give the cues, none where there is no such file. Raises ContentError."""
        text = text_of(layer, self.path)
        if not text:
            return ()
        try:
            return read_cues(text)
        except TranscriptError as error:
            raise ContentError(mistakes_of(error, self.path)) from None


class TurnLinesOf(FileQuery[tuple[int, ...]]):
    """Where the cues of a transcript stand in its file."""

    def answer(self, layer: Files) -> tuple[int, ...]:
        """Give the lines of the cues, as CuesOf gives these. Raises ContentError."""
        text = text_of(layer, self.path)
        try:
            return turn_lines(text) if text else ()
        except TranscriptError as error:
            raise ContentError(mistakes_of(error, self.path)) from None


def text_of(layer: Files, path: str) -> str:
    """Give a file's text, "" where there is no such file. Raises ContentError."""
    if not layer.sources.digest(path):
        return ""
    data = layer.sources.read(path)
    try:
        text = with_line_feeds(data.decode("utf-8-sig"))
        if turned := OVERRIDES.search(text):
            line = text.count("\n", 0, turned.start()) + 1
            said = f"a sign that nobody sees turns letters round (U+{ord(turned[0]):04X})"
            raise ContentError([Problem(Location(path, line), f"{said}; take it out")])
        return text
    except UnicodeDecodeError:
        message = NOT_A_TABLE if path.endswith(".csv") else NOT_TEXT
        raise ContentError([Problem(Location(path), message)]) from None
