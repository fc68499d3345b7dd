"""The text layer of a page as a reader's program sees it: letters, words, lines."""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from sitegen.preflight.pdf.geometry import Box

Rgb = tuple[int, int, int]

INVISIBLE = 3
LINE_ENDS = "\r\n"
HYPHENS = "\x02\ufffe\u00ad"
# In parts of the type size: a word space is about a quarter. Where a page writes its spaces as
# characters, only the gap between two columns parts words as well.
WORD_GAP = 0.2
COLUMN_GAP = 0.8
LINE_GAP = 0.5


@dataclass(frozen=True)
class Letter:
    """A character with its box in points, its type size in points and its colour.

    `mark` is the number of the marked content that it stands in, -1 for none.
    """

    character: str
    box: Box
    size: float
    colour: Rgb
    is_visible: bool
    mark: int = -1

    @cached_property
    def is_space(self) -> bool:
        """Whether it parts words."""
        return self.character.isspace()

    @cached_property
    def stands_alone(self) -> bool:
        """Whether it has a place of its own on its line: no space, no mark above or below."""
        return not (self.is_space or unicodedata.category(self.character) == "Mn")


@dataclass(frozen=True)
class Line:
    """A line of text in the order in which it is read.

    `mark` is the number of the marked content in which it begins, `paragraph` the number of the
    paragraph that the file's structure puts that into; -1 where nothing says so.
    """

    text: str
    box: Box
    size: float
    colour: Rgb
    is_visible: bool
    mark: int = -1
    paragraph: int = -1

    @property
    def letter_count(self) -> int:
        """How many characters stand on the line, marks that take no room left out."""
        return sum(unicodedata.category(character) != "Mn" for character in self.text)


def read_letters(page: Any) -> Iterator[Letter]:
    """The characters of a page (a pypdfium2 page) in reading order.

    Characters that the font doesn't map to Unicode are left out, and so are the spaces that
    PDFium adds where it guesses a word's end: they break Hebrew words at every vowel point.
    """
    import pypdfium2.raw as pdfium

    text_page = page.get_textpage()
    try:
        reader = _LetterReader(pdfium, text_page)
        for index in range(text_page.count_chars()):
            letter = reader.read(index)
            if letter is not None:
                yield letter
    finally:
        text_page.close()


class _LetterReader:
    """Asks PDFium for one character after the other; what is the same in a run is asked once."""

    def __init__(self, pdfium: Any, text_page: Any) -> None:
        self._pdfium = pdfium
        self._text = text_page
        self._matrix = pdfium.FS_MATRIX()
        self._numbers = [ctypes.c_double() for _ in range(4)]
        self._colours = [ctypes.c_uint() for _ in range(4)]
        self._run = 0
        self._style: tuple[float, Rgb, bool, int] = (0.0, (0, 0, 0), True, -1)

    def read(self, index: int) -> Letter | None:
        """The character at an index; None for one that no reader would want."""
        code = self._pdfium.FPDFText_GetUnicode(self._text, index)
        if not code or self._pdfium.FPDFText_HasUnicodeMapError(self._text, index) == 1:
            return None
        character = chr(code)
        box = self._box(index)
        if character == " " and box.width <= 0:
            return None
        if self._pdfium.FPDFText_IsGenerated(self._text, index) != 1:
            self._notice_run(index)
        return Letter(character, box, *self._style)

    def _box(self, index: int) -> Box:
        left, right, bottom, top = self._numbers
        self._pdfium.FPDFText_GetCharBox(self._text, index, left, right, bottom, top)
        return Box(left=left.value, bottom=bottom.value, right=right.value, top=top.value)

    def _notice_run(self, index: int) -> None:
        item = self._pdfium.FPDFText_GetTextObject(self._text, index)
        address = ctypes.cast(item, ctypes.c_void_p).value or 0
        if address and address == self._run:
            return
        self._run = address
        mode = self._pdfium.FPDFTextObj_GetTextRenderMode(item) if address else 0
        mark = self._pdfium.FPDFPageObj_GetMarkedContentID(item) if address else -1
        self._style = (self._size(index), self._colour(index), mode != INVISIBLE, mark)

    def _size(self, index: int) -> float:
        self._pdfium.FPDFText_GetMatrix(self._text, index, self._matrix)
        scale = (self._matrix.c**2 + self._matrix.d**2) ** 0.5
        return float(self._pdfium.FPDFText_GetFontSize(self._text, index) * scale)

    def _colour(self, index: int) -> Rgb:
        red, green, blue, alpha = self._colours
        self._pdfium.FPDFText_GetFillColor(self._text, index, red, green, blue, alpha)
        return (red.value, green.value, blue.value)


