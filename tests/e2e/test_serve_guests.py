"""A phone in the same network sees the pages with a password, and nothing else of the server."""

from __future__ import annotations

from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.sites import SECONDS, make_site, run_sitegen, write_files
from tests.tools.serving import Served, serving

HERE = "127.0.0.2"
"""An address of this machine that is another one than its own name for itself (RFC 1122)."""

SECRET = "olive press"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A small site with a draft, served to other devices."""
    site = make_site(tmp_path_factory.mktemp("guests"))
    write_files(site, {"content/pages/new.md": "---\ntitle: New\ndraft: true\n---\n"})
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITEGEN_PASSWORD", SECRET)
        with serving(site, "--drafts", "--host", HERE) as server:
            server.until(lambda: "sitegen-ribbon" in server.get("/new/").text)
            yield server


def ask(
    served: Served, path: str, form: str = "", host: str = "", **headers: str
) -> tuple[HTTPResponse, str]:
    """Ask as another device does."""
    connection = HTTPConnection(HERE, served.port, timeout=SECONDS)
    kind = {"Content-Type": "application/x-www-form-urlencoded"} if form else {}
    given = {"Host": host or f"{HERE}:{served.port}", **kind, **headers}
    connection.request("POST" if form else "GET", path, form or None, given)
    answer = connection.getresponse()
    text = answer.read().decode("utf-8", "replace")
    connection.close()
    return answer, text


def log_in(served: Served) -> str:
    """Give the cookie of a device whose person knows the password."""
    answer, _ = ask(served, "/__sitegen__/login", urlencode({"password": SECRET}))
    assert answer.status == 303
    cookie = answer.getheader("Set-Cookie") or ""
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    return cookie.partition(";")[0]


UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}


def test_without_the_password_nothing_is_seen(served: Served) -> None:
    for path in ("/", "/about/", "/admin/", "/feed.xml", "/__sitegen__/warnings"):
        answer, text = ask(served, path)
        assert (answer.status, answer.getheader("Location")) == (303, "/__sitegen__/login"), path
        assert "About" not in text
    answer, text = ask(served, "/__sitegen__/login", urlencode({"password": "olive"}))
    assert (answer.status, answer.getheader("Set-Cookie")) == (403, None)
    assert "That is not the password." in text
    assert ask(served, "/about/", Cookie="sitegen-guest=x")[0].status == 303
    assert ask(served, "/livereload", **UPGRADE)[0].status == 403
    assert 'dir="rtl"' in ask(served, "/__sitegen__/login", **{"Accept-Language": "ar"})[1]


def test_with_it_pages_are_seen_without_what_is_said_to_the_writer(served: Served) -> None:
    cookie = log_in(served)
    answer, text = ask(served, "/new/", Cookie=cookie)
    assert answer.status == 200
    assert ">Draft</p>" in text
    assert "/admin/" not in text
    assert "sitegen-notes" not in text
    assert "sitegen-notes" in served.get("/new/").text
    for path in ("/admin/", "/admin/edit?path=content/pages/new.md", "/__sitegen__/warnings"):
        assert ask(served, path, Cookie=cookie)[0].status == 404, path
    own = f"http://{HERE}:{served.port}"
    assert ask(served, "/livereload", Cookie=cookie, Origin=own, **UPGRADE)[0].status == 101
    evil = {"Origin": "http://evil.example", **UPGRADE}
    assert ask(served, "/livereload", Cookie=cookie, **evil)[0].status == 403


def test_no_name_that_a_request_gives_leads_a_guest_to_the_editor(served: Served) -> None:
    cookie = log_in(served)
    for host in (f"127.0.0.1:{served.port}", f"localhost:{served.port}", "evil.example"):
        answer, text = ask(served, "/admin/", host=host, Cookie=cookie)
        assert answer.status == 404, host
        assert "token" not in text


def test_the_editor_shows_the_code_that_a_phone_reads(served: Served) -> None:
    text = served.get("/admin/phone").text
    assert f'aria-label="http://{HERE}:{served.port}/"' in text
    assert "<svg" in text


@pytest.mark.parametrize("password", ["", "short"])
def test_others_are_let_in_with_a_password_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, password: str
) -> None:
    monkeypatch.setenv("SITEGEN_PASSWORD", password)
    done = run_sitegen(make_site(tmp_path), "serve", "--port", "0", "--host", HERE)
    assert (done.code, done.out) == (2, "")
    assert "needs a password of at least 8 signs" in done.err


def test_an_address_of_another_machine_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITEGEN_PASSWORD", SECRET)
    done = run_sitegen(make_site(tmp_path), "serve", "--port", "0", "--host", "192.0.2.7")
    assert done.code == 1
    assert "--host: 192.0.2.7: " in done.err
    assert "Traceback" not in done.err
