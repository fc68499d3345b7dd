"""What somebody writes reaches the server as one commit, whatever others send at the same time."""

from __future__ import annotations

import pytest

from sitegen.errors import Location, Problem
from sitegen.sending.joining import Choice
from sitegen.sending.keeping import all_aside
from sitegen.sending.send import Asked, Order, Sent, send
from sitegen.sending.snapshot import blob_at, differences, tree_of_folder
from tests.clones import TEXT, TRIP, Office, git

NEW = "content/news/2024/new.md"
ABOUT = "content/pages/about.md"
MINE = TEXT.replace("It rained.", "It snowed.")
THEIRS = TEXT.replace("It rained.", "It was dry.")


def sent(outcome: Sent | Asked) -> Sent:
    """Give what was sent; fails where somebody is asked."""
    assert isinstance(outcome, Sent), outcome
    assert outcome.late is None, outcome.late
    return outcome


def asked(outcome: Sent | Asked) -> Asked:
    """Give what is asked; fails where it was sent."""
    assert isinstance(outcome, Asked), outcome
    return outcome


def test_what_was_saved_is_one_commit_by_the_author_of_the_settings(office: Office) -> None:
    office.write({TRIP: MINE, NEW: TEXT})
    assert sent(office.send()).pushed
    assert office.at_server(TRIP) == MINE
    assert office.at_server(NEW) == TEXT
    assert git(office.bare, "log", "-1", "--format=%an <%ae> %s", "main").strip() == (
        "Office <office@example.org> A line"
    )
    assert office.status() == ""
    assert git(office.site, "rev-parse", "HEAD") == git(office.bare, "rev-parse", "main")


def test_what_was_not_ticked_stays_here_as_it_is(office: Office) -> None:
    office.write({TRIP: MINE, NEW: TEXT, "site.yaml": office.here("site.yaml") + "page_size: 3\n"})
    sent(office.send(TRIP))
    assert office.at_server(TRIP) == MINE
    assert NEW not in office.files_at_server()
    assert "page_size" not in office.at_server("site.yaml")
    assert office.status().splitlines() == [" M site.yaml", f"?? {NEW}"]


def test_what_others_sent_comes_in_and_no_merge_is_made(office: Office) -> None:
    office.pushed({ABOUT: "---\ntitle: About us\n---\n\nWe.\n"})
    office.write({TRIP: MINE})
    outcome = sent(office.send())
    assert outcome.arrived == (ABOUT,)
    assert "About us" in office.here(ABOUT)
    assert office.at_server(TRIP) == MINE
    assert git(office.bare, "log", "--format=%s", "main").splitlines() == [
        *("A line", "Theirs", "Begin")
    ]
    assert office.status() == ""


def test_lines_that_both_changed_apart_from_each_other_are_joined(office: Office) -> None:
    office.pushed({TRIP: TEXT.replace("We came back.", "We are back.")})
    office.write({TRIP: TEXT.replace("A trip", "Our trip")})
    sent(office.send())
    both = TEXT.replace("A trip", "Our trip").replace("We came back.", "We are back.")
    assert office.at_server(TRIP) == office.here(TRIP) == both


def test_a_line_that_both_changed_is_asked_and_nothing_is_written_before(office: Office) -> None:
    office.pushed({TRIP: THEIRS})
    office.write({TRIP: MINE})
    (meeting,) = asked(office.send()).meetings
    assert (meeting.path, meeting.mine, meeting.theirs) == (TRIP, MINE, THEIRS)
    assert meeting.joined == TEXT.replace("It rained.", "It snowed.\nIt was dry.")
    assert office.here(TRIP) == MINE
    assert office.at_server(TRIP) == THEIRS
    assert office.status() == f" M {TRIP}\n"


@pytest.mark.parametrize(
    ("pick", "typed", "result"),
    [("mine", "", MINE), ("theirs", "", THEIRS), ("joined", "Both.\r\n", "Both.\n")],
)
def test_each_choice_is_what_is_sent_and_the_other_text_is_kept(
    office: Office, pick: str, typed: str, result: str
) -> None:
    office.pushed({TRIP: THEIRS})
    office.write({TRIP: MINE})
    (meeting,) = asked(office.send()).meetings
    choice = Choice(pick, meeting.mark, typed)  # type: ignore[arg-type]
    outcome = sent(office.send(**{TRIP: choice}))
    assert office.at_server(TRIP) == office.here(TRIP) == result
    assert git(office.bare, "show", f"main~{int(outcome.pushed)}:{TRIP}") == THEIRS
    kept = [
        blob_at(office.repository, each.commit, each.path) for each in all_aside(office.repository)
    ]
    assert kept == ([] if pick == "mine" else [MINE.encode()])
    assert office.status() == ""


