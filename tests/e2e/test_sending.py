"""A member of the staff without Git sends what was written, and finds it at the server."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.clones import TEXT, TRIP, Office, open_office
from tests.tools.browser import accessibility_violations
from tests.tools.serving import serving

NEW = "content/news/2024/new.md"
BROKEN = "content/news/2024/broken.md"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """A site with a new entry, a broken one, and one that a colleague changed as well."""
    office = open_office(tmp_path_factory.mktemp("sent"))
    office.pushed({TRIP: TEXT.replace("It rained.", "It was dry.")})
    office.write(
        {
            TRIP: TEXT.replace("It rained.", "It snowed."),
            NEW: TEXT.replace("A trip", '"A day: planting"'),
            BROKEN: TEXT.replace("title", "titel"),
        }
    )
    return office


@pytest.fixture(scope="module")
def page(office: Office, browser: Browser) -> Iterator[Page]:
    """A browser without JavaScript, on a narrow screen in the dark."""
    with serving(office.site, "--drafts") as server:
        page = browser.new_page(
            base_url=f"http://127.0.0.1:{server.port}",
            locale="en-GB",
            java_script_enabled=False,
            color_scheme="dark",
            viewport={"width": 390, "height": 800},
        )
        yield page
        page.close()


@pytest.mark.parametrize("address", ["/admin/send?ui=ar", "/admin/status?ui=he"])
def test_the_pages_are_for_everybody(page: Page, browser: Browser, address: str) -> None:
    page.goto(address)
    assert page.locator("html").get_attribute("dir") == "rtl"
    host = page.url.partition("/admin")[0]
    looked_at = browser.new_page(viewport={"width": 390, "height": 800}, color_scheme="dark")
    looked_at.goto(f"{host}{address}")
    assert looked_at.evaluate("document.documentElement.scrollWidth") <= 390
    assert not accessibility_violations(looked_at)
    looked_at.close()


def test_it_is_sent_as_if_it_had_been_written_by_hand(office: Office, page: Page) -> None:
    page.goto("/admin/?ui=en")
    page.get_by_role("link", name="Send for publishing").click()
    broken = page.locator(".parcel", has=page.get_by_label("broken", exact=True))
    assert broken.get_by_role("checkbox").is_disabled()
    assert 'did you mean "title"?' in broken.inner_text()
    assert page.get_by_label("What changed, in one line").input_value() == (
        "A day: planting; A trip"
    )
    page.get_by_role("button", name="Send", exact=True).click()
    meeting = page.get_by_role("group", name=TRIP)
    assert "It snowed." in meeting.get_by_role("region", name="Yours").inner_text()
    assert "It was dry." in meeting.get_by_role("region", name="Theirs").inner_text()
    meeting.get_by_role("radio", name="A text of both").check()
    text = TEXT.replace("It rained.", "It snowed, then it was dry.")
    meeting.get_by_role("textbox").fill(text)
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("status").get_by_text("2 entries are at").wait_for()
    assert page.get_by_text("ask who looks after the site").count() == 1
    assert office.at_server(NEW) == TEXT.replace("A trip", '"A day: planting"')
    assert office.at_server(TRIP) == office.here(TRIP) == text
    assert BROKEN not in office.files_at_server()
    assert office.status() == f"?? {BROKEN}\n"
    page.get_by_role("link", name="Texts that were put aside").click()
    page.get_by_role("link", name=TRIP).click()
    assert "It snowed." in page.get_by_role("region", name=TRIP).inner_text()
    (office.site / BROKEN).unlink()


def test_the_page_on_the_site_leads_to_the_forms(page: Page, office: Office) -> None:
    office.write({"content/news/2024/half.md": TEXT.replace("date:", "draft: true\ndate:")})
    page.goto("/admin/status?ui=en")
    drafts = page.get_by_role("group").filter(has=page.get_by_role("heading", name="Drafts"))
    drafts.get_by_role("link", name="A trip").click()
    page.get_by_role("heading", name="news/2024/half.md").wait_for()
    (office.site / "content/news/2024/half.md").unlink()


def test_a_post_from_elsewhere_sends_nothing(page: Page) -> None:
    answer = page.request.post("/admin/send", form={"parcel": "news/2024/trip", "message": "x"})
    assert answer.status == 403
