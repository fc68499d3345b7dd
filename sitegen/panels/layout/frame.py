"""The measures that all panels of one format share: margins, columns, the base with its code.

All lengths are millimetres from the trim's top left corner.
"""

from __future__ import annotations

from msgspec import structs

from sitegen.panels.layout.typography import characters_per_line
from sitegen.panels.pictures.qr import code_side
from sitegen.schema.formats import Format
from sitegen.values import Value

# How many times as high as wide: no sheet of paper and no roll-up is.
STRIP = 3.2
SHORTEST_LINE = 25
LONGEST_LINE = 60
# Within reach of a phone in the hand, of a child and from a wheelchair (Smithsonian Guidelines
# for Accessible Exhibition Design: controls and reading matter at 900 to 1200 mm).
REACH = (900.0, 1200.0)
# What the code leads to may hang a little lower than the code.
LOWER = 40.0
SIDE_OF_THE_RAISED = 0.23
MARGIN = 4.8
# The shares of a line that names and text have beside each other, as panel.css sets them.
NAME_ASIDE, TEXT_ASIDE = 0.31, 0.62
# A line of type of 24 pt a metre, in mm.
CALL_PER_METRE = 13.0


class Box(Value):
    """A place on the panel; it may reach into the bleed."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """Where it ends, in mm below the trim's top."""
        return self.top + self.height


class FootSize(Value):
    """How much room the foot's words take: those beside the code, and the address under it.

    `arrangement` says how its languages stand. `raised`: the code and what it leads to stand
    higher up, and `calls` is how high these words are.
    """

    arrangement: str = "columns"
    lines: float = 0.0
    address: float = 0.0
    raised: bool = False
    calls: float = 0.0


class Frame(Value):
    """A panel's fixed measures.

    `unit` is a hundredth of the shorter side. `arrangement` says how languages stand: side by side
    (`columns`), two by two (`pairs`), one under the other (`rows`), or so with the name beside the
    text (`aside`).
    `words` is the room for text; `base` the band at the foot, inside which `imprint` and `address`
    are placed. `code` and `calls` are inside the base too, unless they are `raised` to where they
    can be reached: then `raised` is their place on the panel.
    """

    unit: float
    margin: float
    gap: float
    line: float
    arrangement: str
    words: Box
    base: Box
    code: Box
    imprint: Box
    address: Box
    foot: FootSize
    raised: Box | None = None


def frame_of(
    size: Format,
    distance: float,
    languages: int,
    smallest: float,
    foot: FootSize,
    *,
    beside: float = 0.0,
    mirrored: bool = False,
    least_line: float = 0.0,
    least_name: float = 0.0,
) -> Frame:
    """The frame for a reading distance (m), a number of languages and the smallest text (pt).

    `foot` is what its words take; `beside` the share of the width at the start that stays free for
    a picture of full height; `mirrored` puts the start on the right, for a panel whose first
    language is read from there. No column is narrower than `least_line` mm, the longest word, and
    none beside the text than `least_name`, the longest word about a person.
    Raises UsageError when the code can't be as large as the distance asks.
    """
    shown = size.height - size.cassette
    unit = min(size.width, shown) / 100
    margin, gap = MARGIN * unit, 3.6 * unit
    kept = size.width * beside
    left = 0.0 if mirrored else kept
    width = size.width - kept - 2 * margin
    side = max(code_side(distance, min(width, shown) * 0.6), 14 * unit)
    # Under a foot without its code lies the cassette in the same colour: it needs less air.
    edge, between, under = (2.0, 1.0, 1.0) if foot.raised else (2.8, 1.4, 2.4)
    edge, between, under = edge * unit, between * unit, under * unit
    high = foot.lines if foot.raised else max(side, foot.lines)
    band = edge + high + between + foot.address + under
    line, arrangement = _arranged(width, gap, languages, smallest, least_line)
    if arrangement == "aside" and (is_strip(size) or line * NAME_ASIDE < least_name):
        arrangement = "rows"
    beside_code = 0.0 if foot.raised else side + gap
    code_left = size.width - kept - margin - side if mirrored else margin
    return Frame(
        unit=unit,
        margin=margin,
        gap=gap,
        line=line,
        arrangement=arrangement,
        words=Box(left=left + margin, top=0, width=width, height=shown - band),
        base=Box(left=left, top=shown - band, width=size.width - kept, height=band + size.cassette),
        code=Box(left=code_left, top=edge, width=side, height=side),
        imprint=Box(
            left=margin if mirrored else margin + beside_code,
            top=edge,
            width=width - beside_code,
            height=high,
        ),
        address=Box(left=margin, top=edge + high + between, width=width, height=foot.address),
        foot=foot,
        raised=_raised(size, side, foot, width, unit, mirrored=mirrored) if foot.raised else None,
    )


def _raised(
    size: Format, side: float, foot: FootSize, width: float, unit: float, *, mirrored: bool
) -> Box:
    """Where the code and what it leads to stand within reach."""
    margin = MARGIN * unit
    across = max(side, width * SIDE_OF_THE_RAISED)
    at_end = margin if mirrored else size.width - margin - across
    top = size.height - REACH[1]
    return Box(left=at_end, top=top, width=across, height=side + unit + foot.calls)


def is_strip(size: Format) -> bool:
    """Whether a panel is so high and narrow that what stands on it stands under each other."""
    return size.height - size.cassette > STRIP * size.width


def can_be_raised(size: Format, distance: float, languages: int) -> bool:
    """Whether a panel stands on the floor, and its code fits into the reach of a hand."""
    if not size.cassette or size.height < REACH[1] * 1.2:
        return False
    side = max(code_side(distance, size.width), 0.14 * min(size.width, size.height))
    called = languages * distance * CALL_PER_METRE
    return side <= REACH[1] - REACH[0] and side + called <= REACH[1] - REACH[0] + LOWER


def in_pairs(frame: Frame, smallest: float, least_line: float) -> Frame | None:
    """A frame whose languages stand two by two; None where that is no help, or too narrow to read.

    `smallest` is the smallest text in points, `least_line` the longest word in mm.
    """
    line, arrangement = _arranged(frame.words.width, frame.gap, 2, smallest, least_line)
    if frame.arrangement == "columns" or arrangement != "columns":
        return None
    return structs.replace(frame, line=line, arrangement="pairs")


def _arranged(
    width: float, gap: float, languages: int, smallest: float, least_line: float
) -> tuple[float, str]:
    line = (width - gap * (languages - 1)) / languages
    wide = line >= least_line and characters_per_line(line, smallest) >= SHORTEST_LINE
    if languages > 1 and wide:
        return line, "columns"
    if characters_per_line(width, smallest) > LONGEST_LINE:
        return width, "aside"
    return width, "rows"
