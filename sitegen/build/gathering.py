"""Every output with the file that has its bytes; what is demanded and missing is made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from sitegen.build.derive import DeriveContext, Job, derive_all, plan_jobs
from sitegen.build.folders import Folders
from sitegen.build.options import BuildOptions
from sitegen.build.output import Wanted
from sitegen.build.rendering import Rendering
from sitegen.build.texts import Conversion
from sitegen.build.workers import distribute
from sitegen.build.workspace import Workspace
from sitegen.engine.digest import sha256_hex
from sitegen.errors import ContentError, Problem
from sitegen.media.cache import MediaCache
from sitegen.render.assets import Asset


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


def gather(
    workspace: Workspace,
    rendering: Rendering,
    conversion: Conversion,
    assets: tuple[Asset, ...],
    run: Run,
) -> dict[str, Wanted]:
    """Give every output as it should be. Raises ContentError where a file can't be made."""
    wanted = {
        path: Wanted(page.digest, staged_file(run.folders.stage, rendering.staged.get(path)), True)
        for path, page in rendering.pages.items()
    }
    for number, asset in enumerate(assets):
        file = run.folders.stage / f"asset-{number}"
        file.write_bytes(asset.data)
        wanted[asset.path] = Wanted(sha256_hex(asset.data), file, movable=True)
    for path, file in derive(workspace, demanded(rendering, conversion), run).items():
        wanted[path] = Wanted(file.name.rpartition("-")[2], file)
    return wanted


def staged_file(stage: Path, name: str | None) -> Path | None:
    """Give the file of a staged output, None where the output is to stay as it is."""
    return stage / name if name else None


def demanded(rendering: Rendering, conversion: Conversion) -> list[bytes]:
    """Give all that the live tasks demand, each once, sorted."""
    demands = {demand for page in rendering.pages.values() for demand in page.demands}
    demands.update(demand for text in conversion.traces.values() for demand in text.demands)
    return sorted(demands)


def derive(workspace: Workspace, demands: list[bytes], run: Run) -> dict[str, Path]:
    """Make what is demanded, and give the finished file of each output path."""
    cache = MediaCache(run.folders.media)
    clean = run.options.clean
    keys, jobs = plan_jobs(demands, cache, lambda key: not clean and cache.find(key) is not None)
    problems = make(workspace, jobs, cache, run)
    if problems:
        raise ContentError(problems)
    return {path: file for path, key in keys.items() if (file := cache.find(key))}


def make(workspace: Workspace, jobs: list[Job], cache: MediaCache, run: Run) -> list[Problem]:
    """Make the files that are missing; give what went wrong."""
    total = sum(len(job.demands) for job in jobs)
    tell = run.stage("making pictures and sound")
    problems: list[Problem] = []
    context = DeriveContext(workspace, cache)
    work = distribute(derive_all, context, jobs, run.options.jobs, weight_of, smallest_share=1)
    for number, made in enumerate(work, 1):
        tell(number, total)
        problems += made.problems
    return problems


def weight_of(job: Job) -> int:
    """Give how much work a source is: as many files as are made of it."""
    return len(job.demands)
