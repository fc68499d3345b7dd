"""What a form can't show as it is stays in the file as it is, and is shown with what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from sitegen.content.editing.document import edited, values_in
from sitegen.editor.answers import wanted_of
from sitegen.editor.desk import Draft, Sheet, open_entry, save
from sitegen.editor.fields import FieldType, fields_of
from sitegen.editor.forms import Control, form_of_entry, top_fields
from sitegen.editor.shelf import Site, open_site
from tests.kinds import MODELS
from tests.sites import make_site, write_files
from tests.unit.editor.test_forms import sent

SHAPES = (
    "x", "2024", "true", "maybe", '" a "', "{a: b}", "{name: {a: b}}", "[Learn, Act]", "[]", "{}",
    "[{nmae: Dana}]", "[Dana Levi, {name: Noor}]", "[{en: youth}, x]", "[[youth, b], x]",
    "[BEIT, JALA]", "[2024, yes, null, '']", "{number: 3, label: x}", '"a\\rb"', '"\\n\\n"',
    "[{name: Noor}, {}, {consent: {web: false}}]", "[{name: [a, b], title: {a: b}, text: yes}]",
    "{name: [a], file: {a: b}, web: maybe, consent: [web], label: 2, url: [x]}",
    "\n  - 00:00 Start\n  - 00:10 Talk: peace", "\n  # a remark\n  a: |\n    b\n    c",
)  # fmt: skip
"""Values of which most have the wrong shape, wherever they stand."""

WITHIN = ("x", "maybe", "{a: b}", "[Learn, Act]", "[{nmae: Dana}]", '" a "')
"""Those that are tried in each part of a group too."""


def written_in(field: FieldType, value: str) -> Iterator[str]:
    """Give lines in which a field says a value, and those in which its parts do."""
    yield f"{field.name}: {value}\n"
    if value not in WITHIN:
        return
    for inner in fields_of(field.group) if field.group else ():
        if field.shape == "group":
            yield f"{field.name}:\n  {inner.name}: {value}  # why\n"
        else:
            yield f"{field.name}: [{{{inner.name}: {value}}}]\n"


@pytest.mark.parametrize("kind", sorted(MODELS))
def test_a_save_changes_only_what_was_changed_whatever_else_the_file_says(kind: str) -> None:
    for field in top_fields(MODELS[kind], {}):
        for value in SHAPES if field.name != "title" else ():
            for line in written_in(field, value):
                text = f"---\ntitle: A title  # mine\n{line}---\n\nText.\n"
                values = values_in(text, "x.md")
                form = sent(form_of_entry(MODELS[kind], values, {}, {})) | {"title": "Other"}
                fields = tuple(top_fields(MODELS[kind], values))
                wanted = wanted_of(fields, form, values)
                new = edited(text, "x.md", wanted, [each.name for each in fields])
                assert new == text.replace("A title", "Other"), line


POST = "content/news/2024/trip.md"
STORY = "content/stories/2022/noor/index.md"
PROGRAM = "content/programs/p.md"


def opened(tmp_path: Path, path: str, line: str) -> tuple[Site, Sheet]:
    """Open an entry that has a line in its head."""
    date = "date: 2024-06-03\n" if path == POST else ""
    folder = make_site(tmp_path)
    write_files(folder, {path: f"---\ntitle: T\n{date}{line}\n---\n\nText.\n"})
    site = open_site(folder)
    file = site.file_of(path)
    assert file is not None
    return site, open_entry(site, file)


def control_of(controls: Sequence[Control], name: str) -> Control:
    """Give a control of a form by its name."""
    return next(each for each in controls if each.name == name)


WRONG: Mapping[str, tuple[str, str, str]] = {
    "people: [Dana Levi, Noor]": (POST, "people", "[Dana Levi, Noor]"),
    "people: [{nmae: Dana Levi}]": (POST, "people", "- nmae: Dana Levi"),
    "draft: maybe": (POST, "draft", "maybe"),
    "dateline: [BEIT, JALA]": (POST, "dateline", "[BEIT, JALA]"),
    "summary: {a: b}": (POST, "summary", "a: b"),
    "consent: [web, print]": (STORY, "consent", "[web, print]"),
    "storyteller: Noor": (STORY, "storyteller", "Noor"),
    "pillars: [Learn, Act]": (PROGRAM, "pillars", "[Learn, Act]"),
    "figures: {number: 3, label: x}": (PROGRAM, "figures", "number: 3\nlabel: x"),
}


@pytest.mark.parametrize("line", WRONG)
def test_what_has_the_wrong_shape_is_shown_as_it_stands_with_what_is_wrong(
    tmp_path: Path, line: str
) -> None:
    path, name, raw = WRONG[line]
    site, sheet = opened(tmp_path, path, line)
    control = control_of(sheet.controls, name)
    assert (control.type.shape, control.value) == ("raw", raw)
    assert control.problems
    before = (site.sources.site / path).read_bytes()
    refused = save(site, sheet.file, Draft(sheet.digest, sent(sheet.controls) | {"title": "U"}))
    assert not refused.saved
    assert control_of(refused.controls, name).problems == control.problems
    assert (site.sources.site / path).read_bytes() == before


@pytest.mark.parametrize(
    ("line", "typed", "mended"),
    [
        (
            "people: [{nmae: Dana, consent: {web: true, name: public}}]  # both",
            "- name: Dana\n  consent:\n    web: true\n    name: public",
            "people: [{consent: {web: true, name: public}, name: Dana}]  # both",
        ),
        ("authors: [Dana, {name: Noor}]", "[Dana, Noor]", "authors: [Dana, Noor]"),
        ("people: [Dana]  # her", "", ""),
        ("dateline: [BEIT, JALA]", "BEIT JALA", "dateline: BEIT JALA"),
        ("draft: maybe", "true", "draft: true"),
    ],
)
def test_what_has_the_wrong_shape_can_be_mended_where_it_is_shown(
    tmp_path: Path, line: str, typed: str, mended: str
) -> None:
    site, sheet = opened(tmp_path, POST, line)
    name = line.partition(":")[0]
    saved = save(site, sheet.file, Draft(sheet.digest, sent(sheet.controls) | {name: typed}))
    assert saved.saved, (saved.problems, saved.controls)
    below = f"{mended}\n" if mended else ""
    assert (site.sources.site / POST).read_text("utf-8") == (
        f"---\ntitle: T\ndate: 2024-06-03\n{below}---\n\nText.\n"
    )


def test_what_cannot_be_read_as_yaml_is_told_beside_its_field(tmp_path: Path) -> None:
    site, sheet = opened(tmp_path, POST, "people: [Dana]")
    sent_now = sent(sheet.controls) | {"people": "[{name: Dana"}
    refused = save(site, sheet.file, Draft(sheet.digest, sent_now))
    assert not refused.saved
    assert control_of(refused.controls, "people").problems


def test_numbers_among_texts_stay_as_they_are_written(tmp_path: Path) -> None:
    site, sheet = opened(tmp_path, POST, "tags: [2024, youth]")
    draft = Draft(sheet.digest, sent(sheet.controls) | {"tags": "2024\r\nyouth\r\nolives"})
    assert save(site, sheet.file, draft).saved
    assert "tags: [2024, youth, olives]\n" in (site.sources.site / POST).read_text("utf-8")
