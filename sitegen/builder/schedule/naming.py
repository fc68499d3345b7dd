"""Naming what lies beside the texts by its bytes: each file is read once, for all processes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from posixpath import splitext

from sitegen.engine.workers import distribute
from sitegen.errors import ContentError
from sitegen.render.files.demands import AUDIO_TYPES
from sitegen.render.queries.files import AudioFactsOf, Files
from sitegen.values import Value


class Named(Value, tag=False):
    """A file by its path, with the SHA-256 of its bytes in hex; "" where it can't be read."""

    path: str
    digest: str = ""


def name_files(files: Files, jobs: int, progress: Callable[[int, int], None]) -> None:
    """Find out the digests that aren't known yet, and what there is to know of recordings.

    Mistakes are for whoever asks for such a file: here it is only read ahead.
    """
    sources = files.sources
    unnamed = [path for path in sources.identities if path not in sources.digests]
    work = distribute(name_all, files, unnamed, jobs, lambda path: sources.identities[path][0])
    for number, named in enumerate(work, 1):
        progress(number, len(unnamed))
        if named.digest:
            sources.digests.setdefault(named.path, named.digest)


def name_all(files: Files, paths: Sequence[str], number: int) -> Iterator[Named]:
    """Name several files."""
    for path in paths:
        digest = ""
        with suppress(ContentError):
            digest = files.sources.file_digest(path)
            if not files.facts.fresh and splitext(path)[1].lower() in AUDIO_TYPES:
                AudioFactsOf(path=path).answer(files)
        yield Named(path=path, digest=digest)
