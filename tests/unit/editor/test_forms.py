"""Entries as forms: what a form shows and sends back unchanged leaves the file as it is."""

from __future__ import annotations

import codecs
import re
import shutil
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sitegen.content.editing.values import Bare
from sitegen.editor.answers import wanted_of
from sitegen.editor.desk import Draft, Sheet, address_in, open_entry, save
from sitegen.editor.fields import FieldType, fields_of
from sitegen.editor.forms import Control
from sitegen.editor.pages import BLOCKS, page
from sitegen.editor.shelf import STATES, Shelf, Site, open_site
from sitegen.editor.words import FOLDER, LANGUAGES, catalog_of
from sitegen.engine.digest import sha256_hex
from sitegen.kinds.registry import KINDS
from sitegen.sending import arriving, obstacles
from sitegen.values import Value
from tests.sites import make_site, write_files

ROOT = Path(__file__).parents[3]
TRIP = "content/news/2024/trip.md"
HE = "content/news/2024/trip.he.md"
SHARED = {"token": "t", "root": "/admin/", "here": "/admin/"}


def sent(controls: Sequence[Control]) -> dict[str, str]:
    """Give what a browser sends of a form: lines end as HTML has it (HTML, 4.10.21.4)."""
    found: dict[str, str] = {}
    for control in controls:
        if control.type.shape == "free":
            continue
        found[f"{'raw' if control.type.shape == 'raw' else 'has'}:{control.name}"] = "1"
        if control.type.shape == "yes" and control.value == "true":
            found[control.name] = "true"
        elif control.type.shape in ("line", "text", "list", "choice", "raw"):
            found[control.name] = control.value.replace("\n", "\r\n")
        found |= sent(control.parts)
    return found


def as_sent(sheet: Sheet, **changes: str) -> Draft:
    """Give a form as it is sent, some fields written over. `__` in a name stands for a dot."""
    written = {name.replace("__", "."): value for name, value in changes.items()}
    body = written.pop("body", sheet.body).replace("\n", "\r\n")
    return Draft(sheet.digest, sent(sheet.controls) | written, body)


