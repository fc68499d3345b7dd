"""sitegen's part: `own.py FORMAT OUTPUT CACHE PHOTO…`, in as many processes as there are cores.

As in a build, what is known of a photo is remembered by the size and time of its file.
"""

from __future__ import annotations

import hashlib
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import msgspec

from sitegen.media.cache import MediaCache
from sitegen.media.picture import Derivative, ImageFacts, Use, plan_picture

WIDTHS = (400, 800, 1600)


class Known(msgspec.Struct):
    """What is remembered of a photo."""

    size: int
    time: int
    digest: str
    facts: ImageFacts


def know(path: Path, cache: MediaCache) -> tuple[Known, bytes]:
    """Give what is known of a photo, and its bytes if they had to be read."""
    seen = path.stat()
    memory = cache.folder / f"{path.stem}.facts"
    if memory.exists():
        known = msgspec.msgpack.decode(memory.read_bytes(), type=Known)
        if (known.size, known.time) == (seen.st_size, seen.st_mtime_ns):
            return known, b""
    from sitegen.media.facts import image_facts

    data = path.read_bytes()
    facts = image_facts(data, name=path.name)
    known = Known(seen.st_size, seen.st_mtime_ns, hashlib.sha256(data).hexdigest(), facts)
    cache.folder.mkdir(parents=True, exist_ok=True)
    memory.write_bytes(msgspec.msgpack.encode(known))
    return known, data


def publish(path: Path, kind: str, output: Path, cache: MediaCache) -> None:
    """Make what the cache doesn't have, and put all of a photo's files into the output."""
    known, data = know(path, cache)
    use = Use(name="page", widths=WIDTHS, formats=(kind,))
    plan = plan_picture(known.facts, source=path.name, digest=known.digest, slug=path.stem, use=use)
    missing = [item for item in plan.derivatives if not place(item, output, cache.get(item))]
    if missing:
        from sitegen.media.make import make_derivatives

        for derivative, made in make_derivatives(data or path.read_bytes(), missing):
            place(derivative, output, cache.put(derivative, made))


def place(derivative: Derivative, output: Path, kept: Path | None) -> bool:
    """Put a finished file into the output, as `PHOTO-WIDTH.FORMAT`."""
    if kept is None:
        return False
    target = output / f"{Path(derivative.source).stem}-{derivative.width}.{derivative.format}"
    target.unlink(missing_ok=True)
    os.link(kept, target)
    return True


def main(kind: str, output: Path, cache: Path, photos: list[Path]) -> None:
    """Publish all photos."""
    output.mkdir(parents=True, exist_ok=True)
    work = partial(publish, kind=kind, output=output, cache=MediaCache(cache))
    if not photos or (cache / f"{photos[-1].stem}.facts").exists():
        for photo in photos:
            work(photo)
        return
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(work, photos))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), [Path(word) for word in sys.argv[4:]])
