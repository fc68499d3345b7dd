"""Judges that aren't ours, on the site with a fault for every rule: do they find what we don't?"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from tests.tools.needs import require_node_file
from tests.unit.audit.test_planted import check, clean, planted

__all__ = ["clean", "planted"]

OURS = {"wcag/h37": "alt", "no-dup-id": "id"}
"""Rules of html-validate, and ours that say the same."""

EXPLAINED = {
    "element-required-attributes": "a frame without a title: axe says so, by check --browser",
    "wcag/h32": "a list that is filtered while one types has nothing to send",
}
"""What html-validate finds beside, and why it is no rule of ours."""


def judged(program: str, folder: Path, *words: str) -> bytes:
    """Run one of npm's programs in a folder, whatever it finds; gives what it prints."""
    done = subprocess.run(
        ["node", require_node_file(program), *words], cwd=folder, capture_output=True, timeout=120
    )
    return done.stdout


def broken_links(output: Path) -> set[str]:
    """Give the last parts of the addresses that linkinator finds broken; nobody else is asked."""
    elsewhere = "^https?://(?!localhost)"
    words = ["--recurse", "--check-fragments", "--check-css", "--format", "json"]
    said = judged("linkinator/build/src/cli.js", output, "index.html", *words, "--skip", elsewhere)
    links = json.loads(said)["links"]
    assert len(links) > 10
    return {
        link["url"].replace("index.html#", "#").rstrip("/").rpartition("/")[2]
        for link in links
        if link["state"] == "BROKEN"
    }


def wrong_by_html_validate(output: Path) -> set[str]:
    """Give the rules of html-validate that pages break."""
    report = output.parent / "html-validate.json"
    words = ["--formatter", f"json={report}", "**/*.html"]
    judged("html-validate/bin/html-validate.mjs", output, *words)
    files = json.loads(report.read_text(encoding="utf-8"))
    return {message["ruleId"] for file in files for message in file["messages"]}


def test_linkinator_finds_no_broken_link_beside_ours(clean: Path, planted: Path) -> None:
    known = {"nowhere", "#no-such-part", "gone.jpg", "also-gone.png", "third.png"}
    assert broken_links(planted / "output") == known
    assert broken_links(clean / "output") == set()


def test_html_validate_finds_nothing_that_is_not_explained(clean: Path, planted: Path) -> None:
    found = wrong_by_html_validate(planted / "output")
    assert found >= OURS.keys()
    assert found <= OURS.keys() | EXPLAINED.keys()
    _, places = check(planted)
    assert set(OURS.values()) <= places.keys()
    assert wrong_by_html_validate(clean / "output") <= {"wcag/h32"}
