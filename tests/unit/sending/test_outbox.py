"""What would be sent: entries with their files; what has mistakes or says a name stays here."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from sitegen.editor.outbox import Item, Outbox, chosen_items, open_outbox
from sitegen.editor.shelf import open_site
from sitegen.errors import Location, Problem
from sitegen.sending.results import Results, results_of
from tests.clones import TEXT, TRIP, Office, git

NOW = datetime(2026, 11, 29, tzinfo=UTC)
STORY = (
    "---\ntitle: A voice\nstoryteller: {name: Layla Example, pseudonym: Noor}\n"
    "consent: {name: pseudonym, web: true}\n---\n\nWe began.\n"
)
PUBLIC = "https://github.com/someone/site.git"


def outbox(office: Office, *problems: Problem) -> Outbox:
    """Give what would be sent."""
    return open_outbox(open_site(office.site), problems, NOW)


def items(office: Office, *problems: Problem) -> dict[str, Item]:
    """Give what would be sent, by its id."""
    return {item.parcel.id: item for item in outbox(office, *problems).items}


def test_an_entry_goes_with_all_its_languages_and_files(office: Office) -> None:
    office.write(
        {
            "content/news/2024/fair/index.md": TEXT.replace("A trip", "A fair"),
            "content/news/2024/fair/index.he.md": "---\ntitle: יריד\n---\n\nהיה.\n",
            "content/news/2024/fair/photo.jpg": b"\xff\xd8\xff",
            TRIP: TEXT.replace("date:", "image: press.jpg\nalt: A press\ndate:"),
            "content/news/2024/press.jpg": b"\xff\xd8\xff",
            "content/news/2024/lone.jpg": b"\xff\xd8\xff",
            "private/names.yaml": "people: []\n",
            "site.yaml": office.here("site.yaml") + "page_size: 3\n",
        }
    )
    found = items(office)
    assert {id_: item.files for id_, item in found.items()} == {
        "content/news/2024/lone.jpg": ("content/news/2024/lone.jpg",),
        "news/2024/fair": (
            "content/news/2024/fair/index.he.md",
            "content/news/2024/fair/index.md",
            "content/news/2024/fair/photo.jpg",
        ),
        "news/2024/trip": ("content/news/2024/press.jpg", TRIP),
    }
    fair = found["news/2024/fair"]
    assert [(row.lang, row.title) for row in fair.rows] == [("en", "A fair"), ("he", "יריד")]
    assert fair.parcel.change == "new"
    assert found["news/2024/trip"].parcel.change == "changed"


def test_what_was_renamed_or_deleted_is_called_so(office: Office) -> None:
    git(office.site, "mv", TRIP, "content/news/2024/journey.md")
    git(office.site, "mv", "content/news/2024/trip.he.md", "content/news/2024/journey.he.md")
    (office.site / "content/pages/about.md").unlink()
    found = items(office)
    assert {id_: item.parcel.change for id_, item in found.items()} == {
        "news/2024/journey": "renamed",
        "pages/about": "deleted",
    }
    assert found["pages/about"].title == "About"


def test_what_has_a_mistake_in_any_language_stays_and_the_rest_goes(office: Office) -> None:
    office.write({TRIP: TEXT + "More.\n", "content/pages/about.md": "---\ntitle: We\n---\n\nx\n"})
    mistake = Problem(Location("content/news/2024/trip.he.md", 2), "something")
    advice = Problem(Location("content/pages/about.md", 2), "something", "warning")
    box = outbox(office, mistake, advice, Problem(Location("site.yaml", 1), "elsewhere"))
    wanted = {item.parcel.id for item in box.items}
    assert [each.parcel.id for each in chosen_items(box, wanted)] == ["pages/about"]
    assert [each.location.path for each in box.elsewhere] == ["site.yaml"]
    assert box.ticked_at_first() == {"pages/about"}
    assert box.line() == "We"


def test_drafts_are_marked_and_wait_at_first(office: Office) -> None:
    office.write({"content/news/2024/half.md": TEXT.replace("date:", "draft: true\ndate:")})
    box = outbox(office)
    assert [item.is_draft for item in box.items] == [True]
    assert box.ticked_at_first() == frozenset()


@pytest.mark.parametrize(
    ("address", "private", "stopped"),
    [
        ("", False, {"news/2024/trip"}),
        (PUBLIC, False, {"news/2024/trip", "stories/2022/voice"}),
        (PUBLIC, True, {"news/2024/trip"}),
    ],
)
def test_a_name_stands_only_in_its_bearers_own_file_and_not_where_everybody_reads(
    office: Office, address: str, private: bool, stopped: set[str]
) -> None:
    if address:
        git(office.site, "remote", "set-url", "origin", address)
    if private:
        office.write(
            {"site.yaml": office.here("site.yaml").replace("{author", "{private: true, author")}
        )
    office.write(
        {
            "content/stories/2022/voice/index.md": STORY,
            TRIP: TEXT.replace("date:", "# with Layla Example\ndate:"),
        }
    )
    found = items(office)
    assert {id_ for id_, item in found.items() if item.parcel.stops} == stopped
    assert "Layla" not in outbox(office).line()
    assert outbox(office).watch.stops_text("With Layla Example")


def test_names_of_people_stay_here_too(office: Office) -> None:
    git(office.site, "remote", "set-url", "origin", PUBLIC)
    people = "people:\n  - {name: Amal Example, consent: {name: withheld, web: true}}\ndate:"
    office.write({TRIP: TEXT.replace("date:", people)})
    assert items(office)["news/2024/trip"].parcel.stops == ("name",)


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("git@github.com:org/site.git", "https://github.com/org/site/actions"),
        ("https://gitlab.com/org/sub/site.git", "https://gitlab.com/org/sub/site/-/pipelines"),
        ("ssh://git@gitlab.example.org:2222/o/s", "https://gitlab.example.org/o/s/-/pipelines"),
        ("https://codeberg.org/org/site", "https://codeberg.org/org/site/actions"),
        (
            "https://forgejo.example.org:8443/o/s.git",
            "https://forgejo.example.org:8443/o/s/actions",
        ),
        ("git@git.example.org:org/site.git", ""),
        ("../github/site.git", ""),
        ("/srv/gitlab/site.git", ""),
    ],
)
def test_where_results_are_is_known_by_the_host(address: str, page: str, tmp_path: Path) -> None:
    assert results_of(address, tmp_path) == Results(page)


def test_a_host_works_where_it_has_a_recipe(tmp_path: Path) -> None:
    (tmp_path / ".github/workflows").mkdir(parents=True)
    assert results_of("git@github.com:org/site.git", tmp_path).works
