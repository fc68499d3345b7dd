"""An import writes what is new, and nothing over what somebody edited, renamed or took away."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from sitegen.content.editing.document import values_in
from sitegen.content.editing.values import Bare, Wanted
from sitegen.errors import SitegenError, UsageError
from sitegen.importing.bringing import bring_in, look_at, write_report
from sitegen.importing.reporting.records import record
from sitegen.importing.reporting.report import Report
from sitegen.importing.values import (
    Block,
    Imported,
    ImportedEntry,
    Item,
    Placement,
    Redirect,
    Remark,
)
from tests.sites import make_site, write_files

POST = "content/news/2019/olives/index.md"
PAGE = "content/pages/us.md"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return make_site(tmp_path / "site")


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "photo.jpg"
    path.write_bytes(b"a photo")
    return path


def entry(path: str = POST, title: str = "Olives", **others: object) -> ImportedEntry:
    """Give an entry of the source old:1, which says its title."""
    fields: dict[str, Wanted] = {"title": title, "date": Bare("2019-10-01")}
    made = ImportedEntry(
        source="old:1", path=path, fields=fields, body="We *picked*.", said=f"says {title}"
    )
    return replace(made, **others)  # type: ignore[arg-type]


def imported(*entries: ImportedEntry, **others: object) -> Imported:
    """Give what a reader made: each entry is an item of its own."""
    sources = dict.fromkeys(each.source.partition("#")[0] for each in entries)
    items = tuple(Item(source, "post", "Olives", "written") for source in sources)
    made = Imported("old.example.org", items, entries)
    return replace(made, **others)  # type: ignore[arg-type]


def bring(site: Path, *entries: ImportedEntry, rehearsal: bool = False) -> Report:
    """Import entries into a site."""
    return bring_in(look_at(site), imported(*entries), rehearsal=rehearsal)


def verdicts(report: Report) -> list[str]:
    """Give what became of each item's file."""
    return [each.file for each in report.accounts]


def ledger(site: Path) -> dict[str, object]:
    """Give what the site's ledger says of its entries."""
    found = json.loads((site / "imports/old.example.org.json").read_text())
    return dict(found["entries"])


def test_an_entry_is_written_with_fields_that_read_back_as_they_were(site: Path) -> None:
    fields: dict[str, Wanted] = {
        "title": 'Peace: a "story" #1',
        "date": Bare("2019-10-01"),
        "tags": ("a, b", "yes", "שלום"),
        "image": {"file": "photo.jpg", "alt": "- a dash"},
        "summary": "one\ntwo",
        "alt": None,
    }
    bring(site, entry(fields=fields))
    text = (site / POST).read_text("utf-8")
    assert dict(values_in(text, POST)) == {k: v for k, v in fields.items() if v is not None}
    assert text.endswith("---\nWe *picked*.\n")


def test_a_second_import_of_the_same_changes_nothing(site: Path) -> None:
    assert verdicts(bring(site, entry())) == ["new"]
    before = (site / POST).stat().st_mtime_ns
    assert verdicts(bring(site, entry())) == ["same"]
    assert (site / POST).stat().st_mtime_ns == before


def test_what_changed_in_the_source_is_written_anew(site: Path) -> None:
    bring(site, entry())
    report = bring(site, entry(title="More olives"))
    assert verdicts(report) == ["changed"]
    assert report.accounts[0].item.remarks[0].why == "the source says something new"
    assert "More olives" in (site / POST).read_text()


def test_an_edited_entry_is_kept_and_told_where_the_source_goes_on(site: Path) -> None:
    bring(site, entry())
    edited = (site / POST).read_text() + "\nEdited.\n"
    (site / POST).write_text(edited)
    quiet = bring(site, entry())
    assert (verdicts(quiet), quiet.to_look_at) == (["edited"], 0)
    told = bring(site, entry(title="More olives"))
    assert (verdicts(told), told.to_look_at) == (["edited"], 1)
    assert (site / POST).read_text() == edited


def test_an_edit_that_says_what_the_source_says_by_now_is_no_edit(site: Path) -> None:
    bring(site, entry())
    (site / POST).write_text((site / POST).read_text().replace("Olives", "More olives"))
    assert verdicts(bring(site, entry(title="More olives"))) == ["same"]
    assert verdicts(bring(site, entry(title="Last olives"))) == ["changed"]


def test_an_entry_that_was_taken_away_is_not_written_again(site: Path) -> None:
    bring(site, entry())
    (site / POST).unlink()
    report = bring(site, entry(title="More olives"))
    assert verdicts(report) == ["gone"]
    assert report.outcomes == {"written": 0, "merged": 0, "left out": 1}
    assert not (site / POST).exists()


def test_a_withdrawn_entry_does_not_come_back(site: Path) -> None:
    from sitegen.content.settings.tombstones import mark_of

    mark = mark_of("news/2019/olives")
    settings = (site / "site.yaml").read_text()
    withdrawn = f"withdrawn:\n  - {{date: 2026-01-01, marks: ['{mark}']}}\n"
    (site / "site.yaml").write_text(settings + withdrawn)
    assert verdicts(bring(site, entry())) == ["withdrawn"]
    assert not (site / POST).exists()


@pytest.mark.parametrize("there", [POST, "content/news/2019/olives.md"])
def test_a_file_of_others_is_never_written_over(site: Path, there: str) -> None:
    write_files(site, {there: "---\ntitle: Mine\ndate: 2019-10-01\n---\n"})
    report = bring(site, entry())
    assert verdicts(report) == ["taken"]
    assert there in report.accounts[0].item.why
    assert "Mine" in (site / there).read_text()


