"""A member of the staff writes in the browser: what a file then says, as if written by hand."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.incremental.media import png
from tests.sites import SECONDS, make_site, write_files
from tests.tools.browser import accessibility_violations
from tests.tools.serving import Served, serving

TRIP = "content/news/2024/trip.md"
EDIT = f"/admin/edit?path={TRIP}"
POST = "content/news/2024/walk.md"
RENAME = f"/admin/rename?path={TRIP}&slug=tour"
DELETE = f"/admin/delete?path={TRIP}&whole=1"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Path]]:
    """A small site, served with drafts."""
    post = "---\ntitle: A walk\ndate: 2024-07-01\n---\n\nWe walked south.\n"
    site = make_site(tmp_path_factory.mktemp("edited"), {POST: post})
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
    expect(page.locator("#f-image")).to_have_value("our-photo-1.png")
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
    # The way into the form is known a moment after the page.
    link = f"path={file.relative_to(site).as_posix()}"
    assert any(link in server.get(address).text or time.sleep(0.1) for _ in range(300))


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


@pytest.mark.parametrize(
    ("ui", "help_", "said"), [("he", "מתי קרה או הופיע", "נמצא"), ("ar", "متى حدث أو ظهر", "وُجد")]
)
def test_fields_and_mistakes_are_explained_in_the_language_of_the_editor(
    page: Page, ui: str, help_: str, said: str
) -> None:
    page.goto(f"{EDIT}&ui={ui}")
    help_of_date = page.locator("#f-date-help")
    assert help_ in help_of_date.inner_text()
    page.locator("#f-date").fill("20.11.2026")
    page.locator(".save button").click()
    page.locator("#f-date-help .problem").wait_for()
    problem = help_of_date.locator(".problem span").first
    assert said in problem.inner_text()
    assert "2026-11-20" in problem.inner_text()
    assert problem.get_attribute("lang") == ui
    assert not accessibility_violations(page)
    why = help_of_date.locator("a.why").get_attribute("href")
    page.goto(f"{why}&ui=en")
    page.get_by_role("heading", name="wrong-value").wait_for()
    page.get_by_text("Mend: write it in the form that the message ends with.").wait_for()
    assert not accessibility_violations(page)


def test_what_was_not_saved_is_offered_again(served: tuple[Served, Path], page: Page) -> None:
    page.goto(EDIT)
    page.get_by_label("Title").fill("Not saved")
    page.get_by_text("not saved yet").wait_for()
    page.goto(EDIT)
    assert page.get_by_label("Title").input_value() != "Not saved"
    page.get_by_role("button", name="Put back").click()
    assert page.get_by_label("Title").input_value() == "Not saved"
    page.evaluate("localStorage.clear()")


def test_what_is_written_after_saving_is_offered_again_at_the_same_address(page: Page) -> None:
    page.goto(EDIT)
    page.get_by_role("button", name="Save").click()
    page.get_by_role("status").get_by_text("Saved.").wait_for()
    page.get_by_label("Title").fill("After saving")
    page.get_by_text("not saved yet").wait_for()
    page.reload()
    page.get_by_role("button", name="Put back").click()
    assert page.get_by_label("Title").input_value() == "After saving"
    page.evaluate("localStorage.clear()")


def test_what_is_typed_before_the_script_has_come_is_kept_too(page: Page) -> None:
    held: list[Route] = []
    page.route(re.compile("editor.js"), lambda route: held.append(route))
    page.goto(EDIT, wait_until="commit")
    page.get_by_label("Title").fill("Typed early")
    held[0].continue_()
    page.get_by_text("not saved yet").wait_for()
    page.unroute(re.compile("editor.js"))
    page.reload()
    page.get_by_role("button", name="Put back").click()
    assert page.get_by_label("Title").input_value() == "Typed early"
    page.evaluate("localStorage.clear()")


def test_what_is_put_back_is_not_written_over_a_change_since_then(
    served: tuple[Served, Path], page: Page
) -> None:
    before = (served[1] / TRIP).read_bytes()
    page.goto(EDIT)
    page.get_by_label("Title").fill("Mine")
    page.get_by_text("not saved yet").wait_for()
    theirs = before.replace(b"We went.", b"They went.")
    (served[1] / TRIP).write_bytes(theirs)
    page.goto(EDIT)
    page.get_by_role("button", name="Put back").click()
    page.get_by_role("button", name="Save").click()
    page.get_by_text("-They went.").wait_for()
    assert (served[1] / TRIP).read_bytes() == theirs
    page.get_by_role("link", name="Take the one on the disk").click()
    page.evaluate("localStorage.clear()")
    (served[1] / TRIP).write_bytes(before)


def test_what_was_typed_a_moment_before_saving_outlives_a_save_that_fails(page: Page) -> None:
    page.goto(EDIT)
    page.route(re.compile("/admin/edit"), lambda route: route.fulfill(status=503, body="Gone"))
    page.get_by_label("Title").fill("Typed at last")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Gone").wait_for()
    page.unroute(re.compile("/admin/edit"))
    page.goto(EDIT)
    page.get_by_role("button", name="Put back").click()
    assert page.get_by_label("Title").input_value() == "Typed at last"
    page.evaluate("localStorage.clear()")


def test_the_key_of_saving_is_known_on_a_hebrew_keyboard(page: Page) -> None:
    page.goto(EDIT)
    event = "new KeyboardEvent('keydown', {key: 'ד', code: 'KeyS', ctrlKey: true, bubbles: true})"
    page.evaluate(f"document.body.dispatchEvent({event})")
    page.get_by_role("status").get_by_text("Saved.").wait_for()


def test_a_file_that_no_server_takes_is_told_beside_its_field(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "a.png"
    file.write_bytes(png(1))
    page.goto(EDIT)
    page.route(re.compile("/admin/upload"), lambda route: route.abort())
    page.locator("#f-image + input[type=file]").set_input_files(file)
    page.locator("#f-image-help .problem").filter(has_text="was not taken").wait_for()


def test_a_translation_is_begun_beside_its_original(
    served: tuple[Served, Path], page: Page
) -> None:
    page.goto(EDIT)
    page.get_by_role("button", name="Translate: ar").click()
    page.get_by_role("heading", name="trip.ar.md").wait_for()
    assert "We went." in page.locator("#f-body-there").inner_text()
    assert page.locator("label[for=f-title] .needed").count() == 0, "the title is inherited"
    page.get_by_label("Title").fill("رحلة")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("status").get_by_text("Saved.").wait_for()
    assert "title: رحلة\n" in (served[1] / "content/news/2024/trip.ar.md").read_text("utf-8")


def test_what_has_another_shape_than_its_field_is_mended_as_it_stands(
    served: tuple[Served, Path], page: Page
) -> None:
    file = served[1] / POST
    before = file.read_bytes()
    text = before.decode().replace("\n---", "\ndateline: [BEIT, JALA]\n---", 1)
    file.write_text(text, "utf-8")
    page.goto(f"/admin/edit?path={POST}")
    field = page.get_by_label("Dateline")
    assert field.input_value() == "[BEIT, JALA]"
    page.get_by_text("has another shape than this field").wait_for()
    page.get_by_label("Title").fill("Another title")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Something is to be mended below.").wait_for()
    assert file.read_text("utf-8") == text
    field.fill("BEIT JALA")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("status").get_by_text("Saved.").wait_for()
    assert "title: Another title\n" in file.read_text("utf-8")
    assert "dateline: BEIT JALA\n" in file.read_text("utf-8")
    file.write_bytes(before)


def test_a_change_of_the_original_is_marked_in_its_translation_until_that_says_it_too(
    served: tuple[Served, Path], page: Page
) -> None:
    site = served[1]
    page.goto(f"/admin/edit?path={POST}")
    page.get_by_role("button", name="Translate: he").click()
    page.get_by_role("heading", name="walk.he.md").wait_for()
    page.get_by_text("This is up to date with the original.").wait_for()
    page.goto(f"/admin/edit?path={POST}")
    page.get_by_label("Text", exact=True).fill("We walked north.")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("status").get_by_text("Saved.").wait_for()
    page.goto("/admin/?state=older than the original")
    page.get_by_role("row").filter(has_text="he").get_by_role("link", name="A walk").click()
    page.get_by_text("The original was changed since this was translated.").wait_for()
    there = page.locator("#f-body-there")
    assert (there.get_attribute("lang"), there.get_attribute("dir")) == ("en", "ltr")
    assert there.locator("del").all_text_contents() == ["[taken out: south]"]
    assert there.locator("ins").all_text_contents() == ["[added: north]"]
    assert page.get_by_role("main").locator(".changed").count() == 1
    assert not accessibility_violations(page)
    page.get_by_label("This says what the original says now").check()
    page.locator("#f-body").fill("הלכנו צפונה.")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("This is up to date with the original.").wait_for()
    page.goto("/admin/?state=older than the original")
    page.get_by_text("0 entries").wait_for()
    assert "הלכנו צפונה." in (site / POST.replace(".md", ".he.md")).read_text("utf-8")


@pytest.mark.parametrize(
    ("lang", "address"),
    [
        ("en", "/admin/"),
        ("ar", "/admin/new"),
        ("he", EDIT),
        ("ar", EDIT),
        ("he", RENAME),
        ("ar", DELETE),
    ],
)
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
    return sent(server, address, origin, fields)[0]


def sent(server: Served, address: str, origin: str, fields: dict[str, str]) -> tuple[int, str]:
    """Send a form from somewhere, and give the status and where it leads."""
    connection = HTTPConnection("127.0.0.1", server.port, timeout=SECONDS)
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Origin": origin}
    connection.request("POST", address, urlencode(fields), headers)
    answer = connection.getresponse()
    connection.close()
    return answer.status, answer.getheader("Location") or ""


def told(server: Served, address: str, **fields: str) -> str:
    """Send a form as the editor's own page does, and give where it leads."""
    token = server.get(EDIT).text.partition('name="token" value="')[2].partition('"')[0]
    token = token or server.get("/admin/new").text.partition('name="token" value="')[2][:43]
    own = f"http://127.0.0.1:{server.port}"
    status, where = sent(server, address, own, {"token": token, **fields})
    assert status == 303
    return where


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


