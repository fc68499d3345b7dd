"""What the checks look at: each thing is read, walked, decoded and drawn once."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from sitegen.preflight.expectations import Expectations
from sitegen.preflight.memory import Memory
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
from sitegen.preflight.pdf.layers import Layers
from sitegen.preflight.pdf.letters import Letter, Line, lines_of, read_letters
from sitegen.preflight.pdf.likeness import Likeness
from sitegen.preflight.pdf.objects import identity
from sitegen.preflight.pdf.paintings import Paintings, Picture
from sitegen.preflight.pdf.pixels import Measured, measure
from sitegen.preflight.pdf.recollection import remembered, source_of
from sitegen.preflight.pdf.tags import Identity, paragraphs
from sitegen.preflight.pdf.walk import walk_page
from sitegen.preflight.profile import PrintProfile, usual_distance

if TYPE_CHECKING:
    import pikepdf

Found = TypeVar("Found")


@dataclass(eq=False)
class Evidence:
    """One file under judgement: its objects, its pages, what is asked of it."""

    file: str
    data: bytes
    pdf: pikepdf.Pdf
    profile: PrintProfile
    expected: Expectations
    memory: Memory | None = None
    photos: Memory | None = None
    at_hand: tuple[int, Ground | None] = (0, None)
    _measured: dict[tuple[int, int], Measured] = field(default_factory=dict)

    @cached_property
    def pages(self) -> tuple[PageEvidence, ...]:
        """The pages in their order."""
        return tuple(
            PageEvidence(self, number, page) for number, page in enumerate(self.pdf.pages, start=1)
        )

    @cached_property
    def layers(self) -> Layers:
        """Which of its layers are printed."""
        return Layers(self.pdf.Root)

    @cached_property
    def likeness(self) -> Likeness:
        """Digests of what its pages paint."""
        return Likeness(self.pdf)

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
            asked = (self.profile.ink_limit, ground_ppi(boxes), boxes.unit)
            same = self.likeness.of_stream(picture.stream) if self.photos is not None else ""
            source = source_of(picture, same, *asked)
            self._measured[number] = remembered(
                self.photos, source, lambda: measure(picture, *asked)
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

    @cached_property
    def _source(self) -> tuple[object, ...] | None:
        """All that a look at the page alone follows from; None where that can't be told."""
        same = self.file.likeness.of(self.item.obj)
        if not same:
            return None
        # A picture is drawn from a stand-in as large as its first place in the file asks for.
        stood_in = [
            learnt.small.size
            for picture in self.paintings.pictures
            if (learnt := self.file.measured(picture, self.boxes)).small is not None
        ]
        asked = msgspec.structs.replace(self.file.expected, texts=(), pictures=())
        return (same, stood_in, self.number, self.file.profile, asked)

    def remembered(self, question: str, kind: type[Found], look: Callable[[], Found]) -> Found:
        """What a look at this page alone finds, as it was found of a page that paints the same.

        In a file of several pages: of one page, what is known of the file is known already.
        """
        memory = self.file.memory
        if memory is None or len(self.file.pages) < 2 or self._source is None:
            return look()
        source = msgspec.msgpack.encode((question, self._source))
        known = memory.get(source)
        if known is not None:
            return msgspec.msgpack.decode(known, type=kind)
        found = look()
        memory.note(source, msgspec.msgpack.encode(found))
        return found

    @property
    def distance_mm(self) -> float:
        """Where readers stand: as is expected of the file, or by the profile, or by its size."""
        told = self.file.expected.viewing_distance_mm or self.file.profile.viewing_distance_mm
        net = self.boxes.net
        return told or usual_distance(self.boxes.size(net) if net else (0.0, 0.0))

    @cached_property
    def paintings(self) -> Paintings:
        """All that it paints."""
        return walk_page(self.item, self.boxes.wet, self.file.layers)

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
            for line in self.remembered("lines", Read, self._read).lines
        )

    def _read(self) -> Read:
        lines = lines_of(self.letters)
        return Read(said=" ".join(line.text for line in lines), lines=lines)

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


@dataclass(frozen=True)
class Read:
    """The text layer of a page; `said` are its words in one line, for who looks for a name."""

    said: str
    lines: tuple[Line, ...]


def open_evidence(
    file: str,
    data: bytes,
    profile: PrintProfile,
    expected: Expectations,
    memory: Memory | None = None,
    photos: Memory | None = None,
) -> Evidence:
    """Open a file for judgement; pikepdf's own errors say why it can't be opened.

    `memory` knows what was found on pages that paint the same, `photos` what was learnt of large
    pictures.
    """
    import pikepdf

    pdf = pikepdf.open(io.BytesIO(data))
    return Evidence(file, data, pdf, profile, expected, memory, photos)
