"""Every dependency is explained, locked with digests, and locked without a trace of a machine."""

from __future__ import annotations

import json
import re
import tomllib
from importlib import metadata
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from packaging.specifiers import SpecifierSet

from sitegen.environment.needs import NEEDS

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ("site", "test")
PYTHON_OF_DEBIAN_12 = "3.11.2"
IMPORTED = re.compile(r"^ *(?:from|import) (\w+)", re.MULTILINE)
# Ourselves, and what is part of a declared package's interface: Jinja's markup, Rubik's finder,
# pytest's reader of version ranges.
UNDERSTOOD = {"sitegen", "markupsafe", "fontpkg", "packaging"}
PINNED = re.compile(
    r"(?P<name>[\w.-]+)==[^ ;]+ \\\n(?P<digests>(?:    --hash=sha256:[0-9a-f]{64}.*\n)+)"
)


def project() -> dict[str, Any]:
    """Return the table [project] of pyproject.toml."""
    table = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert isinstance(table, dict)
    return table


def names(requirements: list[str]) -> set[str]:
    """Return the packages that requirements name, without versions and extras."""
    return {re.split(r"[\[<>=!~; ]", line)[0] for line in requirements}


def explained(heading: str) -> list[str]:
    """Return what the tables of docs/dependencies.md explain under a heading, in their order."""
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    section = next(part for part in page.split("\n## ") if part.startswith(heading))
    return re.findall(r"^\| `([\w.+@/-]+)` \|", section, re.MULTILINE)


def lock(name: str) -> str:
    """Return a lock file's text."""
    return (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")


def locked(name: str) -> set[str]:
    """Return the packages of a lock file that have digests."""
    return {match["name"] for match in PINNED.finditer(lock(name))}


def node_packages() -> set[str]:
    """Return the npm packages of the tests."""
    package = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    return set(package["devDependencies"])


def test_every_package_of_a_build_is_explained() -> None:
    assert set(explained("Building")) == names(project()["dependencies"])


def test_every_package_of_the_panels_is_explained() -> None:
    assert set(explained("Panels")) == names(project()["optional-dependencies"]["panels"])


def test_every_package_of_the_browser_check_is_explained() -> None:
    extra = project()["optional-dependencies"]["browser"]
    assert set(explained("Checking in a browser")) == names(extra)


def test_every_package_of_publishing_to_s3_is_explained() -> None:
    extra = project()["optional-dependencies"]["s3"]
    assert set(explained("Publishing to S3")) == names(extra)


def test_every_package_of_the_developers_is_explained() -> None:
    developing = names(project()["optional-dependencies"]["dev"])
    assert set(explained("Developing")) == developing | node_packages()


def test_every_program_of_the_system_is_explained() -> None:
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    assert [need.debian for need in NEEDS if f"`{need.debian}`" not in page] == []


@pytest.mark.parametrize("heading", ["Building", "Panels"])
def test_explanations_are_sorted(heading: str) -> None:
    assert explained(heading) == sorted(explained(heading))


def test_the_sites_lock_has_all_that_building_panels_and_publishing_need() -> None:
    extras = project()["optional-dependencies"]
    wanted = project()["dependencies"] + extras["panels"] + extras["s3"]
    assert names(wanted) <= locked("site")


def test_the_tests_lock_has_all_that_developers_need() -> None:
    extras = project()["optional-dependencies"]
    assert names(extras["browser"] + extras["dev"]) <= locked("test")


def test_the_tests_lock_holds_the_sites_at_the_same_versions() -> None:
    pins = {match[0] for match in PINNED.finditer(lock("site"))}
    strangers = [pin.split()[0] for pin in pins if pin.split("    #")[0] not in lock("test")]
    assert strangers == []


@pytest.mark.parametrize("name", LOCKS)
def test_every_line_of_a_lock_is_a_package_with_digests(name: str) -> None:
    rest = PINNED.sub("", lock(name))
    assert [
        line for line in rest.splitlines() if line.strip() and not line.strip().startswith("#")
    ] == []


@pytest.mark.parametrize(
    "file", ["requirements/site.txt", "requirements/test.txt", "package-lock.json"]
)
def test_a_lock_tells_nothing_of_a_machine_or_an_index(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    # npm notes where the authors of a package take gifts: theirs to tell.
    text = re.sub(r'"funding": (\{[^}]*\}|\[[^]]*\]|"[^"]*"),?', "", text)
    assert re.findall(r"\w+://|--(?:index|extra|find|trusted)\S*|^.*(?<!\w)/\w+/\w+.*$", text) == []


@pytest.mark.parametrize("name", sorted(locked("test")))
def test_every_locked_package_runs_on_debian_12(name: str) -> None:
    asked = metadata.metadata(name).get("Requires-Python") or ">=3"
    assert SpecifierSet(asked).contains(PYTHON_OF_DEBIAN_12), f"{name} asks for Python {asked}"


def imported(folder: str) -> set[str]:
    """Return the distributions that the Python files of a folder import."""
    owners = metadata.packages_distributions()
    words = {
        word
        for path in (ROOT / folder).rglob("*.py")
        for word in IMPORTED.findall(path.read_text(encoding="utf-8"))
    }
    return {re.sub("[_.]", "-", owners[word][0]).lower() for word in words if word in owners}


def test_the_package_imports_nothing_undeclared() -> None:
    extras = project()["optional-dependencies"]
    declared = names(
        project()["dependencies"] + extras["panels"] + extras["browser"] + extras["s3"]
    )
    assert imported("sitegen") - UNDERSTOOD <= declared


@pytest.mark.parametrize("folder", ["tests", "tools", "benchmarks"])
def test_what_is_beside_the_package_imports_nothing_undeclared(folder: str) -> None:
    extras = project()["optional-dependencies"]
    declared = names([*project()["dependencies"], *chain.from_iterable(extras.values())])
    assert imported(folder) - UNDERSTOOD <= declared


def test_npm_packages_are_locked_with_digests() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert node_packages() <= {path.removeprefix("node_modules/") for path in packages}
    assert [path for path, entry in packages.items() if path and "integrity" not in entry] == []
