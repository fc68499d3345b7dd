"""The recipes for continuous integration work as they stand: their lines are run here."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from sitegen.content.new.recipes import RECIPES, built_in_recipes
from tests.sites import run_sitegen, write_files
from tests.unit.audit.test_planted import CLEAN, SETTINGS


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site's repository as a runner checks it out, whose set-up is done already."""
    folder = tmp_path / "repository"
    write_files(folder, CLEAN)
    write_files(folder, {"Makefile": ".venv/.site:\n\ttouch $@\n"})
    programs = folder / ".venv/bin"
    programs.mkdir(parents=True)
    (programs / "sitegen").symlink_to(Path(sys.executable).with_name("sitegen"))
    return folder


def recipe(name: str) -> dict[str, Any]:
    """Give a recipe, read."""
    found = yaml.safe_load((built_in_recipes() / name).read_text("utf-8"))
    assert isinstance(found, dict)
    return found


def run(lines: str, site: Path, **more: str) -> str:
    """Run lines as a runner does, stopping at the first that fails; gives what they print."""
    home = site.parent / "home"
    home.mkdir(exist_ok=True)
    environment = {**os.environ, "HOME": str(home), **more}
    done = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", lines],
        cwd=site,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def steps(job: dict[str, Any]) -> list[str]:
    """Give the lines that the steps of a job run."""
    return [step["run"] for step in job["steps"] if "run" in step]


def test_github_builds_checks_and_takes_what_is_public(site: Path) -> None:
    for lines in steps(recipe("github.yml")["jobs"]["build"]):
        run(lines, site)
    assert (site / "public/index.html").is_file()
    assert not (site / "public/.sitegen-manifest.json").exists()


@pytest.mark.parametrize(("hours", "builds"), [(-1, True), (-5, False), (3, False)])
def test_github_builds_again_when_an_embargo_has_ended(
    site: Path, tmp_path: Path, hours: int, builds: bool
) -> None:
    moment = datetime.now(UTC) + timedelta(hours=hours)
    held_back = f"---\ntitle: Later\ndate: 2024-06-05\npublish: {moment:%Y-%m-%dT%H:%M:%SZ}\n---\n"
    write_files(site, {"content/news/2024/later.md": held_back})
    said = tmp_path / "output"
    said.touch()
    set_up, ask, _ = steps(recipe("github-schedule.yml")["jobs"]["due"])
    run(set_up, site)
    run(ask, site, GITHUB_OUTPUT=str(said))
    assert said.read_text() == ("build=yes\n" if builds else "")


def test_gitlab_builds_and_publishes(site: Path) -> None:
    found = recipe("gitlab.yml")
    for job in ("build", "pages"):
        run("\n".join(found[job]["script"]), site)
    assert (site / "gl-code-quality-report.json").read_text().strip() == "[]"


def test_forgejo_publishes_to_a_branch(site: Path, tmp_path: Path) -> None:
    remote, key = tmp_path / "pages.git", tmp_path / "key"
    subprocess.run(["git", "init", "-q", "--bare", remote], check=True)
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
    target = f"{{to: git, remote: '{remote.as_uri()}', url: 'https://www.ourvoices.net'}}"
    write_files(site, {"site.yaml": f"{SETTINGS}publish:\n  pages: {target}\n"})
    for lines in steps(recipe("forgejo.yml")["jobs"]["site"]):
        run(lines, site, PUBLISH_KEY=key.read_text().strip(), KNOWN_HOSTS="none")
    listed = subprocess.run(
        ["git", "-C", remote, "ls-tree", "-r", "--name-only", "pages"], capture_output=True
    )
    assert b"about/index.html" in listed.stdout


@pytest.mark.parametrize("host", RECIPES)
def test_a_recipe_is_copied_to_where_its_host_reads_it(site: Path, host: str) -> None:
    done = run_sitegen(site, "new", "ci", host)
    assert done.code == 0, done.err
    for name, path in RECIPES[host].items():
        assert (site / path).read_bytes() == (built_in_recipes() / name).read_bytes()
    again = run_sitegen(site, "new", "ci", host)
    assert again.code == 1
    assert "there already" in again.err


def test_a_host_without_a_recipe_is_told(site: Path) -> None:
    done = run_sitegen(site, "new", "ci", "gihtub")
    assert done.code == 2
    assert 'expected one of github, gitlab, forgejo; did you mean "github"?' in done.err


def test_every_recipe_holds_publishes_apart() -> None:
    for name in ("github.yml", "gitlab.yml", "forgejo.yml"):
        text = (built_in_recipes() / name).read_text("utf-8")
        assert "concurrency:" in text or "resource_group:" in text


def kept(name: str) -> list[str]:
    """Give the folders that a recipe keeps from one run to the next."""
    found = recipe(name)
    if "cache" in found:
        return [str(path) for path in found["cache"]["paths"]]
    [job] = [each for each in found["jobs"].values() if "cache" in str(each)]
    cached = [each for each in job["steps"] if "actions/cache" in each.get("uses", "")]
    return [path for each in cached for path in each["with"]["path"].split()]


@pytest.mark.parametrize("name", ["github.yml", "gitlab.yml", "forgejo.yml"])
def test_with_what_a_recipe_keeps_only_the_change_is_built(site: Path, name: str) -> None:
    assert run_sitegen(site, "build").code == 0
    before = site.with_name("before")
    site.rename(before)
    for folder in ("content", *kept(name)):
        if (before / folder).exists():
            shutil.copytree(before / folder, site / folder, copy_function=shutil.copyfile)
    write_files(site, {path: text for path, text in CLEAN.items() if "/" not in path})
    done = run_sitegen(site, "build")
    assert done.out.startswith("0 rendered, "), done.out + done.err
