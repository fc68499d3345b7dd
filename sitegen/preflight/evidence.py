"""What the checks look at: each thing is read, walked, decoded and drawn once."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sitegen.preflight.expectations import Expectations
from sitegen.preflight.pdf.boxes import Boxes, read_boxes
from sitegen.preflight.pdf.geometry import Box
from sitegen.preflight.pdf.ground import (
    Ground,
    PackedGround,
    bare_ground,
    draw_ground,
    ground_ppi,
    pack,
    slim_copy,
    unpack,
)
from sitegen.preflight.pdf.letters import Letter, Line, lines_of, read_letters
from sitegen.preflight.pdf.objects import identity
from sitegen.preflight.pdf.paintings import Paintings, Picture
from sitegen.preflight.pdf.pixels import Measured, measure
from sitegen.preflight.pdf.tags import Identity, paragraphs
from sitegen.preflight.pdf.walk import walk_page
from sitegen.preflight.profile import PrintProfile, usual_distance

if TYPE_CHECKING:
    import pikepdf


@dataclass(eq=False)
class Evidence:
    """One file under judgement: its objects, its pages, what is asked of it."""

    file: str
    data: bytes
    pdf: pikepdf.Pdf
    profile: PrintProfile
    expected: Expectations
    at_hand: tuple[int, Ground | None] = (0, None)
    _measured: dict[tuple[int, int], Measured] = field(default_factory=dict)

    @cached_property
    def pages(self) -> tuple[PageEvidence, ...]:
        """The pages in their order."""
        return tuple(
            PageEvidence(self, number, page) for number, page in enumerate(self.pdf.pages, start=1)
        )

    @cached_property
    def paragraphs(self) -> Mapping[tuple[Identity, int], int]:
        """Which marked content belongs to one paragraph."""
        return paragraphs(self.pdf)

    def measured(self, picture: Picture, boxes: Boxes) -> Measured:
        """The pixels of a picture, looked at once, in the place where it stands first."""
        number = identity(picture.stream)
        if number is None:
            return Measured()
        if number not in self._measured:
            self._measured[number] = measure(
                picture, self.profile.ink_limit, ground_ppi(boxes), boxes.unit
            )
        return self._measured[number]

    def _learnt(self) -> dict[tuple[int, int], Measured]:
        """What was learnt of all pictures of all pages, by their identity."""
        for page in self.pages:
            for picture in page.paintings.pictures:
                self.measured(picture, page.boxes)
        return self._measured

    def syntax_problems(self) -> list[str]:
        """What `qpdf --check` says; pictures that qpdf unpacked already aren't unpacked again."""
        import pikepdf

        with pikepdf.open(io.BytesIO(self.data)) as copy:
            for number, learnt in self._learnt().items():
                if learnt.is_whole:
                    copy.get_object(number).write(b"")
            return [str(problem) for problem in copy.check_pdf_syntax()]

    @cached_property
    def drawn(self) -> Any:
        """The file as PDFium draws it, large pictures made small (a pypdfium2 document)."""
        import pypdfium2

        stand_ins = {
            number: learnt.small
            for number, learnt in sorted(self._learnt().items())
            if learnt.small is not None
        }
        return pypdfium2.PdfDocument(slim_copy(self.data, stand_ins))

    def close(self) -> None:
        """Let go of the file and of all pixels at once: pages and file would hold each other."""
        self._measured.clear()
        self.at_hand = (0, None)
        if "drawn" in self.__dict__:
            self.drawn.close()
        for kept in ("pages", "drawn"):
            self.__dict__.pop(kept, None)
        self.pdf.close()


@dataclass(eq=False)
class PageEvidence:
    """One page: `number` counts from 1, `item` is the pikepdf page."""

    file: Evidence
    number: int
    item: Any
    _packed: PackedGround | None = None

    @cached_property
    def boxes(self) -> Boxes:
        """Its boxes."""
        return read_boxes(self.item.obj)

    @property
    def distance_mm(self) -> float:
        """Where readers stand: as is expected of the file, or by the profile, or by its size."""
        told = self.file.expected.viewing_distance_mm or self.file.profile.viewing_distance_mm
        net = self.boxes.net
        return told or usual_distance(self.boxes.size(net) if net else (0.0, 0.0))

    @cached_property
    def paintings(self) -> Paintings:
        """All that it paints."""
        return walk_page(self.item, self.boxes.wet)

    @property
    def is_words_alone(self) -> bool:
        """Whether it paints words and nothing else, as far as all of it was understood."""
        found = self.paintings
        unsure = found.mistakes or found.cut_short or found.unknown_shadings
        return (
            not found.pictures
            and not unsure
            and all(ink.is_text for ink in (*found.inks, *found.beside))
        )

    @cached_property
    def letters(self) -> tuple[Letter, ...]:
        """The characters of its text layer."""
        return tuple(read_letters(self.file.drawn[self.number - 1]))

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Its text layer, each line with its paragraph."""
        page, known = identity(self.item.obj), self.file.paragraphs
        return tuple(
            replace(line, paragraph=known.get((page, line.mark), -1))
            for line in lines_of(self.letters)
        )

    @cached_property
    def net_lines(self) -> tuple[Line, ...]:
        """The lines that visitors see: visible, and not cut off with the slug."""
        net = self.boxes.net
        return tuple(
            line
            for line in self.lines
            if line.is_visible and net is not None and net.meets(line.box)
        )

    @property
    def ground(self) -> Ground | None:
        """The page without its words; None when it has no area.

        Drawn once; only the page that was asked for last is kept as it is.
        """
        if self.file.at_hand[0] != self.number:
            self.file.at_hand = (self.number, self._drawn_or_unpacked())
        return self.file.at_hand[1]

    def _drawn_or_unpacked(self) -> Ground | None:
        if self._packed is not None:
            return unpack(self._packed)
        if self.boxes.media is None:
            return None
        if self.is_words_alone:
            return bare_ground(self.boxes.media, ground_ppi(self.boxes) * self.boxes.unit / 72)
        ground = self.look(self.boxes.media, ground_ppi(self.boxes), with_text=False)
        if len(self.file.pages) > 1:
            self._packed = pack(ground)
        return ground

    def look(self, area: Box, ppi: float, *, with_text: bool = True) -> Ground:
        """Draw an area of the page at a resolution."""
        page = self.file.drawn[self.number - 1]
        return draw_ground(page, self.boxes, with_text=with_text, ppi=ppi, area=area)


def open_evidence(
    file: str, data: bytes, profile: PrintProfile, expected: Expectations
) -> Evidence:
    """Open a file for judgement; pikepdf's own errors say why it can't be opened."""
    import pikepdf

    pdf = pikepdf.open(io.BytesIO(data))
    return Evidence(file=file, data=data, pdf=pdf, profile=profile, expected=expected)
