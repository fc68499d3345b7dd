"""The walk over a page's content, and over all that it draws on: forms, patterns, masks, notes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sitegen.preflight.pdf.fonts import key_of_font
from sitegen.preflight.pdf.functions import extreme_colours
from sitegen.preflight.pdf.geometry import IDENTITY, Box, Matrix, multiply, sides, unit_square
from sitegen.preflight.pdf.graphics import Graphics, Path, TextPlace
from sitegen.preflight.pdf.layers import Layers, Marked
from sitegen.preflight.pdf.objects import (
    damage,
    elements,
    entries,
    entry,
    has_letters,
    identity,
    is_dictionary,
    is_stream,
    name_of,
    number_of,
    numbers,
)
from sitegen.preflight.pdf.operators import OPERATORS
from sitegen.preflight.pdf.paintings import Ink, Paintings, Picture
from sitegen.preflight.pdf.spaces import GRAY, Space, read_space

DEEPEST = 24
MOST_INSTRUCTIONS = 3_000_000
HIDDEN = 2
UNSEEN = 3
"""The mode of text that paints nothing (ISO 32000-1, table 106)."""


def walk_page(page: Any, wet: Box | None = None, layers: Layers | None = None) -> Paintings:
    """Note everything that a page paints (a pikepdf.Page); never raises on a damaged stream.

    `wet` is what is printed and not cut off at once: bars and marks beside it take no ink there.
    `layers` knows what isn't printed at all; that paints nothing.
    """
    walker = Walker(Paintings(wet=wet), layers or Layers(None))
    resources = page.get("/Resources")
    walker.note_resources(resources)
    walker.note_group(entry(page.obj, "/Group"), "page")
    walker.walk(page, resources, IDENTITY)
    for note in elements(entry(page.obj, "/Annots")):
        walker.walk_annotation(note)
    return walker.found


class Walker:
    """Follows the instructions of one page; `found` grows as it goes."""

    def __init__(self, found: Paintings, layers: Layers) -> None:
        self.found = found
        self.marked = Marked(layers, found.off_layers)
        self.graphics = Graphics()
        self.path = Path()
        self.text: TextPlace = TextPlace()
        self.resources: Any = None
        self.base: Matrix = IDENTITY
        self._stack: list[Graphics] = []
        self._within: list[tuple[int, int]] = []
        self._seen: set[tuple[int, int]] = set()
        self._left = MOST_INSTRUCTIONS
        self._damage = damage()

    def walk(self, stream: Any, resources: Any, matrix: Matrix) -> None:
        """Follow a content stream whose coordinates a matrix puts on the page."""
        import pikepdf

        outside = (self.graphics, self._stack, self.resources, self.base, self.marked)
        self.graphics = self.graphics.kept()
        self.graphics.matrix = self.base = matrix
        self._stack, self.resources, self.marked = [], resources, self.marked.within()
        try:
            for instruction in pikepdf.parse_content_stream(stream):
                self._follow(instruction)
                if self.found.cut_short:
                    break
        except self._damage:
            self.found.mistakes += 1
        self.graphics, self._stack, self.resources, self.base, self.marked = outside

    def _follow(self, instruction: Any) -> None:
        self._left -= 1
        if self._left < 0:
            self.found.cut_short = True
            return
        operator = str(instruction.operator)
        operate: Callable[[Walker, list[Any]], None] | None = OPERATORS.get(operator)
        if operate is None:
            return
        try:
            operate(self, list(instruction.operands))
        except self._damage:
            self.found.mistakes += 1

    def keep(self) -> None:
        """Keep the graphics state (`q`)."""
        self._stack.append(self.graphics)
        self.graphics = self.graphics.kept()

    def restore(self) -> None:
        """Take back the state kept last (`Q`)."""
        if self._stack:
            self.graphics = self._stack.pop()

    def paint(self, *, fill: bool, stroke: bool) -> None:
        """Note the colours that the path is painted with."""
        for box in self.path.take():
            if self.marked.is_off:
                continue
            if fill:
                self._note_colour(box, stroked=False)
            if stroke:
                self._note_colour(box, stroked=True)
                width = self.graphics.line_width * min(sides(self.graphics.matrix))
                self.found.add_line(width, box)

    def show_text(self, text: Any) -> None:
        """Note the font and colours of the text that is shown, where it begins."""
        if self.marked.is_off or not has_letters(text):
            return
        if self.graphics.text_mode != UNSEEN:
            self.found.shown_fonts.add(self.graphics.font)
        mode, box = self.graphics.text_mode, self.text.point(self.graphics.matrix)
        if mode in (0, 2, 4, 6):
            self._note_colour(box, stroked=False, is_text=True)
        if mode in (1, 2, 5, 6):
            self._note_colour(box, stroked=True, is_text=True)

    def _note_colour(self, box: Any, *, stroked: bool, is_text: bool = False) -> None:
        now = self.graphics
        space, parts, pattern, overprint = (
            (now.stroke_space, now.stroke, now.stroke_pattern, now.overprints_stroke)
            if stroked
            else (now.fill_space, now.fill, now.fill_pattern, now.overprints_fill)
        )
        self.found.overprints += overprint
        if space.kind == "pattern":
            self.draw_pattern(pattern, box)
        else:
            self.found.spaces.setdefault(space, "line" if stroked else "fill")
            ink = Ink(space=space, parts=parts, overprint=overprint, is_text=is_text)
            self.found.add_ink(ink, box)

    def draw_pattern(self, pattern: Any, box: Any) -> None:
        """Walk a tiling pattern once, or note the colours of a shading pattern."""
        matrix = numbers(entry(pattern, "/Matrix")) or IDENTITY
        placed = multiply(matrix[:6], self.base)  # type: ignore[arg-type]
        if number_of(entry(pattern, "/PatternType"), 0) == 2:
            self.note_state(entry(pattern, "/ExtGState"))
            self.draw_shading(entry(pattern, "/Shading"), box)
        elif is_stream(pattern) and self._enter(pattern, once=True):
            self.note_resources(entry(pattern, "/Resources"))
            self.walk(pattern, entry(pattern, "/Resources"), placed)
            self._within.pop()

    def draw_shading(self, shading: Any, box: Any) -> None:
        """Note the colours between which a shading runs."""
        if self.marked.is_off:
            return
        space = read_space(entry(shading, "/ColorSpace"), self.resources)
        self.found.spaces.setdefault(space, "shading")
        colours = extreme_colours(entry(shading, "/Function"))
        if not colours:
            self.found.unknown_shadings += 1
            return
        for parts in colours:
            self.found.add_ink(Ink(space=space, parts=parts, in_shading=True), box)

    def draw_object(self, name: str) -> None:
        """Draw a form or an image of the resources (`Do`)."""
        item = entry(self.resources, "/XObject", name)
        kind = name_of(entry(item, "/Subtype"))
        self.marked.begin(entry(item, "/OC"))
        if kind == "Image":
            self.draw_image(name[1:], item, is_inline=False)
        elif kind == "Form":
            self.draw_form(item, self.graphics.matrix)
        self.marked.end()

    def draw_form(self, form: Any, matrix: Matrix) -> None:
        """Walk a form's content; a form within itself is left alone."""
        if self.marked.is_off or not is_stream(form) or not self._enter(form):
            return
        own = numbers(entry(form, "/Matrix")) or IDENTITY
        resources = entry(form, "/Resources") or self.resources
        self.note_resources(resources)
        self.note_group(entry(form, "/Group"), "group")
        self.walk(form, resources, multiply(own[:6], matrix))  # type: ignore[arg-type]
        self._within.pop()

    def draw_image(self, name: str, stream: Any, *, is_inline: bool) -> None:
        """Note an image where it stands; a stencil paints with the fill colour."""
        if self.marked.is_off:
            return
        is_stencil = bool(_either(stream, "/ImageMask", "/IM"))
        matrix = self.graphics.matrix
        space = GRAY if is_stencil else self._space_of_image(stream)
        if is_stencil:
            self._note_colour(unit_square(matrix), stroked=False)
        else:
            self.found.spaces.setdefault(space, f"image {name}")
            self.found.overprints += self.graphics.overprints_fill
        self.found.pictures.append(
            Picture(
                name=name,
                stream=stream,
                matrix=matrix,
                space=space,
                width=int(number_of(_either(stream, "/Width", "/W"), 0)),
                height=int(number_of(_either(stream, "/Height", "/H"), 0)),
                bits=int(number_of(_either(stream, "/BitsPerComponent", "/BPC"), 8)),
                is_stencil=is_stencil,
                is_inline=is_inline,
            )
        )
        if is_stream(entry(stream, "/SMask")):
            self.found.soft_masks += 1

    def _space_of_image(self, stream: Any) -> Space:
        space = _either(stream, "/ColorSpace", "/CS")
        if space is None and "JPXDecode" in map(name_of, elements(entry(stream, "/Filter"))):
            return Space(family="JPX", kind="unknown", components=0)
        return read_space(space, self.resources)

    def note_state(self, state: Any) -> None:
        """Take over a dictionary of graphics state parameters (`gs`, ISO 32000-1, table 58)."""
        now = self.graphics
        if (both := entry(state, "/OP")) is not None:
            now.overprints_stroke = bool(both)
            now.overprints_fill = bool(both)
        if (fill := entry(state, "/op")) is not None:
            now.overprints_fill = bool(fill)
        if fonts := elements(entry(state, "/Font")):
            self.choose_font("", fonts[0])
        now.line_width = number_of(entry(state, "/LW"), now.line_width)
        for key in ("/ca", "/CA"):
            if (alpha := number_of(entry(state, key), 1.0)) < 1:
                self.found.alphas.add(alpha)
        modes = {name_of(mode) for mode in elements(entry(state, "/BM"))}
        self.found.blend_modes |= modes - {"Normal", "Compatible", ""}
        mask = entry(state, "/SMask")
        if is_dictionary(mask):
            self.found.soft_masks += 1
            self.note_group(entry(mask, "/G", "/Group"), "soft mask")
            self.draw_form(entry(mask, "/G"), now.matrix)

    def note_group(self, group: Any, where: str) -> None:
        """Note the space in which a transparency group is blended."""
        space = entry(group, "/CS")
        if space is not None:
            self.found.group_spaces.setdefault(read_space(space, self.resources), where)

    def note_resources(self, resources: Any) -> None:
        """Note the fonts that a content stream may use."""
        for name, font in entries(entry(resources, "/Font")):
            self.found.fonts.setdefault(key_of_font(name, font), font)

    def choose_font(self, name: str, font: Any) -> None:
        """Take over the font in which text is shown from now on (`Tf`, `gs`)."""
        self.graphics.font = key_of_font(name, font)
        if is_dictionary(font):
            self.found.fonts.setdefault(self.graphics.font, font)

    def walk_annotation(self, note: Any) -> None:
        """Walk the appearance of an annotation that isn't hidden."""
        if int(number_of(entry(note, "/F"), 0)) & HIDDEN:
            return
        appearance = entry(note, "/AP", "/N")
        if is_dictionary(appearance) and not is_stream(appearance):
            appearance = entry(appearance, f"/{name_of(entry(note, '/AS'))}")
        self.marked.begin(entry(note, "/OC"))
        self.draw_form(appearance, self.base)
        self.marked.end()

    def _enter(self, stream: Any, *, once: bool = False) -> bool:
        number = identity(stream) or (0, id(stream))
        if len(self._within) >= DEEPEST or number in self._within:
            return False
        if once and number in self._seen:
            return False
        self._seen.add(number)
        self._within.append(number)
        return True


def _either(stream: Any, key: str, short: str) -> Any:
    found = entry(stream, key)
    return entry(stream, short) if found is None else found
