"""Every output with the file that has its bytes; what is demanded and missing is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from sitegen.builder.commit.output import OutputState, Wanted, folders_of, is_below
from sitegen.builder.options import BuildOptions
from sitegen.builder.schedule.file_checks import problems_of
from sitegen.builder.schedule.rendering import Rendering
from sitegen.builder.schedule.searching import FOLDER as SEARCH
from sitegen.builder.schedule.searching import Searching
from sitegen.builder.schedule.texts import Conversion
from sitegen.builder.schedule.thumbnails import thumbnails
from sitegen.builder.store.folders import Folders
from sitegen.builder.tasks.derive import (
    DEMANDS,
    DeriveContext,
    Job,
    derive_all,
    keys_of,
    plan_jobs,
    stop_files,
)
from sitegen.builder.tasks.workspace import Workspace
from sitegen.builder.trace.traces import TextTrace, Traces
from sitegen.builder.trace.verifying import differs
from sitegen.engine.digest import sha256_hex
from sitegen.engine.toolchain import makers_digest
from sitegen.engine.workers import distribute
from sitegen.errors import CacheMissError, ContentError, Problem
from sitegen.media.cache import MediaCache, digest_of
from sitegen.render.files.demands import AudioCopy, PlainCopy, SocialCard
from sitegen.render.files.recordings import file_of_recording
from sitegen.render.files.static import static_demands
from sitegen.render.theme.assets import Asset


class Run(Protocol):
    """What gathering needs of the build that it is part of."""

    @property
    def options(self) -> BuildOptions:
        """What was asked for."""

    @property
    def folders(self) -> Folders:
        """Where things are kept."""

    def stage(self, name: str) -> Callable[[int, int], None]:
        """Give what is told of the progress of a stage."""


@dataclass(frozen=True, slots=True)
class Gathering:
    """Gathers the outputs of a build, in the order in which they are put in place."""

    workspace: Workspace
    rendering: Rendering
    conversion: Conversion
    run: Run

    def pages(self, assets: tuple[Asset, ...]) -> dict[str, Wanted]:
        """Give the pages, and the theme's files."""
        stage, rendering = self.run.folders.stage, self.rendering
        wanted = {path: Wanted(page.digest, None) for path, page in rendering.pages.items()}
        for path, name in rendering.staged.items():
            wanted[path] = Wanted(wanted[path].digest, stage / name, movable=True)
        for number, asset in enumerate(assets):
            file = stage / f"asset-{number}"
            file.write_bytes(asset.data)
            wanted[asset.path] = Wanted(sha256_hex(asset.data), file, movable=True)
        return wanted

    def demands(self, static: Mapping[str, str]) -> list[bytes]:
        """Give all that has to be made; `static` are the sources of files that are published as
        they are, by output path. Raises ContentError where one may not be shown.
        """
        pages = demanded(self.rendering, self.conversion)
        stop_files(pages, self.workspace.library)
        return pages + static_demands(static, self.workspace.files.sources)

    def files(
        self, demands: list[bytes], known: Mapping[str, str], present: OutputState
    ) -> Derived:
        """Make demanded files; `known` are their digests by key in the last build.

        Raises ContentError where one can't be made.
        """
        return derive(self.workspace, demands, known, present, self.run)

    def search(self, present: OutputState) -> dict[str, Wanted]:
        """Give the files of the search. Raises ContentError, MissingToolError."""
        run = self.run
        tell = run.stage("indexing for the search")
        pages = self.rendering.pages
        settings = self.workspace.library.settings
        demands = demanded(self.rendering, self.conversion) if settings.search else []
        pictures = thumbnails(demands, settings.root)
        searching = Searching(self.workspace, pages, pictures, run.folders, run.options, tell)
        return searching.wanted(present)

    def kept(
        self, later: list[bytes], first: Mapping[str, Wanted], present: OutputState
    ) -> dict[str, Wanted]:
        """Give what may stay as it lies there until it is made anew: the cards, and the search."""
        names = {DEMANDS.decode(data).name for data in later}
        folders = folders_of(first)
        return {
            path: Wanted(record.digest, None)
            for path, record in present.files.items()
            if (path in names or path.startswith(f"{SEARCH}/")) and record.digest
            if path not in folders and not is_below(path, first)
        }


def left_for_later(demand: bytes) -> bool:
    """True for a file that no page shows: a card stands beside links elsewhere."""
    return isinstance(DEMANDS.decode(demand), SocialCard)


def demanded(rendering: Rendering, conversion: Conversion) -> list[bytes]:
    """Give all that the live tasks demand, each once, sorted."""
    places: set[int] = set()
    for page in rendering.pages.values():
        places.update(page.demands)
    for text in conversion.traces.values():
        places.update(text.demands)
    table = rendering.tables.demands
    return sorted({table[place] for place in places})


