"""Making the files that pages demand: pictures, recordings with new tags, plain copies, cards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from posixpath import splitext

import msgspec

from sitegen.builder.tasks.workspace import Workspace
from sitegen.content.entries.named_files import PICTURE, SOUND, FileUse
from sitegen.engine.digest import digest_bytes
from sitegen.errors import ContentError, Location, MediaError, Problem
from sitegen.feeds.chapters import chapters_file
from sitegen.media.cache import MediaCache, digest_of
from sitegen.media.picture import Derivative
from sitegen.render.files.demands import (
    SPOKEN,
    AudioCopy,
    ChaptersCopy,
    Demand,
    PlainCopy,
    SocialCard,
    TextFile,
)
from sitegen.render.files.recordings import made_recording
from sitegen.render.files.spoken import names_told
from sitegen.render.theme.icons import MARK
from sitegen.safety.gate import SECRET, Gate, problem_at
from sitegen.safety.passages import can_be_read
from sitegen.site.library import Library
from sitegen.site.rights import use_of
from sitegen.values import Value

FORM = 18
"""Raised whenever the same demand is made otherwise: finished files outlive versions."""


NOT_AGREED = "a page would show it, and the person whom it belongs to has not agreed; take it out"

DEMANDS = msgspec.msgpack.Decoder(Demand)


class Job(Value, tag=False):
    """Demands that are made together because they have one source; each with its cache key."""

    source: str
    demands: tuple[tuple[str, bytes], ...]


class Made(Value, tag=False):
    """A finished file: its cache key and the SHA-256 of its bytes, or what went wrong."""

    key: str
    digest: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Deriver:
    """Makes files and keeps them in the cache."""

    workspace: Workspace
    cache: MediaCache

    def make(self, job: Job) -> Iterator[Made]:
        """Make all files of one source."""
        demands = [(key, DEMANDS.decode(data)) for key, data in job.demands]
        try:
            # Of one source all pictures are made together, those on cards as well.
            on_cards: dict[str, bytes] = {}
            yield from self._pictures(demands, on_cards)
            for key, demand in demands:
                if isinstance(demand, AudioCopy):
                    made = made_recording(demand, self.workspace.files)
                    yield Made(key=key, digest=made.digest)
                elif isinstance(demand, SocialCard):
                    yield self._kept(key, self._card(demand, on_cards))
                elif not isinstance(demand, Derivative):
                    yield self._kept(key, self._single(demand))
        except MediaError as error:
            said = str(error).removeprefix(f"{job.source}: ")
            problem = Problem(Location(job.source or "site.yaml"), said)
            yield Made(key="", problems=(problem,))
        except ContentError as error:
            yield Made(key="", problems=error.problems)

    def _pictures(
        self, demands: list[tuple[str, Demand]], on_cards: dict[str, bytes]
    ) -> Iterator[Made]:
        from sitegen.media.make import make_derivatives

        keys = {each.name: key for key, each in demands if isinstance(each, Derivative)}
        wanted = {each.name: each for _, each in demands if isinstance(each, Derivative)}
        cards = [each.picture for _, each in demands if isinstance(each, SocialCard)]
        placed = {each.name: each for each in cards if each}
        together = list({**placed, **wanted}.values())
        if not together:
            return
        data = self.workspace.files.sources.read(together[0].source)
        limit = self.workspace.files.maximum_megapixels
        for derivative, made in make_derivatives(data, together, max_megapixels=limit):
            passed = self._passed(derivative, made)
            if derivative.name in placed:
                on_cards[derivative.name] = passed
            if derivative.name in keys:
                yield self._kept(keys[derivative.name], passed)

    def _single(self, demand: PlainCopy | ChaptersCopy | TextFile) -> bytes:
        if isinstance(demand, ChaptersCopy):
            return chapters_file(demand.chapters)
        if isinstance(demand, TextFile):
            return demand.text.encode()
        return self._copy(demand)

    def _copy(self, copy: PlainCopy) -> bytes:
        from sitegen.media.sanitize.files import sanitize

        read = self.workspace.files.sources.read(copy.source)
        ending = splitext(copy.name)[1]
        if copy.spoken or ending in SPOKEN:
            text = read.decode("utf-8", "replace").removeprefix("\ufeff")
            if said := names_told(copy.source, text, self.workspace.gate):
                raise ContentError(said)
        made = sanitize(
            read, copy.source, as_it_is=copy.as_it_is, ending=ending, transcript=copy.spoken
        )
        return self._passed(copy, made)

    def _passed(self, demand: PlainCopy | Derivative, data: bytes) -> bytes:
        # No page need show what such a file says, so that the look at pages isn't enough.
        if self.workspace.gate.stops_file(demand.name, data):
            raise ContentError([problem_at(demand.source, SECRET)])
        return data

    def _card(self, card: SocialCard, pictures: Mapping[str, bytes]) -> bytes:
        from sitegen.media.cards import draw_card

        picture = pictures[card.picture.name] if card.picture else b""
        credit = card.picture.credit if card.picture else ""
        mark = (self.workspace.theme.data(MARK) or b"") if card.mark else b""
        return draw_card(card.texts, card.colours, picture=picture, credit=credit, mark=mark)

    def _kept(self, key: str, data: bytes) -> Made:
        path = self.cache.keep(key, data)
        if path is None:
            message = "the cache folder can't be written; is the disk full?"
            return Made(key=key, problems=(Problem(Location(".sitegen"), message),))
        return Made(key=key, digest=digest_of(path))


@dataclass(frozen=True, slots=True)
class DeriveContext:
    """What workers need to make files."""

    workspace: Workspace
    cache: MediaCache


def derive_all(context: DeriveContext, jobs: Sequence[Job], number: int) -> Iterator[Made]:
    """Make the files of several sources."""
    deriver = Deriver(context.workspace, context.cache)
    for job in jobs:
        yield from deriver.make(job)


def keys_of(
    demands: Sequence[bytes], cache: MediaCache, gate: Gate
) -> list[tuple[str, str, bytes]]:
    """Give the output path and the cache key of each demand, with the demand.

    Raises ContentError where a file would say a name that may not be shown.
    """
    decoded = [(DEMANDS.decode(data), data) for data in demands]
    stop_demands((demand for demand, _ in decoded), gate)
    return [(demand.name, key_of(demand, data, cache, gate), data) for demand, data in decoded]


def stop_demands(demands: Iterable[Value], gate: Gate) -> None:
    """Raise ContentError where a file would say a name that may not be shown."""
    telling = [demand for demand in demands if gate.stops(words_of(demand))]
    if telling:
        raise ContentError(problem_at(getattr(d, "source", ""), SECRET) for d in telling)


def stop_files(demands: Iterable[bytes], library: Library) -> None:
    """Raise ContentError where a file would be made of one that may not be shown.

    Pages leave such a picture out. This holds whatever a theme asks for.
    """
    if not library.rights and not library.withdrawn.marks:
        return
    shown = sorted({each for data in demands for each in shown_by(DEMANDS.decode(data))})
    refused = {path for path, use in shown if not library.rights_over(path).cover(path, use)}
    if refused:
        raise ContentError(Problem(Location(path), NOT_AGREED) for path in sorted(refused))


def shown_by(demand: Value) -> Iterator[tuple[str, FileUse]]:
    """Give the files that a made file shows, each with what is shown of it, whatever its name."""
    match demand:
        case Derivative(source=source) | SocialCard(picture=Derivative(source=source)):
            yield source, PICTURE
        case AudioCopy(source=source, cover=cover):
            yield from ((source, SOUND), (cover, PICTURE))
        case ChaptersCopy(source=source) | PlainCopy(source=source, spoken=True):
            yield source, SOUND
        case PlainCopy(source=source, name=name):
            yield source, use_of(name)


def words_of(demand: Value) -> str:
    """Give what a made file is called and says of itself, or in letters that are drawn."""
    match demand:
        case Derivative(credit=credit):
            return f"{demand.name}\n{credit}"
        case AudioCopy(title=title, artist=artist, album=album):
            return f"{demand.name}\n{title}\n{artist}\n{album}"
        case ChaptersCopy(chapters=chapters):
            return "\n".join((demand.name, *(chapter.title for chapter in chapters)))
        case SocialCard(texts=texts):
            said = (texts.kicker, texts.title, texts.quote, *texts.lines, texts.month, texts.site)
            return "\n".join((demand.name, *said))
        case TextFile(text=text):
            return f"{demand.name}\n{text}"
    return getattr(demand, "name", "")


def keys_passed(demands: Iterable[bytes], cache: MediaCache, gate: Gate) -> list[str]:
    """Give the cache keys of those demands whose words pass the gate."""
    decoded = [(DEMANDS.decode(data), data) for data in demands]
    passed = [each for each in decoded if not gate.stops(words_of(each[0]))]
    return [key_of(demand, data, cache, gate) for demand, data in passed]


def plan_jobs(missing: Sequence[tuple[str, bytes]]) -> list[Job]:
    """Put what has to be made together by its source; what has none is made by itself."""
    by_source: dict[str, dict[str, bytes]] = defaultdict(dict)
    for key, data in missing:
        by_source[getattr(DEMANDS.decode(data), "source", "")][key] = data
    alone = [Job(source="", demands=(each,)) for each in sorted(by_source.pop("", {}).items())]
    return alone + [
        Job(source=source, demands=tuple(sorted(wanted.items())))
        for source, wanted in sorted(by_source.items())
    ]


def key_of(demand: Demand, data: bytes, cache: MediaCache, gate: Gate) -> str:
    """Give the cache key of a demand: all that its bytes depend on."""
    # What can be read is held against the names when it is made, hence anew when there are others.
    passed = gate.mark if can_be_read(demand.name) else b""
    if isinstance(demand, Derivative):
        return cache.key_of("drawing", cache.key(demand), passed) if passed else cache.key(demand)
    what = "recording" if isinstance(demand, AudioCopy) else "demand"
    return cache.key_of(what, FORM, digest_bytes(data), passed)
