"""Words on panels: what an entry's Markdown becomes, names of files, scripts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from markupsafe import Markup
from msgspec.structs import replace

from sitegen.errors import UsageError
from sitegen.markdown.text.isolates import isolated
from sitegen.panels.layout.context import text_context
from sitegen.panels.layout.quotations import quoted_words
from sitegen.panels.plan.names import file_stem
from sitegen.panels.plan.prose import prose_of
from sitegen.panels.theme.fonts import SILENT, characters_of, missing_characters
from sitegen.panels.theme.scripts import script_of
from sitegen.panels.theme.theme import PanelTemplateError, PanelTheme, Templates, load_theme, whole
from sitegen.panels.theme.toolkit import Toolkit
from sitegen.panels.values import Block, Panel, Stress
from tests.tools.needs import ROOT
from tests.unit.panels.words import ARABIC, ENGLISH, HEBREW


def test_headings_and_paragraphs_keep_their_order_and_lose_their_markup() -> None:
    text = "First *words*,\nand [a link](x.md).\n\n## Why?\n\nBecause & so.\n\n- one\n- two\n"
    assert prose_of(text, "en").blocks == (
        Block(text="First words, and a link.", stresses=(Stress(kind="em", start=6, end=11),)),
        Block(text="Why?", heading=True),
        Block(text="Because & so."),
        Block(text="• one", kind="item", level=1),
        Block(text="• two", kind="item", level=1),
    )


def test_pictures_tables_and_scripts_do_not_reach_the_panel() -> None:
    text = "Text.\n\n<script>alert(1)</script>\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n![x](y.jpg)\n"
    prose = prose_of(text, "en")
    assert prose.blocks == (Block(text="Text."),)
    assert prose.left_out == ("a picture", "a table")


EXTENDED = """He said "bread".[^1]

/// quote | Noor
One sentence *stays*.
///

Bread
:   What we share

1. first
2. second

## Why? {.wide #why}

