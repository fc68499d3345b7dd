"""What happens beside edits: time passes, files of ours are damaged, builds are killed."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from datetime import timedelta
from random import Random
from typing import Any

from sitegen.builder.commit.manifest import MANIFEST
from sitegen.builder.commit.output import MARK
from tests.incremental.content_edits import entries, some
from tests.incremental.ticks import Ticks
from tests.incremental.workshop import START, Workshop, is_marked, is_whole, tree

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
EVENTS = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "os.link")


def move_time(workshop: Workshop, source: Random) -> None:
    """Build as of another moment, earlier or later."""
    hours = source.choice([-24 * 200, -24 * 30, -1, 0, 1, 24 * 20, 24 * 29, 24 * 75, 24 * 300])
    workshop.at = START + timedelta(hours=hours + source.randrange(24))


def show_drafts(workshop: Workshop, source: Random) -> None:
    """Build with drafts, or without."""
    workshop.drafts = not workshop.drafts


def change_jobs(workshop: Workshop, source: Random) -> None:
    """Let another number of processes work."""
    workshop.jobs = source.randrange(1, 5)


def change_output(workshop: Workshop, source: Random) -> None:
    """Build into another folder, or into the first one again."""
    workshop.output_name = source.choice(["output", "other/output"])


def change_clock(workshop: Workshop, source: Random) -> None:
    """Put the site on a file system whose clock is slow, or on a quick one again."""
    workshop.ticks = None if workshop.ticks else Ticks()


def save_again_unseen(workshop: Workshop, source: Random) -> None:
    """Save a text, and once more while the site is built: a clock may be too slow to tell."""
    if path := some(source, entries(workshop)):
        text = workshop.read(path)
        save_while_built(workshop, path, f"{text}\none\n", f"{text}\ntwo\n")


def save_while_built(workshop: Workshop, path: str, first: str, then: str) -> None:
    """Save a text before a build, and another after it was read; then the clock moves on."""
    saved: list[str] = []

    def save(stage: str, done: int, total: int) -> None:
        if not saved:
            saved.append(stage)
            workshop.write(path, then)
            if workshop.ticks:
                workshop.ticks.move_on()

    if workshop.ticks:
        workshop.ticks.move_on()
    workshop.write(path, first)
    workshop.build(progress=save)


def ours(workshop: Workshop) -> list[str]:
    """Give the files that builds wrote."""
    return [path for path in tree(workshop.output) if path not in workshop.strangers]


def damage_output(workshop: Workshop, source: Random) -> None:
    """Change, cut short, empty, remove or exchange files in the output."""
    found = ours(workshop)
    for _ in range(source.randrange(1, 4)):
        path = some(source, [each for each in found if (workshop.output / each).is_file()])
        if path is None:
            return
        target = workshop.output / path
        data, stamp = target.read_bytes(), target.stat()
        match source.randrange(5):
            case 0:
                target.unlink()
            case 1:
                target.write_bytes(data[: len(data) // 2])
            case 2:
                target.write_bytes(data + b" ")
            case 3:
                target.write_bytes(data.replace(b"a", b"b"))
                os.utime(target, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
            case 4:
                other = workshop.output / source.choice(found)
                if other.is_file():
                    shutil.copyfile(other, target)


def damage_manifest(workshop: Workshop, source: Random) -> None:
    """Set the mark of an interrupted build, or save the manifest with its lines turned."""
    if not workshop.output.is_dir():
        return
    if source.random() < 0.5:
        (workshop.output / MARK).write_bytes(b"")
    else:
        manifest = workshop.output / MANIFEST
        if manifest.is_file():
            manifest.write_bytes(manifest.read_bytes().replace(b"\n", b"\r\n"))


def remove_folder(workshop: Workshop, source: Random) -> None:
    """Remove a folder of the output, or all of it."""
    folders = sorted(path for path in workshop.output.rglob("*") if path.is_dir())
    if folders:
        gone = source.choice([workshop.output, *folders])
        start = gone.relative_to(workshop.output).as_posix() + "/"
        lost = {p for p in workshop.strangers if start == "./" or p.startswith(start)}
        workshop.strangers.difference_update(lost)
        shutil.rmtree(gone)


def add_foreign(workshop: Workshop, source: Random) -> None:
    """Put a file into the output that is not ours."""
    path = source.choice(["notes.txt", "news/photo.raw", "CNAME", "strange/deep/file", ".hidden"])
    target = workshop.output / path
    if not workshop.output.is_dir():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(b"mine")
    workshop.strangers.add(path)


def remove_foreign(workshop: Workshop, source: Random) -> None:
    """Take such a file away."""
    if path := some(source, sorted(workshop.strangers)):
        workshop.strangers.discard(path)
        (workshop.output / path).unlink(missing_ok=True)


def damage_cache(workshop: Workshop, source: Random) -> None:
    """Remove, cut, empty or garble files of the cache."""
    files = [path for path in sorted(workshop.cache.rglob("*")) if path.is_file()]
    for target in source.sample(files, min(len(files), source.randrange(1, 6))):
        data = target.read_bytes()
        place = source.randrange(len(data) or 1)
        match source.randrange(4):
            case 0:
                target.unlink()
            case 1:
                target.write_bytes(data[:place])
            case 2:
                garbled = bytes([data[place] ^ 1]) if data else b"x"
                target.write_bytes(data[:place] + garbled + data[place + 1 :])
            case 3:
                target.write_bytes(b"garbage")


def remove_cache(workshop: Workshop, source: Random) -> None:
    """Remove the cache or a part of it."""
    folders = [path for path in sorted(workshop.cache.rglob("*")) if path.is_dir()]
    shutil.rmtree(source.choice([workshop.cache, *folders]), ignore_errors=True)


def keep_or_recall(workshop: Workshop, source: Random) -> None:
    """Keep a copy of cache or output; or put back what was kept, as a CI's cache does."""
    what = source.choice(["cache", "output"])
    folder = workshop.cache if what == "cache" else workshop.output
    kept = workshop.root / f"kept-{what}-{workshop.output_name.replace('/', '-')}"
    if kept.is_dir() and source.random() < 0.6:
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(kept, folder)
        if what == "output":
            strangers = workshop.kept[workshop.output_name]
            assert isinstance(strangers, set)
            workshop.foreign[workshop.output_name] = set(strangers)
    elif folder.is_dir():
        shutil.rmtree(kept, ignore_errors=True)
        shutil.copytree(folder, kept)
        workshop.kept[workshop.output_name] = set(workshop.strangers)


