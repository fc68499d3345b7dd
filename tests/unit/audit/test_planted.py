"""Every rule finds its planted fault at the line that an author would mend, and nothing else."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import MakeOnce
from tests.sites import CONSENT, Files, Run, run_sitegen, write_files
from tests.tools.host import serve

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
        "---\ntitle: A trip\nsummary: Two days on the road.\ndate: 2024-06-03\n"
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


def test_a_second_check_reads_nothing_again_and_says_the_same(clean: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(clean, site)
    assert run_sitegen(site, "build").code == 0
    first = run_sitegen(site, "check", "--json")
    (store,) = site.glob(".sitegen/cache/*/audit")
    before = store.stat()
    assert run_sitegen(site, "check", "--json").out == first.out
    assert store.stat() == before
    store.write_bytes(store.read_bytes()[:-9])
    assert run_sitegen(site, "check", "--json").out == first.out


def test_an_output_that_was_changed_by_hand_is_told(clean: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(clean, site)
    assert run_sitegen(site, "build").code == 0
    (site / "output/about/index.html").write_text("<!DOCTYPE html><title>Mine</title>")
    (site / "output/news/index.html").unlink()
    (site / "output/notes.txt").write_text("by hand")
    run = run_sitegen(site, "check")
    assert run.code == 1
    assert "about/index.html" in run.out and "isn't what the build wrote" in run.out
    assert "news/index.html" in run.out and "it is gone" in run.out
    assert "warning: not written by sitegen; it is not published (output; notes.txt)" in run.out


def test_a_sample_and_an_example_address_stop_a_release_only(planted: Path, tmp_path: Path) -> None:
    _, before = check(planted)
    assert "sample" not in before
    _, places = check(planted, "--release")
    assert set(places["sample"]) == {f"{BASE}:15", "content/news/2024/copy.md:5"}
    _, places = check(planted, "--release", "--allow-samples")
    assert "sample" not in places and places.keys() >= before.keys()


def test_what_the_settings_allow_is_no_finding(planted: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(planted, site)
    with (site / "site.yaml").open("a") as file:
        file.write("  allow:\n    - {rule: title, at: /news/2024/*}\n    - {rule: alt, at: '*'}\n")
    assert run_sitegen(site, "build").code == 0
    _, places = check(site)
    assert not {"title", "alt"} & places.keys()
    assert "description" in places


def test_without_a_build_there_is_nothing_to_judge(tmp_path: Path) -> None:
    write_files(tmp_path, CLEAN)
    run = run_sitegen(tmp_path, "check")
    assert run.code == 1
    assert "type sitegen build" in run.err and "Traceback" not in run.err


def test_github_shows_ten_of_a_kind_and_the_edited_files_first(
    planted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    run = run_sitegen(planted, "check", "--format", "github", "--edited", BASE)
    lines = run.out.splitlines()
    assert sum(line.startswith("::error ") for line in lines) == 10
    assert lines[0].startswith(f"::error file={BASE},line=4,title=link::/nowhere/ leads to nothing")
    assert len(summary.read_text().splitlines()) > len(lines)


def test_gitlab_gets_its_fields(planted: Path) -> None:
    findings = json.loads(run_sitegen(planted, "check", "--format", "gitlab").out)
    assert len({each["fingerprint"] for each in findings}) == len(findings)
    assert {"description", "check_name", "severity", "location"} <= findings[0].keys()
    assert {each["severity"] for each in findings} == {"major", "minor"}


def test_what_is_live_is_compared_with_the_output(clean: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(clean, site)
    assert run_sitegen(site, "build").code == 0
    public = tmp_path / "public"
    shutil.copytree(site / "output", public)
    with serve(public) as address:
        same = run_sitegen(site, "check", "--live", address)
        assert same.code == 0, same.out
        (public / "about/index.html").write_text("tampered")
        (public / "feed.xml").unlink()
        other = run_sitegen(site, "check", "--live", address)
    assert other.code == 1
    assert "what is live isn't what the build wrote (live; about/index.html)" in other.out
    assert "not live: it answers 404 (live; feed.xml)" in other.out


def test_parts_of_lists_and_topics_have_titles_and_descriptions_of_their_own(
    tmp_path: Path,
) -> None:
    posts = {
        f"content/news/{year}/post.md": (
            f"---\ntitle: In {year}\nsummary: Of {year}.\ndate: {year}-02-03\ntags: [news]\n"
            "---\n\nX.\n"
        )
        for year in (2021, 2022, 2023)
    }
    section = "---\ntitle: News\nsummary: What we do.\n---\n"
    built(
        tmp_path,
        {
            **CLEAN,
            **posts,
            "content/news/_index.md": section,
            "site.yaml": SETTINGS + "page_size: 1\n",
        },
    )
    _, places = check(tmp_path)
    assert not {"title", "description"} & places.keys()


def test_a_draft_never_goes_out_whatever_is_allowed(clean: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(clean, site)
    draft = "---\ntitle: Half\nsummary: Half.\ndate: 2024-06-05\ndraft: true\n---\n\nHalf.\n"
    target = "publish:\n  there: {to: folder, path: ../there, url: 'https://www.ourvoices.net'}\n"
    write_files(site, {"content/news/2024/half.md": draft, "site.yaml": SETTINGS + target})
    assert run_sitegen(site, "build", "--drafts").code == 0
    _, places = check(site, "--release")
    assert places["draft"] == ["content/news/2024/half.md:5"]
    done = run_sitegen(site, "publish", "there", "--allow-samples")
    assert done.code == 1
    assert not (tmp_path / "there").exists()
