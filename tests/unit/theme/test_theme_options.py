"""What site.yaml chooses of its theme arrives, and what can't be chosen is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.content.folder.sources import Sources
from sitegen.content.folder.survey import walk_site
from sitegen.content.settings.settings_file import read_settings
from sitegen.errors import ContentError
from sitegen.render.queries.theme import CardColoursOf, Option
from sitegen.render.theme.theme import Theme, load_theme
from tests.sites import SETTINGS, write_files

PLAIN = SETTINGS.replace("theme: tiny\n", "")
MARK = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>'


def themed(site: Path, options: str, theme: str = "base", **files: str) -> Theme:
    """Load the theme of a site that chooses something."""
    write_files(site, {"content/pages/a.md": "---\ntitle: A\n---\n", **files})
    settings = f"{PLAIN}theme: {theme}\ntheme_options:\n  {options.strip()}\n"
    write_files(site, {"site.yaml": settings})
    sources = Sources(site, walk_site(site))
    read = read_settings(sources)
    return load_theme(sources, read.theme, read.theme_options)


def told(site: Path, options: str, theme: str = "base", **files: str) -> list[str]:
    """Give what is said of a choice, from the name of the option on."""
    with pytest.raises(ContentError) as raised:
        themed(site, options, theme, **files)
    lines = [str(problem) for problem in raised.value.problems]
    assert all(line.startswith(("site.yaml:", "themes/")) for line in lines)
    return [line.partition(": ")[2] for line in lines]


def test_the_base_theme_keeps_its_own_promises_of_contrast(tmp_path: Path) -> None:
    theme = themed(tmp_path, "home_news: 4")
    assert theme.settings.contrast
    assert Option(name="home_news").answer(theme) == 4


def test_chosen_colours_are_in_the_style_sheet_and_on_cards(tmp_path: Path) -> None:
    colours = 'colours: {light: {action: "#702060", paper: "#ffffff"}, dark: {action: "#f0b0e0"}}'
    theme = themed(tmp_path, colours)
    sheet = theme.text("assets/css/palette.css") or ""
    assert sheet.count("--action: #702060;") == 1
    assert sheet.count("--action: #f0b0e0;") == 2
    assert "--ink: #1d2b2a;" in sheet
    assert CardColoursOf().answer(theme).ground == "#ffffff"
    assert theme.signature != themed(tmp_path, "home_news: 3").signature


def test_chosen_letters_stand_before_the_themes(tmp_path: Path) -> None:
    letters = (
        "letters: {text: [Ours], headings: [Georgia, Noto Serif], "
        "faces: [{family: Ours, file: themes/my own/ours.woff2, weight: 300 800}]}"
    )
    theme = themed(tmp_path, letters, **{"themes/my own/ours.woff2": "letters"})
    sheet = theme.text("assets/css/letters.css") or ""
    assert 'src: url("../fonts/my%20own/ours.woff2")' in sheet
    assert "font-weight: 300 800;" in sheet
    assert '--font: "Ours", var(--font-base);' in sheet
    assert '--font-headings: "Georgia", "Noto Serif", var(--font-base);' in sheet
    assert theme.data("assets/fonts/my own/ours.woff2") == b"letters"


def test_signs_of_the_sites_own_take_the_place_of_the_themes(tmp_path: Path) -> None:
    theme = themed(tmp_path, "mark: themes/ours/sign.svg", **{"themes/ours/sign.svg": MARK})
    assert theme.text("assets/icons/mark.svg") == MARK
    assert theme.origin("assets/icons/mark.svg") == "themes/ours/sign.svg"


OURS = "name: ours\nextends: base\n"
MISTAKES = {
    'colours: {light: {action: "#c0c0c0"}}': [
        'theme_options.colours.light.action: #c0c0c0 on paper ("#faf6ee") has a contrast of 1.68; '
        "expected at least 4.5",
    ],
    'colours: {dark: {paper: "#808080"}}': [
        'theme_options.colours.dark.ink: #f3ebdd on paper ("#808080") has a contrast of 3.33; ',
    ],
    'colours: {light: {acton: "#102030"}}': [
        'theme_options.colours.light.acton: unknown colour of the theme; did you mean "action"?',
    ],
    "colours: {light: {action: green}}": [
        'theme_options.colours.light.action: "green" found, expected a colour such as "#1d2b2a"',
    ],
    "home_hero: film": [
        'theme_options.home_hero: "film" is none of its choices; expected news, picture, statement',
    ],
    "home_sections: [lead, newz]": ['theme_options.home_sections: "newz" is none of its choices'],
    "home_news: many": ["theme_options.home_news: expected a whole number"],
    "home_new: 3": [
        'theme_options.home_new: unknown option of the theme; did you mean "home_news"?'
    ],
    "letters: {text: ['A;B']}": ['theme_options.letters.text[1]: "A;B" found'],
    "mark: content/pages/a.md": [
        'theme_options.mark: "content/pages/a.md" found, expected the path'
    ],
    "mark: themes/none.svg": ['theme_options.mark: no file "themes/none.svg"'],
    "facts: [{field: lender}]": ["theme_options.facts[1].label: missing"],
}


@pytest.mark.parametrize("options", MISTAKES)
def test_what_cannot_be_chosen_is_told(options: str, tmp_path: Path) -> None:
    found = told(tmp_path, options)
    for line in MISTAKES[options]:
        assert any(each.startswith(line) for each in found), found


def test_a_mistake_is_told_at_its_line(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as raised:
        themed(tmp_path, 'colours:\n    light:\n      ink: "#cccccc"')
    lines = PLAIN.count("\n") + 5
    assert {each.location.line for each in raised.value.problems} == {lines}


def test_a_theme_adds_its_own_sections_to_ours(tmp_path: Path) -> None:
    files = {"themes/ours/theme.yaml": f"{OURS}choices: {{home_sections: [poem]}}\n"}
    theme = themed(tmp_path, "home_sections: [lead, poem]", "ours", **files)
    assert Option(name="home_sections").answer(theme) == ("lead", "poem")


def test_a_palette_of_a_themes_own_is_changed_where_it_stands(tmp_path: Path) -> None:
    files = {
        "themes/ours/theme.yaml": OURS,
        "themes/ours/assets/css/palette.css": ":root { --ink: #000000; }\n",
    }
    theme = themed(tmp_path, "home_news: 2", "ours", **files)
    assert theme.text("assets/css/palette.css") == ":root { --ink: #000000; }\n"
    found = told(tmp_path, 'colours: {light: {ink: "#000000"}}', "ours", **files)
    assert found == [
        "theme_options.colours: the theme has a css/palette.css of its own; expected them there"
    ]


def test_a_theme_without_such_sheets_says_so(tmp_path: Path) -> None:
    files = {"themes/bare/theme.yaml": "name: bare\nbundles: {}\n"}
    found = told(tmp_path, "letters: {text: [Georgia]}", "bare", **files)
    assert found == [
        "theme_options.letters: none of the theme's bundles takes in css/letters.css, which is "
        "made of them"
    ]


def test_a_themes_own_faint_colours_are_told_in_its_file(tmp_path: Path) -> None:
    files = {"themes/ours/theme.yaml": f'{OURS}colours: {{light: {{ink: "#cccccc"}}}}\n'}
    with pytest.raises(ContentError) as raised:
        themed(tmp_path, "home_news: 2", "ours", **files)
    assert {each.location.path for each in raised.value.problems} == {"themes/ours/theme.yaml"}
