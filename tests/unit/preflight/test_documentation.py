"""docs/preflight.md tells of every check, every profile and every field, and of no other."""

from __future__ import annotations

import re
from pathlib import Path

from sitegen.preflight.judgement import CHECKS
from sitegen.preflight.profile import PrintProfile, built_in_names

PAGE = Path(__file__).resolve().parents[3] / "docs" / "preflight.md"


def section(heading: str) -> str:
    text = PAGE.read_text(encoding="utf-8")
    found = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"no section “{heading}”"
    return found[1]


def test_every_check_is_told() -> None:
    rows = re.findall(r"^\| ([^|`-][^|]*) \|", section("What is checked"), re.MULTILINE)
    assert [row for row in rows if row not in ("check", "option")] == [name for name, _ in CHECKS]


def test_every_profile_and_field_is_told() -> None:
    rows = re.findall(r"^\| `(\S+)` \|", section("Profiles"), re.MULTILINE)
    assert rows == [*built_in_names(), *PrintProfile.__struct_fields__]
