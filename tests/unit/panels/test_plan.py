"""Which panels an exhibition has: their order, words, codes, and what consent takes out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sitegen.errors import UsageError
from sitegen.panels.plan.loading import exhibitions_with_panels, load_sources
from sitegen.panels.plan.names import file_stem
from sitegen.panels.plan.plan import Wanted, plan_exhibition
from sitegen.panels.plan.planned import ExhibitionPlan
from sitegen.panels.plan.sources import PanelSources
from sitegen.panels.production.left_out import told_of
from sitegen.panels.values import Panel
from sitegen.values import texts_of
from tests.unit.panels.site import write, write_site

GENEVA = "exhibitions/geneva-2022"


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory, photo_data: bytes) -> PanelSources:
    return load_sources(write_site(tmp_path_factory.mktemp("site"), photo_data))


@pytest.fixture(scope="module")
def plan(sources: PanelSources) -> ExhibitionPlan:
    return plan_exhibition(GENEVA, sources)


@pytest.fixture
def site(tmp_path: Path, photo_data: bytes) -> Path:
    return write_site(tmp_path / "site", photo_data)


def story(plan: ExhibitionPlan, slug: str) -> Panel:
    return next(panel for panel in plan.panels if panel.slug == slug)


def test_panels_hang_in_the_order_of_the_entry_and_are_numbered_so(plan: ExhibitionPlan) -> None:
    assert [file_stem(panel) for panel in plan.panels] == [
        "geneva-2022_01_title_297x420mm_2lang_x1",
        "geneva-2022_02_open_297x420mm_2lang_x1",
        "geneva-2022_03_shy_297x420mm_en_x1",
        "geneva-2022_04_offline_297x420mm_2lang_x1",
        "geneva-2022_05_winners_420x594mm_en_x1",
        "geneva-2022_06_closing_297x420mm_2lang_x1",
    ]


def test_a_story_without_consent_for_print_or_for_this_venue_has_no_panel(
    plan: ExhibitionPlan,
) -> None:
    shown = {panel.slug for panel in plan.panels}
    people = {person.slug for panel in plan.panels for person in panel.people}
    documents = {person.slug for d in plan.documents for person in d.panel.people}
    for hidden in ("unprinted", "elsewhere"):
        assert hidden not in shown | people | documents


def test_a_pseudonym_hides_the_name_everywhere(plan: ExhibitionPlan) -> None:
    assert story(plan, "shy").texts[0].name == "Noor"
    assert "RealShy" not in repr(plan)
    assert story(plan, "open").texts[0].name == "RealOpen"


def test_a_face_is_shown_only_with_consent(plan: ExhibitionPlan) -> None:
    photo = story(plan, "open").photo
    assert photo
    assert (photo.width, photo.height, photo.focus) == (1200, 1500, (0.4, 0.3))
    assert story(plan, "shy").photo is None


def test_languages_that_the_storyteller_refused_are_left_out(plan: ExhibitionPlan) -> None:
    assert story(plan, "open").languages == ("en", "he")
    assert story(plan, "shy").languages == ("en",)


def test_a_language_that_a_panel_does_without_is_told(plan: ExhibitionPlan) -> None:
    told = {panel.slug: told_of(panel) for panel in plan.panels if panel.story}
    reason = "the story isn't written in it, or consent.languages leaves it out"
    assert told["shy"] == (f"nothing in Hebrew: {reason}",)
    assert not any(reason in line for line in told["open"])


def test_a_language_that_the_exhibition_is_not_written_in_is_told(sources: PanelSources) -> None:
    plan = plan_exhibition("exhibitions/geneva-2022", sources, Wanted(lang="fr"))
    title = next(panel for panel in plan.panels if panel.kind == "title")
    (warning,) = told_of(title)
    assert warning.startswith("not in French: the exhibition isn't written in it")


def test_words_that_a_translation_took_over_keep_their_language_and_are_told(site: Path) -> None:
    folder = site / "content" / "stories" / "2022" / "open"
    write(folder / "index.he.md", "---\nsummary: לחם.\n---\n\nבוקר.\n")
    panel = story(plan_exhibition(GENEVA, load_sources(site)), "open")
    english, hebrew = panel.texts
    assert english.inherited == ()
    assert dict(hebrew.inherited) == dict.fromkeys(
        ("Story open", "One sentence stays.", "Teacher", "A person", "Haifa"), "en"
    )
    assert told_of(panel) == tuple(
        f"Hebrew: {field}: not translated; shown in English"
        for field in ("title", "quote", "role", "alt")
    )


def test_winners_words_that_are_not_translated_are_marked_and_told(site: Path) -> None:
    folder = site / "content" / "stories" / "2022" / "open"
    write(folder / "index.he.md", "---\ntitle: סיפור\n---\n\nבוקר.\n")
    entry = site / "content" / "exhibitions" / "geneva-2022" / "index.md"
    text = entry.read_text(encoding="utf-8")
    write(entry, text.replace("languages: [en]}", "languages: [en, he]}"))
    winners = story(plan_exhibition(GENEVA, load_sources(site)), "winners")
    (hebrew,) = (t for t in winners.people[0].texts if t.lang == "he")
    assert dict(hebrew.inherited)["One sentence stays."] == "en"
    assert told_of(winners) == tuple(
        f"open: Hebrew: {field}: not translated; shown in English" for field in ("quote", "role")
    )


def test_a_press_sheet_says_who_answers_in_its_own_language(site: Path) -> None:
    folder = site / "content" / "exhibitions" / "geneva-2022"
    for name, contact in (("index.md", "Ask us"), ("index.he.md", "שאלו אותנו")):
        text = (folder / name).read_text(encoding="utf-8")
        write(folder / name, text.replace("summary:", f"press_contact: {contact}\nsummary:", 1))
    plan = plan_exhibition(GENEVA, load_sources(site))
    sheets = [each.panel for each in plan.documents if each.panel.kind == "press-sheet"]
    assert [sheet.texts[0].contact for sheet in sheets] == ["Ask us", "שאלו אותנו"]


def test_an_introduction_without_a_translation_is_told_and_not_printed_twice(site: Path) -> None:
    (site / "content" / "exhibitions" / "geneva-2022" / "index.he.md").unlink()
    title = story(plan_exhibition(GENEVA, load_sources(site)), "title")
    assert [block.text for text in title.texts for block in text.blocks] == [
        "Voices from two peoples."
    ]
    assert dict(title.texts[1].inherited) == {"Voices in Geneva": "en"}
    (warning,) = told_of(title)
    assert warning.startswith("not in Hebrew: the exhibition isn't written in it")


def test_a_summary_that_an_exhibitions_translation_took_over_is_in_its_own_language(
    site: Path,
) -> None:
    entry = site / "content" / "exhibitions" / "geneva-2022" / "index.he.md"
    write(entry, "---\ntitle: קולות\n---\n\nנאמר.\n")
    title = story(plan_exhibition(GENEVA, load_sources(site)), "title")
    assert [block.lang for text in title.texts for block in text.blocks] == ["", "en"]


def test_the_code_leads_to_the_story_with_the_venues_mark(plan: ExhibitionPlan) -> None:
    panel = story(plan, "open")
    assert panel.address == "https://www.example.org/peace/stories/2022/open/?from=geneva-2022"
    assert panel.short_address == "example.org/peace/stories/2022/open"
    assert panel.has_voice


def test_a_story_that_is_not_on_the_web_leads_to_the_exhibition(plan: ExhibitionPlan) -> None:
    panel = story(plan, "offline")
    assert panel.address == (
        "https://www.example.org/peace/exhibitions/geneva-2022/?from=geneva-2022"
    )
    assert not panel.has_voice


def test_the_code_of_a_hebrew_panel_leads_to_the_hebrew_page(sources: PanelSources) -> None:
    plan = plan_exhibition(GENEVA, sources, Wanted(story="open", lang="he"))
    (panel,) = plan.panels
    assert file_stem(panel) == "geneva-2022_02_open_297x420mm_he_x1"
    assert "/he/stories/2022/open/" in panel.address


def test_a_language_that_is_printed_only_leads_to_the_storys_page_in_another(site: Path) -> None:
    """The exhibition's page would say nothing of who stands on the panel."""
    told = "---\ntitle: Récit\nquote: Une phrase reste.\n---\n\nLe matin.\n"
    write(site / "content" / "stories" / "2022" / "open" / "index.fr.md", told)
    entry = site / "content" / "exhibitions" / "geneva-2022" / "index.md"
    write(entry, entry.read_text("utf-8").replace("languages: [en, he]", "languages: [fr]"))
    panel = story(plan_exhibition(GENEVA, load_sources(site)), "open")
    assert [text.lang for text in panel.texts] == ["fr"]
    assert panel.short_address == "example.org/peace/stories/2022/open"


