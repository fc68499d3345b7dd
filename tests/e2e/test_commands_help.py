"""Every command explains itself, starts at once, and says what was typed wrongly."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sitegen.cli import COMMANDS
from tests.sites import run_sitegen

HEAVY = ("jinja2", "livereload", "markdown", "rich", "tornado", "weasyprint", "PIL", "babel")


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_explains_itself_with_an_example(name: str, tmp_path: Path) -> None:
    done = run_sitegen(tmp_path, name, "--help")
    assert (done.code, done.err) == (0, "")
    assert f"Example: sitegen {name}" in done.out
    assert all(line == line.rstrip() for line in done.out.splitlines())


def test_help_lists_every_command(tmp_path: Path) -> None:
    done = run_sitegen(tmp_path, "--help")
    assert (done.code, done.err) == (0, "")
    assert all(f"  {name} " in done.out for name in COMMANDS)


def test_help_loads_nothing_that_it_does_not_need() -> None:
    code = (
        "import sys\nfrom sitegen.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        f"print(sorted(set({HEAVY}) & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_command_that_does_not_exist_is_wrong_usage_with_a_guess(tmp_path: Path) -> None:
    done = run_sitegen(tmp_path, "biuld")
    assert (done.code, done.out) == (2, "")
    assert 'no command "biuld"; did you mean "build"?' in done.err


def test_an_option_that_does_not_exist_is_wrong_usage(tmp_path: Path) -> None:
    done = run_sitegen(tmp_path, "build", "--outptu", "x")
    assert done.code == 2
    assert "--outptu" in done.err