def kill(workshop: Workshop, source: Random) -> None:
    """Kill a build before one of its operations on files; look at what it leaves."""
    before = tree(workshop.output)
    marked = is_marked(workshop.output)
    killed_build(workshop.build, source.choice([source.randrange(1, 40), source.randrange(1, 700)]))
    after = tree(workshop.output)
    if before != after and not marked and workshop.output.is_dir():
        assert is_marked(workshop.output) or is_whole(workshop.output)


def killed_build(build: Callable[[], Any], operations: int) -> None:
    """Build in a copy of this process that is killed before its n-th operation on files."""
    child = os.fork()
    if child == 0:
        try:
            die_before(operations)
            build()
        finally:
            os._exit(0)
    os.waitpid(child, 0)


def die_before(operations: int) -> None:
    """End this process, without any of its last rites, before its n-th operation on files."""
    left = [operations]

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITING
        if writes or event in EVENTS:
            left[0] -= 1
            if left[0] < 0:
                os.kill(os.getpid(), 9)

    sys.addaudithook(watch)


ROUGH_EDITS = (
    move_time,
    move_time,
    show_drafts,
    change_jobs,
    change_output,
    damage_output,
    damage_manifest,
    remove_folder,
    add_foreign,
    remove_foreign,
    damage_cache,
    remove_cache,
    keep_or_recall,
    kill,
    change_clock,
    save_again_unseen,
)
