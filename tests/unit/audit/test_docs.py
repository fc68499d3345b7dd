"""docs/checking.md explains every rule, and the rules that report are those that are listed."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import sitegen.audit
from sitegen.audit.rules import RULES

ROOT = Path(__file__).resolve().parents[3]
AUDIT = Path(sitegen.audit.__file__).parent
NAMES = [rule.name for rule in RULES]
REPORTING = ("Finding", "findings", "told_once")


def test_every_rule_is_explained_in_the_order_of_the_list() -> None:
    text = (ROOT / "docs/checking.md").read_text(encoding="utf-8")
    assert re.findall(r"^### (.+)$", text, re.MULTILINE) == NAMES


def test_what_reports_is_a_rule_of_the_list() -> None:
    reported = {
        call.args[0].value
        for path in AUDIT.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and getattr(call.func, "id", getattr(call.func, "attr", "")) in REPORTING
        and call.args
        and isinstance(call.args[0], ast.Constant)
    }
    assert reported <= set(NAMES)
    assert {*NAMES} - reported <= {"file"}, "a rule that nothing reports"
