"""What a run made: the files of each panel, and what is to be said of them."""

from __future__ import annotations

from pathlib import Path

from sitegen.panels.values import Panel
from sitegen.values import Value

ENDINGS = (".pdf", "_proof.pdf", "_preview.png")


class PanelFiles(Value):
    """One panel's files, from the output folder, and what it shows, for whoever judges them.

    `reused`: nothing on it had changed. `problem` is empty for a panel that could be made.
    """

    panel: Panel
    stem: str
    printed: Path
    proof: Path
    preview: Path
    reused: bool = False
    warnings: tuple[str, ...] = ()
    problem: str = ""


class Report(Value):
    """What a run did: panels in hanging order, documents after them, files that went.

    `problem` says why there is no panel, where there is none.
    """

    folder: Path
    panels: tuple[PanelFiles, ...]
    documents: tuple[PanelFiles, ...]
    removed: tuple[str, ...] = ()
    problem: str = ""

    @property
    def problems(self) -> tuple[str, ...]:
        every = (*self.panels, *self.documents)
        told = (f"{each.stem}: {each.problem}" for each in every if each.problem)
        return ((self.problem,) if self.problem else ()) + tuple(told)
