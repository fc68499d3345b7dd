"""Whatever is done to a site's folder while it is served: the server goes on, and at rest it shows
what a clean build makes.
"""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from sitegen.content.folder.left_behind import is_left_behind
from tests.sites import SECONDS, SETTINGS, bytes_of, make_site, run_sitegen, write_files
from tests.tools.serving import serving

ABOUT = "content/pages/about.md"
TRIP = "content/news/2024/trip.md"
Deed = Callable[[Path], None]


def git(site: Path, *words: str) -> None:
    """Run Git in a site."""
    name = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org")
    subprocess.run(["git", *name, *words], cwd=site, check=True, capture_output=True)


def vim(site: Path) -> None:
    """Save as Vim does: a file to try the folder, a swap file, the old file aside, a new one."""
    page = site / ABOUT
    text = page.read_bytes()
    (page.parent / "4913").touch()
    (page.parent / "4913").unlink()
    (page.parent / ".about.md.swp").write_bytes(b"b0VIM")
    page.rename(page.with_name("about.md~"))
    page.write_bytes(text + b"\nBy Vim.\n")
    page.with_name("about.md~").unlink()
    (page.parent / ".about.md.swp").unlink()


def emacs(site: Path) -> None:
    """Save as Emacs does: a lock that leads nowhere, a copy between signs, the file in place."""
    page = site / ABOUT
    (page.parent / ".#about.md").symlink_to("somebody@machine.1:2")
    (page.parent / "#about.md#").write_bytes(b"---\ntitle: [\n")
    time.sleep(0.3)
    page.write_bytes(page.read_bytes() + b"\nBy Emacs.\n")
    (page.parent / "#about.md#").unlink()
    (page.parent / ".#about.md").unlink()


def break_settings(site: Path) -> None:
    """Break the settings, take them away, and put them back."""
    write_files(site, {"site.yaml": "title: ["})
    time.sleep(0.3)
    (site / "site.yaml").unlink()
    time.sleep(0.3)
    write_files(site, {"site.yaml": SETTINGS})


def lose_content(site: Path) -> None:
    """Let the content vanish for a while."""
    (site / "content").rename(site / "away")
    time.sleep(0.4)
    (site / "away").rename(site / "content")


def another_branch(site: Path) -> None:
    """Go to another branch, with other texts and templates, and come back with one of them."""
    git(site, "stash", "--include-untracked")
    git(site, "checkout", "other")
    time.sleep(0.3)
    git(site, "checkout", "main")
    git(site, "checkout", "other", "--", "content/pages/more.md")


def rename_and_swap(site: Path) -> None:
    """Rename an entry with its folder, and give two files each other's name."""
    (site / "content/stories/2022/noor").rename(site / "content/stories/2022/layla")
    one, two = site / ABOUT, site / "content/pages/second.md"
    two.write_text("---\ntitle: Second\n---\n\nIt.\n", "utf-8")
    one.rename(one.with_suffix(".x"))
    two.rename(one)
    one.with_suffix(".x").rename(two)


def by_halves(site: Path) -> None:
    """Write a file in three parts, in the middle of a letter."""
    whole = "---\ntitle: שלום\n---\n\nטקסט ארוך.\n".encode()
    path = site / "content/pages/halves.md"
    for end in (14, 25, len(whole)):
        path.write_bytes(whole[:end])
        time.sleep(0.15)


def file_and_folder(site: Path) -> None:
    """Put a folder where a file was, and a file where the folder was."""
    path = site / "content/pages/both.md"
    path.write_text("---\ntitle: Both\n---\n", "utf-8")
    time.sleep(0.2)
    path.unlink()
    path.mkdir()
    time.sleep(0.2)
    path.rmdir()
    (site / "content/pages/both").mkdir(exist_ok=True)
    (site / "content/pages/both/index.md").write_text("---\ntitle: Both again\n---\n", "utf-8")


def loop_of_links(site: Path) -> None:
    """Let a link lead to a folder around it, for a while."""
    link = site / "content/pages/loop"
    link.symlink_to(site / "content")
    time.sleep(0.3)
    link.unlink()


def harm_the_output(site: Path) -> None:
    """Delete a page that was made, and what is known of it."""
    shutil.rmtree(site / ".sitegen/serve/about", ignore_errors=True)
    shutil.rmtree(site / ".sitegen/cache", ignore_errors=True)


DEEDS: tuple[Deed, ...] = (
    vim,
    emacs,
    break_settings,
    lose_content,
    another_branch,
    rename_and_swap,
    by_halves,
    file_and_folder,
    loop_of_links,
    harm_the_output,
)


def with_branches(site: Path) -> None:
    """Make a repository of a site, with another branch."""
    write_files(site, {".gitignore": ".sitegen/\noutput/\n"})
    git(site, "init", "--initial-branch", "main")
    git(site, "add", ".")
    git(site, "commit", "--message", "Begin")
    git(site, "checkout", "-b", "other")
    write_files(site, {"content/pages/more.md": "---\ntitle: More\n---\n\nMore.\n"})
    (site / TRIP).unlink()
    base = site / "themes/tiny/templates/base.html"
    base.write_text(base.read_text("utf-8").replace("<body>", "<body><hr>"), "utf-8")
    git(site, "add", "--all")
    git(site, "commit", "--message", "Go on")
    git(site, "checkout", "main")


def deeds_in_order(seed: int) -> Iterator[Deed]:
    """Give all deeds in an order of chance."""
    order = list(DEEDS)
    Random(seed).shuffle(order)
    yield from order


def survives(folder: Path, seed: int) -> None:
    """Do everything to a site while it is served; compare what stands in the end."""
    site = make_site(folder)
    with_branches(site)
    pause = Random(seed)
    with serving(site) as served:
        served.until(lambda: served.get("/about/").status == 200)
        for deed in deeds_in_order(seed):
            deed(site)
            time.sleep(pause.uniform(0, 0.4))
        write_files(site, {"content/pages/last.md": "---\ntitle: Last\n---\n\nAt last.\n"})
        served.until(lambda: "At last." in served.get("/last/").text)
        assert run_sitegen(site, "build", "--clean").code == 0
        clean, ends = bytes_of(site / "output"), time.monotonic() + SECONDS
        while bytes_of(site / ".sitegen/serve") != clean:
            assert time.monotonic() < ends, "the served site is not what a clean build makes"
            time.sleep(0.2)
        served.end()
    assert served.code == 0
    assert "Traceback" not in served.said


def test_the_server_survives_whatever_is_done_to_the_folder(tmp_path: Path) -> None:
    survives(tmp_path, 1)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(2, 22))
def test_the_server_survives_it_in_any_order(tmp_path: Path, seed: int) -> None:
    survives(tmp_path, seed)


@pytest.mark.parametrize(
    "name",
    [".about.md.swp", ".#about.md", "#about.md#", "about.md~", "about.md___jb_tmp___", "x.tmp"],
)
def test_what_editors_leave_behind_is_no_part_of_the_site(name: str) -> None:
    assert is_left_behind(name, "content/pages")


@pytest.mark.parametrize("name", ["about.md", "#1.md", "C#", "4913", "index.he.md"])
def test_what_people_call_their_files_is_part_of_it(name: str) -> None:
    assert not is_left_behind(name, "content/pages")
