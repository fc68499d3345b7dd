"""The doctor warns where a public Git host would show drafts or names."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from sitegen.environment.exposure import examine_exposure, well_known

STORY = """---
title: A voice
storyteller: {{name: Layla Example, pseudonym: Noor}}
consent: {{name: {agreed}, web: true}}
---
Text.
"""


def git(site: Path, *words: str) -> None:
    """Run Git in the site folder."""
    subprocess.run(["git", "-C", str(site), *words], check=True, capture_output=True)


def write(site: Path, path: str, text: str) -> None:
    """Write a file of the site, with its folders."""
    file = site / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site folder whose Git remote is a well-known host."""
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "remote", "add", "origin", "git@github.com:someone/site.git")
    write(tmp_path, ".gitignore", "private/\n")
    write(tmp_path, "content/news/2024/out.md", "---\ntitle: Out\n---\nText.\n")
    return tmp_path


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://github.com/someone/site.git", "github.com"),
        ("https://someone:word@gitlab.com/someone/site", "gitlab.com"),
        ("git@GitHub.com:someone/site.git", "github.com"),
        ("ssh://git@codeberg.org/someone/site.git", "codeberg.org"),
        ("ssh://git@git.sr.ht:22/~someone/site", "git.sr.ht"),
        ("https://git.example.org/site.git", ""),
        ("https://notgithub.com/site.git", ""),
        ("../site.git", ""),
        ("file:///srv/github.com/site.git", ""),
    ],
)
def test_well_known_hosts_are_known_in_every_form_of_address(address: str, host: str) -> None:
    assert well_known(f"origin\t{address} (push)") == host


def test_a_site_with_nothing_private_is_well(site: Path) -> None:
    assert examine_exposure(site) == ()


def test_drafts_are_named_with_the_host_that_would_show_them(site: Path) -> None:
    write(site, "content/news/2024/later.md", "---\ntitle: Later\ndraft: true\n---\nText.\n")
    (warning,) = examine_exposure(site)
    assert (warning.name, warning.needed_for, warning.present) == ("drafts", "privacy", False)
    assert warning.mend == (
        "a public Git host would show drafts: content/news/2024/later.md. "
        "Make sure that the repository on github.com is private, or keep these out of Git"
    )


@pytest.mark.parametrize("agreed", ["pseudonym", "withheld"])
def test_names_that_their_bearers_keep_are_counted_and_never_printed(
    site: Path, agreed: str
) -> None:
    write(site, "content/stories/2022/a/index.md", STORY.format(agreed=agreed))
    (warning,) = examine_exposure(site)
    assert "content/stories/2022/a/index.md" in warning.mend
    assert "Layla" not in warning.mend


def test_a_public_name_may_be_shown(site: Path) -> None:
    write(site, "content/stories/2022/a/index.md", STORY.format(agreed="public"))
    assert examine_exposure(site) == ()


def test_a_story_that_holds_only_the_pseudonym_may_be_shown(site: Path) -> None:
    text = STORY.format(agreed="pseudonym").replace("name: Layla Example, ", "")
    write(site, "content/stories/2022/a/index.md", text)
    assert examine_exposure(site) == ()


def test_many_files_are_counted(site: Path) -> None:
    for number in range(5):
        write(site, f"content/news/2024/{number}.md", "---\ntitle: T\ndraft: true\n---\nText.\n")
    (warning,) = examine_exposure(site)
    assert "content/news/2024/2.md and 2 more." in warning.mend


def test_what_git_ignores_is_not_shown(site: Path) -> None:
    write(site, ".gitignore", "private/\ncontent/news/2024/later.md\n")
    write(site, "content/news/2024/later.md", "---\ntitle: Later\ndraft: true\n---\nText.\n")
    assert examine_exposure(site) == ()


def test_private_files_that_went_into_git_are_named(site: Path) -> None:
    write(site, "private/names.csv", "name\n")
    assert examine_exposure(site) == ()
    git(site, "add", "--force", "private/names.csv")
    (warning,) = examine_exposure(site)
    assert "private/names.csv" in warning.mend


def test_a_broken_file_is_the_business_of_the_build(site: Path) -> None:
    write(site, "content/news/2024/broken.md", "---\ntitle: [\n")
    (site / "content/news/2024/bytes.md").write_bytes(b"---\ntitle: \xff\n---\n")
    (site / "content/news/2024/gone.md").symlink_to(site / "nowhere.md")
    assert examine_exposure(site) == ()


@pytest.mark.parametrize("remote", ["", "https://git.example.org/site.git"])
def test_a_site_of_ones_own_host_or_none_gets_no_warning(tmp_path: Path, remote: str) -> None:
    git(tmp_path, "init", "--quiet")
    if remote:
        git(tmp_path, "remote", "add", "origin", remote)
    write(tmp_path, "content/news/2024/later.md", "---\ntitle: Later\ndraft: true\n---\nText.\n")
    assert examine_exposure(tmp_path) == ()


def test_a_folder_without_git_gets_no_warning(tmp_path: Path) -> None:
    write(tmp_path, "content/news/2024/later.md", "---\ntitle: Later\ndraft: true\n---\nText.\n")
    assert examine_exposure(tmp_path) == ()


GUESTS = """---
title: An evening
date: 2024-06-03
people:
  - {{name: Layla Example, consent: {{name: {agreed}, web: true}}}}
---
Text.
"""


@pytest.mark.parametrize(("agreed", "told"), [("withheld", True), ("public", False)])
def test_names_of_people_of_any_entry_are_kept_as_those_of_storytellers(
    site: Path, agreed: str, told: bool
) -> None:
    write(site, "content/events/2024/evening.md", GUESTS.format(agreed=agreed))
    found = examine_exposure(site)
    assert [each.name for each in found] == ["names that their bearers keep to themselves"] * told


def test_another_entry_that_says_such_a_name_is_named_too(site: Path) -> None:
    write(site, "content/stories/2022/a/index.md", STORY.format(agreed="withheld"))
    write(site, "content/news/2024/out.md", "---\ntitle: Out\n---\nWith Layla Example.\n")
    (warning,) = examine_exposure(site)
    assert "content/news/2024/out.md, content/stories/2022/a/index.md" in warning.mend


def test_a_name_that_the_original_lets_be_said_may_stand_in_a_translation(site: Path) -> None:
    write(site, "content/stories/2022/a/index.md", STORY.format(agreed="public"))
    text = "---\ntitle: קול\nstoryteller: {name: Layla Example}\n---\nText.\n"
    write(site, "content/stories/2022/a/index.he.md", text)
    assert examine_exposure(site) == ()
