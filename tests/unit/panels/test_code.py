"""Panels that are kept are made anew when code that makes them has changed."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from sitegen.panels.production.code import code_files
from tests.tools.needs import ROOT

PARTS = ("layout", "theme", "pdf", "pictures", "documents")
DRAWING = (*(f"panels/{part}" for part in PARTS), "markdown/text")
# Messages, and what values are made of: nothing of theirs is drawn.
UNSEEN = {ROOT / "sitegen/errors.py", ROOT / "sitegen/values.py"}


def imported(path: Path) -> Iterator[Path]:
    """The files of this project that a module imports from."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sitegen."):
            module = ROOT / str(node.module).replace(".", "/")
            inner = [module / f"{name.name}.py" for name in node.names]
            yield from [file for file in (*inner, module.with_suffix(".py")) if file.is_file()]


def test_all_code_that_draws_panels_is_part_of_what_they_are_known_by() -> None:
    known = {path.resolve() for path in code_files()}
    drawing = [path for folder in DRAWING for path in (ROOT / "sitegen" / folder).rglob("*.py")]
    assert len(drawing) > len(DRAWING)
    asked = {file for path in drawing for file in imported(path)}
    assert not asked - known - UNSEEN
