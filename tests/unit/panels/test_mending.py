"""What an author has to mend is told by file and panel, everything in one run."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.errors import ContentError
from sitegen.panels.layout.context import text_context
from sitegen.panels.pictures.intents import load_profile
from sitegen.panels.plan.loading import load_sources
from sitegen.panels.plan.plan import plan_exhibition
from sitegen.panels.production.produce import produce
from sitegen.panels.production.reports import Report
from sitegen.panels.theme.toolkit import Toolkit
from sitegen.panels.values import Panel
from tests.unit.panels.site import write, write_site

USUAL = "iso-coated-v2-300"
GENEVA = "exhibitions/geneva-2022"
PANELS = """panels:
  - {type: title, format: a3, viewing_distance: 0.75m}
  - {type: story, format: a4, viewing_distance: 0.5m}
  - {type: closing, format: a3, viewing_distance: 0.75m}
hosts:
  - {name: City of Geneva, logo: city.svg}
  - {name: Pendulum, logo: pendulum.svg}
"""
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
LETTERED = f"{HEAD}<text>Geneva</text></svg>"
BROKEN = f"{HEAD}<path"
GOOD = f'{HEAD}<path fill="red" d="M0 0H9Z"/></svg>'


@pytest.fixture
def site(tmp_path: Path, photo_data: bytes) -> Path:
    """A site whose exhibition has two partners with logos that can't be printed."""
    site = write_site(tmp_path / "site", photo_data)
    folder = site / "content" / "exhibitions" / "geneva-2022"
    entry = (folder / "index.md").read_text(encoding="utf-8")
    start, end = entry.index("panels:\n"), entry.rindex("---")
    write(folder / "index.md", entry[:start] + PANELS + entry[end:])
    write(folder / "city.svg", LETTERED)
    write(folder / "pendulum.svg", BROKEN)
    return site


def panels(site: Path) -> dict[str, Panel]:
    """The panels of the set, by what is on them."""
    return {panel.slug: panel for panel in plan_exhibition(GENEVA, load_sources(site)).panels}


def made(site: Path) -> Report:
    plan = plan_exhibition(GENEVA, load_sources(site))
    return produce(plan, site / "out", site / "cache", site=site, proof=True)


def edit(site: Path, slug: str, before: str, after: str) -> None:
    for path in sorted((site / "content" / "stories" / "2022" / slug).glob("index*.md")):
        write(path, path.read_text(encoding="utf-8").replace(before, after))


def test_bad_logos_stop_the_panel_that_shows_them_and_are_all_named(site: Path) -> None:
    report = made(site)
    assert [each.panel.slug for each in report.panels if each.problem] == ["closing"]
    (problem,) = report.problems
    assert "content/exhibitions/geneva-2022/city.svg: “Geneva” is text" in problem
    assert "content/exhibitions/geneva-2022/pendulum.svg: the drawing isn" in problem
    assert not report.panels[-1].printed.exists()
    assert report.panels[0].printed.exists(), "the title doesn't show them"


def test_with_its_logos_mended_the_panel_is_made(site: Path) -> None:
    for name in ("city.svg", "pendulum.svg"):
        write(site / "content" / "exhibitions" / "geneva-2022" / name, GOOD)
    assert made(site).problems == ()


def test_a_logo_that_is_not_there_is_named_with_the_line_that_asks_for_it(site: Path) -> None:
    (site / "content" / "exhibitions" / "geneva-2022" / "city.svg").unlink()
    with pytest.raises(ContentError, match=r"geneva-2022/index\.md:\d+: .*city\.svg"):
        load_sources(site)


def test_a_portrait_that_is_not_there_is_named_with_the_line_that_asks_for_it(site: Path) -> None:
    (site / "content" / "stories" / "2022" / "open" / "portrait.jpg").unlink()
    with pytest.raises(ContentError, match=r"open/index\.md:\d+: .*portrait\.jpg"):
        load_sources(site)


def test_a_portrait_that_went_while_panels_were_made_stops_its_panel_alone(site: Path) -> None:
    plan = plan_exhibition(GENEVA, load_sources(site))
    (site / "content" / "stories" / "2022" / "open" / "portrait.jpg").unlink()
    report = produce(plan, site / "out", site / "cache", site=site, proof=True)
    problems = {each.panel.slug: each.problem for each in report.panels if each.problem}
    assert "stories/2022/open/portrait.jpg: can't be read" in problems["open"]
    assert "shy" not in problems


def test_a_story_without_a_portrait_hangs_with_its_pattern(site: Path) -> None:
    edit(site, "open", "portrait: {file: portrait.jpg, alt: A person, focus: 40% 30%}\n", "")
    panel = panels(site)["open"]
    assert panel.photo is None
    toolkit = Toolkit(load_sources(site).theme, load_profile(USUAL), 300, site / "cache")
    assert text_context(panel, panel.texts[0], toolkit)["photo_alt"] == (
        "Pattern in place of a portrait"
    )
    report = made(site)
    done = {each.panel.slug: each for each in report.panels}
    assert done["open"].problem == ""
    assert done["open"].preview.stat().st_size > 10_000


def test_a_printers_profile_stands_beside_the_entry_or_in_the_sites_folder(site: Path) -> None:
    folder = site / "content" / "exhibitions" / "geneva-2022"
    press = load_profile(USUAL).data
    (folder / "press.icc").write_bytes(press)
    (site / "house.icc").write_bytes(press)
    entry = (folder / "index.md").read_text(encoding="utf-8")
    entry = entry.replace("{type: title,", "{type: title, profile: press.icc,")
    write(folder / "index.md", entry.replace("{type: story,", "{type: story, profile: house.icc,"))
    named = {panel.printing.profile for panel in panels(site).values()}
    assert named == {"content/exhibitions/geneva-2022/press.icc", "house.icc", USUAL}


def test_profiles_that_can_not_be_printed_with_are_all_named(site: Path) -> None:
    folder = site / "content" / "exhibitions" / "geneva-2022"
    (folder / "press.icc").write_bytes(load_profile(USUAL).data[:3000])
    (site / "house.icc").write_bytes(b"no profile")
    entry = (folder / "index.md").read_text(encoding="utf-8")
    entry = entry.replace("{type: title,", "{type: title, profile: press.icc,")
    write(folder / "index.md", entry.replace("{type: story,", "{type: story, profile: house.icc,"))
    with pytest.raises(ContentError) as caught:
        panels(site)
    first, second = str(caught.value).splitlines()
    assert first.startswith("content/exhibitions/geneva-2022/press.icc:1: the colour profile “")
    assert second.startswith("house.icc:1: not a CMYK printer profile")