@dataclass(frozen=True, slots=True)
class Derived:
    """The demanded files: as outputs by path, and their digests by key."""

    wanted: dict[str, Wanted]
    made: dict[str, str]


def derive(
    workspace: Workspace,
    demands: list[bytes],
    known: Mapping[str, str],
    present: OutputState,
    run: Run,
) -> Derived:
    """Make what is demanded and isn't there; what lies in the output as it was made is left.

    With --verify what is there is made as well, and compared.
    """
    cache = MediaCache(run.folders.media, makers_digest())
    keyed = keys_of(demands, cache, workspace.gate)
    reused = {} if run.options.clean else reusable(keyed, cache, known, present)
    missing = [each for each in keyed if run.options.verify or each[1] not in reused]
    made = make(workspace, plan_jobs([(key, data) for _, key, data in missing]), cache, run)
    wrong = [path for path, key, _ in missing if reused.get(key, made[key]) != made[key]]
    if wrong:
        raise ContentError(map(differs, wrong))
    digests = {**reused, **made}
    wanted = {}
    for path, key, data in keyed:
        record = present.files.get(path)
        if record and record.digest == digests[key]:
            wanted[path] = Wanted(digests[key], None)
        else:
            wanted[path] = finished(data, key, digests[key], cache, workspace)
    return Derived(wanted, {key: digests[key] for _, key, _ in keyed})


def reusable(
    keyed: list[tuple[str, str, bytes]],
    cache: MediaCache,
    known: Mapping[str, str],
    present: OutputState,
) -> dict[str, str]:
    """Give the digests of files that needn't be made: from the output, else from the cache.

    Of one that stands at several paths the cache must have it unless all of them do.
    """
    found: dict[str, str] = {}
    lacking: set[str] = set()
    for path, key, _ in keyed:
        record = present.files.get(path)
        if record and record.digest == known.get(key):
            found[key] = record.digest
        elif file := cache.find(key):
            found[key] = digest_of(file)
        else:
            lacking.add(key)
    return {key: digest for key, digest in found.items() if key not in lacking}


def finished(data: bytes, key: str, digest: str, cache: MediaCache, workspace: Workspace) -> Wanted:
    """Give the finished file of a demand, verified when it was found, or made by this build.

    Raises CacheMissError where it has vanished since.
    """
    demand = DEMANDS.decode(data)
    if isinstance(demand, AudioCopy):
        return Wanted(digest, file_of_recording(demand, workspace.files), movable=True)
    file = cache.file_of(key, digest)
    if file is None:
        message = f"{demand.name}: was lost from the cache during the build; build again"
        raise CacheMissError(message)
    return Wanted(digest, file)


def make(workspace: Workspace, jobs: list[Job], cache: MediaCache, run: Run) -> dict[str, str]:
    """Make the files that are missing; give their digests by key. Raises ContentError."""
    total = sum(len(job.demands) for job in jobs)
    tell = run.stage("making pictures and sound")
    problems: list[Problem] = []
    digests: dict[str, str] = {}
    context = DeriveContext(workspace, cache)
    work = distribute(derive_all, context, jobs, run.options.jobs, weight_of, smallest_share=1)
    for number, made in enumerate(work, 1):
        tell(number, total)
        problems += made.problems
        digests[made.key] = made.digest
    if problems:
        raise ContentError(problems)
    return digests


def weight_of(job: Job) -> int:
    """Give how much work a source is: as many files as are made of it."""
    return len(job.demands)


def copies_with_mistakes(
    workspace: Workspace,
    demands: list[bytes],
    known: Mapping[str, str],
    present: OutputState,
    run: Run,
) -> tuple[Problem, ...]:
    """Give the mistakes in files to download, of a build that is refused anyway.

    They are found out when the copies are made, which an earlier mistake keeps off. Pictures and
    recordings were looked at.
    """
    copies = [each for each in demands if isinstance(DEMANDS.decode(each), PlainCopy)]
    return tuple(problems_of("", lambda: derive(workspace, copies, known, present, run)))


def traces_after(conversion: Conversion, rendering: Rendering, made: dict[str, str]) -> Traces:
    """Gather the traces of a build."""
    texts: dict[str, dict[str, TextTrace]] = {}
    for (id_, lang), trace in conversion.traces.items():
        texts.setdefault(id_, {})[lang] = trace
    return Traces(
        reads=conversion.tables.reads,
        demands=conversion.tables.demands,
        pages=rendering.pages,
        texts=texts,
        made=made,
        compact=conversion.tables.compact,
        builds=rendering.build,
    )