[^1]: At noon.
"""


def test_the_markdown_of_the_website_is_that_of_the_panel() -> None:
    assert prose_of(EXTENDED, "en").blocks == (
        Block(text="He said “bread”.¹"),
        Block(
            text="One sentence stays.",
            kind="quote",
            stresses=(Stress(kind="em", start=13, end=18),),
        ),
        Block(text="— Noor", kind="speaker"),
        Block(text="Bread", kind="term"),
        Block(text="What we share"),
        Block(text="1. first", kind="item", level=1),
        Block(text="2. second", kind="item", level=1),
        Block(text="Why?", heading=True),
        Block(text="¹ At noon.", kind="note"),
    )


@pytest.mark.parametrize(
    ("lang", "text", "set_as"),
    [("he", 'הוא אמר "לחם".', "הוא אמר ”לחם”."), ("ar", 'قال "خبز".', "قال ”خبز“.")],
)
def test_quotation_marks_are_those_of_the_language(lang: str, text: str, set_as: str) -> None:
    (block,) = prose_of(text, lang).blocks
    assert block.text == set_as


def test_a_file_is_named_so_that_a_printer_understands(make_panel: Callable[..., Panel]) -> None:
    three = make_panel(texts=(ENGLISH, HEBREW, ARABIC))
    assert file_stem(three) == "geneva-2022_03_a-door_297x420mm_3lang_x1"
    assert file_stem(make_panel(texts=(HEBREW,))) == "geneva-2022_03_a-door_297x420mm_he_x1"
    labels = make_panel(kind="labels", texts=(ENGLISH, ARABIC))
    assert file_stem(labels) == "geneva-2022_labels_a3_2lang"


@pytest.mark.parametrize("quote", ["“So.”", "«So.»", "״So.״", '"So."', "  So.  ", "„So.“"])
def test_marks_that_the_author_typed_give_way_to_the_scripts_own(quote: str) -> None:
    assert quoted_words(quote, "en") == "So."


@pytest.mark.parametrize(
    ("lang", "quote", "words"),
    [
        ("en", "“Sit,” he said, “the tea is hot.”", "‘Sit,’ he said, ‘the tea is hot.’"),
        ("en", "“Sit,” he said.", "‘Sit,’ he said."),
        ("en", "He said “sit”", "He said ‘sit’"),
        ("en", "He said “sit”.", "He said ‘sit’."),
        ("en", "““Sit,” he said.”", "‘Sit,’ he said."),
        ("en", "“So”.", "So."),
        ("en", "“So it began", "So it began"),
        ("en", "So it began”", "So it began"),
        ("he", "”שב”, הוא אמר, ”התה בארה״ב חם.”", "’שב’, הוא אמר, ’התה בארה״ב חם.’"),
        ("he", "”כך”.", "כך."),
        ("he", "”ארה״ב רחוקה.”", "ארה״ב רחוקה."),
        ("ar", "«اجلس»، قال، «الشاي ساخن.»", "”اجلس“، قال، ”الشاي ساخن.“"),
        ("ar", "«تعلمت».", "تعلمت."),
        ("fr", "Il a dit «\u00a0thé\u00a0».", "Il a dit “thé”."),
        ("de", "„Setz dich“, sagte er.", "‚Setz dich‘, sagte er."),
    ],
)
def test_marks_around_a_part_of_a_quotation_stay(lang: str, quote: str, words: str) -> None:
    """What was said within it keeps its marks, and they are those of a quotation within one."""
    assert quoted_words(quote, lang) == words


def test_each_script_has_its_direction_marks_and_leading() -> None:
    arabic, hebrew, english = script_of("ar"), script_of("he"), script_of("en-GB")
    assert (arabic.direction, hebrew.direction, english.direction) == ("rtl", "rtl", "ltr")
    assert (arabic.opening, hebrew.opening, english.opening) == ("«", "״", "“")
    assert arabic.leading > hebrew.leading > english.leading


def test_the_site_theme_comes_before_the_built_in_one(
    theme: PanelTheme, tmp_path_factory: pytest.TempPathFactory
) -> None:
    own, base = tmp_path_factory.mktemp("own"), tmp_path_factory.mktemp("base")
    (base / "story.html").write_text("base", encoding="utf-8")
    (base / "quote.html").write_text("base quote", encoding="utf-8")
    (own / "story.html").write_text("own {{ word }}", encoding="utf-8")
    both = load_theme([own, base])
    assert Templates(both).render("story.html", {"word": "<b>"}) == "own &lt;b&gt;"
    assert Templates(both).render("quote.html", {}) == "base quote"
    assert both.digest != load_theme([base]).digest


def test_a_mistake_in_a_template_is_told_with_its_line(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("panels")
    (folder / "story.html").write_text("one\n{{ missing }}\n", encoding="utf-8")
    with pytest.raises(PanelTemplateError, match=r"story\.html:2: 'missing' is undefined"):
        Templates(load_theme([folder])).render("story.html", {})
    (folder / "story.html").write_text("one\n\n{% if %}", encoding="utf-8")
    with pytest.raises(PanelTemplateError, match=r"story\.html:3"):
        Templates(load_theme([folder])).render("story.html", {})


def test_a_language_without_words_is_an_error_that_names_the_file(theme: PanelTheme) -> None:
    with pytest.raises(UsageError, match=r"“sw”.*words\.yaml"):
        Templates(theme).words("sw")


def test_a_theme_may_change_one_word_and_leave_the_others(tmp_path: Path) -> None:
    base = ROOT / "themes/base/panels"
    (tmp_path / "words.yaml").write_text(
        "he:\n  hear: האזינו\nde:\n  hear: Hören\n", encoding="utf-8"
    )
    changed, plain = Templates(load_theme([tmp_path, base])), Templates(load_theme([base]))
    assert changed.words("he") == {**plain.words("he"), "hear": "האזינו"}
    assert changed.words("ar") == plain.words("ar")
    assert changed.words("de") == {"hear": "Hören"}


def test_a_word_that_no_theme_has_is_told_with_its_language(tmp_path: Path) -> None:
    (tmp_path / "words.yaml").write_text("de:\n  hear: Hören\n", encoding="utf-8")
    (tmp_path / "story.html").write_text("{{ words.code }}", encoding="utf-8")
    templates = Templates(load_theme([tmp_path]))
    with pytest.raises(UsageError, match=r"no word “read” in “de”.*words\.yaml"):
        _ = templates.words("de")["read"]
    with pytest.raises(UsageError, match="no word “code” in “de”"):
        templates.render("story.html", {"words": templates.words("de")})


@pytest.mark.parametrize("text", ["he: [hear]", "he:\n  hear: 3\n", "he: {"])
def test_words_that_cannot_be_read_are_told_with_their_file(tmp_path: Path, text: str) -> None:
    (tmp_path / "words.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"words\.yaml: these are no words"):
        load_theme([tmp_path, ROOT / "themes/base/panels"])


@pytest.mark.parametrize("lang", ["he", "ar", "fr"])
def test_every_language_has_every_word(theme: PanelTheme, lang: str) -> None:
    templates = Templates(theme)
    assert set(templates.words(lang)) == set(templates.words("en"))
    assert all(templates.words(lang).values())


def test_groups_of_numbers_keep_their_order_and_stay_on_one_line() -> None:
    """Pango is handed the rest of a paragraph for each line: a broken isolate would be none."""
    (block,) = prose_of("טל׳ +972 2 123-4567 היום", "he").blocks
    assert block.text == "טל׳ \u2066+972 2 123-4567\u2069 היום"
    held = "\u2066+972\u00a02\u00a0123-\u20604567\u2069"
    assert whole(block.text) == f"טל׳ {held} היום"
    assert whole(Markup("<b>\u20661 2\u2069</b>")) == Markup("<b>\u20661\u00a02\u2069</b>")


def test_signs_of_order_need_no_glyph(toolkit: Toolkit) -> None:
    signs = "".join(sorted(SILENT))
    drawn = characters_of(toolkit.fonts)
    assert missing_characters(drawn, isolated("رقم ٠٢-١٢٣", "ar") + signs) == ()


def test_a_folder_without_templates_is_no_theme(tmp_path_factory: pytest.TempPathFactory) -> None:
    with pytest.raises(UsageError, match="no panel templates"):
        load_theme([tmp_path_factory.mktemp("empty")])


def test_separators_end_a_line_and_a_places_two_words_stay_on_one(
    make_panel: Callable[..., Panel], toolkit: Toolkit
) -> None:
    text = replace(ENGLISH, role="Teacher of evening classes", place="Beit Sahour")
    shown = text_context(make_panel(texts=(text,)), text, toolkit)
    assert shown["about"] == "Teacher of evening classes\u00a0· Beit\u00a0Sahour"


def test_no_part_of_a_foot_holds_a_point_that_could_end_a_line(
    make_panel: Callable[..., Panel], toolkit: Toolkit
) -> None:
    panel = make_panel()
    text = replace(panel.texts[0], organisation="Alliance", cohort="Storytellers 2022")
    shown = text_context(panel, text, toolkit)
    assert str(shown["cohort"]).replace("\u00a0", " ") == "Storytellers 2022"
    assert not any("·" in str(shown[part]) for part in ("organisation", "cohort", "venue"))
