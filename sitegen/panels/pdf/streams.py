"""A page's drawing instructions rewritten: whole words for the text layer, RGB for the proof."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any

CMYK_COLOURS = frozenset({"scn", "SCN", "sc", "SC", "k", "K"})
STROKES = frozenset({"SCN", "SC", "K", "CS"})
SPACES = frozenset({"cs", "CS"})

Rgb = tuple[float, float, float]


def with_whole_words(
    instructions: list[Any], spoken: Mapping[int, str], artifacts: Container[int]
) -> list[Any]:
    """The instructions with `ActualText` on the marked content that has one, and the artifacts
    marked as such (ISO 32000-1, 14.9.4 and 14.8.2.2)."""
    from pikepdf import ContentStreamInstruction, Dictionary, Name, Operator, String

    begin = Operator("BDC")
    artifact = ContentStreamInstruction([Name.Artifact], Operator("BMC"))
    result = []
    for instruction in instructions:
        number = _marked(instruction) if instruction.operator == begin else None
        if number in artifacts:
            result.append(artifact)
        elif number is not None and number in spoken:
            told = Dictionary(MCID=number, ActualText=String(spoken[number]))
            result.append(ContentStreamInstruction([instruction.operands[0], told], begin))
        else:
            result.append(instruction)
    return result


def _marked(instruction: Any) -> int | None:
    from pikepdf import Dictionary

    properties = instruction.operands[1]
    number = properties.get("/MCID") if isinstance(properties, Dictionary) else None
    return None if number is None else int(number)


def in_rgb(instructions: list[Any], colours: Mapping[tuple[float, ...], Rgb]) -> list[Any]:
    """The instructions with every CMYK colour replaced by its RGB (0–1) on the screen.

    `colours` maps inks in whole per cent; a colour that isn't in it is converted plainly.
    """
    from pikepdf import ContentStreamInstruction, Operator

    result = []
    for instruction in instructions:
        name = str(instruction.operator)
        if name in SPACES:
            continue
        if name in CMYK_COLOURS and len(instruction.operands) == 4:
            inks = tuple(round(float(ink) * 100, 2) for ink in instruction.operands)
            screen = colours.get(inks) or plain_rgb(inks)
            operator = Operator("RG" if name in STROKES else "rg")
            result.append(ContentStreamInstruction(list(screen), operator))
            continue
        result.append(instruction)
    return result


def plain_rgb(inks: tuple[float, ...]) -> Rgb:
    """RGB (0–1) of inks in per cent, by the plain subtractive rule."""
    cyan, magenta, yellow, black = (ink / 100 for ink in inks)
    red, green, blue = ((1 - ink) * (1 - black) for ink in (cyan, magenta, yellow))
    return round(red, 4), round(green, 4), round(blue, 4)
