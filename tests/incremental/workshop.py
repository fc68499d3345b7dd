"""A site, its builds, and what must be true after each of them."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import nullcontext
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from sitegen.builder.commit.manifest import MANIFEST, read_manifest
from sitegen.builder.commit.output import MARK
from sitegen.builder.options import BuildOptions, BuildReport, Progress, silent
from sitegen.builder.pipeline import build
from sitegen.builder.store.folders import Folders
from sitegen.engine.digest import sha256_hex
from sitegen.errors import ContentError, SitegenError
from tests.incremental.site import write_site
from tests.incremental.ticks import Ticks

START = datetime(2026, 2, 1, tzinfo=UTC)

Tree = dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a build ended: with a report, or with what it said of mistakes."""

    report: BuildReport | None
    said: tuple[str, ...]

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the report warns of."""
        return tuple(str(problem) for problem in self.report.warnings) if self.report else ()


@dataclass
class Workshop:
    """A folder with a site in it, and how it is built next."""

    root: Path
    at: datetime = START
    drafts: bool = False
    jobs: int = 1
    output_name: str = "output"
    foreign: dict[str, set[str]] = field(default_factory=dict)
    kept: dict[str, object] = field(default_factory=dict)
    ticks: Ticks | None = None
    clean_builds: dict[object, tuple[Outcome, Tree]] | None = None
    """What clean builds gave, by what was built; where it is kept, nothing is built twice."""

    @classmethod
    def start(cls, root: Path) -> Workshop:
        """Give the site built once: a copy of the one that this process built at first."""
        return cls(begun_once()).copied(root)

    def copied(self, root: Path) -> Workshop:
        """Give a copy of site, cache and output that is built as this one is.

        Its files are other files, so a build reads them all anew, and finds them the same.
        """
        copy = replace(self, root=root, foreign=deepcopy(self.foreign), kept=dict(self.kept))
        for name in ("site", self.output_name):
            shutil.copytree(self.root / name, root / name)
        state = Folders.of(self.options()).state.relative_to(self.cache)
        (copy.cache / state).rename(Folders.of(copy.options()).state)
        outcome = copy.build()
        assert outcome.report, "\n".join(outcome.said)
        assert (outcome.report.rendered, outcome.report.written) == (0, 0)
        return copy

    @property
    def site(self) -> Path:
        """The site's folder."""
        return self.root / "site"

    @property
    def output(self) -> Path:
        """The folder that is built next."""
        return self.root / self.output_name

    @property
    def cache(self) -> Path:
        """The cache's folder."""
        return self.site / ".sitegen"

    @property
    def strangers(self) -> set[str]:
        """The files in the output that no build wrote."""
        return self.foreign.setdefault(self.output_name, set())

    def files(self, start: str, *endings: str) -> list[str]:
        """Give the source files below a folder, sorted, by their endings."""
        found = (path.relative_to(self.site).as_posix() for path in (self.site / start).rglob("*"))
        wanted = (path for path in found if not endings or path.endswith(endings))
        return sorted(path for path in wanted if (self.site / path).is_file())

    def read(self, path: str) -> str:
        """Give a source's text."""
        return (self.site / path).read_bytes().decode()

    def write(self, path: str, data: str | bytes) -> None:
        """Write a source."""
        target = self.site / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data.encode() if isinstance(data, str) else data)

    def remove(self, path: str) -> None:
        """Remove a source, and its folder if nothing is left in it."""
        target = self.site / path
        target.unlink()
        if not any(target.parent.iterdir()):
            target.parent.rmdir()

    def sources(self) -> Tree:
        """Give all sources."""
        return {
            path: (self.site / path).read_bytes()
            for path in self.files("")
            if not path.startswith(".sitegen/")
        }

    def restore(self, sources: Mapping[str, bytes]) -> None:
        """Make the sources what they were, touching only what differs."""
        now = self.sources()
        for path in sorted(now.keys() - sources.keys()):
            self.remove(path)
        for path, data in sources.items():
            if now.get(path) != data:
                self.write(path, data)

    def options(self, *, clean: bool = False, verify: bool = False) -> BuildOptions:
        """Give the options of the next build."""
        return BuildOptions(
            site=self.site,
            output=self.output,
            at=self.at,
            drafts=self.drafts,
            clean=clean,
            verify=verify,
            jobs=self.jobs,
        )

    def build(
        self, *, clean: bool = False, verify: bool = False, progress: Progress = silent
    ) -> Outcome:
        """Build once, in this process, by the clock that there is."""
        with self.ticks.rule() if self.ticks else nullcontext():
            return run(self.options(clean=clean, verify=verify), progress)

    def build_elsewhere(self) -> tuple[Outcome, Tree]:
        """Give what a clean build gives: of a copy of the site, with nothing known of any build."""
        if self.clean_builds is None:
            return self.build_copy()
        built = (tuple(sorted(self.sources().items())), self.at, self.drafts)
        if built not in self.clean_builds:
            self.clean_builds[built] = self.build_copy()
        return self.clean_builds[built]

    def build_copy(self) -> tuple[Outcome, Tree]:
        """Build a copy of the site in another folder."""
        other = self.root / "elsewhere"
        shutil.rmtree(other, ignore_errors=True)
        shutil.copytree(self.site, other / "copy", ignore=shutil.ignore_patterns(".sitegen"))
        options = replace(
            self.options(), site=other / "copy", output=other / "public", clean=True, jobs=1
        )
        return run(options), tree(other / "public")

    def check(self) -> Outcome:
        """Build, and compare with a clean build elsewhere; then build again for nothing."""
        before, stamps = tree(self.output), times(self.output)
        outcome = self.build()
        clean, wanted = self.build_elsewhere()
        assert outcome.said == clean.said, f"{outcome.said} instead of {clean.said}"
        after = tree(self.output)
        if outcome.report is None:
            assert_same(after, before, "a failed build touched the output")
            return outcome
        warned = outcome.warnings, clean.warnings
        assert warned[0] == warned[1], f"{warned[0]} instead of {warned[1]}"
        ours = {path: data for path, data in after.items() if path not in self.strangers}
        assert_same(ours, wanted, "not what a clean build gives")
        foreign = set(outcome.report.foreign)
        assert foreign == self.strangers, f"foreign: {foreign} instead of {self.strangers}"
        self.assert_untouched(before, stamps, after)
        self.check_rest(outcome)
        return outcome

    def assert_untouched(self, before: Tree, stamps: Mapping[str, int], after: Tree) -> None:
        """Files whose bytes are as they were were not written."""
        now = times(self.output)
        same = [path for path in after if before.get(path) == after[path] and path != MANIFEST]
        written = [path for path in same if now[path] != stamps[path]]
        assert not written, f"written anew though they are the same: {written}"

    def check_rest(self, outcome: Outcome) -> None:
        """A second build does nothing and says the same."""
        stamps = times(self.output)
        again = self.build()
        assert again.report is not None and outcome.report is not None, again.said
        done = (again.report.rendered, again.report.written, again.report.removed)
        assert done == (0, 0, 0), f"the second build rendered, wrote, removed {done}"
        assert times(self.output) == stamps
        assert again.warnings == outcome.warnings
        assert again.report.foreign == outcome.report.foreign
        assert again.report.reused == outcome.report.rendered + outcome.report.reused


