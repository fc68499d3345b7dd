"""What a panel is made from: plain values, complete before anything is drawn."""

from __future__ import annotations

from typing import get_args

from sitegen.kinds.exhibition import Handout, PanelType
from sitegen.media.records import Region
from sitegen.schema.formats import Format, Sheet
from sitegen.values import Value

DOCUMENT_KINDS = tuple(kind for kind in get_args(Handout) if kind != "panels")


class Photo(Value):
    """A photo as found in the site folder; `focus` is the point to keep, 0–1 from top left.

    `problem` says why it can't be printed, where it can't; `covered` are the regions that nobody
    may see, and part of what `digest` names. How its name is written on the disk is no part of it:
    a panel is the same on every machine.
    """

    path: str
    digest: str
    width: int
    height: int
    focus: tuple[float, float] = (0.5, 0.35)
    credit: str = ""
    problem: str = ""
    covered: tuple[Region, ...] = ()


class Stress(Value):
    """Words of a block that are `strong`, `em` (emphasised) or `del` (struck out).

    `start` and `end` count the block's characters without its signs of order and of breaks, which
    come and go with the setting.
    """

    kind: str
    start: int
    end: int


class Block(Value):
    """A paragraph of running text, or a heading in it.

    `kind` says of a paragraph that it is a `quote`, the `speaker` of one, an `item` of a list with
    its mark, a `term` that is explained, or a `note` at the text's end. `level` is how deep in
    lists it stands, 0 outside; what follows an item's first paragraph stands a level deeper.
    `lang` is "" where it is in the panel's language.
    """

    text: str
    heading: bool = False
    kind: str = ""
    lang: str = ""
    level: int = 0
    stresses: tuple[Stress, ...] = ()


class PanelText(Value):
    """All words of one language on one panel; what is empty is left out of the layout.

    `photo_agreed`: a missing portrait is not missing by the storyteller's wish. `organisation` is
    who speaks, `cohort` the year's storytellers; `sample`: nobody real speaks here; `contact`
    answers journalists.
    `left_out` is what of its text paper can't show. `inherited` are those of its words that a
    translation took from its original, with their languages.
    """

    lang: str
    title: str = ""
    quote: str = ""
    name: str = ""
    role: str = ""
    place: str = ""
    award: str = ""
    summary: str = ""
    blocks: tuple[Block, ...] = ()
    photo_alt: str = ""
    photo_agreed: bool = False
    exhibition: str = ""
    venue: str = ""
    organisation: str = ""
    cohort: str = ""
    sample: bool = False
    contact: str = ""
    left_out: tuple[str, ...] = ()
    inherited: tuple[tuple[str, str], ...] = ()


class Logo(Value):
    """A host's or partner's name, and its logo where there is one.

    `svg` is a drawing of flat shapes, `photo` a picture of pixels, or a drawing that has to become
    one; `ratio` is its width over its height; `file` is where it lies. `problem` says why it can't
    be printed, where it can't.
    """

    name: str
    svg: str = ""
    ratio: float = 1.0
    problem: str = ""
    photo: Photo | None = None
    file: str = ""

    @property
    def is_drawn(self) -> bool:
        """True where a logo stands, not the name alone."""
        return bool(self.svg or self.photo or self.problem)


class Person(Value):
    """One storyteller among several: on a winners panel, a sheet of labels, a contact sheet.

    `story` is the id of the entry.
    """

    slug: str
    texts: tuple[PanelText, ...]
    story: str = ""
    photo: Photo | None = None
    address: str = ""
    short_address: str = ""


class Listed(Value):
    """A panel as the lists of a set name it: its place, file, title, size in mm, copies.

    `cassette` is the strip at its foot in mm, 0 for a panel that hangs on a wall; `preview` is a
    picture of it for the contact sheet.
    """

    number: int
    stem: str
    title: str
    kind: str
    width: float
    height: float
    cassette: float
    copies: int
    preview: Photo | None = None


class PrintSettings(Value):
    """How a panel is printed: its profile's name, the ink limit in per cent, marks and copies."""

    profile: str = "iso-coated-v2-300"
    ink_limit: float = 300.0
    marks: bool = True
    copies: int = 1
    sheet: Sheet = Sheet()


class Panel(Value):
    """One panel, ready to be laid out: its words, pictures, format and printing.

    `distance` is the reading distance in metres; `address` is what the QR code says. `story` is
    the id of the one story that it shows, if it is one. `absent` are the languages of its set that
    its story or exhibition isn't written in, or may not be shown in.
    """

    kind: PanelType
    exhibition: str
    number: int
    slug: str
    format: Format
    distance: float
    texts: tuple[PanelText, ...]
    story: str = ""
    photo: Photo | None = None
    address: str = ""
    short_address: str = ""
    has_voice: bool = False
    people: tuple[Person, ...] = ()
    listed: tuple[Listed, ...] = ()
    logos: tuple[Logo, ...] = ()
    printing: PrintSettings = PrintSettings()
    absent: tuple[str, ...] = ()

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(text.lang for text in self.texts)
