"""The gate before anything is drawn: all that a set's panels and documents say, and their theme."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import structs

from sitegen.engine.files import walk_files
from sitegen.engine.toolchain import built_in_themes
from sitegen.errors import ContentError, Problem
from sitegen.panels.plan.names import file_stem
from sitegen.panels.plan.planned import ExhibitionPlan
from sitegen.panels.plan.sources import PanelSources
from sitegen.panels.theme.theme import load_theme, own_files
from sitegen.panels.values import Panel
from sitegen.safety.gate import Gate, problem_at

STOPPED = "a panel would show a storyteller's name that may not be shown; take it out"


def stop_texts(plan: ExhibitionPlan, exhibition: str, sources: PanelSources) -> None:
    """Raise ContentError where a panel, a document or a file's name would say a private name.

    What is reused is looked at as well: there may be other names than when it was made.
    """
    gate = sources.gate
    if not gate:
        return
    panels = (*plan.panels, *(each.panel for each in plan.documents))
    problems = set(_in_theme(plan, gate))
    for panel in panels:
        problems.update(_in_panel(panel, exhibition, sources))
    if problems:
        raise ContentError(gate.reworded(problems))


def _in_theme(plan: ExhibitionPlan, gate: Gate) -> Iterator[Problem]:
    """Look at the files of a site's own theme.

    Those that come with sitegen say nobody's name, but letters of code and of a licence may sound
    like one, and nobody could take them out.
    """
    shipped = load_theme([built_in_themes() / "base" / "panels"])
    for name, data in own_files(plan.theme, shipped):
        if gate.stops_file(name, data):
            yield problem_at(f"themes/…/panels/{name}", STOPPED)


def _in_panel(panel: Panel, exhibition: str, sources: PanelSources) -> Iterator[Problem]:
    gate, shown = sources.gate, panel.story or exhibition
    said: list[tuple[str, str, object]] = [(shown, text.lang, [text]) for text in panel.texts]
    for person in panel.people:
        lang = person.texts[0].lang
        beside = structs.replace(person, texts=())
        said += [(person.story, text.lang, [text]) for text in person.texts]
        said.append((person.story, lang, [beside]))
    rest = structs.replace(panel, texts=(), people=())
    for id_, lang, words in said:
        if gate.stops_value(words):
            yield from _places(id_, lang, sources)
    if gate.stops_path(file_stem(panel)) or gate.stops_value(rest):
        yield from _places(shown, panel.texts[0].lang, sources)


def _places(id_: str, lang: str, sources: PanelSources) -> Iterator[Problem]:
    """Give the lines of an entry's text that the gate stops, its first line where none does."""
    path, line, text = sources.written(id_, lang)
    lines = [line + number for number in sources.gate.lines(text)]
    yield from (problem_at(path, STOPPED, number) for number in lines or [1])


def purge_kept(kept: Path, gate: Gate) -> None:
    """Remove from a folder what was kept and repeats what may not be said any longer."""
    if not gate:
        return
    for path, _ in walk_files(kept):
        if gate.may_stand_in((kept / path).read_bytes()):
            (kept / path).unlink(missing_ok=True)
