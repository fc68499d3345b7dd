"""`sitegen serve` tells writers in the browser what a build tells, and nobody else anything."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Browser

from tests.sites import (
    SECONDS,
    bytes_of,
    command_line,
    environment,
    make_site,
    run_sitegen,
    write_files,
)
from tests.tools.serving import Served, serving

TRIP = "content/news/2024/trip.md"
NOT_SHOWN = {
    "content/pages/draft.md": (
        "---\ntitle: Secret plan\ndraft: true\naliases: [/secret/plan/, /טיוטה/]\n---\n"
    ),
    "content/pages/later.md": "---\ntitle: Secret plan\npublish: 2199-03-01T09:00\n---\n",
    "content/pages/over.md": "---\ntitle: Secret plan\nexpires: 2001-03-01T09:00\n---\n",
    "content/stories/2022/ask/index.md": (
        "---\ntitle: Secret plan\nstoryteller: {name: Rivka Openname, pseudonym: Noor}\n---\n"
    ),
    "content/stories/2022/off/index.md": (
        "---\ntitle: Secret plan\nstoryteller: {name: Rivka Openname, pseudonym: Noor}\n"
        "consent: {name: pseudonym, web: false}\n---\n"
    ),
    "content/stories/2022/past/index.md": (
        "---\ntitle: Secret plan\nstoryteller: {name: Rivka Openname, pseudonym: Noor}\n"
        "consent: {name: pseudonym, web: true, until: 2001-01-01}\n---\n"
    ),
    "content/stories/2022/part/index.md": (
        "---\ntitle: Secret plan\nstoryteller: {name: Rivka Openname, pseudonym: Noor}\n"
        "consent: {name: pseudonym, web: true, languages: [he]}\n---\n"
    ),
}
REASONS = {
    "/draft/": "it is a draft (draft: true)",
    "/draft": "it is a draft (draft: true)",
    "/draft/index.html": "it is a draft (draft: true)",
    "//draft//": "it is a draft (draft: true)",
    "/he/draft/": "it is a draft (draft: true)",
    "/ar/draft/index.html": "it is a draft (draft: true)",
    "/he/draft": "it is a draft (draft: true)",
    "/secret/plan": "it is a draft (draft: true)",
    "/%D7%98%D7%99%D7%95%D7%98%D7%94": "it is a draft (draft: true)",
    "/he/later/index.html": "it is held back until 2199-03-01 09:00 (publish:)",
    "/later/": "it is held back until 2199-03-01 09:00 (publish:)",
    "/over/": "it was to be shown until 2001-03-01 09:00 only (expires:)",
    "/stories/2022/ask/": "it has no consent: yet, so nobody may read it",
    "/stories/2022/off/": "has not agreed to that (consent: web: true would say so)",
    "/stories/2022/past/": "has a consent that has ended (consent: until:)",
    "/stories/2022/part/": "has not agreed to this language (consent: languages:)",
    "/ar/stories/2022/part/": "has not agreed to this language (consent: languages:)",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site that was never built."""
    return make_site(tmp_path)


def shows(served: Served, path: str, text: str) -> Callable[[], bool]:
    """Give a test of a page: is there such a text?"""
    return lambda: text in served.get(path).text


def test_an_entry_that_is_not_shown_says_why_and_names_nobody(site: Path) -> None:
    write_files(site, NOT_SHOWN)
    with serving(site) as served:
        served.until(lambda: served.get("/about/").status == 200)
        for address, reason in REASONS.items():
            answer = served.get(address)
            told = answer.text.replace("&#x27;", "'")
            assert (address, answer.status, reason in told) == (address, 404, True)
            assert not any(word in told for word in ("Secret", "Openname", "Noor", "content/"))
        assert "serve --drafts" in served.get("/draft/").text
        assert "serve --drafts" not in served.get("/over/").text
        for address in ("/none/", "/he/none/", "/draft/none/", "/he/stories/2022/part/"):
            assert "Not published" not in served.get(address).text
        write_files(site, {"content/pages/draft.md": "---\ntitle: Shown\n---\n"})
        served.until(lambda: served.get("/draft/").status == 200)
    with serving(site, "--drafts") as served:
        served.until(lambda: served.get("/later/").status == 200)
        assert served.get("/over/").status == 404


