"""The documentation is complete: every command, every kind, every field; and its links lead on."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest
import yaml

from sitegen.content.settings.settings import LanguageSettings, Settings
from sitegen.kinds.meta import Meta
from tests.kinds import MODELS

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PAGES = sorted(path.relative_to(ROOT).as_posix() for path in DOCS.rglob("*.md"))
CODE = re.compile(r"^(?P<fence>`{3,}).*?^(?P=fence)$|`[^`\n]+`", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!\w+:|#)(?P<path>[^)#\s]+)")


def sections(page: str) -> dict[str, str]:
    """Return the sections of a page in docs/ by their headings of the second level."""
    text = (DOCS / page).read_text(encoding="utf-8")
    parts = [part.partition("\n") for part in re.split(r"^## ", text, flags=re.MULTILINE)[1:]]
    return {heading.strip(): rest for heading, _, rest in parts}


def commands() -> list[str]:
    """Return the commands that `sitegen --help` lists."""
    if not importlib.util.find_spec("sitegen.cli"):
        return []
    import click

    from sitegen.cli import main

    return main.list_commands(click.Context(main))


def test_every_command_has_its_section_and_no_other_is_told_of() -> None:
    told = {heading for heading in sections("commands.md") if heading.startswith("sitegen ")}
    if there := commands():
        assert told == {f"sitegen {name}" for name in there}


def test_every_kind_has_its_section() -> None:
    assert set(sections("front-matter.md")) == {*MODELS, "every kind", "when YAML surprises"}


@pytest.mark.parametrize("kind", ["every kind", *MODELS])
def test_every_field_of_a_kind_is_explained(kind: str) -> None:
    common = set(Meta.__struct_fields__)
    fields = set(MODELS[kind].__struct_fields__) - common if kind in MODELS else common
    assert set(explained_in("front-matter.md", kind)) == fields


def explained_in(page: str, section: str) -> list[str]:
    """Return the names that the table of a section explains."""
    return re.findall(r"^\| `(\w+)` \|", sections(page)[section], re.MULTILINE)


def test_every_setting_is_explained() -> None:
    assert set(explained_in("settings.md", "all settings")) == set(Settings.__struct_fields__)
    of_a_language = set(explained_in("settings.md", "a language"))
    assert of_a_language == set(LanguageSettings.__struct_fields__)


def test_every_option_of_the_base_theme_is_explained_with_its_value() -> None:
    theme = yaml.safe_load((ROOT / "themes/base/theme.yaml").read_text(encoding="utf-8"))
    section = "the base theme's options"
    assert set(explained_in("settings.md", section)) == set(theme["options"])
    rows = sections("settings.md")[section].splitlines()
    said = {row.split("`")[1]: row.split(" | ")[2].strip("` |") for row in rows if "| `" in row}
    assert {name: yaml.safe_load(value) for name, value in said.items()} == theme["options"]


@pytest.mark.parametrize("page", PAGES)
def test_links_between_pages_lead_to_files(page: str) -> None:
    path = ROOT / page
    # What stands in code is shown, not followed.
    text = CODE.sub("", path.read_text(encoding="utf-8"))
    links = [match["path"] for match in LINK.finditer(text)]
    assert [link for link in links if not (path.parent / link).exists()] == []


HOW_TO_CALL_IT = "commands.md#how-to-call-it"
FOR_DEVELOPERS = {"architecture", "benchmarks", "benchmarks-web", "dependencies", "development"}
"""The pages whose readers know where a virtual environment keeps its commands."""


def test_every_page_that_shows_commands_says_how_they_are_called() -> None:
    silent = [
        page
        for page in ["README.md", *PAGES]
        if Path(page).stem not in FOR_DEVELOPERS
        and re.search(r"\bsitegen [a-z…]", text := (ROOT / page).read_text(encoding="utf-8"))
        and HOW_TO_CALL_IT not in text
        and "## How to call it" not in text
    ]
    assert silent == []


def test_the_files_of_the_ten_changes_are_there() -> None:
    page = (ROOT / "docs" / "development.md").read_text(encoding="utf-8")
    table = page.partition("## Ten changes")[2].partition("\n## ")[0]
    rows = [line for line in table.splitlines() if line.startswith("| a")]
    files = re.compile(r"`((?:sitegen|docs|themes|tests)/[^`]*)`")
    named = [path for row in rows for path in files.findall(row)]
    assert len(rows) == 10
    assert [path for path in named if not (ROOT / path).exists()] == []
