"""The colours of the sample portraits, from the site's own palette."""

from __future__ import annotations

from dataclasses import dataclass

import sample_canvas as c


@dataclass(frozen=True)
class Palette:
    """The colours of one portrait, by what they paint."""

    ground: str
    far: str
    disc: str
    disc_below: str
    light: str
    shade: str
    glow: str
    hair: str
    hair_edge: str
    bands: tuple[str, str, str]
    weave: tuple[str, str, str]
    lips: str
    line: str


CLASSROOM = Palette(
    ground=c.SAND,
    far=c.WHEAT,
    disc=c.AMBER,
    disc_below=c.PAPER,
    light=c.LIGHT_TERRACOTTA,
    shade=c.CLAY,
    glow=c.RUST,
    hair=c.DEEP_SEA,
    hair_edge=c.SEA,
    bands=(c.TERRACOTTA, c.CLAY, c.DUSK),
    weave=(c.SEA, c.LIGHT_SEA, c.DEEP_SEA),
    lips=c.TERRACOTTA,
    line=c.NIGHT,
)
COURTYARD = Palette(
    ground=c.AMBER,
    far=c.TERRACOTTA,
    disc=c.PAPER,
    disc_below=c.LIGHT_TERRACOTTA,
    light=c.WHEAT,
    shade=c.BRONZE,
    glow=c.EARTH,
    hair=c.DUSK,
    hair_edge=c.NIGHT,
    bands=(c.OLIVE, c.MOSS, c.FOREST),
    weave=(c.SAND, c.WHEAT, c.BRONZE),
    lips=c.EARTH,
    line=c.NIGHT,
)
NIGHT_SHIFT = Palette(
    ground=c.SEA,
    far=c.DEEP_SEA,
    disc=c.SAND,
    disc_below=c.LIGHT_SEA,
    light=c.LIGHT_TERRACOTTA,
    shade=c.CLAY,
    glow=c.RUST,
    hair=c.NIGHT,
    hair_edge=c.TERRACOTTA,
    bands=(c.TERRACOTTA, c.LIGHT_TERRACOTTA, c.DUSK),
    weave=(c.PAPER, c.SAND, c.LIGHT_SEA),
    lips=c.TERRACOTTA,
    line=c.NIGHT,
)
FRIDAY = Palette(
    ground=c.LIGHT_TERRACOTTA,
    far=c.CLAY,
    disc=c.SAND,
    disc_below=c.WHEAT,
    light=c.WHEAT,
    shade=c.BRONZE,
    glow=c.EARTH,
    hair=c.PAPER,
    hair_edge=c.SAND,
    bands=(c.DUSK, c.TERRACOTTA, c.CLAY),
    weave=(c.SAND, c.PAPER, c.LIGHT_SEA),
    lips=c.TERRACOTTA,
    line=c.NIGHT,
)
PITCH = Palette(
    ground=c.MOSS,
    far=c.OLIVE,
    disc=c.AMBER,
    disc_below=c.WHEAT,
    light=c.BRONZE,
    shade=c.EARTH,
    glow=c.DUSK,
    hair=c.NIGHT,
    hair_edge=c.FOREST,
    bands=(c.AMBER, c.BRONZE, c.EARTH),
    weave=(c.WHEAT, c.DEEP_SEA, c.SAND),
    lips=c.DUSK,
    line=c.NIGHT,
)
ROOF = Palette(
    ground=c.SAND,
    far=c.MOSS,
    disc=c.WHEAT,
    disc_below=c.AMBER,
    light=c.BRONZE,
    shade=c.EARTH,
    glow=c.DUSK,
    hair=c.FOREST,
    hair_edge=c.OLIVE,
    bands=(c.OLIVE, c.FOREST, c.MOSS),
    weave=(c.AMBER, c.WHEAT, c.BRONZE),
    lips=c.DUSK,
    line=c.NIGHT,
)
CHOIR = Palette(
    ground=c.AMBER,
    far=c.TERRACOTTA,
    disc=c.WHEAT,
    disc_below=c.LIGHT_TERRACOTTA,
    light=c.LIGHT_TERRACOTTA,
    shade=c.CLAY,
    glow=c.RUST,
    hair=c.NIGHT,
    hair_edge=c.DEEP_SEA,
    bands=(c.DEEP_SEA, c.SEA, c.NIGHT),
    weave=(c.AMBER, c.WHEAT, c.SAND),
    lips=c.TERRACOTTA,
    line=c.NIGHT,
)
