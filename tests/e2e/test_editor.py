"""A member of the staff writes in the browser: what a file then says, as if written by hand."""

from __future__ import annotations

from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page

from tests.incremental.media import png
from tests.sites import SECONDS, make_site, write_files
from tests.tools.browser import accessibility_violations
from tests.tools.serving import Served, serving

TRIP = "content/news/2024/trip.md"
EDIT = f"/admin/edit?path={TRIP}"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Path]]:
    """A small site, served with drafts."""
    site = make_site(tmp_path_factory.mktemp("edited"))
    with serving(site, "--drafts") as server:
        server.until(lambda: server.get("/about/").status == 200)
        yield server, site


@pytest.fixture
def page(served: tuple[Served, Path], browser: Browser) -> Iterator[Page]:
    """A browser's page at the editor's list, which may say nothing in its console."""
    page = browser.new_page(base_url=f"http://127.0.0.1:{served[0].port}", locale="en-GB")
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto("/admin/")
    yield page
    page.close()
    assert not said


def test_a_post_is_begun_written_illustrated_and_seen(
    served: tuple[Served, Path], page: Page, tmp_path: Path
) -> None:
    server, site = served
    photo = tmp_path / "Our Photo (1).PNG"
    photo.write_bytes(png(5, width=1200, height=800))
    page.get_by_role("link", name="New entry").click()
    page.get_by_label("Kind").select_option("news")
    page.get_by_label("Title").fill("We planted: olives")
    page.get_by_role("button", name="Begin").click()
    page.locator("#f-summary").fill("One line.")
    page.locator("#f-image + input[type=file]").set_input_files(photo)
    page.wait_for_function("document.getElementById('f-image').value === 'our-photo-1.png'")
    page.locator("#f-alt").fill("Olive trees")
    page.get_by_label("Text", exact=True).fill('He said "yes".\n\nAnd we went.')
    page.get_by_role("button", name="Save").click()
    page.get_by_role("status").get_by_text("Saved.").wait_for()
    file = next((site / "content/news").rglob("we-planted-olives/index.md"), None) or next(
        (site / "content/news").rglob("we-planted-olives.md")
    )
    text = file.read_text("utf-8")
    assert '\ntitle: "We planted: olives"\n' in text
    assert "\nsummary: One line.\n" in text
    assert "\nimage: our-photo-1.png\n" in text
    assert "\nalt: Olive trees\n" in text
    assert text.endswith('---\n\nHe said "yes".\n\nAnd we went.\n')
    assert (file.parent / "our-photo-1.png").read_bytes() == photo.read_bytes()
    address = page.locator("aside a").get_attribute("href")
    assert address
    server.until(lambda: "And we went." in server.get(address).text)
    assert f"path={file.relative_to(site).as_posix()}" in server.get(address).text


def test_mistakes_stand_beside_their_fields_and_what_was_typed_stays(
    served: tuple[Served, Path], page: Page
) -> None:
    before = (served[1] / TRIP).read_bytes()
    page.goto(EDIT)
    page.get_by_label("Title").fill("Kept")
    page.locator("#f-date").fill("20.11.2026")
    page.get_by_role("button", name="Save").click()
    page.locator("#f-date-help .problem").wait_for()
    assert "2026-11-20" in page.locator("#f-date-help .problem").inner_text()
    assert page.get_by_label("Title").input_value() == "Kept"
    assert page.evaluate("document.activeElement.id") == "f-date"
    assert (served[1] / TRIP).read_bytes() == before


def test_what_was_not_saved_is_offered_again(served: tuple[Served, Path], page: Page) -> None:
    page.goto(EDIT)
    page.get_by_label("Title").fill("Not saved")
    page.get_by_text("not saved yet").wait_for()
    page.goto(EDIT)
    assert page.get_by_label("Title").input_value() != "Not saved"
    page.get_by_role("button", name="Put back").click()
    assert page.get_by_label("Title").input_value() == "Not saved"
    page.evaluate("localStorage.clear()")


def test_a_translation_is_begun_beside_its_original(
    served: tuple[Served, Path], page: Page
) -> None:
    page.goto(EDIT)
    page.get_by_role("button", name="Translate: ar").click()
    page.get_by_role("heading", name="trip.ar.md").wait_for()
    assert "We went." in page.locator(".original").inner_text()
    page.get_by_label("Title").fill("رحلة")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("status").get_by_text("Saved.").wait_for()
    assert "title: رحلة\n" in (served[1] / "content/news/2024/trip.ar.md").read_text("utf-8")


@pytest.mark.parametrize("lang", ["en", "he", "ar"])
@pytest.mark.parametrize("address", ["/admin/", "/admin/new", EDIT])
def test_the_editor_is_for_everybody(page: Page, lang: str, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{address}{'&' if '?' in address else '?'}ui={lang}")
    assert page.locator("html").get_attribute("dir") == ("ltr" if lang == "en" else "rtl")
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
    page.evaluate("document.querySelector('iframe')?.remove()")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert not accessibility_violations(page)


def post(server: Served, address: str, origin: str, **fields: str) -> int:
    """Send a form from somewhere, and give the status."""
    connection = HTTPConnection("127.0.0.1", server.port, timeout=SECONDS)
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Origin": origin}
    connection.request("POST", address, urlencode(fields), headers)
    status = connection.getresponse().status
    connection.close()
    return status


def test_nobody_else_writes(served: tuple[Served, Path]) -> None:
    server, site = served
    write_files(site, {"private/notes.md": "---\ntitle: Private\n---\n"})
    text = server.get(EDIT).text
    token = text.partition('name="token" value="')[2].partition('"')[0]
    assert len(token) > 30
    own = f"http://127.0.0.1:{server.port}"
    before = (site / TRIP).read_bytes()
    assert post(server, EDIT, "https://evil.example", token=token, body="x") == 403
    assert post(server, EDIT, own, token="guessed", body="x") == 403
    assert post(server, EDIT, own, body="x") == 403
    assert (site / TRIP).read_bytes() == before
    for path in ("private/notes.md", "site.yaml", "../outside.md", "content/../private/notes.md"):
        assert server.get(f"/admin/edit?path={path}").status == 404
        assert post(server, f"/admin/edit?path={path}", own, token=token, raw="x") == 404
    assert server.get("/admin/", host="evil.example").status == 404
    assert "frame-ancestors 'none'" in server.get("/admin/").headers["Content-Security-Policy"]
