"""What each operator of a content stream does to a walk (ISO 32000-1, annex A)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from sitegen.preflight.pdf.geometry import Box, Matrix, multiply
from sitegen.preflight.pdf.graphics import Graphics, Path, TextPlace
from sitegen.preflight.pdf.layers import Marked, layer_of
from sitegen.preflight.pdf.objects import entry, name_of
from sitegen.preflight.pdf.spaces import CMYK, GRAY, RGB, Space, read_space


class Walker(Protocol):
    """What operators work on: the state of a walk, and what it can be told to note."""

    graphics: Graphics
    path: Path
    text: TextPlace
    marked: Marked
    resources: Any

    def keep(self) -> None:
        """Keep the graphics state (`q`)."""

    def restore(self) -> None:
        """Take back the state kept last (`Q`)."""

    def paint(self, *, fill: bool, stroke: bool) -> None:
        """Note the colours that the path is painted with."""

    def show_text(self, text: Any) -> None:
        """Note the font and colours of the text that is shown."""

    def choose_font(self, name: str, font: Any) -> None:
        """Take over the font in which text is shown from now on (`Tf`)."""

    def draw_shading(self, shading: Any, box: Any) -> None:
        """Note the colours between which a shading runs."""

    def draw_object(self, name: str) -> None:
        """Draw a form or an image of the resources (`Do`)."""

    def draw_image(self, name: str, stream: Any, *, is_inline: bool) -> None:
        """Note an image where it stands."""

    def note_state(self, state: Any) -> None:
        """Take over a dictionary of graphics state parameters (`gs`)."""


Operate = Callable[[Walker, list[Any]], None]

EVERYWHERE = Box(left=-1e6, bottom=-1e6, right=1e6, top=1e6)


def _matrix(operands: list[Any]) -> Matrix:
    a, b, c, d, e, f = (float(operand) for operand in operands)
    return (a, b, c, d, e, f)


def _concatenate(walker: Walker, operands: list[Any]) -> None:
    walker.graphics.matrix = multiply(_matrix(operands), walker.graphics.matrix)


def _set_state(walker: Walker, operands: list[Any]) -> None:
    walker.note_state(entry(walker.resources, "/ExtGState", str(operands[0])))


def _add_points(walker: Walker, operands: list[Any]) -> None:
    walker.path.add(walker.graphics.matrix, *(float(operand) for operand in operands))


def _begin_path(walker: Walker, operands: list[Any]) -> None:
    walker.path.begin()
    _add_points(walker, operands)


def _set_width(walker: Walker, operands: list[Any]) -> None:
    walker.graphics.line_width = float(operands[0])


def _add_rectangle(walker: Walker, operands: list[Any]) -> None:
    walker.path.begin()
    x, y, width, height = (float(operand) for operand in operands)
    corners = (x, y, x + width, y, x, y + height, x + width, y + height)
    walker.path.add(walker.graphics.matrix, *corners)


def _painting(*, fill: bool, stroke: bool) -> Operate:
    def paint(walker: Walker, operands: list[Any]) -> None:
        walker.paint(fill=fill, stroke=stroke)

    return paint


def _fill_with(space: Space) -> Operate:
    def choose(walker: Walker, operands: list[Any]) -> None:
        walker.graphics.fill_space, walker.graphics.fill = space, _parts(operands)

    return choose


def _stroke_with(space: Space) -> Operate:
    def choose(walker: Walker, operands: list[Any]) -> None:
        walker.graphics.stroke_space, walker.graphics.stroke = space, _parts(operands)

    return choose


def _choose_fill_space(walker: Walker, operands: list[Any]) -> None:
    space = read_space(operands[0], walker.resources)
    walker.graphics.fill_space, walker.graphics.fill = space, _initial(space)


def _choose_stroke_space(walker: Walker, operands: list[Any]) -> None:
    space = read_space(operands[0], walker.resources)
    walker.graphics.stroke_space, walker.graphics.stroke = space, _initial(space)


def _choose_fill(walker: Walker, operands: list[Any]) -> None:
    walker.graphics.fill = _parts(operands)
    walker.graphics.fill_pattern = _pattern(walker, operands)


def _choose_stroke(walker: Walker, operands: list[Any]) -> None:
    walker.graphics.stroke = _parts(operands)
    walker.graphics.stroke_pattern = _pattern(walker, operands)


def _pattern(walker: Walker, operands: list[Any]) -> Any:
    if operands and (name := name_of(operands[-1])):
        return entry(walker.resources, "/Pattern", f"/{name}")
    return None


def _parts(operands: list[Any]) -> tuple[float, ...]:
    return tuple(float(operand) for operand in operands if not name_of(operand))


def _initial(space: Space) -> tuple[float, ...]:
    # 8.6.3: black in CMYK is (0, 0, 0, 1); spot colours begin at full tint.
    if space.kind == "cmyk":
        return (0.0, 0.0, 0.0, 1.0)
    return (1.0 if space.kind == "spot" else 0.0,) * space.components


def _shade(walker: Walker, operands: list[Any]) -> None:
    walker.draw_shading(entry(walker.resources, "/Shading", str(operands[0])), EVERYWHERE)


def _draw(walker: Walker, operands: list[Any]) -> None:
    walker.draw_object(str(operands[0]))


def _draw_inline(walker: Walker, operands: list[Any]) -> None:
    walker.draw_image("inline", operands[0].obj, is_inline=True)


def _move_text(walker: Walker, operands: list[Any]) -> None:
    walker.text.move(float(operands[0]), float(operands[1]))


def _move_text_leading(walker: Walker, operands: list[Any]) -> None:
    walker.text.leading = -float(operands[1])
    _move_text(walker, operands)


def _set_leading(walker: Walker, operands: list[Any]) -> None:
    walker.text.leading = float(operands[0])


def _next_line(walker: Walker, operands: list[Any]) -> None:
    walker.text.move(0, -walker.text.leading)


def _show_next_line(walker: Walker, operands: list[Any]) -> None:
    _next_line(walker, operands)
    _show(walker, operands)


def _show(walker: Walker, operands: list[Any]) -> None:
    walker.show_text(operands[-1])


def _choose_font(walker: Walker, operands: list[Any]) -> None:
    name = str(operands[0])
    walker.choose_font(name, entry(walker.resources, "/Font", name))


def _begin_marked(walker: Walker, operands: list[Any]) -> None:
    walker.marked.begin(layer_of(operands, walker.resources))


def _set_text_mode(walker: Walker, operands: list[Any]) -> None:
    walker.graphics.text_mode = int(operands[0])


OPERATORS: dict[str, Operate] = {
    "q": lambda walker, operands: walker.keep(),
    "Q": lambda walker, operands: walker.restore(),
    "cm": _concatenate,
    "gs": _set_state,
    **dict.fromkeys(("l", "c", "v", "y"), _add_points),
    "m": _begin_path,
    "w": _set_width,
    "re": _add_rectangle,
    **dict.fromkeys(("f", "F", "f*"), _painting(fill=True, stroke=False)),
    **dict.fromkeys(("S", "s"), _painting(fill=False, stroke=True)),
    **dict.fromkeys(("B", "B*", "b", "b*"), _painting(fill=True, stroke=True)),
    "n": _painting(fill=False, stroke=False),
    "g": _fill_with(GRAY),
    "G": _stroke_with(GRAY),
    "rg": _fill_with(RGB),
    "RG": _stroke_with(RGB),
    "k": _fill_with(CMYK),
    "K": _stroke_with(CMYK),
    "cs": _choose_fill_space,
    "CS": _choose_stroke_space,
    **dict.fromkeys(("sc", "scn"), _choose_fill),
    **dict.fromkeys(("SC", "SCN"), _choose_stroke),
    "sh": _shade,
    **dict.fromkeys(("BMC", "BDC"), _begin_marked),
    "EMC": lambda walker, operands: walker.marked.end(),
    "Do": _draw,
    "INLINE IMAGE": _draw_inline,
    "BT": lambda walker, operands: walker.text.begin(),
    "Tm": lambda walker, operands: walker.text.set(_matrix(operands)),
    "Td": _move_text,
    "TD": _move_text_leading,
    "TL": _set_leading,
    "T*": _next_line,
    "Tr": _set_text_mode,
    "Tf": _choose_font,
    **dict.fromkeys(("Tj", "TJ"), _show),
    **dict.fromkeys(("'", '"'), _show_next_line),
}
