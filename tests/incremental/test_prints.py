"""Pictures of panels: on the website while everybody on them agrees, and not a build longer."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from sitegen.builder.explain.explain import explain
from tests.incremental.content_edits import set_in
from tests.incremental.prints import DANI, FOLDER, MARA, NOOR, hang, pdf, take_down
from tests.incremental.traces import rendered_by
from tests.incremental.workshop import Outcome, Workshop

RECORD = f"{FOLDER}/panels.json"
NOOR_FILE = "content/stories/2022/noor/index.md"
DANI_FILE = "content/stories/2022/dani/index.md"
GENEVA_FILE = "content/exhibitions/geneva-2022/index.md"
PAGE = "exhibitions/geneva-2022/index.html"


def pictures(workshop: Workshop) -> set[str]:
    """Give the names of the panels' pictures in the output."""
    return {path.name for path in (workshop.output / "media").glob("geneva-2022-*-10.*")}


def outdated(story: str) -> str:
    """Give the one line that says what to do."""
    return (
        f"{RECORD}:1: warning: the panel of {story} is older than the story; "
        "run: sitegen panels geneva-2022"
    )


def warned(outcome: Outcome) -> list[str]:
    """Give the warnings on panels."""
    return [text for text in outcome.warnings if "output-print" in text]


def without_links(workshop: Workshop) -> Workshop:
    """Give the site without links to stories: one to a withdrawn story is a mistake of its own.

    Noor's name stands in her front matter alone, so that it can be withdrawn as well.
    """
    link = re.compile(r"\[(\w+)\]\([^)]*(?:noor|dani)/index\.md[^)]*\)")
    for path in workshop.files("content", ".md"):
        workshop.write(path, link.sub(r"\1", workshop.read(path)))
    set_in(workshop, NOOR_FILE, "storyteller", "{name: Nora Realname, pseudonym: Noor}")
    return workshop


@pytest.fixture
def unlinked(workshop: Workshop) -> Workshop:
    """Give the site without links to stories."""
    return without_links(workshop)


