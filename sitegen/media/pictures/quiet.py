"""What libraries say of damaged pictures on standard error by themselves, without a path.

Pillow raises what matters of it, and that is told with the picture's path. libtiff offers functions
by which it says no more (TIFFError(3tiff), TIFFWarning(3tiff)), which Pillow doesn't offer.
"""

from __future__ import annotations

import ctypes
import logging
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Final

HANDLERS: Final = ("TIFFSetErrorHandler", "TIFFSetWarningHandler")
BESIDE_PILLOW: Final = ("../pillow.libs/libtiff*", "../Pillow.libs/libtiff*", ".dylibs/libtiff*")
"""Where Pillow's wheels for Linux and macOS keep the library; else it is the system's."""

OF_SYSTEM: Final = ("libtiff.so.6", "libtiff.so.5", "libtiff.6.dylib", "libtiff.5.dylib")


@lru_cache(maxsize=1)
def keep_pillow_silent() -> None:
    """Keep what Pillow logs from standard error, where it goes if nobody handles it."""
    logging.getLogger("PIL").addHandler(logging.NullHandler())


@lru_cache(maxsize=1)
def keep_libtiff_silent() -> bool:
    """Take away what writes libtiff's messages, for the whole process, once.

    False where the library can't be found: a Pillow for Windows has it within itself.
    """
    for place in places_of_libtiff():
        with suppress(OSError, AttributeError):
            library = ctypes.CDLL(place)
            for name in HANDLERS:
                handler = getattr(library, name)
                handler.argtypes, handler.restype = [ctypes.c_void_p], ctypes.c_void_p
                handler(None)
            return True
    return False


def places_of_libtiff() -> Iterator[str]:
    """Give where the library may be that Pillow has loaded, the likeliest first."""
    import PIL

    folder = Path(PIL.__file__).parent
    for pattern in BESIDE_PILLOW:
        above, _, name = pattern.rpartition("/")
        yield from map(str, sorted((folder / above).glob(name)))
    yield from OF_SYSTEM