def lines_of(letters: Iterable[Letter]) -> tuple[Line, ...]:
    """Put letters into lines: a new one where PDFium says so, or where the baseline jumps."""
    there = tuple(letters)
    gap = COLUMN_GAP if any(letter.character == " " for letter in there) else WORD_GAP
    lines: list[list[Letter]] = [[]]
    for letter in there:
        last = lines[-1]
        if letter.character in LINE_ENDS or (last and _is_elsewhere(last[-1], letter)):
            lines.append([])
        if letter.character not in LINE_ENDS and (last := lines[-1]) is not None:
            if last and _is_apart(last[-1], letter, gap):
                last.append(_space_between(last[-1]))
            last.append(letter)
    return tuple(_line(line) for line in lines if not all(item.is_space for item in line))


@dataclass(frozen=True)
class PrintedWord:
    """A visible word by its letters."""

    letters: tuple[Letter, ...]

    @cached_property
    def whole(self) -> Line:
        """The word as a line of its own."""
        return _line(list(self.letters))

    @property
    def bodies(self) -> tuple[Letter, ...]:
        """Its letters without the marks above and below them."""
        return tuple(letter for letter in self.letters if letter.stands_alone)


def printed_words(letters: Iterable[Letter]) -> tuple[PrintedWord, ...]:
    """The visible words of a page."""
    found: list[list[Letter]] = [[]]
    for letter in letters:
        word = found[-1]
        parts = letter.character in LINE_ENDS or letter.is_space
        if parts or (
            word and (_is_elsewhere(word[-1], letter) or _is_apart(word[-1], letter, WORD_GAP))
        ):
            found.append([])
        if not parts and letter.is_visible:
            found[-1].append(letter)
    return tuple(PrintedWord(tuple(word)) for word in found if word)


def _is_elsewhere(before: Letter, after: Letter) -> bool:
    if not (before.stands_alone and after.stands_alone):
        return False
    reach = LINE_GAP * max(before.size, after.size)
    return after.box.bottom > before.box.top + reach or after.box.top < before.box.bottom - reach


def _is_apart(before: Letter, after: Letter, parting: float) -> bool:
    if not (before.stands_alone and after.stands_alone):
        return False
    gap = max(after.box.left - before.box.right, before.box.left - after.box.right)
    return gap > parting * max(before.size, after.size)


def _space_between(letter: Letter) -> Letter:
    return replace(letter, character=" ")


def _line(letters: list[Letter]) -> Line:
    shown = [letter for letter in letters if not letter.is_space]
    bodies = [letter for letter in shown if letter.stands_alone] or shown
    sizes = sorted(letter.size for letter in bodies)
    text = "".join(letter.character for letter in letters)
    return Line(
        text=" ".join(text.split()),
        box=Box(
            left=min(letter.box.left for letter in bodies),
            bottom=min(letter.box.bottom for letter in bodies),
            right=max(letter.box.right for letter in bodies),
            top=max(letter.box.top for letter in bodies),
        ),
        size=sizes[len(sizes) // 2],
        colour=bodies[0].colour,
        is_visible=any(letter.is_visible for letter in bodies),
        mark=bodies[0].mark,
    )


def joined_text(lines: Iterable[Line]) -> str:
    """The text of lines, with words that were parted at a line's end made whole."""
    whole = ""
    for line in lines:
        if whole and whole[-1] in HYPHENS:
            whole = whole[:-1] + line.text
        else:
            whole = f"{whole}\n{line.text}" if whole else line.text
    return whole