@pytest.mark.parametrize("asked", ["a%20b", "%D7%A9", "%ff", "a%0d%0aX-Y:%201"])
def test_a_language_that_the_editor_does_not_speak_is_english(
    served: tuple[Served, Path], asked: str
) -> None:
    answer = served[0].get(f"/admin/?ui={asked}")
    assert answer.status == 200
    assert '<html lang="en"' in answer.text
    assert "Set-Cookie" not in answer.headers


def test_requests_that_make_no_sense_are_refused_in_words(served: tuple[Served, Path]) -> None:
    server, _ = served
    token = server.get(EDIT).text.partition('name="token" value="')[2].partition('"')[0]
    own = f"http://127.0.0.1:{server.port}"
    assert post(server, EDIT, own, token="שלום") == 403
    assert post(server, f"/admin/translate?path={TRIP}", own, token=token, lang="{x}") == 400
    assert (
        post(server, "/admin/new", own, token=token, kind="section", title="x", inside="news/../..")
        == 422
    )


def test_an_entry_is_renamed_and_named_back_and_deleted_and_put_back(
    served: tuple[Served, Path],
) -> None:
    server, site = served
    before = (site / "content/pages/about.md").read_bytes(), (site / TRIP).read_bytes()
    assert "content/pages/about.md:5" in server.get(RENAME).text
    where = told(server, RENAME, slug="tour", aliases="1", others="1")
    assert where.startswith("/admin/edit?path=content/news/2024/tour.md&renamed=trip")
    assert b"tour.md" in (site / "content/pages/about.md").read_bytes()
    assert 'name="undo"' in server.get(where).text
    assert server.get(EDIT).status == 404
    undone = told(server, where.replace("edit", "rename"), slug="trip", others="1", undo="1")
    assert undone == EDIT
    assert ((site / "content/pages/about.md").read_bytes(), (site / TRIP).read_bytes()) == before
    assert "sitegen withdraw news/2024/trip" in server.get(DELETE).text
    where = told(server, DELETE, whole="1")
    assert not (site / TRIP).exists()
    name = where.partition("deleted=")[2]
    assert "A trip" in server.get(where).text
    assert told(server, "/admin/bin", name=name, act="back").startswith("/admin/edit?path=")
    assert (site / TRIP).read_bytes() == before[1]


