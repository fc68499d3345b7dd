"""A translation beside its original: what stands at which field, and what is marked there."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from sitegen.builder.originals import kept
from sitegen.content.new.archetypes import begin_translation
from sitegen.editor.comparing import Beside, original_beside, remember_version
from sitegen.editor.desk import Draft, open_entry, save
from sitegen.editor.requests import Editor
from sitegen.editor.shelf import OLDER, STATES, UNKNOWN, Site
from tests.sites import make_site, write_files

PROGRAM = "content/programs/forum.md"
HE = "content/programs/forum.he.md"
TEXT = """\
---
title: Forum
summary: We meet.
image: photo.jpg
alt: A table
pillars:
  - {title: Talk, text: Every week.}
  - {title: Act, text: Every month.}
---

We meet on Mondays.
"""
NAMES = "people:\n  - {name: Nadia Darwish}\n"


@pytest.fixture
def editor(tmp_path: Path) -> Editor:
    """The editor of a site with a programme and its translation, which names its version."""
    site = make_site(tmp_path, {PROGRAM: TEXT, "content/programs/photo.jpg": b""})
    begin_translation(site, "program", "programs/forum", "he")
    return Editor(site, site / ".sitegen", lambda: ())


def opened(editor: Editor) -> tuple[Site, Beside]:
    """Open the translation as it stands now."""
    site = editor.site()
    file = site.file_of(HE)
    assert file
    found = original_beside(site, editor.cache, open_entry(site, file))
    assert found
    return site, found


def changed(editor: Editor, was: str, now: str) -> Beside:
    """Keep what the original says, change it, and open its translation."""
    site, found = opened(editor)
    file = site.file_of(HE)
    assert file
    remember_version(site, editor.cache, file, found.version)
    write_files(editor.folder, {PROGRAM: TEXT.replace(was, now)})
    return opened(editor)[1]


def said(found: Beside) -> dict[str, str]:
    """Give what the original says at each field, [gone] and {new} marked, below its label."""
    signs = {"same": "{}", "gone": "[{}]", "new": "{{{}}}"}
    return {
        name: " | ".join(
            f"{each.label}: ".removeprefix(": ")
            + "".join(signs[piece.kind].format(piece.text) for piece in each.pieces)
            for each in parts
        )
        for name, parts in found.fields.items()
    }


def test_the_original_stands_beside_each_field_of_words(editor: Editor) -> None:
    found = opened(editor)[1]
    assert (found.state, found.lang, found.changed) == ("current", "en", ())
    assert said(found) == {
        "title": "Forum",
        "summary": "We meet.",
        "image.alt": "A table",
        "pillars.0.title": "Talk",
        "pillars.0.text": "Every week.",
        "pillars": "2 title: Act | 2 text: Every month.",
        "body": "We meet on Mondays.",
    }


def test_words_beside_a_picture_stand_at_their_own_field(editor: Editor) -> None:
    write_files(editor.folder, {HE: "---\ntitle: פורום\nalt: שולחן\npillars: [{title: א}]\n---\n"})
    fields = said(opened(editor)[1])
    assert fields["alt"] == "A table"
    assert fields["pillars.0.title"] == "Talk"
    assert fields["pillars.1.title"] == "Act"


def test_each_word_is_marked_that_was_changed(editor: Editor) -> None:
    found = changed(editor, "Mondays", "Sundays")
    assert (found.state, found.is_compared, found.changed) == ("older", True, ("body",))
    assert said(found)["body"] == "We meet on [Mondays]{Sundays}."


def test_a_field_that_is_gone_is_shown_as_such(editor: Editor) -> None:
    assert said(changed(editor, "summary: We meet.\n", ""))["summary"] == "[We meet.]"


def test_without_the_former_text_it_is_older_all_the_same(editor: Editor) -> None:
    write_files(editor.folder, {PROGRAM: TEXT.replace("Mondays", "Sundays")})
    found = opened(editor)[1]
    assert (found.state, found.is_compared, found.changed) == ("older", False, ())


def test_what_named_somebody_who_may_not_be_named_is_not_shown_again(editor: Editor) -> None:
    write_files(editor.folder, {PROGRAM: TEXT.replace("We meet on", "Nadia Darwish meets us on")})
    (editor.folder / HE).unlink()
    begin_translation(editor.folder, "program", "programs/forum", "he")
    assert changed(editor, "Mondays", "Sundays").is_compared
    write_files(editor.folder, {"private/names.yaml": NAMES})
    found = opened(editor)[1]
    assert (found.state, found.is_compared) == ("older", False)
    assert "Nadia" not in str(found)


def test_a_tick_renews_it_and_the_former_copy_goes(editor: Editor) -> None:
    before = opened(editor)[1].version
    found = changed(editor, "Mondays", "Sundays")
    assert kept(editor.cache, before)
    site, file = editor.site(), editor.site().file_of(HE)
    assert file
    sheet = open_entry(site, file)
    assert save(site, file, Draft(sheet.digest, renews=found.version)).saved
    editor.remember(site, file, found.version)
    assert opened(editor)[1].state == "current"
    assert f'original: "{found.version}"\n' in (editor.folder / HE).read_text("utf-8")
    assert kept(editor.cache, before) is None
    assert kept(editor.cache, found.version)


def test_what_is_no_version_is_refused(editor: Editor) -> None:
    site, file = editor.site(), editor.site().file_of(HE)
    assert file
    sheet = save(site, file, Draft(open_entry(site, file).digest, renews="x"))
    assert not sheet.saved
    assert "original" in str(sheet.problems)


def test_an_original_names_none(editor: Editor) -> None:
    site, file = editor.site(), editor.site().file_of(PROGRAM)
    assert file
    sheet = open_entry(site, file)
    assert original_beside(site, editor.cache, sheet) is None
    save(site, file, Draft(sheet.digest, renews="8f31c2d07b5e0a44"))
    assert (editor.folder / PROGRAM).read_text("utf-8") == TEXT


def test_the_list_says_which_translations_are_older(editor: Editor) -> None:
    def told() -> dict[str, str]:
        rows = editor.shelf.all(editor.site(), datetime.now(UTC))
        return {row.file.path: row.translation for row in rows if row.translation}

    unknown = {"content/news/2024/trip.he.md": UNKNOWN}
    assert told() == unknown
    write_files(editor.folder, {PROGRAM: TEXT.replace("Mondays", "Sundays")})
    assert told() == {**unknown, HE: OLDER}
    write_files(editor.folder, {PROGRAM: "---\ntitle: [\n---\n"})
    assert HE in told(), "what can't be read is not what was translated"
    assert {OLDER, UNKNOWN} < set(STATES)
