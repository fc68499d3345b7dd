"""The hosts' logos in rows: each of the same area, so that none looks larger than another."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from sitegen.panels.values import Logo

# In units of the panel: the side of a square logo, and how far others may reach.
SIDE, WIDEST, HIGHEST = 8.0, 24.0, 10.0
# From so many on, logos are so much smaller.
CROWDS = ((16, 0.6), (8, 0.75))
SPARING = 0.65
ROW = 1.15


def asset_of(number: int, logo: Logo) -> str:
    """The name under which a panel's logo is drawn."""
    return f"logo-{number}.{'jpg' if logo.photo else 'svg'}"


def hosts_of(logos: Sequence[Logo], unit: float, *, sparing: bool = False) -> list[dict[str, Any]]:
    """What a template needs of each host, in mm: name, asset (empty: the name is written), width,
    height, the height of its row, and the space above it; `sparing` of the panel's height."""
    share = next((less for many, less in CROWDS if len(logos) >= many), 1.0)
    share = min(share, SPARING) if sparing else share
    row = HIGHEST * share * ROW * unit
    hosts = []
    for number, logo in enumerate(logos):
        width, height = size_of(logo, unit * share)
        hosts.append(
            {
                "name": logo.name,
                "asset": asset_of(number, logo) if logo.is_drawn else "",
                "width": width,
                "height": height,
                "row": round(row, 3),
                "above": round((row - height) / 2, 3),
            }
        )
    return hosts


def size_of(logo: Logo, unit: float) -> tuple[float, float]:
    """A logo's width and height in mm: the area of a square one, as far as its form allows."""
    width = SIDE * math.sqrt(logo.ratio)
    height = width / logo.ratio
    least = min(1.0, WIDEST / width, HIGHEST / height)
    return round(width * least * unit, 3), round(height * least * unit, 3)