def test_a_part_of_a_picture_is_drawn_and_covered(served: tuple[Served, Path], page: Page) -> None:
    site = served[1]
    photo = "content/pages/photo.png"
    write_files(site, {photo: png(7, width=400, height=200)})
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"/admin/cover?picture={photo}&path=content/pages/about.md&ui=he")
    page.locator(".canvas").scroll_into_view_if_needed()
    box = page.locator(".canvas").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.25, box["y"] + box["height"] * 0.5)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.75, box["y"] + box["height"])
    page.mouse.up()
    assert page.locator(".canvas span").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert not accessibility_violations(page)
    page.get_by_role("button", name="שמירה").click()
    page.get_by_role("status").wait_for()
    text = (site / f"{photo}.yaml").read_text("utf-8")
    numbers = [float(each) for each in re.findall(r"([\d.]+)%", text)]
    assert numbers == pytest.approx([25, 50, 50, 50], abs=0.5)


def test_what_was_written_for_an_entry_that_vanished_is_found_from_the_list(
    served: tuple[Served, Path], page: Page
) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.location["url"]))
    path = "content/pages/gone.md"
    write_files(served[1], {path: "---\ntitle: Gone\n---\n"})
    page.goto(f"/admin/edit?path={path}")
    page.get_by_label("Text", exact=True).fill("Much work.")
    page.get_by_text("not saved yet").wait_for()
    (served[1] / path).write_text("---\ntitle: [a\n---\n")
    page.reload()
    page.get_by_role("button", name="Put back").click()
    assert "Much work." in page.locator(".kept textarea").input_value()
    (served[1] / path).unlink()
    page.goto("/admin/")
    assert not [each for each in said if "favicon" in each]
    page.locator(".drafts").get_by_role("link", name=path).click()
    assert "Much work." in page.locator(".kept textarea").input_value()
    page.get_by_role("button", name="Throw away").click()
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/admin/translate", 405, "takes only what a form sends"),
        ("/admin/edit?path=%ff", 400, "missing or too long"),
        ("/admin/picture?picture=site.yaml", 404, "There is no such entry"),
    ],
)
def test_a_page_that_refuses_says_why(
    served: tuple[Served, Path], address: str, status: int, said: str
) -> None:
    answer = served[0].get(address)
    assert (answer.status, said in answer.text) == (status, True)


