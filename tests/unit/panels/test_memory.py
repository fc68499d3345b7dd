"""Photos of a panel take the memory that one of them needs, and give it back."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from sitegen.engine import memory

CONVERT = """
import sys
from pathlib import Path
from types import SimpleNamespace
from sitegen.panels.layout.arrangement import PictureSlot
from sitegen.panels.pictures.intents import load_profile
from sitegen.panels.production.placing import converted
from sitegen.panels.values import Photo

def megabytes(name):
    line = next(line for line in open("/proc/self/status") if line.startswith(name))
    return int(line.split()[1]) / 1e3

def convert(name, width, height):
    slot = PictureSlot(asset="a.jpg", slug="a", width=850, height=1020)
    photo = Photo(path=name, digest=name, width=width, height=height)
    converted(lambda each: (folder / each.path).read_bytes(), slot, photo, toolkit)

folder = Path(sys.argv[1])
profile = load_profile("iso-coated-v2-300")
toolkit = SimpleNamespace(profile=profile, ink_limit=300.0, cache=folder / "cache")
convert("small.jpg", 600, 400)
before = megabytes("VmRSS")
convert("large.jpg", 6000, 4000)
print(megabytes("VmHWM") - before, megabytes("VmRSS") - before)
"""


@pytest.mark.skipif(memory._trim() is None, reason="this C library has its own ways of keeping")
def test_a_photo_is_decoded_once_and_leaves_nothing_behind(tmp_path: Path) -> None:
    """24 megapixels of four bytes and the part that is shown, or that part and its inks."""
    exif = Image.Exif()
    exif[274] = 6
    for name, size in (("small", (600, 400)), ("large", (6000, 4000))):
        Image.new("RGB", size, "teal").save(tmp_path / f"{name}.jpg", exif=exif)
    done = subprocess.run(
        [sys.executable, "-c", CONVERT, str(tmp_path)], capture_output=True, text=True, check=True
    )
    peak, left = map(float, done.stdout.split())
    whole, part = (pixels * 4 / 1e6 for pixels in (6000 * 4000, 4000 * 4800))
    assert peak < whole + part + 20
    assert left < 20
