"""A link to a place on another page leads there, or is a mistake with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.builder.schedule.anchors import anchors_in
from tests.sites import make_site, write_files
from tests.unit.builder.test_places import call

ABOUT = "content/pages/about.md"
LINKING = "content/pages/linking.md"


def page(text: str, fields: str = "") -> str:
    return f"---\ntitle: A page\n{fields}---\n\n{text}\n"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site in a folder of its host, with a page that has a heading and an anchor."""
    site = make_site(tmp_path / "site", {ABOUT: page("## Who we are\n\n## Us {#us}\n\n## שלום")})
    settings = site / "site.yaml"
    lines = settings.read_text().splitlines()
    kept = [line for line in lines if not line.startswith("url:")]
    settings.write_text("\n".join([*kept, "url: https://example.org/our", ""]))
    monkeypatch.chdir(site)
    return site


@pytest.mark.parametrize(
    "address",
    [
        "about.md#who-we-are",
        "/about/#us",
        "/about/#%D7%A9%D7%9C%D7%95%D7%9D",
        "/about/#שלום",
        "/about/?from=mail#us",
        "https://example.org/our/about/#us",
        "/about/#",
        "/about/#top",
        "/about/#t=75",
        "/about/#:~:text=We",
    ],
)
def test_a_place_that_is_there_is_led_to(site: Path, address: str) -> None:
    write_files(site, {LINKING: page(f"See [there]({address}).")})
    code, said = call("build")
    assert (code, "no heading" in said) == (0, False), said


@pytest.mark.parametrize(
    "address",
    ["about.md#gone", "/about/#gone", "/about/?a=b#gone", "https://example.org/our/about/#gone"],
)
def test_one_that_is_not_is_told_with_its_line(site: Path, address: str) -> None:
    write_files(site, {LINKING: page(f"One.\n\nSee [there]({address}).")})
    code, said = call("build")
    assert code == 1
    assert f'{LINKING}:7: link to "{address}": no heading or anchor "gone" on that page' in said


def test_links_of_fields_and_menus_are_held_against_pages_too(site: Path) -> None:
    settings = site / "site.yaml"
    menu = 'menus:\n  main:\n    - {label: Us, url: "/about/#gone"}\n'
    settings.write_text(settings.read_text() + menu)
    code, said = call("build")
    assert code == 1
    assert 'link to "/about/#gone": no heading or anchor "gone" on that page' in said
    assert said.count("site.yaml:") == 1


def test_a_heading_that_was_renamed_is_missed_where_it_was_linked_to(site: Path) -> None:
    write_files(site, {LINKING: page("See [us](about.md#who-we-are).")})
    assert call("build")[0] == 0
    write_files(site, {ABOUT: page("## What we are")})
    code, said = call("build")
    assert code == 1
    assert f"{LINKING}:5: " in said and 'did you mean "what-we-are"?' in said
    write_files(site, {LINKING: page("See [us](about.md#what-we-are).")})
    assert call("build")[0] == 0


def test_a_former_address_leads_on_with_its_place(site: Path) -> None:
    write_files(
        site,
        {
            "content/pages/moved.md": page("## Here", "aliases: [/former/]\n"),
            LINKING: page("See [there](/former/#here)."),
        },
    )
    code, said = call("build")
    assert code == 0, said


def test_places_are_read_however_they_are_written() -> None:
    html = """<p id=a><p id="b"><p class=x id='c &amp; d'><a name=e><input data-id=f></p>"""
    assert anchors_in(html) == {"a", "b", "c & d", "e"}


BROKEN = {
    "a date": {"content/news/2024/b.md": "---\ntitle: B\ndate: nonsense\n---\nx\n"},
    "a link": {"content/news/2024/b.md": "---\ntitle: B\ndate: 2024-01-01\n---\n[x](/no/)\n"},
    "a field's link": {
        "content/programs/b.md": page("x", "call_to_action: {label: L, url: /no/}\n")
    },
    "a catalog": {"themes/tiny/messages/en.po": "msgid\n"},
    "a picture": {
        "content/news/2024/b.md": "---\ntitle: B\ndate: 2024-01-01\nimage: no.jpg\n---\n"
    },
}


@pytest.mark.parametrize("what", BROKEN)
def test_places_that_are_not_there_are_told_with_all_other_mistakes(site: Path, what: str) -> None:
    texts = page("[a](about.md#gone) [b](about.md#us) [c](/news/#gone)")
    button = page("x", 'call_to_action: {label: L, url: "/about/#gone"}\n')
    write_files(site, {LINKING: texts, "content/programs/a.md": button, **BROKEN[what]})
    code, said = call("build")
    assert code == 1
    assert f'{LINKING}:5: link to "about.md#gone": no heading' in said
    assert 'content/programs/a.md:3: call_to_action.url: link to "/about/#gone": no heading' in said
    assert "about.md#us" not in said
    # A list with an entry missing may lack a place that comes with it, one without words all.
    is_known = what in ("a link", "a field's link")
    assert ('link to "/news/#gone": no heading' in said) == is_known
    for path in BROKEN[what]:
        assert f"{path}:" in said, said


def test_a_place_is_told_with_warnings_that_are_mistakes_too(site: Path) -> None:
    more = {"content/news/2024/b.md": page("[x](c.md)", "date: 2024-01-01\n")}
    hidden = {"content/news/2024/c.md": page("x", "date: 2024-01-01\ndraft: true\n")}
    write_files(site, {LINKING: page("[a](about.md#gone)"), **more, **hidden})
    code, said = call("build", "--strict")
    assert (code, 'link to "about.md#gone": no heading' in said) == (1, True), said


def test_an_entry_with_mistakes_takes_along_what_is_known_of_pages_below_it(site: Path) -> None:
    below = {
        "content/podcast/s/show.md": "---\ntitle: S\nguid: g1\nexplicit: perhaps\n---\n",
        "content/podcast/s/season-1/season.md": "---\ntitle: O\nguid: g2\nnumber: 1\n---\n",
        "content/podcast/s/season-1/e.md": "---\ntitle: E\nguid: g3\nnumber: 1\n---\n## A\n",
    }
    link = "/podcast/s/season-1/e/#gone"
    write_files(site, {LINKING: page(f"[a]({link}) [b](about.md#gone)"), **below})
    code, said = call("build")
    assert code == 1
    assert "content/podcast/s/show.md:4: explicit" in said
    assert 'link to "about.md#gone": no heading' in said
    assert f'link to "{link}": no heading' not in said
