"""What somebody typed as an answer, judged as front matter is: by the type of its field."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from sitegen.content.front_matter.nodes import Scalar
from sitegen.content.validation.context import Facts, Findings, ValidationContext
from sitegen.content.validation.models import reader_of
from sitegen.errors import NOWHERE


def refusal_of(hint: Any, text: str) -> str:
    """Say what is wrong with a text as the value of a field of a type, "" where nothing is."""
    if not text.strip():
        return "nothing found, expected something"
    findings = Findings()
    facts = Facts(files=frozenset(), languages=(), zone=ZoneInfo("UTC"))
    reader_of(hint)(Scalar(text, "str", NOWHERE), ValidationContext(facts, findings))
    return "; ".join(problem.message for problem in findings.problems)