def with_warnings(site: Path) -> None:
    """Write two pages, in English and Hebrew, each with a warning."""
    from tests.incremental.media import png

    front = "---\ntitle: A trip\ndate: 2024-06-03\nimage: photo.png\n---\n\nWe went.\n"
    write_files(
        site,
        {
            "content/news/2024/walk/photo.png": png(9, width=400, height=300),
            "content/news/2024/walk/index.md": front,
            "content/news/2024/masa/photo.png": png(7, width=400, height=300),
            "content/news/2024/masa/index.md": front.replace("A trip", "מסע\nlang: he"),
        },
    )


def test_what_is_wrong_or_missing_stands_on_its_page_and_all_warnings_in_a_list(
    site: Path,
) -> None:
    with_warnings(site)
    older = "---\ntitle: מסע\noriginal: 0123456789abcdef\n---\n"
    write_files(site, {TRIP.replace(".md", ".he.md"): older})
    with serving(site) as served:
        page = "/news/2024/walk/"
        served.until(shows(served, page, "sitegen-notes"))
        text = served.get(page).text
        assert "path=content/news/2024/walk/index.md#f-" in text
        assert "masa/index.md" not in text
        assert 'index.md" target="_top">Not translated into: he, ar</a>' in text
        assert "No summary yet" in text
        hebrew = served.get("/he/news/2024/masa/").text
        assert "masa/index.md" in hebrew
        assert "לא תורגם אל: en, ar" in hebrew
        assert 'trip.he.md" target="_top">ישן מהמקור' in served.get("/he/news/2024/trip/").text
        assert "on this site" in served.get("/").text
        everything = served.get("/__sitegen__/warnings").text
        assert everything.count("<li>") == 2
        assert "sitegen-notes" not in (site / ".sitegen/serve/index.html").read_text()
        write_files(site, {"content/pages/about.md": "---\ntitel: x\n---\n"})
        served.until(shows(served, page, "sitegen-mistakes"))
        assert "sitegen-notes" not in served.get(page).text


def test_what_readers_do_not_see_carries_a_ribbon_here_and_nowhere_else(site: Path) -> None:
    write_files(site, NOT_SHOWN)
    ribbons = {
        "/draft/": ("Draft", 200),
        "/later/": ("Held back until 2199-03-01 09:00", 200),
        "/over/": ("Expired: shown until 2001-03-01 09:00", 404),
    }
    with serving(site, "--drafts") as served:
        served.until(shows(served, "/later/", "sitegen-ribbon"))
        for address, (said, status) in ribbons.items():
            answer = served.get(address)
            assert (answer.status, f">{said}</p>" in answer.text) == (status, True)
        assert "sitegen-ribbon" not in served.get("/about/").text
        assert "sitegen-ribbon" not in (site / ".sitegen/serve/draft/index.html").read_text()


@pytest.mark.parametrize("path", ["/news/2024/walk/", "/he/news/2024/masa/"])
def test_the_box_is_small_opened_on_demand_and_stays_away_once_closed(
    site: Path, browser: Browser, path: str
) -> None:
    with_warnings(site)
    with serving(site) as served:
        served.until(shows(served, path, "sitegen-notes"))
        page = browser.new_page(viewport={"width": 390, "height": 700})
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.goto(f"http://127.0.0.1:{served.port}{path}")
        note = page.locator("#sitegen-notes")
        small = note.bounding_box()
        assert small is not None
        assert small["height"] < 80
        assert small["x"] >= 0
        assert small["x"] + small["width"] <= 390
        direction = "rtl" if path.startswith("/he/") else "ltr"
        assert note.evaluate("each => getComputedStyle(each).direction") == direction
        assert not note.locator("li").first.is_visible()
        note.locator("summary").click()
        assert "alt" in note.locator("li").last.inner_text()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        page.emulate_media(media="print")
        assert not note.is_visible()
        page.emulate_media(media="screen")
        note.get_by_role("button").click()
        assert note.count() == 0
        page.reload()
        assert note.count() == 0
        # The theme of this site has no favicon; nothing else is refused or missing.
        assert [each for each in said if "(Not Found)" not in each] == []
        page.close()


