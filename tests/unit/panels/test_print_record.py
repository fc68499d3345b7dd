"""What is written down of a set: whose stories are on which panel, as when it was made."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sitegen.panels.cache.file_facts import FileFactsCache
from sitegen.panels.plan.loading import load_sources
from sitegen.panels.plan.names import file_stem
from sitegen.panels.plan.plan import Wanted, documents_of, plan_exhibition
from sitegen.panels.production.print_record import Shown, write_record
from sitegen.panels.production.reports import PanelFiles, Report
from sitegen.panels.values import Panel
from sitegen.site.prints import PrintedPanel, PrintRecord, decode_record
from tests.unit.panels.site import write, write_site

GENEVA = "exhibitions/geneva-2022"
OPEN, SHY, OFFLINE = (f"stories/2022/{slug}" for slug in ("open", "shy", "offline"))


class Shop:
    """A site whose panels are written down again and again; their files are only pretended."""

    def __init__(self, folder: Path, photo: bytes) -> None:
        self.site = write_site(folder / "site", photo)
        self.folder = folder / "output-print" / "geneva-2022"

    def record(self, wanted: Wanted | None = None, failing: str = "") -> PrintRecord:
        """Write the record as a run does; give what it says."""
        sources = load_sources(self.site)
        plan = plan_exhibition(GENEVA, sources, wanted)
        shown = Shown.by(plan_exhibition(GENEVA, sources), GENEVA, sources)
        documents = documents_of(plan.documents)
        report = Report(
            folder=self.folder,
            panels=tuple(self.made(panel, failing) for panel in plan.panels),
            documents=tuple(self.made(panel, failing) for panel in documents),
        )
        write_record(shown, report, FileFactsCache())
        record = decode_record((self.folder / "panels.json").read_bytes())
        assert record is not None
        return record

    def made(self, panel: Panel, failing: str) -> PanelFiles:
        stem = file_stem(panel)
        endings = (".pdf", "_proof.pdf", "_preview.png")
        printed, proof, preview = (self.folder / f"{stem}{ending}" for ending in endings)
        for path in (printed, proof, preview):
            write(path, path.name)
        problem = "it can't" if panel.slug == failing else ""
        return PanelFiles(
            panel=panel, stem=stem, printed=printed, proof=proof, preview=preview, problem=problem
        )

    def edit(self, story: str, before: str, after: str) -> None:
        path = self.site / "content" / story / "index.md"
        text = path.read_text(encoding="utf-8")
        assert before in text
        write(path, text.replace(before, after))


@pytest.fixture
def shop(tmp_path: Path, photo_data: bytes) -> Shop:
    """Give a site of which nothing is written down."""
    return Shop(tmp_path, photo_data)


def of_story(record: PrintRecord, story: str) -> PrintedPanel:
    """Give the one panel of a story."""
    (found,) = [each for each in record.panels if each.kind == "story" and story in each.stories]
    return found


def test_each_panel_names_the_stories_that_are_on_it(shop: Shop) -> None:
    record = shop.record()
    assert record.exhibition == GENEVA
    shown = [(each.kind, sorted(each.stories)) for each in record.panels]
    assert shown == [
        ("title", []),
        *(("story", [story]) for story in (OPEN, SHY, OFFLINE)),
        ("winners", [OPEN, SHY]),
        ("closing", []),
    ]
    assert [each.number for each in record.panels] == [1, 2, 3, 4, 5, 6]


def test_documents_that_list_the_panels_name_the_stories_of_all(shop: Shop) -> None:
    by_kind = {each.kind: each for each in shop.record().documents}
    for kind in ("contact-sheet", "hanging-plan", "packing-list", "labels"):
        assert sorted(by_kind[kind].stories) == sorted([OPEN, SHY, OFFLINE]), kind


def test_a_document_in_one_language_names_those_that_are_told_in_it(shop: Shop) -> None:
    sheets = {
        each.languages: each for each in shop.record().documents if each.kind == "large-print"
    }
    assert sorted(sheets["en",].stories) == sorted([OPEN, SHY, OFFLINE])
    assert sorted(sheets["he",].stories) == sorted([OPEN, OFFLINE])


def test_files_are_named_with_their_sizes_languages_and_digests(shop: Shop) -> None:
    panel = of_story(shop.record(), OPEN)
    stem = "geneva-2022_02_open_297x420mm_2lang_x1"
    assert (panel.pdf, panel.proof) == (f"{stem}.pdf", f"{stem}_proof.pdf")
    assert panel.preview == f"{stem}_preview.png"
    assert (panel.width, panel.height, panel.languages) == (297, 420, ("en", "he"))
    assert len(panel.preview_sha256) == len(panel.proof_sha256) == 64


def test_the_same_set_is_written_down_in_the_same_bytes_without_paths(shop: Shop) -> None:
    shop.record()
    path = shop.folder / "panels.json"
    before, stamp = path.read_bytes(), path.stat().st_mtime_ns
    shop.record()
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (before, stamp)
    assert str(shop.site).encode() not in before
    assert b"Real" not in before
    assert json.loads(before)["format"] == 1


def test_an_edit_changes_the_digest_of_that_story_alone(shop: Shop) -> None:
    before = shop.record()
    shop.edit(OPEN, "A morning begins.", "An evening begins.")
    after = shop.record()
    assert of_story(before, OPEN).stories != of_story(after, OPEN).stories
    assert of_story(before, SHY) == of_story(after, SHY)


def test_a_secret_name_leaves_no_trace_in_a_digest(shop: Shop) -> None:
    before = of_story(shop.record(), SHY)
    shop.edit(SHY, "RealShy", "Another")
    assert of_story(shop.record(), SHY) == before
    shop.edit(SHY, "A morning begins.", "An evening begins.")
    assert of_story(shop.record(), SHY) != before


@pytest.mark.parametrize(
    "wanted", [Wanted(story="open"), Wanted(format="a2"), Wanted(lang="he"), Wanted(format="a1")]
)
def test_a_run_for_a_part_leaves_what_is_said_of_the_rest(shop: Shop, wanted: Wanted) -> None:
    before = shop.record()
    assert shop.record(wanted) == before


def test_a_run_for_one_story_says_what_is_new_of_that_alone(shop: Shop) -> None:
    before = shop.record()
    shop.edit(OPEN, "A morning begins.", "An evening begins.")
    shop.edit(OFFLINE, "A morning begins.", "An evening begins.")
    after = shop.record(Wanted(story="open"))
    assert of_story(after, OPEN) != of_story(before, OPEN)
    assert of_story(after, OFFLINE) == of_story(before, OFFLINE), "older than its story now"


def test_a_panel_that_could_not_be_made_is_not_written_down(shop: Shop) -> None:
    shop.record()
    kinds = [each.kind for each in shop.record(failing="open").panels]
    assert kinds.count("story") == 2


def test_a_withdrawn_story_is_not_written_down_any_more_whatever_is_made(shop: Shop) -> None:
    shop.record()
    shop.edit(OPEN, "print: true", "print: false")
    record = shop.record(Wanted(story="offline"))
    assert not any(OPEN in each.stories for each in record.panels if each.kind == "story")


def test_a_damaged_record_is_begun_anew(shop: Shop) -> None:
    before = shop.record()
    write(shop.folder / "panels.json", "{")
    assert shop.record() == before
