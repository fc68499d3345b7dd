"""Judges that aren't ours, on the site with a fault for every rule: do they find what we don't?"""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from pathlib import Path

from tests.tools.htmlvalidate import EXPLAINED, complaints
from tests.tools.needs import require_node_file
from tests.tools.vnu import validate
from tests.unit.audit.test_planted import EXPECTED, check, clean, planted

__all__ = ["clean", "planted"]

HTML_VALIDATE = {"wcag/h37": "alt", "no-dup-id": "id"}
"""Rules of html-validate, and ours that say the same."""

BESIDE = {"element-required-attributes": "a frame without a title: axe says so, by check --browser"}
"""What html-validate finds beside, and why it is no rule of ours."""

NU = {
    "must have an 'alt' attribute": "alt",
    "Duplicate ID": "id",
    "skipping 1 heading level": "heading",
    "not a valid language subtag": "lang",
}
"""Words of the Nu checker, and our rules that say the same."""


def broken_links(output: Path) -> set[str]:
    """Give the last parts of the addresses that linkinator finds broken; nobody else is asked."""
    program = require_node_file("linkinator/build/src/cli.js")
    elsewhere = "^https?://(?!localhost)"
    words = ["--recurse", "--check-fragments", "--check-css", "--format", "json"]
    done = subprocess.run(
        ["node", program, "index.html", *words, "--skip", elsewhere],
        cwd=output,
        capture_output=True,
        timeout=120,
    )
    links = json.loads(done.stdout)["links"]
    assert len(links) > 10
    return {
        link["url"].replace("index.html#", "#").rstrip("/").rpartition("/")[2]
        for link in links
        if link["state"] == "BROKEN"
    }


def test_linkinator_finds_no_broken_link_beside_ours(clean: Path, planted: Path) -> None:
    known = {"nowhere", "#no-such-part", "gone.jpg", "also-gone.png", "third.png"}
    assert broken_links(planted / "output") == known
    assert broken_links(clean / "output") == set()


def test_html_validate_finds_nothing_that_is_not_explained(
    clean: Path, planted: Path, tmp_path: Path
) -> None:
    found = complaints(planted / "output", tmp_path).keys()
    assert found >= HTML_VALIDATE.keys()
    assert found <= HTML_VALIDATE.keys() | BESIDE.keys() | EXPLAINED.keys()
    _, places = check(planted)
    assert set(HTML_VALIDATE.values()) <= places.keys()
    assert complaints(clean / "output", tmp_path).keys() <= EXPLAINED.keys()


def test_the_nu_checker_finds_what_ours_finds_on_the_same_pages(clean: Path, planted: Path) -> None:
    said = validate(planted / "output")
    assert [line for line in said if not any(words in line for words in NU)] == []
    theirs = Counter(rule for line in said for words, rule in NU.items() if words in line)
    run, _ = check(planted)
    ours = {
        each["rule"]: each["count"]
        for each in json.loads(run.out)["findings"]
        if EXPECTED.get(each["rule"]) == f"{each['path']}:{each['line']}"
    }
    assert theirs == {rule: ours[rule] for rule in NU.values()}
    assert validate(clean / "output") == []