@pytest.fixture(scope="module")
def hung_once(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """Give the site with its title panel and two stories' panels, built."""
    workshop = without_links(Workshop.start(tmp_path_factory.mktemp("hung")))
    hang(workshop, (), (NOOR,), (DANI,))
    outcome = workshop.check()
    assert warned(outcome) == []
    assert len(pictures(workshop)) == 3
    return workshop


@pytest.fixture
def hung(hung_once: Workshop, tmp_path: Path) -> Workshop:
    """Give a copy of it."""
    return hung_once.copied(tmp_path)


def test_a_walk_shows_every_panel_and_a_story_its_own(hung: Workshop) -> None:
    page = (hung.output / PAGE).read_text()
    assert page.count("-10.jpg") == 3
    assert "EnglishHebrewArabic" in page
    story = (hung.output / "stories/2022/noor/index.html").read_text()
    assert story.count("-10.jpg") == 1


def test_panels_taken_down_are_gone_and_a_second_set_comes_back(hung: Workshop) -> None:
    take_down(hung)
    hung.check()
    assert pictures(hung) == set()
    hang(hung, (NOOR,))
    hung.check()
    assert len(pictures(hung)) == 1


def test_a_site_without_panels_asks_for_none(workshop: Workshop) -> None:
    assert rendered_by(workshop) == set()
    assert pictures(workshop) == set()


def consent(line: str) -> Callable[[Workshop], None]:
    """Give the edit that sets what Noor agrees to."""
    return lambda workshop: set_in(workshop, NOOR_FILE, "consent", line)


WITHDRAWALS = {
    "all": consent("{name: withheld}"),
    "the web": consent("{name: public, web: false, print: true, photo: true, voice: true}"),
    "the photo": consent("{name: public, web: true, print: true, voice: true}"),
    "the name": consent("{name: withheld, web: true, print: true, photo: true, voice: true}"),
    "paper": consent("{name: public, web: true, photo: true, voice: true}"),
    "a language": consent(
        "{name: public, web: true, print: true, photo: true, voice: true, languages: [en]}"
    ),
    "the venue": consent(
        "{name: public, web: true, print: true, photo: true, voice: true, venues: [rome]}"
    ),
    "the consent itself": lambda workshop: set_in(workshop, NOOR_FILE, "consent", None),
}


@pytest.mark.parametrize("what", WITHDRAWALS)
def test_whatever_is_withdrawn_takes_the_picture_at_once(hung: Workshop, what: str) -> None:
    before = pictures(hung)
    WITHDRAWALS[what](hung)
    outcome = hung.check()
    assert warned(outcome) == [outdated(NOOR)]
    gone = before - pictures(hung)
    assert len(gone) == 1, "that picture alone"
    assert_nowhere(hung, gone.pop())


def assert_nowhere(workshop: Workshop, name: str) -> None:
    """No output has a picture, or names it."""
    for path in workshop.output.rglob("*"):
        assert path.name != name
        assert not path.is_file() or name.encode() not in path.read_bytes(), path


EDITS = {
    "the text": lambda workshop: workshop.write(NOOR_FILE, workshop.read(NOOR_FILE) + "\nMore.\n"),
    "a translation": lambda workshop: set_in(
        workshop, "content/stories/2022/noor/index.he.md", "title", "אחר"
    ),
    "a new translation": lambda workshop: workshop.write(
        "content/stories/2022/noor/index.ar.md", "---\ntitle: صباح\n---\n"
    ),
    "the portrait": lambda workshop: workshop.write(
        "content/stories/2022/noor/portrait.jpg",
        (workshop.site / "content/stories/2022/dani/portrait.jpg").read_bytes(),
    ),
}


@pytest.mark.parametrize("what", EDITS)
def test_whatever_is_edited_takes_the_picture_until_it_is_made_anew(
    hung: Workshop, what: str
) -> None:
    EDITS[what](hung)
    outcome = hung.check()
    assert warned(outcome) == [outdated(NOOR)]
    assert len(pictures(hung)) == 2
    hang(hung, (), (NOOR,), (DANI,))
    assert warned(hung.check()) == []
    assert len(pictures(hung)) == 3


def test_a_consent_that_ends_takes_the_picture_without_any_edit(hung: Workshop) -> None:
    hung.at += timedelta(days=149)
    hung.check()
    assert len(pictures(hung)) == 3
    hung.at += timedelta(days=2)
    hung.check()
    assert len(pictures(hung)) == 2


def test_a_deleted_story_takes_its_panel_along(hung: Workshop) -> None:
    for path in hung.files("content/stories/2022/noor"):
        hung.remove(path)
    hung.write(GENEVA_FILE, hung.read(GENEVA_FILE).replace(f"{NOOR}, ", ""))
    outcome = hung.check()
    assert any(f"a panel shows {NOOR}, which is there no longer" in w for w in warned(outcome))
    assert len(pictures(hung)) == 1, "the title panel is older than the exhibition too"


def test_a_story_that_hangs_no_longer_is_not_walked_past(hung: Workshop) -> None:
    hang(hung, (NOOR,), (DANI,))
    hung.write(GENEVA_FILE, hung.read(GENEVA_FILE).replace(f"{NOOR}, ", ""))
    hung.check()
    assert len(pictures(hung)) == 1


def test_panels_of_several_stories_need_all_of_them(workshop: Workshop) -> None:
    hang(workshop, (DANI, NOOR))
    workshop.check()
    assert len(pictures(workshop)) == 1
    set_in(workshop, DANI_FILE, "title", "Another")
    assert warned(workshop.check()) == [outdated(DANI)]
    assert pictures(workshop) == set()


def test_a_panel_without_a_story_follows_its_exhibition(hung: Workshop) -> None:
    set_in(hung, GENEVA_FILE, "title", "Genève")
    outcome = hung.check()
    (line,) = warned(outcome)
    assert "older than the exhibition; run: sitegen panels geneva-2022" in line
    assert len(pictures(hung)) == 2


def test_a_story_that_never_agreed_to_the_web_is_not_shown_and_not_spoken_of(
    unlinked: Workshop,
) -> None:
    workshop = unlinked
    line = "{name: public, print: true, photo: true, voice: true}"
    set_in(workshop, NOOR_FILE, "consent", line)
    hang(workshop, (NOOR,), (MARA,))
    outcome = workshop.check()
    assert warned(outcome) == []
    assert len(pictures(workshop)) == 1


def test_another_picture_under_a_recorded_name_is_not_shown(hung: Workshop) -> None:
    name = "geneva-2022_02_panel_preview.png"
    data = (hung.site / f"{FOLDER}/geneva-2022_03_panel_preview.png").read_bytes()
    hung.write(f"{FOLDER}/{name}", data)
    (line,) = warned(hung.check())
    assert f"{name} is not the file that was made" in line
    assert len(pictures(hung)) == 2


@pytest.mark.parametrize("data", [b"", b"{", b'{"format": 99}', b"[]", b"\xff"])
def test_a_damaged_record_shows_nothing_and_says_so(hung: Workshop, data: bytes) -> None:
    hung.write(RECORD, data)
    (line,) = warned(hung.check())
    assert "can't be read; run: sitegen panels geneva-2022" in line
    assert pictures(hung) == set()


def test_a_secret_name_can_not_be_tried_against_the_record(workshop: Workshop) -> None:
    hang(workshop, (DANI,))
    before = (workshop.site / RECORD).read_bytes()
    text = workshop.read(DANI_FILE)
    workshop.write(DANI_FILE, text.replace("Daniel Realname", "Another Person"))
    hang(workshop, (DANI,))
    assert (workshop.site / RECORD).read_bytes() == before


def test_content_can_not_name_a_panel(hung: Workshop) -> None:
    about = "content/pages/about.md"
    picture = f"/{FOLDER}/geneva-2022_02_panel_preview.png"
    set_in(hung, about, "image", f"{{file: {picture}, alt: A}}")
    assert hung.check().report is None
    set_in(hung, about, "image", None)
    hung.write(about, hung.read(about) + f"\n![A panel]({picture})\n")
    assert hung.check().report is None


def handouts(workshop: Workshop) -> list[str]:
    """Give the kinds of the panels' PDFs in the output, sorted."""
    found = (workshop.output / "media").glob("geneva-2022-*.pdf")
    return sorted(path.name.removeprefix("geneva-2022-")[:-13] for path in found)


def test_hosts_may_take_what_the_exhibition_names_and_nothing_else(hung: Workshop) -> None:
    assert handouts(hung) == []
    set_in(hung, GENEVA_FILE, "handouts", "[hanging-plan, panels]")
    hang(hung, (), (NOOR,), (DANI,))
    hung.check()
    assert handouts(hung) == ["hanging-plan", "story", "story", "title"]
    for path in (hung.output / "media").glob("*.pdf"):
        assert b"Secret" not in path.read_bytes()
    set_in(hung, GENEVA_FILE, "handouts", "[press-sheet]")
    (line,) = warned(hung.check())
    assert "older than the exhibition" in line
    assert handouts(hung) == []


def test_a_withdrawn_story_takes_every_file_along_that_names_it(hung: Workshop) -> None:
    set_in(hung, GENEVA_FILE, "handouts", "[press-sheet, hanging-plan, panels]")
    hang(hung, (), (NOOR,), (DANI,))
    hung.check()
    assert handouts(hung) == ["hanging-plan", "press-sheet", "story", "story", "title"]
    WITHDRAWALS["all"](hung)
    assert warned(hung.check()) == [outdated(NOOR)]
    assert handouts(hung) == ["story", "title"]


def test_hosts_may_take_files_beside_the_entry_without_their_secrets(workshop: Workshop) -> None:
    workshop.write("content/exhibitions/geneva-2022/plan.pdf", pdf("the hall"))
    set_in(workshop, GENEVA_FILE, "downloads", "[{file: plan.pdf, title: Plan, stories: []}]")
    workshop.check()
    (path,) = (workshop.output / "media").glob("*.pdf")
    assert b"Secret" not in path.read_bytes()
    assert path.name in (workshop.output / PAGE).read_text()
    workshop.write("content/exhibitions/geneva-2022/plan.docx", "words")
    set_in(workshop, GENEVA_FILE, "downloads", "[{file: plan.docx, title: Plan, stories: []}]")
    outcome = workshop.check()
    assert any("plan.docx:1: files of this kind aren't published" in line for line in outcome.said)


def test_a_document_that_shows_somebody_goes_and_comes_with_their_consent(
    workshop: Workshop,
) -> None:
    workshop.write("content/exhibitions/geneva-2022/paper.pdf", pdf("a morning"))
    given = f"[{{file: paper.pdf, title: Paper, stories: [{NOOR}]}}]"
    set_in(workshop, GENEVA_FILE, "downloads", given)
    workshop.check()
    assert len(list((workshop.output / "media").glob("*.pdf"))) == 1
    agreed = workshop.read(NOOR_FILE)
    set_in(workshop, NOOR_FILE, "consent", "{name: public, web: true, print: true, photo: true}")
    outcome = workshop.check()
    assert any(
        f"left out: it shows {NOOR}, which isn't agreed" in line for line in outcome.warnings
    )
    assert list((workshop.output / "media").glob("*.pdf")) == []
    workshop.write(NOOR_FILE, agreed)
    workshop.check()
    assert len(list((workshop.output / "media").glob("*.pdf"))) == 1


def test_only_pages_that_show_a_panel_are_made_again(hung: Workshop) -> None:
    hung.write(f"{FOLDER}/notes.txt", "Nothing is made of this")
    hung.write(f"{FOLDER}/geneva-2022_02_panel.pdf", "another one")
    assert rendered_by(hung) == set()
    hang(hung, (), (NOOR,))
    assert rendered_by(hung) == {PAGE, "stories/2022/dani/index.html"}


def test_why_names_the_record(hung: Workshop) -> None:
    found = explain(hung.options(), PAGE)
    assert RECORD in found.files
    assert f"{FOLDER}/geneva-2022_02_panel_preview.png" in found.files
    hang(hung, (), (NOOR,))
    hung.build()
    changed = explain(hung.options(), PAGE).changed
    assert changed is not None
    assert changed.files == (RECORD,)