def test_every_entry_that_is_saved_unchanged_stays_as_it_is(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    shutil.copy(ROOT / "site.yaml", tmp_path / "site.yaml")
    site = open_site(tmp_path)
    files = [file for path in site.sources.identities if (file := site.file_of(path))]
    assert len(files) > 100
    for file in files:
        sheet = open_entry(site, file)
        before = (tmp_path / file.path).read_bytes()
        again = save(site, file, as_sent(sheet))
        assert again.saved, (file.path, again.problems)
        assert (tmp_path / file.path).read_bytes() == before, file.path


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A small site."""
    return open_site(make_site(tmp_path))


def opened(site: Site, path: str) -> tuple[Site, Sheet]:
    """Open an entry of a site as it stands now."""
    now = open_site(site.sources.site)
    file = now.file_of(path)
    assert file is not None
    return now, open_entry(now, file)


def text_of(site: Site, path: str) -> str:
    """Give a file's text."""
    return (site.sources.site / path).read_text("utf-8")


def test_a_changed_field_changes_its_line_alone(site: Site) -> None:
    now, sheet = opened(site, TRIP)
    saved = save(now, sheet.file, as_sent(sheet, title="A trip: south", tags="youth\r\nolives"))
    assert saved.saved
    assert text_of(site, TRIP) == (
        '---\ntitle: "A trip: south"\ndate: 2024-06-03\ntags: [youth, olives]\n---\n\nWe went.\n'
    )


def test_a_file_keeps_its_rights(site: Site) -> None:
    now, sheet = opened(site, TRIP)
    file = site.sources.site / TRIP
    file.chmod(0o664)
    assert save(now, sheet.file, as_sent(sheet, title="Shared")).saved
    assert file.stat().st_mode & 0o777 == 0o664


def test_a_mistake_stands_beside_its_field_and_nothing_is_written(site: Site) -> None:
    before = text_of(site, TRIP)
    now, sheet = opened(site, TRIP)
    refused = save(now, sheet.file, as_sent(sheet, date="20.11.2026", title="", image="none.jpg"))
    assert not refused.saved
    wrong = {control.name: control.problems[0] for control in refused.controls if control.problems}
    assert set(wrong) == {"title", "date", "image"}
    assert "2026-11-20" in wrong["date"]
    assert {c.name: c.value for c in refused.controls}["date"] == "20.11.2026"
    assert text_of(site, TRIP) == before


def test_a_file_that_changed_meanwhile_is_shown_and_not_written_over(site: Site) -> None:
    now, sheet = opened(site, TRIP)
    write_files(
        site.sources.site, {TRIP: "---\ntitle: Theirs\ndate: 2024-06-03\n---\n\nWe went.\n"}
    )
    now = open_site(site.sources.site)
    asked = save(now, sheet.file, as_sent(sheet, title="Mine"))
    assert "-title: Theirs" in asked.theirs
    assert "+title: Mine" in asked.theirs
    assert "Theirs" in text_of(site, TRIP)
    assert save(now, sheet.file, as_sent(asked)).saved
    assert "title: Mine" in text_of(site, TRIP)


def test_a_translation_shows_what_it_inherits_and_says_nothing_of_it(site: Site) -> None:
    write_files(
        site.sources.site, {TRIP: "---\ntitle: A trip\ndate: 2024-06-03\nsummary: S\n---\nT\n"}
    )
    now, sheet = opened(site, HE)
    fields = {control.name: control for control in sheet.controls}
    assert fields["summary"].value == ""
    assert fields["summary"].inherited == "S"
    assert "date" not in fields
    assert save(now, sheet.file, as_sent(sheet)).saved
    assert "summary" not in text_of(site, HE)


def test_a_head_that_is_broken_is_mended_as_a_whole_text(site: Site) -> None:
    write_files(site.sources.site, {TRIP: "---\ntitle: [a\n---\n\nWe went.\n"})
    now, sheet = opened(site, TRIP)
    assert sheet.raw
    assert sheet.problems
    mended = "---\ntitle: A\ndate: 2024\n---\n\nWe went.\n"
    assert save(now, sheet.file, Draft(sheet.digest, raw=mended)).saved
    assert text_of(site, TRIP) == mended


@pytest.mark.parametrize(
    "path",
    ["site.yaml", "../x.md", "/etc/passwd", "content/../private/names.yaml", "private/a.md", ""],
)
def test_nothing_but_an_entry_that_is_there_can_be_opened(site: Site, path: str) -> None:
    assert site.file_of(path) is None


def labels(model: type[Value]) -> Iterator[str]:
    """Give the labels and choices of a model's fields, those within them too."""
    for field in fields_of(model):
        yield Control(field.name, field).label
        yield from field.choices
        if field.group:
            yield from labels(field.group)


def test_the_editor_speaks_three_languages_in_full() -> None:
    pages = "".join(file.read_text() for file in (ROOT / "sitegen/editor/pages").glob("*.html"))
    code = (ROOT / "sitegen/editor/requests.py").read_text()
    said = {*re.findall(r'_\("([^"]+)"', pages), *re.findall(r'\d: "([^"]+)"', code), *STATES}
    for kind in KINDS:
        said |= {kind.name, *labels(kind.model)}
    sending = (ROOT / "sitegen/editor/sending.py").read_text()
    said |= {*re.findall(r'return "([^"]+)"', sending), "new", "changed", "renamed", "deleted"}
    for words in (*vars(obstacles).values(), *vars(arriving).values()):
        said |= {words.what, words.todo} if isinstance(words, obstacles.Words) else set()
    for lang in LANGUAGES[1:]:
        missing = {each for each in said if catalog_of(lang).singular("", each) == each}
        assert not missing, f"{FOLDER}/{lang}.po"


def test_a_digest_is_that_of_the_file(site: Site) -> None:
    _, sheet = opened(site, TRIP)
    assert sheet.digest == sha256_hex((site.sources.site / TRIP).read_bytes())


def test_a_list_of_groups_has_room_for_one_more() -> None:
    shapes: dict[str, FieldType] = {f.name: f for f in fields_of(KINDS["episode"].model)}
    assert shapes["guests"].shape == "groups"
    assert shapes["number"].bare


@pytest.mark.parametrize(
    "typed", ["#", "~", "[", '"', "'", "- a", "*x", "{a: b}", "soon: June", "a # b", "\U0001f600"]
)
def test_what_is_no_date_is_shown_as_it_was_typed_with_all_else_that_was(
    site: Site, typed: str
) -> None:
    now, sheet = opened(site, TRIP)
    refused = save(now, sheet.file, as_sent(sheet, date=typed, title="Mine", body="Much text."))
    fields = {control.name: control for control in refused.controls}
    assert fields["date"].value == typed
    assert f'"{typed}" found' in fields["date"].problems[0]
    assert fields["title"].value == "Mine"
    assert refused.body == "Much text.\n"


def test_a_form_whose_file_was_broken_meanwhile_is_kept_as_a_whole_text(site: Site) -> None:
    now, sheet = opened(site, TRIP)
    broken = "---\ntitle: [a\n---\n\nTheirs.\n"
    write_files(site.sources.site, {TRIP: broken})
    now = open_site(site.sources.site)
    refused = save(now, sheet.file, as_sent(sheet, title="Mine", body="My text."))
    assert refused.raw == "---\ntitle: Mine\ndate: 2024-06-03\n---\n\nMy text.\n"
    assert "-Theirs." in refused.theirs
    assert text_of(site, TRIP) == broken
    assert save(now, sheet.file, Draft(refused.digest, raw=refused.raw)).saved
    assert text_of(site, TRIP) == refused.raw


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_whole_text_keeps_the_ends_of_lines_of_its_file(site: Site, end: str) -> None:
    broken = "---\ntitle: [a\n---\n\nWe went.\n".replace("\n", end)
    (site.sources.site / TRIP).write_bytes(broken.encode())
    now, sheet = opened(site, TRIP)
    mended = "---\ntitle: A\ndate: 2024\n---\n\nWe went.\n"
    assert save(now, sheet.file, Draft(sheet.digest, raw=mended.replace("\n", "\r\n"))).saved
    assert (site.sources.site / TRIP).read_bytes() == mended.replace("\n", end).encode()


def test_a_form_that_is_sent_twice_is_saved(site: Site) -> None:
    now, sheet = opened(site, TRIP)
    draft = as_sent(sheet, title="Once")
    assert save(now, sheet.file, draft).saved
    assert save(open_site(site.sources.site), sheet.file, draft).saved


def test_a_person_who_is_emptied_goes_with_the_boxes_that_were_marked() -> None:
    fields = [field for field in fields_of(KINDS["episode"].model) if field.name == "guests"]
    old = {"name": "A guest", "consent": {"web": Bare("true")}}
    names = ("has:guests", "has:guests.0.name", "has:guests.0.consent", "has:guests.0.consent.web")
    assert wanted_of(fields, dict.fromkeys(names, "1"), {"guests": (old,)}) == {"guests": ()}


@pytest.mark.parametrize("number", ["-1", "9" * 5000, "01", "x", "", "٣"])
def test_a_place_in_a_list_that_no_form_has_is_none(number: str) -> None:
    fields = [field for field in fields_of(KINDS["episode"].model) if field.name == "guests"]
    sent = {"has:guests": "1", f"has:guests.{number}.name": "1", f"guests.{number}.name": "A"}
    assert wanted_of(fields, sent, {}) == {"guests": ()}


def test_the_list_shows_how_entries_stand_now(site: Site) -> None:
    publish = "2030-01-01T10:00"
    write_files(
        site.sources.site,
        {TRIP: f"---\ntitle: A\ndate: 2024-06-03\npublish: {publish}\n---\nT\n"},
    )
    now, shelf = open_site(site.sources.site), Shelf()
    states = [
        {row.file.path: row.state for row in shelf.all(now, datetime(year, 1, 2, tzinfo=UTC))}[TRIP]
        for year in (2029, 2030)
    ]
    assert states == ["scheduled", "published"]


def test_an_entry_nested_too_deep_is_listed_and_opened_as_a_whole_text(site: Site) -> None:
    write_files(site.sources.site, {TRIP: f"---\ntitle: {'[' * 2000}{']' * 2000}\n---\n"})
    now, sheet = opened(site, TRIP)
    assert sheet.raw
    assert "deep" in sheet.problems[0].message
    rows = {row.file.path: row for row in Shelf().all(now, datetime(2029, 1, 2, tzinfo=UTC))}
    assert rows[TRIP].state == "unreadable"


def test_braces_in_what_is_said_are_signs_like_others() -> None:
    shown = page("refused.html", "en", **SHARED, problems=(), said="no language {x}").decode()
    assert "no language {x}" in shown


def control_of(sheet: Sheet, name: str) -> Control:
    """Give a control of a form by its name."""
    return next(each for each in sheet.controls if each.name == name)


@pytest.mark.parametrize("said", ["yes", "True", "on", "true"])
def test_a_box_is_ticked_where_a_build_reads_yes_and_can_be_emptied(site: Site, said: str) -> None:
    text = f"---\ntitle: A\ndate: 2024-06-03\ndraft: {said}  # not yet\n---\n\nWe went.\n"
    write_files(site.sources.site, {TRIP: text})
    now, sheet = opened(site, TRIP)
    assert control_of(sheet, "draft").value == "true"
    assert save(now, sheet.file, as_sent(sheet)).saved
    assert text_of(site, TRIP) == text
    fields = sent(sheet.controls)
    del fields["draft"]
    assert save(now, sheet.file, Draft(sheet.digest, fields, sheet.body)).saved
    assert text_of(site, TRIP) == text.replace(said, "false")


def test_a_translation_shows_what_its_original_ticked_and_may_say_otherwise(site: Site) -> None:
    text = "---\ntitle: A trip\ndate: 2024-06-03\nfeatured: yes\n---\n\nWe went.\n"
    write_files(site.sources.site, {TRIP: text})
    now, sheet = opened(site, HE)
    box = control_of(sheet, "featured")
    assert (box.value, box.inherited) == ("", "true")
    before = text_of(site, HE)
    assert save(now, sheet.file, as_sent(sheet, featured="")).saved
    assert text_of(site, HE) == before
    assert save(now, sheet.file, as_sent(sheet, featured="false")).saved
    assert "featured: false\n" in text_of(site, HE)
    now, sheet = opened(site, HE)
    assert save(now, sheet.file, as_sent(sheet, featured="")).saved
    assert text_of(site, HE) == before


def test_a_translation_counts_the_groups_that_it_inherits(site: Site) -> None:
    gallery = "gallery:\n- {file: a.png, alt: A}\n- {file: b.png, alt: B}\n"
    head = f"---\ntitle: A trip\ndate: 2024-06-03\n{gallery}---\n"
    write_files(site.sources.site, {TRIP: head})
    assert control_of(opened(site, HE)[1], "gallery").inherited == "2"
    assert control_of(opened(site, TRIP)[1], "gallery").inherited == ""


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_a_file_in_utf_16_is_shown_as_a_whole_and_saved_as_utf_8(site: Site, encoding: str) -> None:
    text = "---\ntitle: מסע\ndate: 2024-06-03\n---\n\nנסענו.\n"
    sign = codecs.BOM_UTF16_BE if encoding == "utf-16-be" else b""
    (site.sources.site / TRIP).write_bytes(sign + text.encode(encoding))
    now, sheet = opened(site, TRIP)
    assert sheet.raw == text
    assert "saved as UTF-16" in sheet.problems[0].message
    assert save(now, sheet.file, Draft(sheet.digest, raw=sheet.raw)).saved
    assert text_of(site, TRIP) == text


def test_a_form_whose_file_became_utf_16_meanwhile_keeps_what_was_written(site: Site) -> None:
    now, sheet = opened(site, TRIP)
    theirs = "---\ntitle: Theirs\ndate: 2024-06-03\n---\n".encode("utf-16")
    (site.sources.site / TRIP).write_bytes(theirs)
    now = open_site(site.sources.site)
    refused = save(now, sheet.file, as_sent(sheet, title="Mine"))
    assert "title: Mine" in refused.raw
    assert "-title: Theirs" in refused.theirs
    assert (site.sources.site / TRIP).read_bytes() == theirs
    assert address_in(now, sheet.file) == ""
    assert save(now, sheet.file, Draft(refused.digest, raw=refused.raw)).saved
    assert "title: Mine" in text_of(site, TRIP)


@pytest.mark.parametrize("empty", [b"", b"\n\n", codecs.BOM_UTF8])
def test_an_empty_file_is_a_form_that_says_nothing_yet(site: Site, empty: bytes) -> None:
    (site.sources.site / TRIP).write_bytes(empty)
    now, sheet = opened(site, TRIP)
    assert not sheet.raw
    refused = save(now, sheet.file, as_sent(sheet))
    assert (refused.saved, refused.theirs) == (False, "")
    assert control_of(refused, "title").problems
    assert save(now, sheet.file, as_sent(refused, title="A", date="2024", body="Text.")).saved
    assert text_of(site, TRIP) == "---\ntitle: A\ndate: 2024\n---\n\nText.\n"


def test_an_empty_translation_that_is_saved_can_be_saved_again(site: Site) -> None:
    (site.sources.site / HE).write_bytes(b"")
    now, sheet = opened(site, HE)
    assert save(now, sheet.file, as_sent(sheet)).saved
    now, sheet = opened(site, HE)
    assert save(now, sheet.file, as_sent(sheet, title="A")).saved


def test_the_bar_offers_every_block_that_authors_are_told_of() -> None:
    told = re.findall(r"^/// (\w+)", (ROOT / "docs/writing.md").read_text("utf-8"), re.MULTILINE)
    assert {name for name, *_ in BLOCKS} == set(told)
    for lang in LANGUAGES[1:]:
        assert all(catalog_of(lang).singular("", label) != label for *_, label in BLOCKS)


@pytest.mark.parametrize(("said", "state"), [("yes", "draft"), ("no", "published")])
def test_the_list_reads_yes_as_a_build_does(site: Site, said: str, state: str) -> None:
    text = f"---\ntitle: A\ndate: 2024-06-03\ndraft: {said}\n---\nT\n"
    write_files(site.sources.site, {TRIP: text})
    rows = Shelf().all(open_site(site.sources.site), datetime(2029, 1, 2, tzinfo=UTC))
    assert {row.file.path: row.state for row in rows}[TRIP] == state
