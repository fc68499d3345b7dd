"""The scripts beside the Makefile: clean by shellcheck, and the Makefile fit for macOS."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SCRIPTS = sorted([*(ROOT / "scripts").glob("*.sh"), ROOT / ".ci" / "run"])


def test_shellcheck_finds_nothing() -> None:
    shellcheck = Path(sys.executable).with_name("shellcheck")
    done = subprocess.run(
        [shellcheck, "--external-sources", *SCRIPTS], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout


def test_every_script_that_is_called_may_be_run() -> None:
    called = [script for script in SCRIPTS if script.read_text(encoding="utf-8").startswith("#!")]
    assert [script.name for script in called if not script.stat().st_mode & 0o111] == []


def test_the_makefile_uses_nothing_newer_than_make_3_81() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.findall(r"\.ONESHELL|\$\(file |\$\(guile|!=|&:|::=|\.EXTRA_PREREQS", text) == []


def test_every_task_of_the_makefile_says_what_it_does() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.+)$", text, re.MULTILINE)
    assert phony is not None
    silent = [task for task in phony[1].split() if not re.search(rf"(?m)^{task}:.* ## \S", text)]
    assert silent == []


def test_every_task_of_the_makefile_is_in_the_developers_page() -> None:
    page = (ROOT / "docs" / "development.md").read_text(encoding="utf-8")
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    tasks = set(re.findall(r"(?m)^(\w+):.* ## ", text)) - {"help"}
    assert tasks == set(re.findall(r"(?m)^\| `make (\w+)` \|", page))
