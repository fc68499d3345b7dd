"""A theme's style sheets publish what they name, and a theme may bring its own fonts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sitegen.media.styles.fonts import rubik_path, subset_font
from tests.incremental import media
from tests.sites import make_site, run_sitegen, write_files

OUTERMOST = """\
<!DOCTYPE html>
<html lang="{{ site.language.code }}"><head><title>{{ page.title }}</title>
<link rel="stylesheet" href="{{ asset('site.css') }}"></head><body></body></html>
"""
FACE = '@font-face { font-family: "Ours"; src: url("../fonts/our.woff2") format("woff2"); }\n'
THEME = {
    "theme.yaml": "name: tiny\nbundles: {site.css: [css/base.css, css/site.css]}\n",
    "templates/base.html": OUTERMOST,
    "assets/css/base.css": "@import 'more/far.css' print;\nbody { color: black; }\n",
    "assets/css/more/far.css": "main { background: url(../../photos/bed.png); }\n",
    "assets/css/site.css": FACE,
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site whose theme has a font and a picture of its own."""
    make_site(tmp_path)
    put(tmp_path, THEME)
    font = subset_font(rubik_path().read_bytes(), "U+0041-0045")
    put(tmp_path, {"assets/fonts/our.woff2": font, "assets/photos/bed.png": media.png(3)})
    return tmp_path


def put(site: Path, files: dict[str, str] | dict[str, bytes]) -> None:
    """Write files of the theme."""
    write_files(site, {f"themes/tiny/{path}": data for path, data in files.items()})


def sheet_of(site: Path) -> str:
    """Build the site; give the style sheet that its pages ask for."""
    done = run_sitegen(site, "build")
    assert (done.code, done.err) == (0, "")
    page = (site / "output/index.html").read_text()
    found = re.search(r'href="/(assets/site-[0-9a-f]+[.]css)"', page)
    assert found
    return (site / "output" / found[1]).read_text()


def test_what_style_sheets_name_is_published_under_a_fingerprint(site: Path) -> None:
    sheet = sheet_of(site)
    named = re.findall(r'url\("/(assets/[^"]+)"\)', sheet)
    assert [re.sub("-[0-9a-f]{10}", "", each) for each in named] == [
        "assets/photos-bed.png",
        "assets/fonts-our.woff2",
    ]
    assert all((site / "output" / each).is_file() for each in named)
    assert "@import" not in sheet
    assert "@media print{main{" in sheet


def test_a_changed_font_changes_the_address_of_the_style_sheet(site: Path) -> None:
    before = sheet_of(site)
    assert run_sitegen(site, "build").out.startswith("0 rendered")
    font = subset_font(rubik_path().read_bytes(), "U+0041-0046")
    put(site, {"assets/fonts/our.woff2": font})
    assert sheet_of(site) != before
    assert len(list((site / "output/assets").glob("fonts-our-*"))) == 1
    assert run_sitegen(site, "build", "--verify").code == 0


MISTAKES = {
    "../fonts/out.woff2": "no such file in the theme; expected a path from this style sheet to a "
    'file below assets/; did you mean "../fonts/our.woff2"?',
    "https://fonts.example.org/x.woff2": "an address off the site, which the site's "
    "Content-Security-Policy forbids; expected a file of the theme",
    "../../theme.yaml": "no such file in the theme; expected a path from this style sheet to a "
    "file below assets/",
    "base.css": "a style sheet; expected @import to take it in",
}


def test_mistakes_in_style_sheets_are_told_together_with_their_lines(site: Path) -> None:
    lines = "".join(f"a {{ b: url({address}) }}\n" for address in MISTAKES)
    put(site, {"assets/css/site.css": f"{lines}@import 'site.css';\n"})
    done = run_sitegen(site, "build")
    place = "themes/tiny/assets/css/site.css"
    told = [
        f"{place}:{number}: url({address}): {message}"
        for number, (address, message) in enumerate(MISTAKES.items(), 1)
    ]
    assert done.code == 1
    assert [line for line in done.lines if place in line] == [
        *told,
        f"{place}:5: @import site.css: the style sheet imports itself",
    ]


FONTS = {
    "fonts: []\n": set(),
    "fonts: [hebrew]\n": {"hebrew"},
    "": {"latin", "hebrew", "arabic"},
}


@pytest.mark.parametrize(("fonts", "published"), FONTS.items(), ids=["none", "one", "as the base"])
def test_a_theme_says_which_fonts_are_published_or_none(
    tmp_path: Path, fonts: str, published: set[str]
) -> None:
    make_site(tmp_path)
    settings = (tmp_path / "site.yaml").read_text().replace("theme: tiny", "theme: ours")
    theme = {"themes/ours/theme.yaml": f"name: ours\nextends: base\n{fonts}"}
    write_files(tmp_path, {"site.yaml": settings, **theme})
    done = run_sitegen(tmp_path, "build")
    assert done.code == 0, done.err
    output = tmp_path / "output"
    files = {path.name for path in output.rglob("*.woff2")}
    found = {re.sub(r"^rubik-|-[0-9a-f]+\.woff2$", "", name) for name in files}
    assert found == published
    page = (output / "he/index.html").read_text()
    sheets = "".join(path.read_text() for path in output.glob("assets/*.css"))
    assert ("@font-face" in sheets) == bool(published)
    # What a page asks for is there, and nothing else is asked for.
    asked = set(re.findall(r"assets/(rubik-[\w-]+\.woff2)", page + sheets))
    assert asked == files
    assert ('as="font"' in page) == bool(published)
