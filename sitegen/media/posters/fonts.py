"""Fonts of posters in a size and a weight, read once in each process."""

from __future__ import annotations

import io
from functools import lru_cache
from pathlib import Path
from typing import Any


@lru_cache(4096)
def measured(path: Path, weight: int, text: str) -> float:
    """Give the width of a text at a size of 100, in pixels."""
    return float(font_in(path, 100, weight).getlength(text))


@lru_cache(64)
def font_in(path: Path, size: int, weight: int) -> Any:
    """Give a variable font in a size in pixels and a weight."""
    from PIL import ImageFont

    data = io.BytesIO(_font_data(path))
    font = ImageFont.truetype(data, size, layout_engine=ImageFont.Layout.RAQM)
    font.set_variation_by_axes([weight])
    return font


@lru_cache(2)
def _font_data(path: Path) -> bytes:
    return path.read_bytes()
