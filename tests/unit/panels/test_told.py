"""What is said of a set is said once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sitegen.commands.panels_told import said_again, said_of
from sitegen.commands.printing import Printed
from sitegen.panels.production.reports import PanelFiles, Report
from sitegen.panels.values import Panel
from sitegen.preflight.findings import FileReport, error, warning

MADE = "portrait.jpg is 400 px wide and prints at 118 ppi on a-door; 860 mm at 150 ppi would be …"
SEEN = warning("resolution", "portrait.jpg prints at 118 ppi; 150 would be crisp at 1.5 m")
OTHERS = warning("resolution", "logo.png prints at 118 ppi; 150 would be crisp at 1.5 m")
COARSE = error("resolution", "portrait.jpg prints at 20 ppi and more")


def printed(panel: Panel, *warnings: str) -> Printed:
    """A set of one panel that was just made and judged."""
    path = Path("door.pdf")
    files = PanelFiles(
        panel=panel, stem="door", printed=path, proof=path, preview=path, warnings=warnings
    )
    report = Report(folder=Path("out"), panels=(files,), documents=(), removed=("old.pdf",))
    found = (SEEN, OTHERS, COARSE)
    return Printed(report, (FileReport(file="door.pdf", profile="p", passed=True, findings=found),))


def test_a_coarse_photo_is_told_once(make_panel: Callable[..., Panel]) -> None:
    once = said_of(printed(make_panel(), MADE))
    assert [line for line in once.lines if "118 ppi" in line] == [
        f"door: warning: {MADE}",
        f"door.pdf: warning: {OTHERS}",
    ]
    assert any(str(COARSE) in line for line in once.lines)
    alone = said_of(printed(make_panel()))
    assert f"door.pdf: warning: {SEEN}" in alone.lines
    assert SEEN.message in bytes(alone.record).decode()
    assert SEEN.message not in bytes(once.record).decode()


def test_a_set_that_stands_is_said_to_be_as_it_was(make_panel: Callable[..., Panel]) -> None:
    made = printed(make_panel(), MADE)
    first, again = said_of(made), said_again(made)
    assert "0 of them as they were, 1 files removed" in first.verdict
    assert "1 of them as they were, 0 files removed" in again.verdict
    assert (first.lines, first.good, first.warned) == (again.lines, True, True)
