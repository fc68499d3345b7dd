"""How panels look at a glance: what a curator sees before reading a word."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from msgspec import structs
from PIL import Image

from sitegen.panels.production.arrangers import arrange
from sitegen.panels.production.drawing import draw
from sitegen.panels.theme.toolkit import Toolkit
from sitegen.panels.values import Block, Panel, PanelText
from sitegen.schema.formats import parse_format
from tests.unit.panels.words import ENGLISH, HEBREW

Make = Callable[..., Panel]
PAPER, BAND = (250, 246, 238), (31, 91, 102)
NEAR = 14


def told(make_panel: Make, size: str, words: int, *texts: PanelText, **more: object) -> Panel:
    """A story of so many words in a format."""
    blocks = (Block(text=" ".join(["words"] * words)),)
    said = tuple(structs.replace(text, blocks=blocks) for text in texts)
    return make_panel(format=parse_format(size), texts=said, **more)


class Looked:
    """A panel's preview, in millimetres from the trim's top left corner."""

    def __init__(self, panel: Panel, toolkit: Toolkit, data: bytes) -> None:
        self.arrangement = arrange(panel, toolkit)
        drawn = draw(panel, self.arrangement, toolkit, lambda photo: data)
        self.image = Image.open(io.BytesIO(drawn.preview)).convert("RGB")
        self.bleed = panel.printing.sheet.bleed
        self.scale = self.image.width / panel.format.width

    def is_all(self, colour: tuple[int, int, int], *box: float) -> bool:
        """Whether a box (left, top, right, bottom) has one colour."""
        lows_highs = self.image.crop(tuple(round(side * self.scale) for side in box)).getextrema()
        return all(
            abs(end - part) <= NEAR
            for ends, part in zip(lows_highs, colour, strict=True)
            for end in ends
        )


def test_a_strip_is_filled_by_larger_type_and_a_whole_face(
    make_panel: Make, toolkit: Toolkit
) -> None:
    panel = told(make_panel, "300x2000mm", 130, ENGLISH)
    arrangement = arrange(panel, toolkit)
    (slot,) = arrangement.pictures
    assert slot.height / slot.width == pytest.approx(1.5, abs=0.05)
    assert arrangement.size > 1.75 * 18
    assert arrangement.values["arrangement"] in ("columns", "rows")


def test_what_stands_below_a_face_beside_two_languages_is_paper_and_then_the_band(
    make_panel: Make, toolkit: Toolkit, photo_data: bytes
) -> None:
    panel = told(make_panel, "300x300mm", 30, HEBREW, ENGLISH)
    looked = Looked(panel, toolkit, photo_data)
    (slot,) = looked.arrangement.pictures
    face = slot.height - looked.bleed
    foot = looked.arrangement.values["base"].top
    place = looked.arrangement.values["portrait"]
    assert face < foot - 5
    left = max(0.0, place.left) + 1
    right = left + slot.width - looked.bleed - 2
    assert looked.is_all(PAPER, left, face + 1, right, foot - 1)
    assert looked.is_all(BAND, left, foot + 1, right, panel.format.height)
    assert looked.is_all(BAND, 0, foot + 1, panel.format.width, foot + 2)
