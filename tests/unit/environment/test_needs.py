"""What is looked for on the machine, and what is said of what it lacks."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sitegen.environment import distributions, mending, probes, report
from sitegen.environment.__main__ import main
from sitegen.environment.distributions import missing_distributions, required_distributions
from sitegen.environment.mending import mending_line, packages
from sitegen.environment.needs import NEEDS, Need
from sitegen.environment.probes import has_command, has_library, reading_languages, run
from sitegen.environment.report import examine, judge

PANGO = Need(
    name="Pango",
    task="panels",
    kind="library",
    names=("no-such-library.so.9",),
    debian="libpango-1.0-0",
    homebrew="pango",
)
READER = Need(
    name="tesseract: heb",
    task="tests",
    kind="reading language",
    names=("heb",),
    debian="tesseract-ocr-heb",
    homebrew="tesseract-lang",
)


@pytest.fixture
def empty_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine on which no program can be found."""
    monkeypatch.setenv("PATH", str(tmp_path))


@pytest.mark.parametrize("need", NEEDS, ids=lambda need: need.name)
def test_every_need_says_what_supplies_it_everywhere(need: Need) -> None:
    assert need.names
    assert need.debian
    assert need.homebrew


def test_names_are_given_once() -> None:
    assert len({need.name for need in NEEDS}) == len(NEEDS)


def test_building_needs_nothing_beyond_python_packages() -> None:
    assert [need for need in NEEDS if need.task == "building"] == []


def test_a_library_that_opens_under_one_of_its_names_is_there() -> None:
    assert has_library(("no-such-library.so.9", "libc.so.6", "libc.dylib"))


def test_a_library_that_opens_under_none_is_not() -> None:
    assert not has_library(("no-such-library.so.9",))


def test_a_command_is_found_under_one_of_its_names() -> None:
    assert has_command(("no-such-command", "sh"))


@pytest.mark.usefixtures("empty_path")
def test_an_empty_machine_has_no_command_and_reads_no_language() -> None:
    assert not has_command(("sh",))
    assert reading_languages() == frozenset()
    assert run(("git", "status")) == ""


def test_a_command_that_fails_or_hangs_prints_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(probes, "PROBE_SECONDS", 0.2)
    assert run((sys.executable, "-c", "print('so'); raise SystemExit(1)")) == ""
    assert run((sys.executable, "-c", "import time; time.sleep(60)")) == ""


def test_a_missing_library_is_mended_by_apt_get_on_debian(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report, "supplier", lambda: "apt-get")
    finding = judge(PANGO, present=False)
    assert (finding.name, finding.needed_for, finding.present) == ("Pango", "panels", False)
    assert finding.mend == "sudo apt-get install libpango-1.0-0"


def test_a_missing_library_is_mended_by_homebrew_on_a_mac() -> None:
    assert mending_line([PANGO], "brew") == "brew install pango"


def test_elsewhere_the_names_of_debian_must_do() -> None:
    assert mending_line([PANGO], "none") == "install what Debian calls: libpango-1.0-0"


def test_several_needs_make_one_line_that_names_each_package_once() -> None:
    line = mending_line([READER, PANGO, PANGO], "apt-get")
    assert line == "sudo apt-get install libpango-1.0-0 tesseract-ocr-heb"
    assert packages([PANGO, PANGO], "brew") == ("pango",)


def test_what_is_there_needs_no_mending() -> None:
    assert judge(PANGO, present=True).mend == ""


@pytest.mark.usefixtures("empty_path")
@pytest.mark.parametrize(("system", "expected"), [("Darwin", "brew"), ("Linux", "none")])
def test_a_mac_without_apt_get_has_homebrew(
    system: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mending.platform, "system", lambda: system)
    assert mending.supplier() == expected


def test_packages_of_python_are_those_that_the_installation_names(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lines = ["jinja2>=3.1", "pagefind[extended]>=1", 'weasyprint>=66; extra == "panels"']
    monkeypatch.setattr(distributions.metadata, "requires", lambda name: lines)
    assert required_distributions() == ("jinja2", "pagefind")
    assert required_distributions("panels") == ("weasyprint",)


def test_a_missing_python_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = ["jinja2>=3.1", "no-such-package-of-ours>=1"]
    monkeypatch.setattr(distributions.metadata, "requires", lambda name: lines)
    assert missing_distributions() == ("no-such-package-of-ours",)


def test_a_folder_that_was_never_installed_names_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str) -> list[str]:
        raise distributions.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(distributions.metadata, "requires", refuse)
    assert required_distributions() == ()


def test_an_examination_goes_through_the_tasks_in_order(tmp_path: Path) -> None:
    tasks = [finding.needed_for for finding in examine(tmp_path)]
    assert tasks == sorted(tasks, key=["building", "panels", "tests", "privacy"].index)
    assert set(tasks) == {"building", "panels", "tests"}


@pytest.mark.usefixtures("empty_path")
def test_an_empty_machine_lacks_every_program_and_says_how_to_get_it(tmp_path: Path) -> None:
    files = {need.name for need in NEEDS if need.kind == "files"}
    found = [finding for finding in examine(tmp_path) if finding.needed_for == "tests"]
    programs = [finding for finding in found if finding.name not in files]
    assert programs
    assert all(not finding.present and finding.mend for finding in programs)


def test_the_scripts_get_one_line_of_packages(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sitegen.environment.__main__.missing_needs", lambda task: (READER, PANGO))
    monkeypatch.setattr("sitegen.environment.__main__.supplier", lambda: "apt-get")
    assert main(["panels", "--packages"]) == 0
    assert main(["panels"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "libpango-1.0-0 tesseract-ocr-heb",
        "sudo apt-get install libpango-1.0-0 tesseract-ocr-heb",
    ]


def test_the_scripts_get_nothing_where_nothing_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sitegen.environment.__main__.missing_needs", lambda task: ())
    assert main(["panels"]) == 0
    assert capsys.readouterr().out == ""


def test_a_task_that_does_not_exist_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gardening"]) == 2
    assert "usage" in capsys.readouterr().err


def test_an_examination_loads_no_heavy_package() -> None:
    code = "import sys, sitegen.environment.report; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"weasyprint", "PIL", "jinja2"} & set(done.stdout.split())
