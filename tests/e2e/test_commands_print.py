"""`sitegen panels`, `sitegen preflight` and `sitegen doctor` through the command line."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import MakeOnce
from tests.sites import CONSENT, Run, make_site, run_sitegen
from tests.tools.needs import ROOT

FOLDER = "output-print/geneva-2022"
STEM = "geneva-2022_01_noor_594x841mm_2lang_x1"
EXHIBITION = """\
---
title: Geneva
venues: [{city: Geneva, country: CH, start: 2022-06-01, end: 2022-06-19}]
languages: [en, he]
stories: [stories/2022/noor]
panels: [{type: story, format: a1}]
---

An exhibition.
"""


def story(title: str, text: str, consent: str = "") -> str:
    """Give a story's file."""
    fields = f"storyteller: {{name: Noor}}\nportrait: {{file: portrait.jpg, alt: Noor}}\n{consent}"
    return f"---\ntitle: {title}\n{fields if consent else ''}\n---\n\n{text}\n"


def print_once(folder: Path) -> None:
    """Make a site with one exhibition of one story, and its panel."""
    photo = max((ROOT / "content/stories").rglob("portrait.jpg"), key=lambda p: p.stat().st_size)
    files: dict[str, str | bytes] = {
        "content/exhibitions/geneva-2022/index.md": EXHIBITION,
        "content/exhibitions/geneva-2022/index.he.md": "---\ntitle: ז׳נבה\n---\n\nתערוכה.\n",
        "content/stories/2022/noor/index.md": story("Bread", "We began with bread.", CONSENT),
        "content/stories/2022/noor/index.he.md": story("לחם", "התחלנו בלחם."),
        "content/stories/2022/noor/portrait.jpg": photo.read_bytes(),
    }
    done = run_sitegen(make_site(folder, files), "panels", "geneva-2022", "--story", "noor")
    assert done.code == 0, done.err


@pytest.fixture
def site(make_once: MakeOnce, tmp_path: Path) -> Path:
    """A site of one's own whose one panel was made."""
    return Path(shutil.copytree(make_once("printed-site", print_once), tmp_path / "site"))


def panels(site: Path, *words: str) -> Run:
    """Run `sitegen panels`."""
    return run_sitegen(site, "panels", *words)


def test_a_panel_is_made_judged_and_left_as_it_is(site: Path) -> None:
    before = (site / FOLDER / f"{STEM}.pdf").stat()
    done = panels(site, "geneva-2022", "--story", "noor", "--json")
    assert done.code == 0, done.err
    (made,) = json.loads(done.out)
    assert made["good"]
    assert [each["file"] for each in made["files"]] == [f"{STEM}.pdf"]
    assert made["files"][0]["passed"]
    assert made["files"][0]["reused"]
    after = (site / FOLDER / f"{STEM}.pdf").stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_a_set_that_stands_is_told_as_if_it_had_been_looked_through(site: Path) -> None:
    words = ("geneva-2022", "--story", "noor")
    standing = site / ".sitegen" / "panels" / "standing"
    panels(site, *words)
    before = standing.stat()
    again, record = panels(site, *words), panels(site, *words, "--json")
    assert standing.stat().st_ino == before.st_ino
    standing.unlink()
    looked = panels(site, *words)
    standing.unlink()
    assert (again.code, again.out, again.err) == (looked.code, looked.out, looked.err)
    assert record.out == panels(site, *words, "--json").out
    (entry,) = (site / "content").rglob("noor/index.md")
    entry.write_text(entry.read_text("utf-8").replace("with bread", "with coffee"), "utf-8")
    assert "0 of them as they were" in panels(site, *words).out


def test_words_that_are_not_translated_are_told_and_a_mistake_where_warnings_are(
    site: Path,
) -> None:
    plain = panels(site, "geneva-2022", "--story", "noor", "--proof")
    told = "Hebrew: alt: not translated; shown in English"
    assert (plain.code, told in plain.err) == (0, True), plain.err
    strict = panels(site, "geneva-2022", "--story", "noor", "--proof", "--strict")
    assert (strict.code, told in strict.err) == (1, True)
    assert "warnings are mistakes with --strict" in strict.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("genova-2022",), 'no exhibition "genova-2022" with panels; expected one of geneva-2022'),
        (("--story", "layla"), "layla: no story of this exhibition that may be printed"),
        (("--format", "a9"), "is no panel format"),
        (("--lang", "xx"), 'no language "xx"; expected one of en, he, ar, fr'),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_can_not_be_printed_is_said(site: Path, words: tuple[str, ...], said: str) -> None:
    done = panels(site, *words)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert "Traceback" not in done.err


def test_without_exhibitions_there_is_nothing_to_print(tmp_path: Path) -> None:
    done = panels(make_site(tmp_path))
    assert (done.code, done.out) == (2, "")
    assert "no exhibition has panels" in done.err


def test_mistakes_of_the_content_are_told_as_in_a_build(site: Path) -> None:
    (site / "content/pages/about.md").write_text("---\ntitel: About\n---\n")
    done = panels(site)
    assert (done.code, done.out) == (1, "")
    assert done.lines[0] == (
        'content/pages/about.md:2: titel: unknown field; did you mean "title"?'
    )