def test_pages_from_elsewhere_do_not_learn_when_somebody_writes(site: Path) -> None:
    with serving(site) as served:
        own = f"http://127.0.0.1:{served.port}"
        assert not served.origin_refused(own)
        assert not served.origin_refused(f"http://localhost:{served.port}")
        for origin in (
            "https://evil.example",
            "http://127.0.0.1",
            f"{own}.evil.example",
            "null",
        ):
            assert served.origin_refused(origin), origin


def test_no_header_lets_a_page_from_elsewhere_listen(site: Path) -> None:
    with serving(site) as served:
        own = f"127.0.0.1:{served.port}"
        evil = ("Origin", "http://evil.example")
        rebound = f"evil.example:{served.port}"
        attempts = {
            "another host": [("Host", rebound), ("Origin", f"http://{rebound}")],
            "another host alone": [("Host", rebound)],
            "two hosts in one": [("Host", f"{own}, {rebound}"), evil],
            "a host that begins as ours": [("Host", f"127.0.0.1.evil.example:{served.port}")],
            "a name that leads here": [("Host", f"localtest.me:{served.port}")],
            "a forwarded host": [("Host", rebound), ("X-Forwarded-Host", own)],
            "an origin": [("Host", own), evil],
            "an origin called the same": [("Host", own), evil, ("Sec-Fetch-Site", "same-origin")],
            "an origin called none": [("Host", own), evil, ("Sec-Fetch-Site", "none")],
            "two origins": [("Host", own), ("Origin", f"http://{own}"), evil],
            "an old header": [("Host", own), ("Sec-WebSocket-Origin", "http://evil.example")],
            "another port": [("Host", own), ("Origin", "http://127.0.0.1:1")],
            "no port": [("Host", "127.0.0.1"), ("Origin", "http://127.0.0.1")],
            "another scheme": [("Host", own), ("Origin", f"https://{own}")],
            "a user": [("Host", own), ("Origin", f"http://{own}@evil.example")],
            "a user of ours": [("Host", own), ("Origin", f"http://evil@{own}")],
            "a path": [("Host", own), ("Origin", f"http://{own}/")],
            "a number": [("Host", f"2130706433:{served.port}")],
            "the other protocol": [("Host", f"[::1]:{served.port}")],
            "a file": [("Host", own), ("Origin", "file://")],
            "nothing": [("Host", own), ("Origin", "")],
        }
        opened = {name for name, headers in attempts.items() if served.handshake(headers) == 101}
        assert opened == set()
        assert served.handshake([("Host", own), ("Origin", f"http://{own}")]) == 101
        assert served.handshake([("Host", own)]) == 101
        served.until(lambda: served.get("/about/").status == 200)
        served.end()
    assert "Traceback" not in served.said


def test_nonsense_on_the_connection_ends_it_and_leaves_the_terminal_alone(site: Path) -> None:
    with serving(site) as served:
        for junk in ("{", "[]", "1", '"x"', '{"command": 1}', "{}", b"\xff\xfe", "\0"):
            assert served.send_junk(junk) == 1003, junk
        assert served.send_junk("x" * 30_000) == 1009
        served.until(lambda: served.get("/about/").status == 200)
        served.end()
    assert "Traceback" not in served.said
    assert len(served.said.splitlines()) < 8, served.said


def test_an_address_that_is_too_long_is_414_and_a_long_name_is_404(site: Path) -> None:
    with serving(site) as served:
        served.until(lambda: served.get("/about/").status == 200)
        assert served.get(f"/{'a' * 5000}").status == 414
        assert served.get(f"/{'a' * 3000}").status == 404
        assert served.get(f"/{'%D7%A9' * 300}/").status == 404
        assert served.get("/about/?" + "a" * 5000).status == 414
        assert served.get("/%00").status == 404
        served.end()
    assert "Traceback" not in served.said


