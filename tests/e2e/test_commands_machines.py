"""Commands among machines: reports in JSON, closed pipes, full disks, little memory."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from sitegen.content.folder.survey import NO_SITE
from tests.sites import (
    SECONDS,
    bytes_of,
    command_line,
    environment,
    make_site,
    run_sitegen,
    write_files,
)

WITH_JSON = [
    ("build",),
    ("check",),
    ("doctor",),
    ("panels",),
    ("why", "/about/"),
]
"""The commands that read a site and report in JSON."""


def run(site: Path, *words: str, **how: Any) -> subprocess.CompletedProcess[str]:
    """Run the real command with streams of one's own."""
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **how}
    return subprocess.run(
        command_line(*words),
        cwd=site,
        env=environment(),
        stdin=subprocess.DEVNULL,
        text=True,
        timeout=SECONDS,
        check=False,
        **streams,
    )


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site that was never built."""
    return make_site(tmp_path)


@pytest.mark.parametrize("words", WITH_JSON, ids=lambda words: words[0])
def test_json_tells_mistakes_on_standard_output_too(words: tuple[str, ...], site: Path) -> None:
    write_files(site, {"site.yaml": "titel: x\n"})
    done = run_sitegen(site, *words, "--json")
    told = json.loads(done.out)["mistakes"] if words != ("doctor",) else None
    if told is None:
        # A machine can be examined whatever the site says.
        assert set(json.loads(done.out)) == {"ready", "findings"}
        return
    assert done.code == 1
    assert {"path", "line", "column", "severity", "message"} == set(told[0])
    for each in told:
        place = f"{each['path']}:{each['line']}: " if each["path"] else ""
        assert f"{place}{each['message']}\n" in done.err


def test_json_tells_a_mistake_at_its_place(site: Path) -> None:
    write_files(site, {"content/pages/about.md": "---\ntitel: About\n---\n"})
    done = run_sitegen(site, "build", "--json")
    assert done.code == 1
    assert json.loads(done.out)["mistakes"][-1] == {
        "path": "content/pages/about.md",
        "line": 2,
        "column": 1,
        "severity": "error",
        "message": 'titel: unknown field; did you mean "title"?',
    }


@pytest.mark.parametrize(
    ("words", "code"),
    [(("build",), 2), (("why", "x"), 1), (("check",), 1)],
    ids=lambda each: str(each[0] if isinstance(each, tuple) else each),
)
def test_json_tells_mistakes_that_stand_in_no_file(
    words: tuple[str, ...], code: int, tmp_path: Path
) -> None:
    done = run_sitegen(tmp_path, *words, "--json")
    (told,) = json.loads(done.out)["mistakes"]
    assert (done.code, told["path"], told["line"]) == (code, "", 0)
    assert told["message"] == done.err.strip()


def test_json_tells_a_value_that_an_option_does_not_take(site: Path) -> None:
    done = run_sitegen(site, "build", "--at", "soon", "--json")
    assert done.code == 2
    assert '"soon": expected a moment' in json.loads(done.out)["mistakes"][0]["message"]


WRONG_USAGE = {
    "a folder that isn't there, in front": ("--site", "nowhere", "build", "--json"),
    "a folder that isn't there, behind": ("check", "--json", "--site", "nowhere"),
    "an unknown option": ("status", "--nope", "--json"),
    "a number that is too small": ("build", "--jobs", "0", "--json"),
    "an argument that is missing": ("why", "--json"),
    "a word too many": ("build", "--json", "now"),
    "a value that is missing": ("panels", "--json", "--lang"),
    "an empty folder": ("build", "--json", "--output", ""),
    "an unknown command": ("biuld", "--json"),
    "the format by its name": ("check", "--format", "json", "--jobs", "0"),
}


@pytest.mark.parametrize("words", WRONG_USAGE.values(), ids=WRONG_USAGE)
def test_json_tells_wrong_usage_once(words: tuple[str, ...], tmp_path: Path) -> None:
    done = run_sitegen(tmp_path, *words)
    (told,) = json.loads(done.out)["mistakes"]
    assert (done.code, told["path"], told["severity"]) == (2, "", "error")
    assert told["message"] in done.err


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names are UTF-8 there always")
def test_a_locale_of_another_encoding_changes_nothing(tmp_path: Path) -> None:
    site = make_site(tmp_path / "אתר", {"content/pages/שלום.md": "---\ntitle: Peace\n---\n"})
    other = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    words = command_line("build", "--site", site)
    done = subprocess.run(words, env=other, capture_output=True, timeout=SECONDS, check=False)
    assert (done.returncode, done.stderr.decode()) == (0, "")
    assert (site / "output/שלום/index.html").is_file()


def test_a_folder_whose_name_is_no_utf8_is_no_obstacle(tmp_path: Path) -> None:
    if sys.platform in ("win32", "darwin"):
        pytest.skip("such names can't be given there")
    above = tmp_path / os.fsdecode(b"caf\xe9")
    assert run_sitegen(make_site(above / "site"), "build").code == 0


def test_a_folder_that_is_no_site_learns_what_makes_one(tmp_path: Path) -> None:
    told = run_sitegen(tmp_path, "build").err
    assert told == f".: {NO_SITE}\n"
    assert 'Two lines make one: "title: Our voices" and "url: https://www.example.org"' in told
    write_files(tmp_path, {"site.yaml": "title: Our voices\nurl: https://www.example.org\n"})
    write_files(tmp_path, {"content/pages/a.md": "---\ntitle: A\n---\n"})
    assert run_sitegen(tmp_path, "build").code == 0


def test_the_package_is_the_command(site: Path) -> None:
    words = [sys.executable, "-m", "sitegen", "build", "--output", "there"]
    done = subprocess.run(words, cwd=site, capture_output=True, text=True, env=environment())
    assert (done.returncode, done.stderr) == (0, "")
    assert (site / "there/about/index.html").is_file()


def test_the_site_may_stand_before_or_behind_the_command(site: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    assert run_sitegen(other, "--site", site, "build").code == 0
    before = bytes_of(site / "output")
    assert run_sitegen(other, "build", "--site", site).out.startswith("0 rendered")
    assert run_sitegen(other, "--site", other, "build", "--site", site).code == 0
    assert bytes_of(site / "output") == before
    assert run_sitegen(other, "--site", "none", "build").code == 2
    assert run_sitegen(site, "--site", other, "build").err == f"{other}: {NO_SITE}\n"


def test_a_command_without_a_site_says_so(site: Path) -> None:
    done = run_sitegen(site, "--site", site, "preflight", "x.pdf")
    assert done.code == 2
    assert "preflight takes no --site" in done.err


def closed_pipe() -> int:
    """Give the writing end of a pipe that nobody reads any more."""
    reading, writing = os.pipe()
    os.close(reading)
    return writing


def test_a_reader_that_has_gone_changes_no_exit_code(site: Path) -> None:
    assert run(site, "build", stdout=closed_pipe()).returncode == 0
    assert (site / "output/about/index.html").is_file()
    for words in (("--help",), ("build", "--help"), ("build", "--json"), ("doctor",), ("why", "/")):
        done = run(site, *words, stdout=closed_pipe())
        assert (words, done.returncode, done.stderr) == (words, 0, "")
    write_files(site, {"content/pages/about.md": "---\ntitel: About\n---\n"})
    assert run(site, "build", stderr=closed_pipe()).returncode == 1
    both = closed_pipe()
    assert run(site, "build", "--json", stdout=both, stderr=both).returncode == 1
    assert run(site, "nonsense", stdout=both, stderr=both).returncode == 2


@pytest.mark.parametrize(
    "words",
    [("build",), ("build", "--json"), ("--help",), ("why", "/about/"), ("new", "page", "A page")],
    ids=" ".join,
)
def test_a_full_disk_behind_standard_output_is_told(words: tuple[str, ...], site: Path) -> None:
    assert run(site, "build").returncode == 0
    with Path("/dev/full").open("w") as full:
        done = run(site, *words, stdout=full)
    told = "standard output: No space left on device; the report is lost\n"
    assert (done.returncode, done.stderr) == (1, told)
    assert run(site, *words, stdout=None).returncode in (0, 1)


@pytest.mark.skipif(sys.platform == "win32", reason="a shell closes streams otherwise there")
@pytest.mark.parametrize("closed", ["2>&-", "<&-", ">&- 2>&- <&-"])
def test_a_stream_that_the_caller_closed_changes_nothing(closed: str, site: Path) -> None:
    """As a scheduler starts a build; its files get no number of a stream, nor its words."""
    calls = ("new", "news", "A day"), ("build",), ("build", "--clean"), ("nonsense",)
    for words, code in zip(calls, (0, 0, 0, 2), strict=True):
        line = ["sh", "-c", f'exec "$@" {closed}', "sh", *command_line(*words)]
        done = subprocess.run(line, cwd=site, env=environment(), timeout=SECONDS, check=False)
        assert (words, done.returncode) == (words, code)
    assert [*(site / "content/news").rglob("a-day.md")], "without a terminal nothing is asked"
    assert run(site, "build").stdout.startswith("0 rendered")


def little_memory(megabytes: int) -> Callable[[], None]:
    """Give what leaves a process so much memory."""
    size = megabytes << 20
    return lambda: resource.setrlimit(resource.RLIMIT_AS, (size, size))


@pytest.mark.parametrize("megabytes", [50, 80, 150])
def test_want_of_memory_is_told_and_nothing_is_lost(megabytes: int, site: Path) -> None:
    assert run(site, "build").returncode == 0
    before = bytes_of(site / "output")
    text = "---\ntitle: Us\nimage: photo.jpg\nalt: Green\n---\n\nWe.\n"
    write_files(site, {"content/pages/about.md": text})
    Image.new("RGB", (6000, 4000), "green").save(site / "content/pages/photo.jpg")
    done = run(site, "build", "--jobs", "2", preexec_fn=little_memory(megabytes))
    assert "Traceback" not in done.stderr
    assert "damaged" not in done.stderr
    if done.returncode:
        assert done.returncode == 1
        assert "memory" in done.stderr
        assert bytes_of(site / "output") == before
    assert run(site, "build").returncode == 0