def test_an_entry_moves_with_its_photo_where_the_rules_changed(site: Path, photo: Path) -> None:
    there = "content/pages/olives/index.md"
    first = entry(media=(Placement("content/news/2019/olives/photo.jpg", str(photo)),))
    bring(site, first)
    assert (site / "content/news/2019/olives/photo.jpg").read_bytes() == b"a photo"
    moved = (Placement("content/pages/olives/photo.jpg", str(photo)),)
    assert verdicts(bring(site, entry(there, media=moved))) == ["moved"]
    assert not (site / "content/news/2019/olives").exists()
    assert (site / "content/pages/olives/photo.jpg").read_bytes() == b"a photo"


def test_a_photo_that_was_changed_or_deleted_stays_so(site: Path, photo: Path) -> None:
    place = "content/news/2019/olives/photo.jpg"
    made = entry(media=(Placement(place, str(photo)),))
    bring(site, made)
    (site / place).write_bytes(b"retouched")
    report = bring(site, made)
    assert (verdicts(report), report.to_look_at) == (["same"], 1)
    assert (site / place).read_bytes() == b"retouched"
    (site / place).unlink()
    bring(site, made)
    assert not (site / place).exists()


def test_a_rehearsal_writes_nothing(site: Path, photo: Path) -> None:
    before = sorted(site.rglob("*"))
    made = entry(media=(Placement("content/news/2019/olives/photo.jpg", str(photo)),))
    report = bring_in(
        look_at(site), imported(made, redirects=(Redirect("/a", "/b"),)), rehearsal=True
    )
    assert verdicts(report) == ["new"]
    assert sorted(site.rglob("*")) == before


def test_an_import_that_was_broken_off_goes_on(site: Path) -> None:
    bring(site, entry())
    (site / "imports/old.example.org.json").unlink()
    assert verdicts(bring(site, entry())) == ["same"]
    assert [*ledger(site)] == ["old:1"]


def test_nothing_is_written_outside_of_content(site: Path, tmp_path: Path) -> None:
    for path in ("static/x.md", "content/../x.md", "content/news/2019/a b.md", "content/new/x.md"):
        assert verdicts(bring(site, entry(path))) == ["misplaced"]
    around = look_at(site)
    (site / "content/news/2019").symlink_to(tmp_path, target_is_directory=True)
    with pytest.raises(SitegenError, match=r"lies outside of content/"):
        bring_in(around, imported(entry()))


def test_a_damaged_ledger_stops_the_import(site: Path) -> None:
    bring(site, entry())
    (site / "imports/old.example.org.json").write_text('{"form": 1, "entries": {"old:1": 3}}')
    with pytest.raises(SitegenError, match="isn't what an import wrote"):
        bring(site, entry())


def test_the_ledger_says_neither_titles_nor_texts(site: Path) -> None:
    bring(site, entry())
    text = (site / "imports/old.example.org.json").read_text()
    assert "Olives" not in text
    assert "picked" not in text


@pytest.mark.parametrize("name", ["", "../x", "A", "a/b", "-a", ".a"])
def test_a_name_is_no_path(site: Path, name: str) -> None:
    with pytest.raises(UsageError, match="no name of an import"):
        bring_in(look_at(site), imported(entry(), name=name))


def test_counts_add_up_and_a_file_a_language_is_one_item(site: Path) -> None:
    hebrew = entry("content/news/2019/olives/index.he.md", source="old:1#he", title="זיתים")
    out = Item("old:2", "menu", "", "left out", why="sitegen has none of it")
    blocks = (Block("html", "<table>", "a cell over two rows"),)
    post = Item("old:1", "post", "<b>", "written", proven=3, blocks=blocks)
    made = imported(entry(), hebrew, items=(post, out))
    report = bring_in(look_at(site), made)
    assert report.outcomes == {"written": 1, "merged": 0, "left out": 1}
    assert report.blocks == {"markdown": 3, "html": 1, "left out": 0}
    said = record(report)
    assert sum(said["outcomes"].values()) == said["items"] == len(said["accounts"]) == 2
    assert said["accounts"][0]["into"] == POST
    assert (site / "content/news/2019/olives/index.he.md").is_file()


def test_reports_are_the_same_every_time_and_escape_what_the_source_says(
    site: Path, tmp_path: Path
) -> None:
    item = Item("old:1", "post", "<script>", "written", remarks=(Remark("to look at", "<i>"),))
    report = bring_in(look_at(site), imported(entry(), items=(item,)), rehearsal=True)
    html, plain = write_report(report, tmp_path / "reports")
    first = html.read_bytes(), plain.read_bytes()
    write_report(report, tmp_path / "reports")
    assert (html.read_bytes(), plain.read_bytes()) == first
    assert b"<script>" not in first[0]
    assert b"&lt;i&gt;" in first[0]


def test_redirects_stand_between_marks_below_the_sites_own(site: Path) -> None:
    write_files(site, {"static/_redirects": "/mine /about/ 302"})
    around = look_at(site)
    bring_in(
        around,
        imported(entry(), redirects=(Redirect("/a", "/b"), Redirect("/c/", "/d", below=True))),
    )
    bring_in(around, imported(entry(), redirects=(Redirect("/a", "/b"),)))
    assert (site / "static/_redirects").read_text() == (
        "/mine /about/ 302\n# import old.example.org: begin\n/a /b 301\n"
        "# import old.example.org: end\n"
    )
    (site / "static/_redirects").write_text("# import old.example.org: begin\n/a /b 301\n")
    with pytest.raises(SitegenError, match="one is gone"):
        bring_in(around, imported(entry(), redirects=(Redirect("/a", "/b"),)))
