"""Putting files where the plan says: entries whole or not at all, and the files beside them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from sitegen.engine.files import whole_path, write_atomically
from sitegen.errors import SitegenError
from sitegen.importing.values import Placement
from sitegen.importing.writing.ledger import Ledger, Written, digest_of, said_by
from sitegen.importing.writing.plan import STANDS, WRITES, Step

CONTENT = "content"


@dataclass(frozen=True, slots=True)
class Kept:
    """A file beside an entry that stays as it is: it isn't the one that an import put there."""

    source: str
    path: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What writing came to: the ledger as it is now, and files that stayed as they were."""

    ledger: Ledger
    kept: tuple[Kept, ...]


def carried_out(
    site: Path,
    steps: Sequence[Step],
    ledger: Ledger,
    *,
    rehearsal: bool = False,
    progress: Callable[[str, int, int], None] = lambda *_: None,
) -> Outcome:
    """Write what the steps say, and give the new ledger, which is the caller's to write.

    A `rehearsal` writes nothing. Raises SitegenError where a file can't be written, or would lie
    outside of `content/`.
    """
    entries = dict(ledger.entries)
    kept: list[Kept] = []
    for number, step in enumerate(steps, 1):
        known = ledger.entries.get(step.entry.source)
        if step.verdict in STANDS and (known or step.verdict != "edited"):
            media, others = _placed(site, step, known, rehearsal=rehearsal)
            kept += others
            if step.verdict in WRITES and not rehearsal:
                _write(site, step.entry.path, step.data)
                _clear(site, step, known, media)
            entries[step.entry.source] = _written(step, known, media)
        progress("writing entries", number, len(steps))
    return Outcome(replace(ledger, entries=entries), tuple(kept))


def _written(step: Step, known: Written | None, media: Mapping[str, str]) -> Written:
    if step.verdict == "edited" and known:
        # What was written then stays what an edit is told by.
        return replace(known, media={**known.media, **media})
    return Written(step.entry.path, said_by(step.entry), digest_of(step.data), media)


def _placed(
    site: Path, step: Step, known: Written | None, *, rehearsal: bool
) -> tuple[dict[str, str], list[Kept]]:
    """Put the files beside an entry; give those that the import answers for, and the others."""
    ours: dict[str, str] = {}
    kept = []
    for each in step.entry.media:
        wanted = digest_of(Path(each.origin).read_bytes())
        target = site / each.path
        found = digest_of(target.read_bytes()) if target.is_file() else ""
        before = known.media.get(each.path, "") if known else ""
        taken_away = not found and before
        if found not in ("", wanted, before) or (taken_away and step.verdict != "moved"):
            kept.append(Kept(step.entry.source, each.path))
            if before:
                ours[each.path] = before
            continue
        if found != wanted and not rehearsal:
            _copy(site, each)
        ours[each.path] = wanted
    return ours, kept


def _clear(site: Path, step: Step, known: Written | None, media: Mapping[str, str]) -> None:
    """Take away what an import wrote that stands elsewhere now, unless it was changed since."""
    if step.verdict != "moved" or known is None:
        return
    gone = {known.path: known.written, **known.media}
    for path, digest in gone.items():
        file = site / path
        stays = path in media or path == step.entry.path
        if not stays and file.is_file() and digest_of(file.read_bytes()) == digest:
            file.unlink()
    folder = (site / known.path).parent
    with suppress(OSError):
        # Only an empty one goes.
        folder.rmdir()


def _write(site: Path, path: str, data: bytes) -> None:
    target = _within(site, path)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(target, data, durable=False)
    except OSError as error:
        raise SitegenError(f"{path}: can't be written: {error.strerror}") from None


def _copy(site: Path, each: Placement) -> None:
    target = _within(site, each.path)
    temporary = target.with_name(f"{target.name}.part.tmp")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(each.origin, temporary)
        temporary.replace(target)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink()
        raise SitegenError(f"{each.path}: can't be written: {error.strerror}") from None


def _within(site: Path, path: str) -> Path:
    """Give a path's file. Raises SitegenError for one outside of content/, through a link too."""
    root = whole_path(site / CONTENT)
    target = site / path
    inside = whole_path(target).is_relative_to(root) and ".." not in Path(path).parts
    if not inside or not path.startswith(f"{CONTENT}/"):
        raise SitegenError(f"{path}: lies outside of content/; nothing of it was written")
    return target
