"""A set produced: only what changed is made again, and nothing is left that nobody wants."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path
from unicodedata import normalize

import pytest

from sitegen.panels.cache.manifest import MANIFEST, read_manifest
from sitegen.panels.plan.loading import load_sources
from sitegen.panels.plan.plan import Wanted, plan_exhibition
from sitegen.panels.production.produce import produce
from sitegen.panels.production.reports import Report
from tests.unit.panels.site import write, write_site

GENEVA = "exhibitions/geneva-2022"
ONLY_STORIES = "  - {type: story, format: a4, viewing_distance: 0.5m}\n"


class Shop:
    """A site with its output and cache, produced again and again."""

    def __init__(self, folder: Path) -> None:
        self.site = folder / "site"
        self.output = folder / "output-print"
        self.cache = folder / "cache"

    @property
    def folder(self) -> Path:
        return self.output / "geneva-2022"

    def produce(self, wanted: Wanted | None = None, *, jobs: int = 1, proof: bool = True) -> Report:
        plan = plan_exhibition(GENEVA, load_sources(self.site), wanted)
        return produce(plan, self.output, self.cache, site=self.site, jobs=jobs, proof=proof)

    def story(self, slug: str) -> Path:
        return self.site / "content" / "stories" / "2022" / slug / "index.md"

    def edit(self, slug: str, before: str, after: str) -> None:
        path = self.story(slug)
        text = path.read_text(encoding="utf-8")
        assert before in text
        write(path, text.replace(before, after))


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory, photo_data: bytes) -> Path:
    """A folder in which the whole set was made once."""
    folder = tmp_path_factory.mktemp("finished")
    site = write_site(folder / "site", photo_data)
    entry = site / "content" / "exhibitions" / "geneva-2022" / "index.md"
    text = entry.read_text(encoding="utf-8")
    start, end = text.index("panels:\n") + 8, text.index("hosts:")
    write(entry, text[:start] + ONLY_STORIES + text[end:])
    report = Shop(folder).produce(proof=False)
    assert made(report) == ["open", "shy", "offline"]
    assert report.problems == ()
    return folder


@pytest.fixture
def shop(finished: Path, tmp_path: Path) -> Shop:
    """A copy of the finished folder, to be changed."""
    shutil.copytree(finished, tmp_path / "shop")
    return Shop(tmp_path / "shop")


def made(report: Report) -> list[str]:
    return [each.panel.slug for each in report.panels if not each.reused]


def snapshot(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_an_unchanged_set_is_left_as_it_is(shop: Shop) -> None:
    before = {path: path.stat().st_mtime_ns for path in sorted(shop.folder.iterdir())}
    assert made(shop.produce()) == []
    assert before == {path: path.stat().st_mtime_ns for path in sorted(shop.folder.iterdir())}


def test_one_changed_text_makes_that_panel_alone(shop: Shop) -> None:
    shop.edit("shy", "One sentence stays.", "Another sentence stays.")
    assert made(shop.produce()) == ["shy"]


def test_what_was_damaged_or_lost_is_made_again(shop: Shop) -> None:
    clean = snapshot(shop.folder)
    (shop.folder / "geneva-2022_01_open_210x297mm_2lang_x1.pdf").write_bytes(b"damaged")
    (shop.folder / "geneva-2022_02_shy_210x297mm_en_x1_preview.png").unlink()
    assert made(shop.produce()) == ["open", "shy"]
    assert snapshot(shop.folder) == clean


def test_a_damaged_cache_and_manifest_only_cost_time(shop: Shop) -> None:
    clean = snapshot(shop.folder)
    for path in sorted((shop.cache / "photos").iterdir()):
        path.write_bytes(path.read_bytes()[:-1] + b"x")
    (shop.folder / MANIFEST).write_text("no manifest", encoding="utf-8")
    assert made(shop.produce(proof=False)) == ["open", "shy", "offline"]
    assert snapshot(shop.folder) == clean


def test_a_set_whose_stories_are_all_withdrawn_is_an_error_and_none_of_it_stays(shop: Shop) -> None:
    for slug in ("open", "shy", "offline"):
        shop.edit(slug, "print: true", "print: false")
    report = shop.produce(proof=False)
    (problem,) = report.problems
    assert problem.startswith(
        "content/exhibitions/geneva-2022/index.md:1: no panel is left to make: none of its stories"
    )
    assert [path.name for path in shop.folder.iterdir()] == [MANIFEST]


def test_a_withdrawn_story_is_gone_from_the_folder(shop: Shop) -> None:
    shop.edit("open", "print: true", "print: false")
    report = shop.produce()
    names = [path.name for path in sorted(shop.folder.iterdir())]
    assert not any("_open_" in name for name in names)
    assert any("_open_" in name for name in report.removed)
    assert "open" not in (shop.folder / MANIFEST).read_text(encoding="utf-8")


def test_a_quick_look_leaves_no_document_that_is_out_of_date(shop: Shop) -> None:
    shop.edit("open", "print: true", "print: false")
    shop.produce(proof=True)
    assert not list(shop.folder.glob("*labels*"))
    assert not list(shop.folder.glob("*.csv"))


def test_files_of_others_stay(shop: Shop) -> None:
    (shop.folder / "letter.txt").write_text("to the printer", encoding="utf-8")
    shop.edit("open", "print: true", "print: false")
    shop.produce()
    assert (shop.folder / "letter.txt").exists()


def test_a_part_of_the_set_leaves_the_rest_alone(shop: Shop) -> None:
    before = snapshot(shop.folder)
    shop.produce(Wanted(story="shy"))
    assert snapshot(shop.folder) == before


def test_a_portrait_of_a_decomposed_name_hangs_as_one_of_a_composed_name_does(shop: Shop) -> None:
    shop.edit("open", "portrait.jpg", normalize("NFC", "ole\u0301.jpg"))
    folder, photo = shop.story("open").parent, "portrait.jpg"
    panels = []
    for form in ("NFC", "NFD"):
        (folder / photo).rename(folder / normalize(form, "ole\u0301.jpg"))
        photo = normalize(form, "ole\u0301.jpg")
        shutil.rmtree(shop.output)
        shutil.rmtree(shop.cache)
        report = shop.produce(Wanted(story="open"))
        assert (report.problems, made(report)) == ((), ["open"])
        panels.append(snapshot(shop.folder))
    assert panels[0] == panels[1]


def test_a_panel_that_cannot_be_made_does_not_stop_the_others(shop: Shop) -> None:
    shop.edit("open", "A morning begins.", "A morning begins. " * 200)
    report = shop.produce()
    assert [each.panel.slug for each in report.panels if each.problem] == ["open"]
    (problem,) = report.problems
    assert "the text does not fit at 12 pt, the legible minimum: en:" in problem
    assert not report.panels[0].printed.exists(), "an outdated file could go to the printer"
    assert report.panels[1].printed.exists()


def test_a_character_that_nobody_looked_for_is_named_and_never_prints_as_a_box(shop: Shop) -> None:
    shop.edit("open", "One sentence stays.", "One 猫 stays.")
    report = shop.produce()
    (problem,) = report.problems
    assert "U+732B" in problem
    assert [each.stem for each in report.panels if each.problem] == [
        "geneva-2022_01_open_210x297mm_2lang_x1"
    ]


def test_a_photo_that_is_too_small_is_named_with_what_would_do(
    shop: Shop, photo_data: bytes
) -> None:
    from PIL import Image

    small = io.BytesIO()
    with Image.open(io.BytesIO(photo_data)) as photo:
        photo.resize((200, 250)).save(small, "JPEG")
    (shop.story("open").parent / "portrait.jpg").write_bytes(small.getvalue())
    (problem,) = shop.produce().problems
    assert "portrait.jpg is 200 px wide" in problem
    assert "ask for a larger photo" in problem


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "portrait.jpg"),
        (b"\0\0\0\x18ftypheic" + bytes(40), "portrait.jpg"),
        (b"no picture at all", "portrait.jpg"),
    ],
    ids=["empty", "damaged HEIC", "no picture"],
)
def test_a_photo_that_cannot_be_opened_stops_its_own_panel_alone(
    shop: Shop, data: bytes, told: str
) -> None:
    (shop.story("open").parent / "portrait.jpg").write_bytes(data)
    report = shop.produce()
    assert [each.panel.slug for each in report.panels if each.problem] == ["open"]
    (problem,) = report.problems
    assert told in problem
    assert "\n" not in problem


def test_a_photo_that_is_cut_short_is_told_and_not_printed_in_part(
    shop: Shop, photo_data: bytes
) -> None:
    portrait = shop.story("open").parent / "portrait.jpg"
    portrait.write_bytes(photo_data[: len(photo_data) // 2])
    (problem,) = shop.produce().problems
    assert "portrait.jpg: the picture is damaged or cut short" in problem


def test_processes_and_hash_seeds_make_no_difference(shop: Shop, tmp_path: Path) -> None:
    clean = snapshot(shop.folder)
    shop.output = tmp_path / "elsewhere"
    shop.cache = tmp_path / "another-cache"
    shop.produce(jobs=2, proof=False)
    assert snapshot(shop.folder) == clean


def test_documents_show_the_panels_and_follow_their_changes(shop: Shop) -> None:
    again = shop.produce(proof=False)
    assert [each.panel.kind for each in again.documents if not each.reused] == []
    shop.edit("shy", "One sentence stays.", "Another one.")
    third = shop.produce(proof=False)
    kinds = {each.panel.kind for each in third.documents if not each.reused}
    assert {"contact-sheet", "labels", "large-print"} <= kinds
    assert not kinds & {"hanging-plan", "packing-list"}


def test_the_packing_list_is_a_table_that_spreadsheets_open(finished: Path) -> None:
    folder = Shop(finished).folder
    data = (folder / "geneva-2022_packing-list.csv").read_bytes()
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows[0][:5] == ["No.", "Panel", "File", "Size", "Copies"]
    assert rows[1] == [
        "1", "RealOpen", "geneva-2022_01_open_210x297mm_2lang_x1.pdf", "210 × 297 mm", "1",
        "", "", "",
    ]  # fmt: skip
    assert len(rows) == 4


def test_the_manifest_names_every_file_with_its_digest(shop: Shop) -> None:
    from hashlib import sha256

    manifest = read_manifest(shop.folder)
    there = {path.name for path in shop.folder.iterdir()} - {MANIFEST}
    assert set(manifest.files) == there
    for name, digest in manifest.files.items():
        assert sha256((shop.folder / name).read_bytes()).hexdigest() == digest
    assert list(json.loads((shop.folder / MANIFEST).read_text())["files"]) == sorted(there)


def test_no_name_and_no_path_of_the_machine_reaches_a_file(shop: Shop) -> None:
    for name, data in snapshot(shop.folder).items():
        assert b"RealShy" not in data, name
        assert str(shop.site).encode() not in data, name
        assert b"Secret" not in data, name
