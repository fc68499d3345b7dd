"""Characters that the panels' fonts lack: another's glyph stands for them, or they are told."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from sitegen.panels.pdf.text_layer import ForeignFontError, mend_fonts
from sitegen.panels.pdf.typesetter import write_pdf
from sitegen.panels.plan.letters import lacking
from sitegen.panels.plan.loading import load_sources
from sitegen.panels.plan.plan import Wanted, plan_exhibition
from sitegen.panels.plan.planned import ExhibitionPlan
from sitegen.panels.theme.alike import ALIKE, spelling
from sitegen.panels.theme.fonts import characters_in
from sitegen.panels.theme.theme import PanelTheme
from sitegen.panels.theme.toolkit import Toolkit
from tests.unit.panels.site import write_site

GENEVA = "exhibitions/geneva-2022"
OPEN = "content/stories/2022/open/index.md"
HEBREW = "content/stories/2022/open/index.he.md"


@pytest.fixture
def site(tmp_path: Path, photo_data: bytes) -> Path:
    """A site of one's own."""
    return write_site(tmp_path / "site", photo_data)


def edit(site: Path, path: str, old: str, new: str) -> None:
    """Replace words of a file."""
    text = (site / path).read_text("utf-8")
    assert old in text
    (site / path).write_text(text.replace(old, new), "utf-8")


def told(site: Path, wanted: Wanted | None = None) -> list[str]:
    """What is told of the characters of its exhibition."""
    sources = load_sources(site)
    plan = plan_exhibition(GENEVA, sources, wanted)
    return [str(problem) for problem in lacking(plan, GENEVA, sources)]


def panel_texts(plan: ExhibitionPlan) -> list[str]:
    """What the first story's panel says in English."""
    (panel,) = (each for each in plan.panels if each.slug == "open")
    text = panel.texts[0]
    return [text.name, text.title, *(block.text for block in text.blocks)]


def test_hyphens_half_rings_spaces_and_boxes_are_written_with_glyphs_that_are_there(
    site: Path,
) -> None:
    edit(site, OPEN, "RealOpen", "ʾUmar ʿAbd‐Rabbih")
    edit(site, OPEN, "Story open", "A well‑known day")
    edit(site, OPEN, "A morning begins.", "- [ ] open\n- [x] done\n\n")
    sources = load_sources(site)
    plan = plan_exhibition(GENEVA, sources)
    name, title, empty, ticked, *_ = panel_texts(plan)
    assert name == "’Umar ‘Abd-Rabbih"
    assert title == "A well-\u2060known day"
    assert (empty, ticked) == ("• [\u00a0] open", "• [x] done")
    assert {"’Umar ‘Abd-Rabbih"} <= {
        each.title for document in plan.documents for each in document.panel.listed
    }
    labels = plan.documents[0].panel
    assert labels.people[0].texts[0].name == name
    assert lacking(plan, GENEVA, sources) == ()


def test_what_a_font_has_is_left_as_it_is(theme: PanelTheme) -> None:
    drawn = characters_in(theme)
    assert not set(map(chr, spelling(drawn))) & drawn
    assert spelling(drawn | set(ALIKE)) == {}
    assert ord("☑") not in spelling(drawn - {"["})


def test_what_no_font_has_is_told_once_with_its_name_and_all_its_lines(site: Path) -> None:
    edit(site, OPEN, "RealOpen", "Ḥanan ☞")
    edit(site, OPEN, "A morning begins.", "Ḥanan begins.")
    assert told(site) == [
        f"{OPEN}:5: name, text: the panels' fonts have no “Ḥ” (U+1E24 LATIN CAPITAL LETTER H WITH "
        "DOT BELOW); write it otherwise",
        f"{OPEN}:5: name: the panels' fonts have no “☞” (U+261E WHITE RIGHT POINTING INDEX); "
        "write it otherwise",
        f"{OPEN}:12: name, text: the panels' fonts have no “Ḥ” (U+1E24 LATIN CAPITAL LETTER H WITH "
        "DOT BELOW); write it otherwise",
    ]
    assert told(site, Wanted(story="shy")) == []


def test_what_a_translation_takes_from_its_original_is_told_where_it_stands(site: Path) -> None:
    edit(site, OPEN, "Teacher", "Teacher ☞")
    assert [each.partition(": the")[0] for each in told(site)] == [f"{OPEN}:5: role"]
    edit(site, HEBREW, "בוקר", "☞ בוקר")
    assert [each.partition(": the")[0] for each in told(site)] == [
        f"{HEBREW}:6: role, text",
        f"{OPEN}:5: role",
    ]


def test_what_only_documents_say_is_told_and_what_nobody_prints_is_not(site: Path) -> None:
    entry = f"content/{GENEVA}/index.md"
    edit(site, OPEN, "A person", "A person ☞")
    assert told(site) == []
    edit(site, entry, "hosts:", "press_contact: Noa ☞, +41 22 555 01 23\nhosts:")
    edit(site, entry, "City of Geneva", "City of Geneva ☛")
    edit(site, "site.yaml", "title: Storytellers", "title: Storytellers ☚")
    assert [each.partition(" (U")[0] for each in told(site)] == [
        f"{entry}:17: press_contact: the panels' fonts have no “☞”",
        f"{entry}:18: hosts: the panels' fonts have no “☛”",
        "site.yaml:2: title: the panels' fonts have no “☚”",
    ]


def test_letters_that_only_a_font_of_the_machine_has_are_named(toolkit: Toolkit) -> None:
    page = toolkit.typesetter.lay_out('<html lang="en"><title>☞</title><p>☞☞</p></html>', {})
    pdf = pikepdf.open(io.BytesIO(write_pdf(page)))
    with pytest.raises(ForeignFontError, match=r"“☞” \(U\+261E WHITE RIGHT POINTING INDEX\); "):
        mend_fonts(pdf, {})
