"""The scripts beside the Makefile: clean by shellcheck, and the Makefile fit for macOS."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

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


class Machine:
    """A copy of the scripts in a folder, on a machine that has only the programs given to it."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "a project"
        self.programs = folder / "programs"
        self.programs.mkdir(parents=True)
        shutil.copytree(ROOT / "scripts", self.root / "scripts")
        for name in ("sh", "dirname", "tail", "env", "printf", "touch"):
            if found := shutil.which(name):
                (self.programs / name).symlink_to(found)
        self.give("id", "echo 0")

    def give(self, name: str, script: str, *, beside: str = "") -> None:
        """Put a program on the machine, or at `beside` in the project."""
        file = self.root / beside / name if beside else self.programs / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        file.chmod(0o755)

    def lack(self, package: str, line: str) -> None:
        """Let the examination miss a package until the file `installed` is there."""
        script = f"""[ -e installed ] && exit 0
            case "$*" in *--packages) echo {package} ;; *) echo "{line}" ;; esac"""
        self.give("python", script, beside=".venv/bin")

    def run(self, script: str, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a script of the project, without a terminal."""
        return subprocess.run(
            [self.root / "scripts" / script, *words],
            env={
                "PATH": str(self.programs),
                "LC_ALL": os.environ.get("LC_ALL", "C"),
                **environment,
            },
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
        )


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine with next to nothing on it, whose user is root."""
    return Machine(tmp_path)


def test_nothing_is_installed_or_said_where_nothing_is_missing(machine: Machine) -> None:
    machine.give("python", "exit 0", beside=".venv/bin")
    done = machine.run("install-needs.sh", "panels")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_missing_packages_are_installed_through_apt_get(machine: Machine) -> None:
    machine.lack("libpango-1.0-0", "sudo apt-get install libpango-1.0-0")
    machine.give("apt-get", 'echo "$*" >asked; touch installed')
    done = machine.run("install-needs.sh", "panels")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "Installing with apt-get: libpango-1.0-0\n"
    asked = (machine.root / "asked").read_text(encoding="utf-8")
    assert asked == "install --yes --no-install-recommends libpango-1.0-0\n"


def test_a_new_machine_gets_the_lists_of_packages_first(machine: Machine) -> None:
    machine.lack("libpango-1.0-0", "sudo apt-get install libpango-1.0-0")
    machine.give(
        "apt-get",
        'case "$1" in update) touch lists ;; *) [ -e lists ] && touch installed ;; esac',
    )
    done = machine.run("install-needs.sh", "panels")
    assert (done.returncode, done.stderr) == (0, "")


def test_what_apt_get_does_not_have_ends_in_one_line_that_says_what_to_type(
    machine: Machine,
) -> None:
    machine.lack("libpango-1.0-0", "sudo apt-get install libpango-1.0-0")
    machine.give("apt-get", "echo E: no network; exit 100")
    done = machine.run("install-needs.sh", "panels")
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "E: no network",
        "Missing for panels. Type this, then the command again: "
        "sudo apt-get install libpango-1.0-0",
    ]


def test_a_mac_is_told_the_line_of_homebrew(machine: Machine) -> None:
    machine.lack("pango", "brew install pango")
    done = machine.run("install-needs.sh", "panels")
    assert done.returncode == 1
    assert done.stderr == (
        "Missing for panels. Type this, then the command again: brew install pango\n"
    )


def test_nobody_is_asked_for_a_password_without_a_terminal(machine: Machine) -> None:
    machine.lack("qpdf", "sudo apt-get install qpdf")
    machine.give("id", "echo 1000")
    machine.give("apt-get", "touch installed")
    machine.give("sudo", '[ "$1" = -n ] || exit 1; shift; "$@"')
    done = machine.run("install-needs.sh", "tests")
    assert (done.returncode, done.stderr) == (0, "")


def test_without_a_new_python_one_line_says_how_to_get_it(machine: Machine) -> None:
    machine.give("python3.11", "exit 127")
    machine.give("python3", 'case "$*" in *version_info*) exit 1 ;; esac')
    done = machine.run("make-venv.sh")
    assert done.returncode == 1
    assert done.stderr.startswith("Python 3.11 or newer is missing. Debian, Ubuntu: sudo apt-get")
    assert len(done.stderr.splitlines()) == 1


def test_the_newest_python_makes_the_environment(machine: Machine) -> None:
    for name in ("python3.11", "python3.13", "python3"):
        machine.give(name, f'[ "$1" = -m ] && echo {name} "$*" >made; exit 0')
    done = machine.run("make-venv.sh")
    assert (done.returncode, done.stderr) == (0, "")
    made = (machine.root / "made").read_text(encoding="utf-8")
    assert made == "python3.13 -m venv --clear .venv\n"


def test_the_python_that_was_asked_for_makes_the_environment(machine: Machine) -> None:
    for name in ("python3.13", "mine"):
        machine.give(name, f'[ "$1" = -m ] && echo {name} >made; exit 0')
    assert machine.run("make-venv.sh", PYTHON="mine").returncode == 0
    assert (machine.root / "made").read_text(encoding="utf-8") == "mine\n"


def test_debian_without_its_package_for_environments_gets_it(machine: Machine) -> None:
    machine.give(
        "python3.11",
        """case "$*" in
            *ensurepip*) [ -e installed ] ;;
            *print*) echo python3.11-venv ;;
            *) exit 0 ;;
        esac""",
    )
    machine.give("apt-get", 'echo "$*" >asked; touch installed')
    done = machine.run("make-venv.sh")
    assert (done.returncode, done.stderr) == (0, "")
    asked = (machine.root / "asked").read_text(encoding="utf-8")
    assert asked.endswith(" python3.11-venv\n")
