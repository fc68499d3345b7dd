"""`sitegen serve`: what is saved is shown, mistakes too, while the last good pages stay."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Callable
from pathlib import Path
from unicodedata import normalize

import pytest

from sitegen.content.folder.survey import NO_SITE
from sitegen.serve.server import RETRY
from tests.sites import SETTINGS, bytes_of, make_site, run_sitegen, write_files
from tests.tools.serving import Served, serving

ABOUT = "content/pages/about.md"
TRIP = "content/news/2024/trip.md"
ROOTED = SETTINGS.replace("https://www.example.org", "https://www.example.org/sub/site")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site that was never built."""
    return make_site(tmp_path)


def shows(served: Served, path: str, text: str) -> Callable[[], bool]:
    """Give a test of a page: is it there, with a text?"""

    def test() -> bool:
        answer = served.get(path)
        return answer.status == 200 and text in answer.text

    return test


def answers(served: Served, path: str, status: int) -> Callable[[], bool]:
    """Give a test of an answer's status."""
    return lambda: served.get(path).status == status


def test_what_is_saved_added_and_deleted_is_shown(site: Path) -> None:
    with serving(site) as served:
        served.until(shows(served, "/news/2024/trip/", "We went."))
        assert '<script src="/livereload.js" defer>' in served.get("/news/2024/trip/").text
        assert "LiveReload" in served.get("/livereload.js").text
        write_files(site, {TRIP: "---\ntitle: A trip\ndate: 2024-06-03\n---\n\nWe came back.\n"})
        served.until(shows(served, "/news/2024/trip/", "We came back."))
        new = site / "content/pages/new.md"
        write_files(site, {"content/pages/new.md": "---\ntitle: New\n---\n"})
        os.utime(new, (1, 1))
        served.until(shows(served, "/new/", "New"))
        new.unlink()
        served.until(answers(served, "/new/", 404))


def test_a_mistake_stands_on_the_page_and_in_the_terminal_until_it_is_mended(site: Path) -> None:
    good = (site / ABOUT).read_text("utf-8")
    with serving(site) as served:
        served.until(shows(served, "/about/", "Our"))
        kept = bytes_of(site / ".sitegen/serve")
        write_files(site, {ABOUT: "---\ntitel: About\n---\n\nBroken.\n"})
        served.until(shows(served, "/about/", "content/pages/about.md:2</code>"))
        page = served.get("/about/").text
        assert "titel: unknown field; did you mean &#34;title&#34;?" in page
        assert "Our" in page
        assert "Broken" not in page
        assert "content/pages/about.md:2" in served.get("/none/").text
        assert bytes_of(site / ".sitegen/serve") == kept
        write_files(site, {ABOUT: good})
        served.until(lambda: "sitegen-mistakes" not in served.get("/about/").text)
        served.end()
    assert 'content/pages/about.md:2: titel: unknown field; did you mean "title"?' in served.said
    assert "1 mistake; nothing was written" in served.said
    assert "Traceback" not in served.said


def test_a_site_that_begins_with_a_mistake_is_shown_once_it_is_mended(site: Path) -> None:
    write_files(site, {"site.yaml": "title: [", "themes/tiny/templates/page.html": "{% if %}"})
    with serving(site) as served:
        served.until(lambda: "site.yaml:1" in served.get("/").text)
        assert served.get("/").status == 503
        write_files(site, {"site.yaml": SETTINGS})
        served.until(lambda: "themes/tiny/templates/page.html:1" in served.get("/").text)
        write_files(site, {"themes/tiny/templates/page.html": '{% extends "base.html" %}'})
        served.until(shows(served, "/about/", "Our"))


def test_content_that_is_moved_away_is_a_mistake_and_the_last_good_site_stays(site: Path) -> None:
    with serving(site) as served:
        served.until(shows(served, "/about/", "Our"))
        kept = bytes_of(site / ".sitegen/serve")
        (site / "content").rename(site / "elsewhere")
        served.until(shows(served, "/about/", "no such folder; expected the site"))
        assert "Our" in served.get("/about/").text
        assert bytes_of(site / ".sitegen/serve") == kept
        (site / "elsewhere").rename(site / "content")
        served.until(lambda: "sitegen-mistakes" not in served.get("/about/").text)


