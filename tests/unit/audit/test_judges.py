"""Slow judges see a sample: every page type, and every structure that is new, no more."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sitegen.audit.sample import sample, structure
from sitegen.audit.site import BuiltSite
from tests.conftest import MakeOnce
from tests.sites import run_sitegen, write_files
from tests.tools.needs import ROOT, require, require_node_file
from tests.unit.audit.test_planted import CLEAN, SETTINGS, built
from tests.unit.audit.test_rules import page, site_of

FAULTS = """\
{% extends "base:news.html" %}
{% block footer %}
{{ super() }}
<p><div>A block in a paragraph</div></p>
<p class="faint">Faint words</p>
{% endblock %}
"""

FILES = {
    **CLEAN,
    "site.yaml": SETTINGS + "theme: ours\n",
    "themes/ours/theme.yaml": "extends: base\nbundles: {site.css: [css/faint.css]}\n",
    "themes/ours/templates/news.html": FAULTS,
}


def reader(pages: dict[str, str]) -> tuple[BuiltSite, Callable[[str], bytes]]:
    """Give a site of pages, and what reads them."""
    site = site_of(pages, kinds=dict.fromkeys(pages, "news"))
    whole = {**pages, "index.html": page("index.html")}
    return site, lambda path: whole[path].encode()


def test_pages_of_one_template_are_looked_at_once() -> None:
    pages = {f"news/{n}/index.html": page(f"news/{n}/index.html", "<p>One</p>") for n in range(50)}
    pages["news/7/index.html"] = page("news/7/index.html", "<p>One</p><ul><li>Two</li></ul>")
    assert sample(*reader(pages)) == ("index.html", "news/0/index.html", "news/7/index.html")


def test_structure_is_what_stands_below_what() -> None:
    data = b"<!DOCTYPE html><title>T</title><p>A <b>b</b></p>"
    assert {("body", "p", "b"), ("html", "body", "p"), ("html", "head", "title")} <= structure(data)


@pytest.fixture(scope="module")
def faulty(make_once: MakeOnce) -> Path:
    def make(folder: Path) -> None:
        write_files(folder, {"themes/ours/assets/css/faint.css": ".faint { color: #eee }\n"})
        built(folder, FILES)
        (folder / "node_modules").symlink_to(ROOT / "node_modules")

    return make_once("audit-judged", make)


def test_html_and_accessibility_are_judged_by_others(faulty: Path) -> None:
    require("java")
    require("chromium")
    require_node_file("vnu-jar/build/dist/vnu.jar")
    require_node_file("axe-core/axe.min.js")
    run = run_sitegen(faulty, "check", "--html", "--browser", "--json")
    findings = json.loads(run.out)["findings"]
    template = "themes/ours/templates/news.html"
    assert {(f["rule"], f["path"], f["line"]) for f in findings} >= {
        ("html", template, 4),
        ("axe", template, 5),
    }


def test_a_judge_that_is_missing_is_named_with_the_line_that_brings_it(
    faulty: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    shutil.copytree(faulty, site, symlinks=True)
    (site / "node_modules").unlink()
    assert run_sitegen(site, "build").code == 0
    for option, package in (("--html", "vnu-jar"), ("--browser", "axe-core")):
        run = run_sitegen(site, "check", option)
        assert run.code == 1
        assert f"npm install {package}" in run.err and "Traceback" not in run.err