def test_a_link_that_leads_out_of_the_output_is_not_followed(site: Path) -> None:
    write_files(site, {"static/.well-known/security.txt": "Contact: x\n"})
    with serving(site) as served:
        served.until(lambda: served.get("/about/").status == 200)
        output = site / ".sitegen/serve"
        (output / "y.html").symlink_to(site / "site.yaml")
        (output / "all").symlink_to(site)
        (output / "inside.html").symlink_to(output / "about/index.html")
        assert served.get("/y.html").status == 404
        assert served.get("/all/site.yaml").status == 404
        assert served.get("/inside.html").status == 200
        assert served.get("/.well-known/security.txt").text == "Contact: x\n"
        assert served.get("/.sitegen-manifest.json").status == 404


def test_running_out_of_files_is_said_in_a_line_and_gets_over(site: Path) -> None:
    import resource

    with serving(site) as served:
        served.until(lambda: served.get("/about/").status == 200)
        pid = served.process.pid
        before = resource.prlimit(pid, resource.RLIMIT_NOFILE)
        resource.prlimit(pid, resource.RLIMIT_NOFILE, (24, before[1]))
        many = [socket.create_connection(("127.0.0.1", served.port)) for _ in range(60)]
        time.sleep(2)
        for each in many:
            each.close()
        resource.prlimit(pid, resource.RLIMIT_NOFILE, before)
        assert served.get("/about/").status == 200
        served.end()
    assert "server: too many connections: waiting until some are closed" in served.said
    assert "Traceback" not in served.said
    assert len(served.said) < 2_000


def test_a_cache_that_is_deleted_comes_back_by_itself(site: Path) -> None:
    import shutil

    with serving(site) as served:
        served.until(lambda: served.get("/about/").status == 200)
        while (site / ".sitegen/serve").exists():
            # What the build goes on to write after the pages may come in between.
            shutil.rmtree(site / ".sitegen", ignore_errors=True)
        served.until(lambda: served.get("/about/").status == 200)


def test_a_cache_that_is_deleted_during_a_build_is_made_again(site: Path) -> None:
    from sitegen.builder.options import BuildOptions
    from sitegen.builder.pipeline import build
    from sitegen.serve.worker import build_again_after_a_miss

    told: list[str] = []
    options = BuildOptions(site, site / "output", jobs=1)

    def lose(stage: str, done: int, total: int) -> None:
        import shutil

        if not told:
            shutil.rmtree(site / ".sitegen/stage")

    report = build_again_after_a_miss(options, lose, told.append)
    assert told == ["the cache was deleted during the build; building again"]
    assert report.rendered > 0
    kept = bytes_of(site / "output")
    assert build(BuildOptions(site, site / "output", clean=True)).written == 0
    assert bytes_of(site / "output") == kept


def killed_rebuild(site: Path, seed: int) -> None:
    """Kill a server and its builder in the middle of a rebuild, then look what the next makes."""
    process = subprocess.Popen(
        command_line("serve", "--port", "0"),
        cwd=site,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment(),
        start_new_session=True,
    )
    wait_for(site / ".sitegen/serve/index.html")
    for number in range(60):
        text = f"---\ntitle: Page {seed} {number}\n---\n\nText {seed}.\n"
        write_files(site, {f"content/pages/p{number}.md": text})
    # A look, another that nothing moves, then the build: from before its beginning to its end.
    time.sleep(Random(seed).uniform(0.3, 3.0))
    os.killpg(process.pid, signal.SIGKILL)
    process.wait(SECONDS)
    with serving(site) as served:
        served.until(lambda: f"Text {seed}." in served.get("/p59/").text)
    assert run_sitegen(site, "build").code == 0
    assert bytes_of(site / ".sitegen/serve") == bytes_of(site / "output")


def wait_for(path: Path) -> None:
    """Wait until a file is there."""
    ends = time.monotonic() + SECONDS
    while not path.exists():
        assert time.monotonic() < ends
        time.sleep(0.05)


@pytest.mark.parametrize("seed", range(2))
def test_a_rebuild_that_is_killed_is_repaired_by_the_next_start(site: Path, seed: int) -> None:
    killed_rebuild(site, seed)


@pytest.mark.soak
def test_a_rebuild_killed_at_any_of_sixty_moments_is_repaired(site: Path) -> None:
    for seed in range(60):
        killed_rebuild(site, seed)
