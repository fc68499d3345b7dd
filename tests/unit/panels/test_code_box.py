"""The box that the code has on a picture: as much room at the left of it as at the right."""

from __future__ import annotations

import io
from collections.abc import Callable
from itertools import takewhile
from typing import Any

import pytest
from PIL import Image

from sitegen.panels.pictures.colour import ROLES, channels
from sitegen.panels.production.arrangers import arrange
from sitegen.panels.production.drawing import draw
from sitegen.panels.theme.toolkit import Toolkit
from sitegen.panels.values import Panel, PanelText
from sitegen.schema.formats import parse_format
from tests.unit.panels.words import ARABIC, ENGLISH


def room_beside(row: Image.Image, code: tuple[int, int]) -> tuple[int, int]:
    """How many pixels of the box stand at the left and right of the code in a row."""
    is_box = near(ROLES["base-deep"])
    left = takewhile(is_box, (row.getpixel((at, 0)) for at in range(code[0] - 3, 0, -1)))
    right = takewhile(is_box, (row.getpixel((at, 0)) for at in range(code[1] + 3, row.width)))
    return len(list(left)), len(list(right))


def near(colour: str) -> Callable[[Any], bool]:
    wanted = channels(colour)
    return lambda pixel: all(abs(a - b) < 12 for a, b in zip(pixel, wanted, strict=True))


@pytest.mark.parametrize("first", [ENGLISH, ARABIC], ids=["en", "ar"])
def test_a_code_on_the_lattice_stands_in_the_middle_of_its_box(
    toolkit: Toolkit, make_panel: Callable[..., Panel], first: PanelText
) -> None:
    panel = make_panel(
        kind="closing",
        slug="closing",
        story="",
        photo=None,
        texts=(first,),
        format=parse_format("rollup-850x2000"),
        distance=1.5,
    )
    arranged = arrange(panel, toolkit)
    assert arranged.values["plate"]
    raised = arranged.values["raised"]
    preview = draw(panel, arranged, toolkit, lambda photo: b"").preview
    picture = Image.open(io.BytesIO(preview)).convert("RGB")
    # The row through the border of the code: white from side to side.
    scale = picture.width / panel.format.width
    top = round((raised.top + 2) * scale)
    row = picture.crop((0, top, picture.width, top + 1))
    ends = [at * scale for at in (raised.left, raised.left + raised.width)]
    is_code = near(ROLES["code-ground"])
    white = [at for at in range(*map(round, ends)) if is_code(row.getpixel((at, 0)))]
    left, right = room_beside(row, (white[0], white[-1]))
    assert left == pytest.approx(right, abs=2)
    assert left > 2
