"""Draw mark.png of themes/base/assets, of which all icons are made, from favicon.svg there.

A browser draws it, as it draws the same sign in its tabs.

    python tools/draw_mark.py
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.tools.browser import chromium  # noqa: E402

ASSETS = ROOT / "themes" / "base" / "assets"
SIZE = 1024
PAGE = """<!DOCTYPE html><style>html, body { margin: 0; background: none }
svg { display: block; inline-size: 1024px; block-size: 1024px }</style>"""


def main() -> None:
    """Draw it on a transparent ground."""
    drawing = (ASSETS / "favicon.svg").read_text(encoding="utf-8")
    with chromium() as browser:
        page = browser.new_page(viewport={"width": SIZE, "height": SIZE})
        page.set_content(PAGE + drawing)
        drawn = page.screenshot(omit_background=True)
    with Image.open(io.BytesIO(drawn)) as picture:
        picture.convert("RGBA").save(ASSETS / "mark.png", optimize=True)


if __name__ == "__main__":
    main()
