"""One panel made, in whatever process: from its values to its three files."""

from __future__ import annotations

from functools import lru_cache, partial
from hashlib import sha256
from pathlib import Path

import msgspec

from sitegen.engine.memory import give_back
from sitegen.errors import MediaError, SitegenError
from sitegen.media.pictures.cover import cover, digest_when_covered
from sitegen.panels.layout.arrangement import Arrangement
from sitegen.panels.layout.plans import Settled
from sitegen.panels.pictures.colour import OutputProfile
from sitegen.panels.plan.names import file_stem
from sitegen.panels.production.arrangers import arrange
from sitegen.panels.production.drawing import draw
from sitegen.panels.production.framing import cut_face
from sitegen.panels.production.resolution import sharpness
from sitegen.panels.theme.theme import PanelTheme
from sitegen.panels.theme.toolkit import Toolkit
from sitegen.panels.values import Panel, Photo
from sitegen.values import Value


class Task(Value):
    """A panel to make, with all that its making may look at.

    `site` is the folder that photos are read from, `names` those that stand otherwise on the disk;
    `cache` is where converted ones are kept; `settled` is what its set agreed on; `given`
    are pictures that no file holds, by digest.
    """

    panel: Panel
    theme: PanelTheme
    profile: OutputProfile
    site: str
    cache: str
    settled: Settled | None = None
    names: dict[str, str] = msgspec.field(default_factory=dict)
    given: dict[str, bytes] = msgspec.field(default_factory=dict)


class Made(Value):
    """A panel's files by name ending, or what went wrong; `warnings` don't prevent it."""

    stem: str
    files: dict[str, bytes] = msgspec.field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    problem: str = ""


def make(task: Task) -> Made:
    """Make one panel. Mistakes that its author can mend come back as `problem`."""
    stem = file_stem(task.panel)
    try:
        toolkit = toolkit_for(task.theme, task.profile, task.panel.printing.ink_limit, task.cache)
        arrangement = arrange(task.panel, toolkit, task.settled)
        if unprintable := [
            slot.photo.problem for slot in arrangement.pictures if slot.photo and slot.photo.problem
        ]:
            return Made(stem=stem, problem="; ".join(unprintable))
        verdicts = [
            found for slot in arrangement.pictures if (found := sharpness(task.panel, slot))
        ]
        if blurred := [found.message for found in verdicts if not found.enough]:
            return Made(stem=stem, problem="; ".join(blurred))
        drawn = draw(task.panel, arrangement, toolkit, partial(_read, task))
        give_back()
    except SitegenError as error:
        return Made(stem=stem, problem=str(error))
    files = {".pdf": drawn.printed, "_proof.pdf": drawn.proof, "_preview.png": drawn.preview}
    cut = [told for slot in arrangement.pictures if (told := cut_face(task.panel, slot))]
    noted = (
        *(found.message for found in verdicts),
        *cut,
        *drawn.told,
        *out_of_reach(task.panel, arrangement),
    )
    return Made(stem=stem, files=files, warnings=noted)


def out_of_reach(panel: Panel, arrangement: Arrangement) -> tuple[str, ...]:
    """Tell that a roll-up's text leaves its code no place where a hand reaches it."""
    stands = panel.format.cassette and panel.address and panel.kind != "winners"
    if not stands or arrangement.values["raised"]:
        return ()
    return (
        "the text leaves the code no room 0.9 to 1.2 m above the floor: it stands at the foot; "
        "shorten the text, or give the story a text for its panel (panel:)",
    )


@lru_cache(maxsize=2)
def toolkit_for(theme: PanelTheme, profile: OutputProfile, ink_limit: float, cache: str) -> Toolkit:
    """What a process needs for the panels of a theme and a printing condition, made once."""
    return Toolkit(theme, profile, ink_limit, Path(cache))


def _read(task: Task, photo: Photo) -> bytes:
    given = task.given.get(photo.digest)
    if given is not None:
        return given
    try:
        data = (Path(task.site) / task.names.get(photo.path, photo.path)).read_bytes()
    except OSError as error:
        raise MediaError(f"{photo.path}: can't be read: {error.strerror}") from error
    if digest_when_covered(sha256(data).hexdigest(), photo.covered) != photo.digest:
        raise MediaError(f"{photo.path}: changed while the panels were being made; try again")
    return cover(data, photo.covered, photo.path) if photo.covered else data
