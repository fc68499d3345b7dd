"""`sitegen panels` killed at any moment: the next run gives what an undisturbed one gives."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from tests.unit.panels.site import write, write_site

ROOT = Path(__file__).resolve().parents[3]
ONLY_STORIES = "  - {type: story, format: a4, viewing_distance: 0.5m}\n"


@dataclass(frozen=True)
class Typesetter:
    """A site with one small panel a story, what a run makes of it, and how long it takes."""

    site: Path
    wanted: dict[str, bytes]
    seconds: float

    def start(self) -> subprocess.Popen[bytes]:
        """Start a run."""
        command = [sys.executable, "-m", "sitegen", "panels", "--proof", "--jobs", "1"]
        quiet = subprocess.DEVNULL
        where = ["--site", str(self.site)]
        return subprocess.Popen([*command, *where], cwd=ROOT, stdout=quiet, stderr=quiet)


def files(site: Path) -> dict[str, bytes]:
    """Give everything that was printed, by its path."""
    folder = site / "output-print"
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@pytest.fixture(scope="module")
def typesetter(tmp_path_factory: pytest.TempPathFactory, photo_data: bytes) -> Typesetter:
    site = write_site(tmp_path_factory.mktemp("press"), photo_data)
    entry = site / "content" / "exhibitions" / "geneva-2022" / "index.md"
    text = entry.read_text(encoding="utf-8")
    start, end = text.index("panels:\n") + 8, text.index("hosts:")
    write(entry, text[:start] + ONLY_STORIES + text[end:])
    began = time.monotonic()
    assert Typesetter(site, {}, 0).start().wait(300) == 0
    return Typesetter(site, files(site), time.monotonic() - began)


def kill_and_mend(typesetter: Typesetter, source: Random) -> None:
    """Kill a run once or twice, begun with nothing or with a whole set; run again, and compare."""
    if source.random() < 0.7:
        shutil.rmtree(typesetter.site / "output-print", ignore_errors=True)
    if source.random() < 0.7:
        shutil.rmtree(typesetter.site / ".sitegen", ignore_errors=True)
    for _ in range(source.choice((1, 2))):
        process = typesetter.start()
        try:
            process.wait(source.uniform(0.2, typesetter.seconds))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
    assert typesetter.start().wait(300) == 0
    found = files(typesetter.site)
    assert found.keys() == typesetter.wanted.keys()
    assert [path for path, data in found.items() if data != typesetter.wanted[path]] == []


def test_a_killed_run_is_mended_by_the_next(typesetter: Typesetter) -> None:
    assert len(typesetter.wanted) > 4
    kill_and_mend(typesetter, Random(1))


@pytest.mark.parametrize("left", ["", ".sitegen-manifest.json", "..sitegen-manifest.json.7.part"])
def test_a_set_that_was_only_begun_is_gone_on_with(typesetter: Typesetter, left: str) -> None:
    """A first run that was killed early must not make its folder look like somebody else's."""
    shutil.rmtree(typesetter.site / "output-print", ignore_errors=True)
    folder = typesetter.site / "output-print" / "geneva-2022"
    folder.mkdir(parents=True)
    if left:
        (folder / left).write_bytes(b"{}")
    assert typesetter.start().wait(300) == 0
    assert files(typesetter.site) == typesetter.wanted


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(2, 62))
def test_a_run_killed_at_any_time_is_mended_by_the_next(typesetter: Typesetter, seed: int) -> None:
    kill_and_mend(typesetter, Random(seed))