def test_a_choice_for_texts_that_are_others_by_now_does_not_count(office: Office) -> None:
    office.pushed({TRIP: THEIRS})
    office.write({TRIP: MINE})
    (meeting,) = asked(office.send()).meetings
    office.pushed({TRIP: THEIRS.replace("dry", "very dry")})
    choice = Choice("mine", meeting.mark, "What I typed.")
    (again,) = asked(office.send(**{TRIP: choice})).meetings
    assert "very dry" in (again.theirs or "")
    assert again.joined == "What I typed."


@pytest.mark.parametrize("pick", ["mine", "theirs"])
def test_a_file_that_a_colleague_deleted_is_asked_for(office: Office, pick: str) -> None:
    office.pushed({}, TRIP)
    office.write({TRIP: MINE})
    (meeting,) = asked(office.send()).meetings
    assert (meeting.mine, meeting.theirs) == (MINE, None)
    choice = Choice(pick, meeting.mark)  # type: ignore[arg-type]
    sent(office.send(**{TRIP: choice}))
    assert (office.site / TRIP).exists() == (pick == "mine")
    assert (TRIP in office.files_at_server()) == (pick == "mine")
    assert len(all_aside(office.repository)) == (pick == "theirs")


def test_a_file_that_was_deleted_here_and_changed_there_is_asked_for(office: Office) -> None:
    office.pushed({TRIP: THEIRS})
    (office.site / TRIP).unlink()
    (meeting,) = asked(office.send()).meetings
    assert (meeting.mine, meeting.theirs) == (None, THEIRS)
    sent(office.send(**{TRIP: Choice("mine", meeting.mark)}))
    assert TRIP not in office.files_at_server()


def test_what_was_changed_here_follows_a_file_that_a_colleague_renamed(office: Office) -> None:
    there = "content/news/2025/journey.md"
    office.pushed({}, renamed={TRIP: there})
    office.write({TRIP: MINE})
    sent(office.send())
    assert office.here(there) == office.at_server(there) == MINE
    assert not (office.site / TRIP).exists()
    assert TRIP not in office.files_at_server()


def test_what_a_colleague_changed_follows_a_file_that_was_renamed_here(office: Office) -> None:
    office.pushed({TRIP: THEIRS})
    git(office.site, "mv", TRIP, NEW)
    sent(office.send())
    assert office.here(NEW) == office.at_server(NEW) == THEIRS
    assert TRIP not in office.files_at_server()


def test_a_file_that_was_not_ticked_and_others_changed_is_asked_for_too(office: Office) -> None:
    office.pushed({TRIP: THEIRS})
    office.write({TRIP: MINE, NEW: TEXT})
    (meeting,) = asked(office.send(NEW)).meetings
    sent(office.send(NEW, **{TRIP: Choice("mine", meeting.mark)}))
    assert office.at_server(TRIP) == THEIRS, "it was not sent"
    assert office.here(TRIP) == MINE, "and is here as it was"


def test_the_same_change_on_both_sides_is_nothing_to_send(office: Office) -> None:
    office.pushed({TRIP: MINE})
    office.write({TRIP: MINE})
    assert not sent(office.send()).pushed
    assert office.status() == ""


def test_a_joined_text_that_is_no_entry_is_asked_for(office: Office) -> None:
    office.pushed({TRIP: TEXT.replace("We came back.", "We are back.")})
    office.write({TRIP: TEXT.replace("A trip", "Our trip")})
    repository = office.repository
    folder = tree_of_folder(repository)
    order = Order(folder, differences(repository, repository.head, folder, "content"), "A line")
    (meeting,) = asked(send(repository, order, lambda p, _: [Problem(Location(p), "no")])).meetings
    assert "Our trip" in (meeting.mine or "")
    assert "We are back." in (meeting.theirs or "")
