"""A podcast keeps its identifiers whatever is renamed; and what directories refuse is told where it
stands."""

from __future__ import annotations

import re
from pathlib import Path

import feedparser
import pytest
from lxml import html

from sitegen.builder.options import BuildOptions
from sitegen.builder.pipeline import build
from sitegen.errors import ContentError
from tests.incremental.media import png
from tests.sites import SETTINGS, make_site
from tests.unit.media.sounds import mp3

SHOW_ID = "d998fa3c-7e1b-587e-883b-7b372b97bd02"
LANGUAGES = "\nlanguages: {en: {name: English}, he: {name: עברית}}\n"


def site(
    folder: Path,
    host: str = "www.example.org",
    show: str = "talks",
    season: str = "season-1",
    episodes: tuple[str, str] = ("one", "two"),
    more: str = "",
) -> BuildOptions:
    """Write a site with a show of two episodes in two languages, and give its build's options."""
    inside = f"content/podcast/{show}/{season}"
    files: dict[str, str | bytes] = {
        "site.yaml": re.sub(r"\nlanguages:.*\n(?:  .*\n)*", LANGUAGES, SETTINGS).replace(
            "www.example.org", host
        ),
        f"content/podcast/{show}/show.md": f"---\ntitle: {show}\nguid: urn:uuid:{SHOW_ID}\n---\n",
        f"content/podcast/{show}/show.he.md": "---\ntitle: שיחות\n---\n",
        f"{inside}/season.md": f"---\ntitle: {season}\nguid: s1\nnumber: 1\n---\n",
    }
    for number, name in enumerate(episodes, 1):
        files[f"{inside}/{name}/{name}.mp3"] = mp3()
        own = f"guid: e{number}\nnumber: {number}\ndate: 2024-01-0{number}\n{more}"
        audio = f"audio: {{file: {name}.mp3}}"
        files[f"{inside}/{name}/index.md"] = f"---\ntitle: {name}\n{own}{audio}\n---\n"
        files[f"{inside}/{name}/index.he.md"] = "---\ntitle: פרק\n---\n"
    made = make_site(folder, files)
    return BuildOptions(made, made / "output", jobs=1)


def identifiers(options: BuildOptions, show: str) -> dict[str, list[str]]:
    """Build, and give the identifiers in all feeds: of the shows, and of what is in them."""
    build(options)
    found = {}
    for place in (f"podcast/{show}", f"he/podcast/{show}", "", "he"):
        data = (options.output / place / "feed.xml").read_bytes()
        of_show = re.findall(rb"<podcast:guid>(.*?)</podcast:guid>", data)
        items = [entry.id for entry in feedparser.parse(data).entries]
        own = [id_ for id_ in items if not id_.startswith("http")]  # Others have their address.
        found[place.replace(show, "…")] = [*(each.decode() for each in of_show), *own]
    return found


def test_no_new_name_of_anything_changes_an_identifier(tmp_path: Path) -> None:
    before = identifiers(site(tmp_path / "before"), "talks")
    assert before["podcast/…"] == [SHOW_ID, "e2", "e1"]
    assert before["he/podcast/…"][1:] == ["e2", "e1"]
    assert before["he/podcast/…"][0] not in ("", SHOW_ID)
    assert all(each.startswith("urn:uuid:") for each in before[""] + before["he"])
    assert len({*before[""], *before["he"]}) == 4
    renamed = site(
        tmp_path / "after",
        host="podcasts.example.net",
        show="voices",
        season="beginnings",
        episodes=("the-press", "the-bread"),
        more="tags: [new]\n",
    )
    assert identifiers(renamed, "voices") == before


def problems_of(options: BuildOptions) -> list[str]:
    """Give what a build that stops says, without warnings."""
    with pytest.raises(ContentError) as told:
        build(options)
    return [str(each) for each in told.value.problems if each.severity == "error"]


def test_artwork_that_directories_refuse_is_told_at_its_line(tmp_path: Path) -> None:
    options = site(tmp_path)
    path = "content/podcast/talks/show.md"
    (tmp_path / "content/podcast/talks/a.png").write_bytes(png(9, width=1399, height=1500))
    text = "---\ntitle: T\nguid: t\nartwork: {file: a.png, alt: Rings}\n---\n"
    (tmp_path / path).write_text(text, encoding="utf-8")
    assert problems_of(options) == [
        f"{path}:4: artwork: 1399 × 1500 pixels found, expected a photo of at least 1400 a side; "
        "podcast directories ask for a square of 1400 to 3000, which is cut from it"
    ]


def test_a_square_is_cut_from_a_larger_photo(tmp_path: Path) -> None:
    from PIL import Image

    options = site(tmp_path)
    (tmp_path / "content/podcast/talks/a.png").write_bytes(png(9, width=1500, height=1410))
    text = "---\ntitle: T\nguid: t\nartwork: {file: a.png, alt: Rings}\n---\n"
    (tmp_path / "content/podcast/talks/show.md").write_text(text, encoding="utf-8")
    build(options)
    feed = (options.output / "podcast/talks/feed.xml").read_text("utf-8")
    (address,) = re.findall(r'<itunes:image href="https://www.example.org/(.*?)"', feed)
    with Image.open(options.output / address) as picture:
        assert picture.format in ("JPEG", "PNG")
        assert (picture.mode, picture.size) == ("RGB", (1400, 1400))


def test_an_episode_that_nobody_could_hear_is_told(tmp_path: Path) -> None:
    options = site(tmp_path)
    path = "content/podcast/talks/season-1/one/index.md"
    (tmp_path / path).write_text("---\ntitle: A\nguid: a\naudio: {}\n---\n", encoding="utf-8")
    assert [each.partition("; ")[0] for each in problems_of(options)] == [
        f"{path}:1: audio: missing",
        f"{path}:1: date: missing",
    ]


def test_a_show_s_page_names_who_leads_it_what_it_lives_on_and_its_licence(tmp_path: Path) -> None:
    options = site(tmp_path)
    place = options.site / "content/podcast/talks/show.md"
    more = (
        "hosts: [{name: Person A, url: 'https://example.org/a'}, {name: Person B}]\n"
        "funding: [{title: Give to us, url: 'https://example.org/give'}]\n"
        "license: {name: CC-BY-4.0, url: 'https://example.org/by'}\n"
    )
    place.write_text(place.read_text().replace("guid: urn", f"{more}guid: urn"))
    settings = options.site / "site.yaml"
    settings.write_text(settings.read_text().replace("theme: tiny", "theme: base"))
    build(options)
    for lang, word in (("", "Hosts"), ("he/", "בהנחיית")):
        page = html.parse(str(options.output / lang / "podcast/talks/index.html"))
        said = " ".join(page.xpath("string(//main)").split())
        assert f"{word} Person A" in said
        assert "Person B" in said
        targets = page.xpath("//main//a[not(@class)]/@href")
        assert {f"https://example.org/{name}" for name in ("a", "give", "by")} <= set(targets)
        assert page.xpath("string(//a[@rel='license'])") == "CC-BY-4.0"
