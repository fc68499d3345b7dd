"""A withdrawal on a copy of the site, so that staff can practise: nothing real is touched.

Every target becomes a folder beside the copy that holds what would be public today.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from sitegen.audit.audit import Asked, audit_of
from sitegen.builder.options import CACHE, OUTPUT, BuildOptions
from sitegen.builder.pipeline import build
from sitegen.builder.scan.previous_site import previous_site
from sitegen.content.settings.targets import FolderTarget, SshTarget, Target
from sitegen.publish.compose import compose
from sitegen.publish.people import people_in
from sitegen.publish.publish import Order, publish, reached
from sitegen.publish.release import finished_release
from sitegen.withdraw.find import read_anyway
from sitegen.withdraw.targets import Place, Work

LEFT_OUT = (".git", ".venv", "node_modules", OUTPUT)


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A copy to practise on: what is worked with, the targets, where archives may go."""

    work: Work
    places: tuple[Place, ...]
    archive: Path


@contextmanager
def rehearsal(options: BuildOptions, tell: Callable[[str], None]) -> Iterator[Rehearsal]:
    """Give a copy of a site that was built and published; it is removed in the end."""
    with tempfile.TemporaryDirectory(prefix="sitegen-rehearsal-") as name:
        root = Path(name)
        tell(f"a copy of the site, in {root}")
        copy = root / "site"
        shutil.copytree(options.site, copy, ignore=left_out(options), symlinks=True)
        own = replace(options, site=copy, output=copy / OUTPUT, cache=copy / CACHE)
        build(own, notify=tell)
        work = Work(own, allow_samples=True)
        site = read_anyway(own)
        places = tuple(
            Place(name, stand_in(target, root / "targets" / name))
            for name, target in site.settings.publish.items()
        )
        for place in places:
            tell(f"a folder in the place of {place.name}")
            publish_all(place, work)
        yield Rehearsal(work, places, root / "archive")


def left_out(options: BuildOptions) -> Callable[[str, list[str]], set[str]]:
    """Give what copytree asks: what of the site's own folder isn't copied."""

    def ignore(folder: str, names: list[str]) -> set[str]:
        here = Path(folder)
        top = here == options.site
        return {name for name in names if (top and name in LEFT_OUT) or not is_usual(here / name)}

    return ignore


def is_usual(path: Path) -> bool:
    """True for files, folders and links; a pipe would be waited for for ever."""
    return path.is_symlink() or path.is_file() or path.is_dir()


def stand_in(target: Target, folder: Path) -> FolderTarget:
    """Give a folder in the place of a target."""
    served = target if isinstance(target, FolderTarget | SshTarget) else None
    return FolderTarget(
        to="folder",
        path=str(folder),
        url=target.url,
        server=served.server if served else None,
        compressed=bool(served and served.compressed),
    )


def publish_all(place: Place, work: Work) -> None:
    """Publish what was built, as it stands today."""
    last = previous_site(work.options)
    moved = audit_of(last, Asked(release=True)).moved
    release = replace(finished_release(work.options.output), people=people_in(last))
    settings, made = last.settings, work.made / place.name
    composed = compose(release, place.target, moved, settings.root, made, settings.withdrawn)
    with reached(place.target, work.options.site) as host:
        publish(host, place.target, composed.release, Order(int(time.time()) - 1))
