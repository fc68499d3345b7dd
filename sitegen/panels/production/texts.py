"""How many words each panel has, and how many it has room for, before anything is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sitegen.errors import SitegenError
from sitegen.panels.layout.typography import TextTooLongError, type_range
from sitegen.panels.plan.names import file_stem
from sitegen.panels.plan.planned import ExhibitionPlan
from sitegen.panels.production.arrangers import arrange
from sitegen.panels.production.code import code_digest
from sitegen.panels.production.designs import designs_for
from sitegen.panels.production.making import toolkit_for
from sitegen.panels.theme.toolkit import Toolkit
from sitegen.panels.values import Panel, PanelText
from sitegen.values import Value


class Room(Value):
    """One language of a panel: its words, about how many there is room for, what is wrong.

    `size` is that of the text in points, 0 where it doesn't fit.
    """

    number: int
    slug: str
    kind: str
    lang: str
    words: int
    room: int
    size: float = 0.0
    problem: str = ""


def rooms_of(plan: ExhibitionPlan, cache: Path) -> Iterator[Room]:
    """The words and the room of all panels of a plan, language by language."""
    profiles = {profile.name: profile for profile in plan.profiles}

    def toolkit(panel: Panel) -> Toolkit:
        profile = profiles[panel.printing.profile]
        return toolkit_for(plan.theme, profile, panel.printing.ink_limit, str(cache))

    designs = designs_for(plan, cache, code_digest())
    for panel in plan.panels:
        try:
            size = arrange(panel, toolkit(panel), designs.get(file_stem(panel))).size
        except SitegenError as error:
            yield from _too_long(panel, error)
            continue
        grown = (size / type_range(panel.distance).smallest) ** 2
        for text in panel.texts:
            words = words_in(panel, text)
            yield _room(panel, text, int(words * grown), size=size)


def words_in(panel: Panel, text: PanelText) -> int:
    """The words of the text that a panel's size is fitted to: a quotation on its own, or prose."""
    if panel.kind in ("quote", "winners"):
        people = [told for person in panel.people for told in person.texts]
        return sum(len(each.quote.split()) for each in people or [text] if each.lang == text.lang)
    return sum(len(block.text.split()) for block in text.blocks)


def _too_long(panel: Panel, error: SitegenError) -> Iterator[Room]:
    over = {}
    if isinstance(error, TextTooLongError):
        over = {overflow.lang: overflow.words for overflow in error.overflows}
    for text in panel.texts:
        room = max(0, words_in(panel, text) - over.get(text.lang, 0))
        yield _room(panel, text, room, problem=str(error))


def _room(
    panel: Panel, text: PanelText, room: int, *, size: float = 0.0, problem: str = ""
) -> Room:
    return Room(
        number=panel.number,
        slug=panel.slug,
        kind=panel.kind,
        lang=text.lang,
        words=words_in(panel, text),
        room=room,
        size=size,
        problem=problem,
    )