def test_settings_that_no_press_prints_are_told_alike_by_build_and_panels(site: Path) -> None:
    path = site / "content/exhibitions/geneva-2022/index.md"
    bad = "panels:\n  - {format: a7, ink_limit: 10}\n  - {profile: fogra, bleed: 200mm}"
    path.write_text(path.read_text("utf-8").replace("panels: [{type: story, format: a1}]", bad))
    built, printed = run_sitegen(site, "build"), panels(site)
    assert (built.code, printed.code, printed.out) == (1, 1, "")
    told = [line for line in built.lines if "panels[" in line]
    assert told == [line for line in printed.lines if "panels[" in line]
    fields = [line.split(" ")[0:2] for line in told]
    place = "content/exhibitions/geneva-2022/index.md:"
    assert sorted(fields) == [
        [f"{place}7:", "panels[1].format:"],
        [f"{place}7:", "panels[1].ink_limit:"],
        [f"{place}8:", "panels[2].bleed:"],
        [f"{place}8:", "panels[2].profile:"],
    ]


def test_a_good_panel_passes_preflight(site: Path) -> None:
    done = run_sitegen(
        site, "preflight", "--trim", "594x841", "--html", "report.html", f"{FOLDER}/{STEM}.pdf"
    )
    assert (done.code, done.out) == (0, f"{STEM}.pdf: passed\n")
    assert f"{STEM}.pdf" in (site / "report.html").read_text("utf-8")


def test_a_panel_of_the_wrong_size_does_not(site: Path) -> None:
    done = run_sitegen(site, "preflight", "--trim", "850x2000", "--json", f"{FOLDER}/{STEM}.pdf")
    assert done.code == 1
    report = json.loads(done.out)
    assert not report["passed"]
    assert [f["check"] for f in report["files"][0]["findings"] if f["severity"] == "error"] == [
        "boxes"
    ]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("site.yaml",), 1, "site.yaml: the file is not a PDF"),
        (("none.pdf",), 2, "File 'none.pdf' does not exist"),
        (("--profile", "nix", "site.yaml"), 2, "nix"),
        (("--trim", "big", "site.yaml"), 2, "is no size"),
        ((), 2, "Missing argument"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_can_not_be_judged_is_said(
    site: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    done = run_sitegen(site, "preflight", *words)
    assert done.code == code
    assert said in done.err
    assert "Traceback" not in done.err


def test_doctor_says_of_each_task_whether_all_is_there(tmp_path: Path) -> None:
    done = run_sitegen(tmp_path, "doctor")
    assert done.code == 0, done.out
    assert done.out.splitlines()[0] == "building: all is there"
    record = json.loads(run_sitegen(tmp_path, "doctor", "--json").out)
    assert record["ready"]["building"]
    assert {each["needed_for"] for each in record["findings"]} >= {"building", "panels", "tests"}


def test_doctor_tells_what_is_missing_with_the_line_that_mends_it() -> None:
    from sitegen.commands.doctor import is_ready, lines
    from sitegen.environment.finding import Finding

    findings = (
        Finding(name="Python 3.11", needed_for="building", present=True),
        Finding(name="Pango", needed_for="panels", present=False, mend="brew install pango"),
        Finding(
            name="drafts", needed_for="privacy", present=False, mend="a host would show drafts"
        ),
    )
    assert lines(findings) == [
        "building: all is there",
        "panels: something is missing",
        "  Pango: brew install pango",
        "warning: a host would show drafts",
    ]
    assert is_ready(findings, "building")
    assert not is_ready(findings, "panels")


def test_the_website_shows_a_panel_until_its_story_is_withdrawn(site: Path) -> None:
    settings = site / "site.yaml"
    settings.write_text(re.sub("(?m)^theme: .*$", "theme: base", settings.read_text()))
    built = run_sitegen(site, "build")
    assert built.code == 0, built.err
    page = site / "output/exhibitions/geneva-2022/index.html"
    (picture,) = (site / "output/media").glob("geneva-2022-*-480.avif")
    assert picture.name in page.read_text()
    told = site / "content/stories/2022/noor/index.md"
    told.write_text(told.read_text().replace("web: true", "web: false"))
    again = run_sitegen(site, "build")
    assert again.code == 0, again.err
    line = "the panel of stories/2022/noor is older than the story; run: sitegen panels geneva-2022"
    assert f"{FOLDER}/panels.json:1: warning: {line}" in again.err
    assert picture.name not in page.read_text()
    assert list((site / "output/media").glob("geneva-2022-*")) == []


@pytest.mark.parametrize("words", [(), ("--texts",), ("--texts", "--json")])
def test_an_exhibition_of_which_nothing_is_left_is_a_mistake(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    entry = EXHIBITION.replace("stories: [stories/2022/noor]", "stories: []")
    site = make_site(tmp_path, {"content/exhibitions/geneva-2022/index.md": entry})
    done = panels(site, "geneva-2022", *words)
    assert done.code == 1
    assert "content/exhibitions/geneva-2022/index.md:1: no panel is left to make" in done.err


@pytest.mark.parametrize("words", [(), ("--texts",)])
def test_a_letter_that_cannot_be_printed_is_told_before_anything_is_drawn(
    site: Path, words: tuple[str, ...]
) -> None:
    entry = site / "content/exhibitions/geneva-2022/index.md"
    entry.write_text(entry.read_text().replace("title: ", "title: ☞ ", 1))
    done = panels(site, "geneva-2022", *words)
    assert done.code == 1
    assert done.out == ""
    assert "index.md:2: " in done.err
    assert done.err.count("“☞” (U+261E WHITE RIGHT POINTING INDEX)") == 1


def test_words_are_listed_in_no_language_that_there_is_not(site: Path) -> None:
    done = panels(site, "geneva-2022", "--texts", "--lang", "xx")
    assert done.code == 2
    assert done.err.startswith('no language "xx"; expected one of en, he')