def test_words_come_from_the_entries_and_the_theme(plan: ExhibitionPlan) -> None:
    english, hebrew = story(plan, "open").texts
    assert english.quote == "One sentence stays."
    assert [block.text for block in english.blocks] == ["A morning begins. It is quiet."]
    assert (english.exhibition, hebrew.exhibition) == ("Voices in Geneva", "קולות בז׳נבה")
    assert english.venue == "Geneva, June 2022"
    closing = story(plan, "closing")
    assert closing.texts[0].title == "Thank you for listening"
    assert [logo.name for logo in closing.logos] == ["City of Geneva"]


def test_the_winners_panel_shows_those_who_won(plan: ExhibitionPlan) -> None:
    assert [person.slug for person in story(plan, "winners").people] == ["open", "shy"]


def test_documents_go_with_every_complete_set(plan: ExhibitionPlan) -> None:
    assert sorted(file_stem(document.panel) for document in plan.documents) == [
        "geneva-2022_contact-sheet_a4_en",
        "geneva-2022_hanging-plan_a4_en",
        "geneva-2022_labels_a4_2lang",
        "geneva-2022_labels_letter_2lang",
        "geneva-2022_large-print_a4_en",
        "geneva-2022_large-print_a4_he",
        "geneva-2022_packing-list_a4_en",
        "geneva-2022_press-sheet_a4_en",
        "geneva-2022_press-sheet_a4_he",
    ]


