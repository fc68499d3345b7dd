"""The real site, built once and served as its host would."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from sitegen.builder.options import BuildOptions
from sitegen.builder.pipeline import build
from tests.conftest import MakeOnce
from tests.e2e.hanging import hang
from tests.tools.browser import chromium
from tests.tools.host import serve
from tests.tools.needs import ROOT


def copy_real_site(folder: Path, site: Path = ROOT) -> None:
    """Copy the repository's site with the finished pictures of a build of it, without its output.

    `site` is where that was built.
    """
    for name in ("content", "themes"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "site.yaml", folder)
    media = site / ".sitegen/media"
    if media.is_dir():
        shutil.copytree(media, folder / ".sitegen/media", ignore=shutil.ignore_patterns("*.part"))


def build_real_site(folder: Path) -> None:
    """Build a copy of the repository's site."""
    if not (folder / "site.yaml").exists():
        copy_real_site(folder)
    build(BuildOptions(site=folder, output=folder / "output"))


@pytest.fixture(scope="session")
def real_site(make_once: MakeOnce) -> Path:
    """The real site, built."""
    return make_once("real-site", build_real_site)


@pytest.fixture(scope="session")
def output(real_site: Path) -> Path:
    """The output folder of the real site."""
    return real_site / "output"


@pytest.fixture(scope="session")
def hung_host(make_once: MakeOnce, real_site: Path) -> Iterator[str]:
    """The address of the real site after panels were made for it, one of each format."""

    def make(folder: Path) -> None:
        copy_real_site(folder, real_site)
        hang(folder)
        build_real_site(folder)

    with serve(make_once("hung-site", make) / "output") as address:
        yield address


@pytest.fixture(scope="session")
def host(output: Path) -> Iterator[str]:
    """The address of the real site, served with its headers."""
    with serve(output) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser that all tests of a process share."""
    with chromium() as running:
        yield running
