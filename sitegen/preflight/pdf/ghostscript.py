"""The whole page in inks, as Ghostscript draws it, on machines that have it."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

NAMES = ("gs", "gswin64c", "gswin32c")
PPI = 25
SECONDS = 120


def heaviest_ink(data: bytes, page: int) -> float | None:
    """The most ink in percent on any point of a page at 25 dpi; None where nothing can tell."""
    program = next((path for name in NAMES if (path := shutil.which(name))), "")
    if not program:
        return None
    with tempfile.TemporaryDirectory(prefix="sitegen-") as folder:
        source, target = Path(folder) / "page.pdf", Path(folder) / "page.tif"
        source.write_bytes(data)
        words = (
            *("-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiff32nc"),
            *(f"-r{PPI}", f"-dFirstPage={page}", f"-dLastPage={page}"),
            *(f"-sOutputFile={target}", str(source)),
        )
        try:
            done = subprocess.run(
                [program, *words], capture_output=True, stdin=subprocess.DEVNULL, timeout=SECONDS
            )
        except (OSError, subprocess.TimeoutExpired):
            return None
        return _highest(target) if done.returncode == 0 and target.is_file() else None


def _highest(path: Path) -> float:
    from PIL import Image

    with Image.open(path) as image:
        bands = [band.tobytes() for band in image.split()]
    return max(map(sum, zip(*bands, strict=True)), default=0) / 2.55