def test_a_part_of_the_set_keeps_its_numbers_and_brings_no_documents(
    sources: PanelSources,
) -> None:
    plan = plan_exhibition(GENEVA, sources, Wanted(story="stories/2022/shy"))
    assert [(panel.number, panel.slug) for panel in plan.panels] == [(3, "shy")]
    assert plan.documents == ()
    assert not plan.complete


def test_a_format_that_no_set_has_is_made_of_the_stories(sources: PanelSources) -> None:
    plan = plan_exhibition(GENEVA, sources, Wanted(format="600x900mm"))
    assert {panel.format.size for panel in plan.panels} == {"600x900mm"}
    assert {panel.kind for panel in plan.panels} == {"story"}


def test_what_there_is_not_is_said_with_what_there_is(sources: PanelSources) -> None:
    with pytest.raises(UsageError, match="no story of this exhibition that may be printed; there"):
        plan_exhibition(GENEVA, sources, Wanted(story="unprinted"))
    with pytest.raises(UsageError, match="no such exhibition"):
        plan_exhibition("exhibitions/rome-2030", sources)
    with pytest.raises(UsageError, match="no panel format"):
        plan_exhibition(GENEVA, sources, Wanted(format="a77"))


def test_exhibitions_with_panels_are_found(sources: PanelSources) -> None:
    assert exhibitions_with_panels(sources) == (GENEVA,)


def test_a_query_hangs_winners_first(tmp_path: Path, photo_data: bytes) -> None:
    site = write_site(tmp_path, photo_data)
    entry = site / "content" / "exhibitions" / "geneva-2022" / "index.md"
    text = entry.read_text(encoding="utf-8")
    start, end = text.index("stories:\n"), text.index("panels:\n")
    entry.write_text(text[:start] + "stories: {year: 2022}\n" + text[end:], encoding="utf-8")
    plan = plan_exhibition(GENEVA, load_sources(site))
    stories = [panel.slug for panel in plan.panels if panel.kind == "story"]
    assert stories == ["open", "shy", "offline"]


def test_a_text_for_the_panel_hangs_in_its_own_language_alone(site: Path) -> None:
    story = site / "content/stories/2022/open"
    text = (story / "index.md").read_text("utf-8")
    short = "panel: |\n  Short, and *so*.\n\n  It ends.\n"
    write(story / "index.md", text.replace("quote:", f"{short}quote:", 1))
    plan = plan_exhibition(GENEVA, load_sources(site))
    (panel,) = (each for each in plan.panels if each.story == "stories/2022/open")
    said = {each.lang: [block.text for block in each.blocks] for each in panel.texts}
    assert said["en"] == ["Short, and so.", "It ends."]
    assert said["he"] == ["בוקר."], "its own text, not the panel's in another language"


def test_an_organisation_its_cohort_and_a_sample_are_named(site: Path) -> None:
    story = site / "content/stories/2022/open/index.md"
    write(story, story.read_text("utf-8").replace("year: 2022", "year: 2022\nsample: true"))
    plan = plan_exhibition(GENEVA, load_sources(site))
    texts = {panel.slug: panel.texts[0] for panel in plan.panels}
    assert {text.organisation for text in texts.values()} == {"Storytellers"}
    assert texts["open"].cohort == "Storytellers 2022"
    assert texts["open"].sample
    assert texts["title"].sample, "where one of its stories is a sample, the set is"
    assert not texts["shy"].sample


def test_no_panel_or_document_says_a_word_of_a_story_before_its_second(site: Path) -> None:
    path = site / "content/stories/2022/open/index.md"
    held = path.read_text("utf-8").replace("award: ", "publish: 2026-03-01T09:00:00Z\naward: ", 1)
    path.write_text(held, encoding="utf-8")
    second = datetime(2026, 3, 1, 9, 0, 0, tzinfo=UTC)
    for moment, there in ((second - timedelta(seconds=1), False), (second, True)):
        made = plan_exhibition(GENEVA, load_sources(site, moment))
        said = " ".join(texts_of((made.panels, made.peers, made.documents)))
        assert ("Story open" in said) is there
        assert ("RealOpen" in said) is there
        assert any("_open_" in file_stem(panel) for panel in made.panels) is there


def test_a_language_that_is_only_printed_has_its_own_name_of_the_organisation(site: Path) -> None:
    settings = site / "site.yaml"
    write(settings, settings.read_text("utf-8") + "print_titles: {fr: Voix croisées}\n")
    plan = plan_exhibition(GENEVA, load_sources(site), Wanted(lang="fr"))
    said = {text.organisation for panel in plan.panels for text in panel.texts}
    assert said == {"Voix croisées"}
