"""A site is read over as many processes as there are: what is read is the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.content import project
from sitegen.content.folder.sources import Sources
from sitegen.content.folder.survey import walk_site
from sitegen.content.project import Known, Reading, read_entries
from sitegen.content.settings.settings_file import read_settings
from tests.sites import CONTENT, SETTINGS, write_files

SECRET = """\
---
title: Rain
storyteller: {name: Nadia Darwish, pseudonym: Noor}
consent: {name: pseudonym, web: true}
---

It rained.
"""
WRONG = {
    "content/news/2024/late.md": "---\ntitle: Late\ndate: tomorrow\n---\n",
    "content/news/2024/alone.ar.md": "---\ntitle: Alone\n---\n",
    "content/news/2024/latin.md": "---\ntitle: Caf\xe9\n---\n".encode("latin-1"),
}


def read(site: Path, jobs: int) -> tuple[Reading, dict[str, str]]:
    """Read a site and give what was read, with the digests of its files."""
    sources = Sources(site, walk_site(site))
    reading = read_entries(sources, read_settings(sources), Known(), jobs)
    return reading, sources.digests


@pytest.mark.parametrize("jobs", [2, 5])
def test_any_number_of_processes_reads_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    monkeypatch.setattr(project, "SMALLEST_SHARE", 1)
    story = {"content/stories/2023/rain/index.md": SECRET}
    write_files(tmp_path, {"site.yaml": SETTINGS, **CONTENT, **WRONG, **story})
    reading, digests = read(tmp_path, jobs)
    assert (reading, digests) == read(tmp_path, 1)
    assert len(reading.problems) == len(WRONG)
    assert reading.private_names == ("Nadia Darwish",)
    assert reading.texts.keys() >= {("stories/2023/rain", "en"), ("news/2024/trip", "he")}
