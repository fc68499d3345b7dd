"""What the caches hold has passed the gate: under the names of today, or it goes.

Every text is held against the names before it is kept. So the caches need another look only when
there are other names: a story whose name was public yesterday.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import closing
from hashlib import scrypt
from pathlib import Path

from sitegen.builder.store.bodies import BodyStore
from sitegen.builder.store.folders import Folders
from sitegen.builder.store.parts import PartStore
from sitegen.builder.tasks.derive import keys_passed
from sitegen.builder.trace.traces import Traces
from sitegen.engine.digest import encode
from sitegen.engine.files import read_plain, walk_files, write_atomically
from sitegen.engine.toolchain import makers_digest
from sitegen.media.cache import MediaCache
from sitegen.safety.gate import Gate
from sitegen.safety.people import Hidden

SALT = 16
WORK = 2**13
"""How hard it is to try a name against what a lost cache says of the names (RFC 7914, N)."""


def gate_of(people: tuple[Hidden, ...], folders: Folders) -> tuple[Gate, bool]:
    """Give the gate for people, and whether the caches were filled under these very names.

    Its mark is a random number that is kept beside a slow digest of the names.
    """
    if not people:
        return Gate(), True
    try:
        stored = read_plain(mark_file(folders))
    except OSError:
        stored = b""
    salt = stored[:SALT]
    if len(salt) == SALT and stored == salt + slow_digest(people, salt):
        return Gate(people, salt), True
    return Gate(people, os.urandom(SALT)), False


def note_passed(gate: Gate, folders: Folders) -> None:
    """Note that all that the caches hold has passed the gate. Raises OSError."""
    path = mark_file(folders)
    if not gate:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, gate.mark + slow_digest(gate.people, gate.mark), durable=False)


def mark_file(folders: Folders) -> Path:
    """Give the file that tells under which names the caches were filled."""
    return folders.cache_root / "gate"


def slow_digest(people: tuple[Hidden, ...], salt: bytes) -> bytes:
    """Give a digest of names that takes some hundredths of a second, so that nobody tries many."""
    return scrypt(encode(people), salt=salt, n=WORK, r=8, p=1, dklen=32)


def purge(gate: Gate, folders: Folders, traces: Traces) -> None:
    """Remove from all caches what the gate would not let pass today. Raises OSError.

    `traces` are those of the last build: of the finished files those go that it didn't demand,
    since nobody can read in a picture what was drawn.
    """
    for folder in (folders.stage, folders.cache_root / "preflight", *others(folders)):
        shutil.rmtree(folder, ignore_errors=True)
    for folder in folders.cache.glob("output-*/search"):
        # Packed, so that no name could be found in it.
        shutil.rmtree(folder, ignore_errors=True)
    for path in kept_files(folders):
        if gate.may_stand_in(path.read_bytes()):
            path.unlink(missing_ok=True)
    tables: tuple[tuple[Path, type[BodyStore] | type[PartStore]], ...]
    tables = (folders.bodies, BodyStore), (folders.parts, PartStore)
    for path, table in tables:
        if path.exists():
            with closing(table(path)) as store:
                store.remove(key for key, data in store.all() if gate.may_stand_in(data))
    cache = MediaCache(folders.media, makers_digest())
    cache.collect_garbage(keys_passed(live_demands(traces), cache, gate))


def others(folders: Folders) -> list[Path]:
    """Give the caches of other versions."""
    return [path for path in folders.cache.parent.glob("*") if path != folders.cache]


def kept_files(folders: Folders) -> Iterator[Path]:
    """Give the files of the caches in which texts can be read, but for the converted ones."""
    for root in (folders.cache, folders.cache_root / "panels", folders.originals):
        for path, _ in walk_files(root):
            if not path.startswith((folders.bodies.name, folders.parts.name, "photos/")):
                yield root / path


def live_demands(traces: Traces) -> Iterable[bytes]:
    """Give the demands of all tasks of the last build, each once."""
    places = {place for page in traces.pages.values() for place in page.demands}
    for texts in traces.texts.values():
        places.update(place for text in texts.values() for place in text.demands)
    return [traces.demands[place] for place in sorted(places)]