def test_a_file_of_a_decomposed_name_is_shown_and_its_edits_too(site: Path) -> None:
    new = normalize("NFD", "content/pages/café.md")
    with serving(site) as served:
        served.until(answers(served, "/about/", 200))
        write_files(site, {new: "---\ntitle: Coffee\n---\n"})
        served.until(shows(served, "/caf%C3%A9/", "Coffee"))
        write_files(site, {new: "---\ntitle: Tea\n---\n"})
        served.until(shows(served, "/caf%C3%A9/", "Tea"))


def test_the_cache_may_lie_elsewhere(site: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    cache = tmp_path_factory.mktemp("cache")
    with serving(site, "--cache", str(cache)) as served:
        served.until(answers(served, "/about/", 200))
    assert not (site / ".sitegen").exists()
    assert (cache / "serve/about/index.html").is_file()


def test_the_files_on_disk_are_those_of_a_build(site: Path) -> None:
    with serving(site) as served:
        served.until(answers(served, "/about/", 200))
    done = run_sitegen(site, "build")
    assert done.code == 0, done.err
    assert bytes_of(site / ".sitegen/serve") == bytes_of(site / "output")


def test_pages_are_answered_as_a_host_would(site: Path) -> None:
    write_files(site, {"site.yaml": ROOTED})
    with serving(site) as served:
        served.until(answers(served, "/sub/site/about/", 200))
        moved = served.get("/sub/site/about?a=b")
        assert (moved.status, moved.headers["Location"]) == (302, "/sub/site/about/?a=b")
        assert served.get("/").headers["Location"] == "/sub/site/"
        missing = served.get("/sub/site/he/none/")
        assert missing.status == 404
        assert '<html lang="he" dir="rtl">' in missing.text
        assert served.get("/sub/site/.sitegen-manifest.json").status == 404
        assert served.get("/sub/site/..%2f..%2fsite.yaml").status == 404
        assert served.get("/sub/site/feed.xml").headers["Content-Type"] == "application/xml"
        assert served.get("/sub/site/about/", host="evil.example").status == 404


def test_drafts_are_shown_where_they_are_wanted(site: Path) -> None:
    write_files(site, {"content/pages/new.md": "---\ntitle: New\ndraft: true\n---\n"})
    with serving(site) as served:
        served.until(answers(served, "/about/", 200))
        assert served.get("/new/").status == 404
    with serving(site, "--drafts") as served:
        served.until(answers(served, "/new/", 200))


def test_it_ends_cleanly_at_once_and_in_the_middle_of_a_build(site: Path) -> None:
    with serving(site) as served:
        served.end()
    assert (served.code, served.said.splitlines()[-1]) == (0, "ended")
    assert "Traceback" not in served.said
    assert run_sitegen(site, "build").code == 0


def test_a_port_that_is_taken_is_said_with_the_next_free_one(site: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run_sitegen(site, "serve", "--port", str(port))
    assert (done.code, done.out) == (1, "")
    assert f"port {port} is taken" in done.err
    assert "the next free one: sitegen serve --port " in done.err
    assert "Traceback" not in done.err


def test_a_folder_that_is_no_site_is_wrong_usage(tmp_path: Path) -> None:
    done = run_sitegen(tmp_path, "serve", "--port", "0")
    assert (done.code, done.lines) == (2, [f".: {NO_SITE}"])


def test_a_cache_that_can_not_be_made_is_told_once_and_tried_again_by_itself(site: Path) -> None:
    with serving(site) as served:
        served.until(answers(served, "/about/", 200))
        (site / ".sitegen").rename(site.parent / f"{site.name}-gone")
        (site / ".sitegen").write_text("a file in its place", "utf-8")
        served.until(answers(served, "/about/", 503))
        time.sleep(2.5 * RETRY)
        (site / ".sitegen").unlink()
        served.until(answers(served, "/about/", 200))
    assert served.said.count("a file stands where the cache's folder belongs; remove it") == 1
