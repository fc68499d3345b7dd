"""Whom the staff list is named nowhere; what is looked for can be seen."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sites import make_site, run_sitegen

LISTED = """\
people:
  - name: Zelda Quirk
    alone: [Zelda]
    allow: [Zelda Fitzgerald]
places:
  - name: Quillhaven
    spellings: [קילהייבן]
"""
POST = "content/news/2024/walk.md"


def post(text: str) -> dict[str, str]:
    """Give a site that lists people, with a post."""
    head = "---\ntitle: A walk\ndate: 2024-06-03\n---\n"
    return {"private/names.yaml": LISTED, POST: f"{head}\n{text}\n"}


@pytest.mark.parametrize(
    "text",
    [
        "We met Zelda Quirk.",
        "We met Selda Kwirk.",
        "פגשנו את זלדה קוירק.",
        "التقينا بزلدا كويرك.",
        "ראינו את קילהייבן.",
        "Zelda came.",
        "The road to Quillhaven.",
        "Z. Quirk wrote.",
    ],
)
def test_whoever_is_listed_stops_the_build_and_is_not_repeated(tmp_path: Path, text: str) -> None:
    site = make_site(tmp_path, post(text))
    run = run_sitegen(site, "build")
    assert run.code == 1
    assert f"{POST}:6: " in run.err
    assert "1 mistake; nothing was written" in run.err
    assert "uirk" not in run.err + run.out
    kept = [path for path in (site / ".sitegen").rglob("*") if path.is_file()]
    assert not any(b"Quirk" in path.read_bytes() for path in kept)


@pytest.mark.parametrize("text", ["Zelda Fitzgerald wrote.", "A quirk of the heavens."])
def test_others_are_published(tmp_path: Path, text: str) -> None:
    run = run_sitegen(make_site(tmp_path, post(text)), "build")
    assert run.code == 0, run.err


def test_a_similar_name_is_told_each_time_and_published(tmp_path: Path) -> None:
    site = make_site(tmp_path, post("We met Zuldi Quirk."))
    for _ in range(2):
        run = run_sitegen(site, "build")
        assert run.code == 0, run.err
        assert f"{POST}:6: warning: a name here sounds much like one" in run.err
        assert "Quirk" not in run.err
    assert run_sitegen(site, "build", "--strict").code == 1


def test_who_is_listed_later_stops_what_was_built_before(tmp_path: Path) -> None:
    site = make_site(tmp_path, post("We met Selda Kwirk."))
    (site / "private/names.yaml").unlink()
    assert run_sitegen(site, "build").code == 0
    (site / "private/names.yaml").write_text(LISTED, encoding="utf-8")
    assert run_sitegen(site, "build").code == 1


def test_a_mistake_in_the_list_is_told_with_its_line_and_stops_the_build(tmp_path: Path) -> None:
    site = make_site(tmp_path, post("A walk."))
    wrong = LISTED.replace("alone:", "aloen:")
    (site / "private/names.yaml").write_text(wrong, encoding="utf-8")
    run = run_sitegen(site, "build")
    assert run.code == 1
    assert 'private/names.yaml:3: people[1].aloen: unknown field; did you mean "alone"?' in run.err


def test_what_is_looked_for_is_shown(tmp_path: Path) -> None:
    site = make_site(tmp_path, post("We met Zuldi Quirk."))
    run = run_sitegen(site, "names")
    assert run.code == 0, run.err
    assert run.out.splitlines()[0] == "Zelda Quirk"
    assert "  also written: קילהייבן" in run.out.splitlines()
    assert f"  similar: {POST}:6" in run.out.splitlines()
    assert "Quillhaven" in run.out.splitlines()
    tried = run_sitegen(site, "names", "--try", "Ms Kwirk came")
    assert tried.out == "stopped: Zelda Quirk\n"
    assert run_sitegen(site, "names", "--try", "A quirk").out == "let through\n"


def test_a_site_that_hides_nobody_says_so(tmp_path: Path) -> None:
    run = run_sitegen(make_site(tmp_path, {}), "names")
    assert run.out.startswith("nobody: ")


@pytest.mark.parametrize(
    "name",
    ["names.yml", "name.yaml", "names.yaml.txt", "Names.YAML", "names.txt", "names (1).yaml"],
)
def test_a_list_under_another_name_is_told(tmp_path: Path, name: str) -> None:
    site = make_site(tmp_path, {**post("Nothing."), f"private/{name}": LISTED})
    (site / "private/names.yaml").unlink()
    run = run_sitegen(site, "build")
    assert run.code == 1
    assert f"private/{name}:1: is not read, so that nobody is kept secret by it" in run.err


@pytest.mark.parametrize("name", ["N", '"??"', '"7"'])
def test_what_is_no_name_is_told(tmp_path: Path, name: str) -> None:
    listed = f"people:\n  - name: {name}\n"
    site = make_site(tmp_path, {**post("Nothing."), "private/names.yaml": listed})
    run = run_sitegen(site, "build")
    assert run.code == 1
    assert "private/names.yaml:2: people[1].name: " in run.err
