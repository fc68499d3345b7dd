"""Panels of several equal cells: a winners panel's people, a sheet's labels."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from sitegen.panels.fitting import Fitting
from sitegen.panels.frame import Box
from sitegen.panels.studio import Studio
from sitegen.panels.typography import (
    MM_PER_POINT,
    Overflow,
    TextTooLongError,
    TypeRange,
    largest_fitting,
)
from sitegen.panels.values import Panel


def grid(area: Box, columns: int, rows: int, gap: float) -> tuple[Box, ...]:
    """Equal boxes with `gap` mm between them, row by row."""
    width = (area.width - gap * (columns - 1)) / columns
    height = (area.height - gap * (rows - 1)) / rows
    return tuple(
        Box(
            left=area.left + column * (width + gap),
            top=area.top + row * (height + gap),
            width=width,
            height=height,
        )
        for row in range(rows)
        for column in range(columns)
    )


def fit_cells(
    panel: Panel,
    studio: Studio,
    template: str,
    values: Callable[[float], dict[str, Any]],
    room: float,
    sizes: TypeRange,
) -> float:
    """The largest size in points at which every cell's text is at most `room` mm high.

    The template marks each cell's text with `begin-SLUG` and `end-SLUG`. Raises TextTooLongError
    that names the people whose text is too long.
    """
    fitting = Fitting(panel, studio, template, values)

    def height(size: float) -> float:
        return max(_heights(fitting.ends(size)).values(), default=0.0)

    found = largest_fitting(height, room, sizes)
    if found:
        return found[0]
    line = sizes.smallest * MM_PER_POINT * 1.5
    overflows = tuple(
        Overflow(lang=slug, lines=math.ceil((taken - room) / line), words=0)
        for slug, taken in sorted(_heights(fitting.ends(sizes.smallest)).items())
        if taken > room
    )
    raise TextTooLongError(f"{panel.slug} ({panel.format.name})", sizes.smallest, overflows)


def _heights(ends: dict[str, float]) -> dict[str, float]:
    return {
        name.removeprefix("end-"): end - ends[f"begin-{name.removeprefix('end-')}"]
        for name, end in ends.items()
        if name.startswith("end-")
    }
