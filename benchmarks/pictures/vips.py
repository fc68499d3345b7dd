"""pyvips' part: `vips.py FORMAT OUTPUT CACHE PHOTO…`; it keeps no cache."""

import sys
from pathlib import Path

import pyvips

SETTINGS = {
    "jpeg": {"Q": 80, "optimize_coding": True},
    "webp": {"Q": 80},
    "avif": {"Q": 50},
}


def main() -> None:
    """Make every width from the photo, as `thumbnail` is meant to be used."""
    kind, output, _, *photos = sys.argv[1:]
    Path(output).mkdir(parents=True, exist_ok=True)
    for photo in photos:
        for width in (400, 800, 1600):
            target = Path(output) / f"{Path(photo).stem}-{width}.{kind}"
            small = pyvips.Image.thumbnail(photo, width)
            small.write_to_file(str(target), keep="none", **SETTINGS[kind])


main()
