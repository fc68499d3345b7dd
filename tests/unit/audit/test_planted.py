"""Every rule finds its planted fault at the line that an author would mend, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import MakeOnce
from tests.sites import CONSENT, Files, Run, run_sitegen, write_files

SETTINGS = """\
title: Many voices
description: People who build peace, in their own words.
url: https://www.ourvoices.net
languages:
  en: {name: English}
  he: {name: עברית, title: קולות רבים, description: אנשים שבונים שלום.}
cards: false
search: false
"""

CLEAN = {
    "site.yaml": SETTINGS,
    "content/news/2024/trip.md": (
        "---\ntitle: A trip\nsummary: Two days on the road.\ndate: 2024-06-03\n---\n\nWe went.\n"
    ),
    "content/news/2024/trip.he.md": "---\ntitle: מסע\nsummary: יומיים בדרכים.\n---\n\nנסענו.\n",
    "content/pages/about.md": (
        "---\ntitle: About\nsummary: Who we are.\nmenu: main\n---\n\n"
        "Our [trip](../news/2024/trip.md).\n"
    ),
    "content/pages/about.he.md": (
        "---\ntitle: אודות\nsummary: מי אנחנו.\n---\n\nה[מסע](../news/2024/trip.md).\n"
    ),
}

BASE = "themes/ours/templates/base.html"
PAGE = "themes/ours/templates/page.html"
NEWS = "themes/ours/templates/news.html"

BASE_FAULTS = """\
{% extends "base:base.html" %}
{% block footer %}
{{ super() }}
<a href="/nowhere/">Nothing is there</a>
<a href="#no-such-part">No such part</a>
<img src="/media/gone.jpg" alt="" width="4" height="4">
<img src="/assets/also-gone.png" width="4" height="4">
<img src="/assets/third.png" alt="">
<p id="twice"></p><p id="twice"></p>
<iframe src="https://tracker.ourvoices.com/frame"></iframe>
<p onclick="alert(1)">A handler.</p>
<h4>Four levels down</h4>
<p lang="en_GB">Odd code</p>
<p lang="he" dir="ltr">שלום</p>
<a href="https://www.example.com/donate">Give</a>
{% endblock %}
"""

PLANTED = {
    **CLEAN,
    "site.yaml": SETTINGS + "theme: ours\ncheck:\n  budgets: {news: 5}\n",
    "themes/ours/theme.yaml": "extends: base\n",
    BASE: BASE_FAULTS,
    "content/news/2024/copy.md": (
        "---\ntitle: A trip\nsummary: Two days on the road.\ndate: 2024-06-04\n"
        "sample: true\n---\n\n"
        "Again.\n"
    ),
    "content/stories/2022/noor/index.md": (
        f"---\ntitle: Bread\nsummary: One day.\nstoryteller: {{name: Noor}}\n"
        f"{CONSENT.replace('web: true', 'web: false')}\n---\n\nWe began.\n"
    ),
}

EXPECTED = {
    "link": f"{BASE}:4",
    "anchor": f"{BASE}:5",
    "file": f"{BASE}:6",
    "alt": f"{BASE}:7",
    "size": f"{BASE}:8",
    "id": f"{BASE}:9",
    "off-site": f"{BASE}:10",
    "policy": f"{BASE}:11",
    "heading": f"{BASE}:12",
    "lang": f"{BASE}:13",
    "title": "content/news/2024/copy.md:2",
    "description": "content/news/2024/copy.md:3",
    "translation": "content/news/2024/copy.md:1",
    "weight": "content/news/2024/trip.md:1",
}


def built(folder: Path, files: Files) -> None:
    """Write and build a site."""
    write_files(folder, files)
    done = run_sitegen(folder, "build")
    assert done.code == 0, done.err


def check(site: Path, *words: str) -> tuple[Run, dict[str, list[str]]]:
    """Judge a site; give the run, and by rule the places that were named."""
    run = run_sitegen(site, "check", "--json", *words)
    places: dict[str, list[str]] = {}
    for found in json.loads(run.out)["findings"]:
        places.setdefault(found["rule"], []).append(f"{found['path']}:{found['line']}")
    return run, places


@pytest.fixture(scope="module")
def clean(make_once: MakeOnce) -> Path:
    return make_once("audit-clean", lambda folder: built(folder, CLEAN))


@pytest.fixture(scope="module")
def planted(make_once: MakeOnce) -> Path:
    return make_once("audit-planted", lambda folder: built(folder, PLANTED))


def test_a_clean_site_has_no_findings(clean: Path) -> None:
    run, places = check(clean, "--release", "--strict")
    assert (run.code, places) == (0, {})


@pytest.mark.parametrize(("rule", "place"), EXPECTED.items())
def test_a_planted_fault_is_found_at_its_source(planted: Path, rule: str, place: str) -> None:
    run, places = check(planted)
    assert run.code == 1
    assert place in places[rule]
