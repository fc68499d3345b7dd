"""Edits that producers make: panels made, made in part, taken down, handed out."""

from __future__ import annotations

from contextlib import suppress
from random import Random

from sitegen.errors import ContentError
from tests.incremental.content_edits import set_in, some
from tests.incremental.prints import FOLDER, hang, take_down
from tests.incremental.workshop import Workshop

HANDOUTS = ("[]", "[panels]", "[press-sheet]", "[hanging-plan, panels, press-sheet]")
GENEVA_FILE = "content/exhibitions/geneva-2022/index.md"


def print_panels(workshop: Workshop, source: Random) -> None:
    """Make panels of some stories, and of none, as the site stands; none of a broken one."""
    files = workshop.files("content/stories", "index.md", "mara.md", "silent.md")
    ids = [path.removeprefix("content/").removesuffix(".md") for path in files]
    stories = sorted({id_.removesuffix("/index") for id_ in ids if not id_.endswith("_index")})
    chosen = source.sample(stories, min(len(stories), source.randint(0, 3)))
    with suppress(ContentError, KeyError):
        hang(workshop, (), *((story,) for story in chosen), tuple(chosen))


def take_panels_down(workshop: Workshop, source: Random) -> None:
    """Remove all panels."""
    take_down(workshop)


def lose_print(workshop: Workshop, source: Random) -> None:
    """Remove a file of the panels."""
    if path := some(source, workshop.files("output-print")):
        workshop.remove(path)


def swap_prints(workshop: Workshop, source: Random) -> None:
    """Put a picture in another one's place."""
    pictures = workshop.files(FOLDER, "_preview.png")
    if pictures:
        data = (workshop.site / source.choice(pictures)).read_bytes()
        workshop.write(source.choice(pictures), data)


def change_handouts(workshop: Workshop, source: Random) -> None:
    """Give other files away."""
    if (workshop.site / GENEVA_FILE).is_file():
        set_in(workshop, GENEVA_FILE, "handouts", source.choice(HANDOUTS))


PRINT_EDITS = (print_panels, take_panels_down, lose_print, swap_prints, change_handouts)
