"""What a judge learnt of a panel's photo, kept between runs beside what was made of it.

A kept file's name begins with the photo's digest, so that it goes as soon as nobody may show the
photo any longer, or shows another part of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from sitegen.panels.cache.pruning import kept_name
from sitegen.panels.cache.renditions import read_kept, write_kept

SOURCE_DIGITS = 32


class JudgedPhotos:
    """What judges of this code learnt of one photo, by all that it follows from.

    `folder` is that of all kept photos, `photo` and `making` the digests of the photo and of what
    makes panels, `judges` what judgements depend on.
    """

    def __init__(self, folder: Path, photo: str, making: str, judges: Sequence[str]) -> None:
        self._folder = folder
        self._photo = photo
        self._making = making
        self._judges = "\n".join(judges).encode()

    def get(self, source: bytes) -> bytes | None:
        """What was learnt of a source, None where nothing is known."""
        return read_kept(self._path(source))

    def note(self, source: bytes, piece: bytes) -> None:
        """Remember what was learnt of a source."""
        write_kept(self._path(source), piece)

    def _path(self, source: bytes) -> Path:
        asked = sha256(sha256(self._judges).digest() + source).hexdigest()[:SOURCE_DIGITS]
        return self._folder / kept_name(self._photo, self._making, f"judged-{asked}")
