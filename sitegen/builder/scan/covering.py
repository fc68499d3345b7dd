"""What was made of a picture before it was covered goes, whatever becomes of the build.

A covered picture has another digest than its file, so nothing that is made from now on is made of
the file alone. What was made before lies in caches and among the panels.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from sitegen.content.entries.entry import Group
from sitegen.content.folder.sources import Sources
from sitegen.content.folder.survey import PRINTS, RECORD
from sitegen.engine.files import read_plain, write_atomically
from sitegen.site.prints import PrintedPanel, PrintRecord, decode_record


def newly_covered(sources: Sources, cache_root: Path) -> frozenset[str]:
    """Give the pictures of which the caches may hold more than may be seen today.

    Those caches are emptied here. Raises OSError where they can't be.
    """
    try:
        known = read_plain(mark_file(cache_root)).decode("ascii", "replace").split()
    except OSError:
        known = []
    covered = frozenset(path for path in sources.covers if sources.digest(path) not in known)
    if covered:
        for folder in (cache_root / "media", cache_root / "panels" / "photos"):
            if folder.is_dir():
                shutil.rmtree(folder)
    return covered


def note_covered(sources: Sources, cache_root: Path) -> None:
    """Note that nothing is left of what is covered today. Raises OSError."""
    path = mark_file(cache_root)
    digests = sorted(sources.digest(picture) for picture in sources.covers)
    if digests:
        cache_root.mkdir(parents=True, exist_ok=True)
        write_atomically(path, "\n".join(digests).encode(), durable=False)
    else:
        path.unlink(missing_ok=True)


def mark_file(cache_root: Path) -> Path:
    """Give the file that tells with which pictures covered the caches were filled."""
    return cache_root / "covered"


def without_uncovered(
    prints: Sources,
    covered: frozenset[str],
    groups: Mapping[str, Group],
    digest: Callable[[str], str],
) -> Sources:
    """Remove the panels that were made before one of these pictures was `covered`; give the rest.

    `groups` are all entries that could be read, `digest` gives that of what can be seen of one
    today: a panel with the same was made with the cover. Raises OSError.
    """
    if not covered:
        return prints
    gone: set[str] = set()
    for path in prints.identities:
        record = decode_record(prints.read(path)) if path.endswith(f"/{RECORD}") else None
        if record is not None:
            folder = path.rpartition("/")[0]
            for panel in uncovered_in(record, covered, groups, digest):
                for name in (panel.pdf, panel.proof, panel.preview):
                    gone.add(f"{folder}/{name}")
    for path in gone:
        if path.startswith(f"{PRINTS}/") and ".." not in path.split("/"):
            with suppress(FileNotFoundError):
                (prints.site / path).unlink()
    left = {path: known for path, known in prints.identities.items() if path not in gone}
    return replace(prints, survey=replace(prints.survey, identities=left))


def uncovered_in(
    record: PrintRecord,
    covered: frozenset[str],
    groups: Mapping[str, Group],
    digest: Callable[[str], str],
) -> Iterator[PrintedPanel]:
    """Give the panels of a set that may show more of a picture than may be seen today."""

    def is_old(id_: str, before: str) -> bool:
        group = groups.get(id_)
        if group is None:
            # What can't be read may name any picture.
            return True
        return not covered.isdisjoint(group.files) and digest(id_) != before

    for panel in (*record.panels, *record.documents):
        shown = {**panel.stories, record.exhibition: panel.exhibition}
        if any(is_old(id_, before) for id_, before in shown.items()):
            yield panel