def test_what_is_wrong_with_a_translation_is_said_without_options(
    served: tuple[Served, Path],
) -> None:
    server, _ = served
    token = server.get("/admin/new").text.partition('name="token" value="')[2].partition('"')[0]
    own = f"http://127.0.0.1:{server.port}"
    connection = HTTPConnection("127.0.0.1", server.port, timeout=SECONDS)
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Origin": own}
    address = f"/admin/translate?path={POST}"
    connection.request("POST", address, urlencode({"token": token, "lang": "en"}), headers)
    text = connection.getresponse().read().decode()
    connection.close()
    assert "is already in en" in text
    assert "--lang" not in text


def test_what_is_wrong_with_a_new_entry_is_said_of_its_form(served: tuple[Served, Path]) -> None:
    server, _ = served
    token = server.get("/admin/new").text.partition('name="token" value="')[2].partition('"')[0]
    own = f"http://127.0.0.1:{server.port}"
    connection = HTTPConnection("127.0.0.1", server.port, timeout=SECONDS)
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Origin": own}
    fields = {"token": token, "kind": "news", "title": "A", "inside": "x"}
    connection.request("POST", "/admin/new", urlencode(fields), headers)
    text = connection.getresponse().read().decode()
    connection.close()
    assert "a news stands in nothing" in text
    assert "expected a news" not in text
    assert "--in" not in text


def test_marks_are_set_from_the_keyboard_and_taken_back_by_undo(page: Page) -> None:
    page.goto(f"{EDIT}&ui=he")
    text = page.locator("#f-body")
    text.fill("One word.")
    text.evaluate("each => each.setSelectionRange(0, 3)")
    bar = page.locator(".texts > .bar")
    bar.locator("button").first.focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    assert text.input_value() == "*One* word."
    page.keyboard.press("Control+z")
    assert text.input_value() == "One word."
    assert bar.locator("button[tabindex='0']").get_attribute("aria-label") == "נטוי"
    text.evaluate("each => each.setSelectionRange(4, 9)")
    page.locator(".blocks summary").click()
    page.locator(".blocks button").first.click()
    assert text.input_value() == "One \n\n/// quote | …\nword.\n///\n\n"
    page.evaluate("localStorage.clear()")