@cache
def begun_once() -> Path:
    """Write the site and build it, once a process; nobody writes into this folder afterwards."""
    root = Path(tempfile.mkdtemp(prefix="sitegen-workshop-"))
    atexit.register(shutil.rmtree, root, ignore_errors=True)
    begun = Workshop(root)
    write_site(begun.site)
    outcome = begun.build()
    assert outcome.report, "\n".join(outcome.said)
    return root


def run(options: BuildOptions, progress: Progress = silent) -> Outcome:
    """Build; what a build says of mistakes is an outcome like another."""
    try:
        return Outcome(build(options, progress, lambda text: None), ())
    except ContentError as error:
        return Outcome(None, tuple(str(problem) for problem in error.problems))
    except SitegenError as error:
        return Outcome(None, (str(error),))


def tree(folder: Path) -> Tree:
    """Give every file below a folder by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def times(folder: Path) -> dict[str, int]:
    """Give when each file below a folder was modified, in nanoseconds."""
    return {
        path.relative_to(folder).as_posix(): path.stat().st_mtime_ns
        for path in folder.rglob("*")
        if path.is_file()
    }


def assert_same(found: Tree, wanted: Tree, message: str) -> None:
    """Compare two folders byte for byte."""
    missing = sorted(wanted.keys() - found.keys())
    surplus = sorted(found.keys() - wanted.keys())
    different = sorted(path for path in wanted.keys() & found.keys() if found[path] != wanted[path])
    shown = [first_difference(path, found[path], wanted[path]) for path in different[:3]]
    told = f"{message}: missing {missing}, surplus {surplus}, different {different}"
    assert not (missing or surplus or different), "\n".join([told, *shown])


def first_difference(path: str, found: bytes, wanted: bytes) -> str:
    """Say where two files differ."""
    pairs = enumerate(zip(found, wanted, strict=False))
    place = next((number for number, (a, b) in pairs if a != b), min(len(found), len(wanted)))
    start = max(0, place - 60)
    return f"{path}: {found[start : place + 80]!r} instead of {wanted[start : place + 80]!r}"


def is_whole(output: Path) -> bool:
    """True where an output is exactly what its manifest names; foreign files don't count."""
    manifest = read_manifest(output)
    return all(
        (output / path).is_file() and sha256_hex((output / path).read_bytes()) == digest
        for path, digest in manifest.items()
    )


def is_marked(output: Path) -> bool:
    """True where a build was interrupted while it put its pages in place."""
    return (output / MARK).exists()
