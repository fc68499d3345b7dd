"""Every address in every output leads where its reader should go; a dead or hostile one stops.

One site has an address in each field that can hold one, of every kind, in tables and settings.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import pytest
from lxml import html

from sitegen.content.settings.settings import Settings
from sitegen.schema.fields import LinkRule
from tests.conftest import MakeOnce
from tests.planted import kinds_with_links, link_fields, planted, planted_entry
from tests.sites import SETTINGS, Files, make_site, run_sitegen, write_files

ROOT = "/peace/"
HOST = "https://www.example.org"
KINDS = sorted(kinds_with_links())
SHOW = "---\ntitle: S\nguid: {guid}\n{more}---\n"
ATTRIBUTES = ("href", "src", "action", "poster", "data-script", "data-pagefind", "cite")
SAFE = ("http", "https", "mailto", "tel", "urn", "")
"""What an address may begin with; identifiers in feeds are names (RFC 8141)."""


def whole(name: str) -> str:
    """Give the address to plant where only another site's is taken."""
    return f"https://whole.example/{name}"


def site_with(plant_at: str) -> Files:
    """Give a site whose every address leads to a path, with the field's name behind it."""

    def entry(kind: str) -> dict[str, str]:
        def plant(name: str, rule: LinkRule) -> str:
            return whole(f"{kind}.{name}") if rule.whole else f"{plant_at}?from={kind}.{name}"

        path, text = planted_entry(kind, plant)
        # A translation inherits the address; the place of a show is that of its folder.
        return {path: text, f"{path.removesuffix('.md')}.he.md": "---\ntitle: א\n---\n"}

    def of_settings(name: str, rule: LinkRule) -> str:
        return f"{plant_at}?from=settings.{name}"

    own = planted(Settings, of_settings)
    named = "\n".join(f"{key}: {json.dumps(own[key])}" for key in ("menus", "actions"))
    settings = SETTINGS.replace("theme: tiny", "theme: base").replace(HOST, f"{HOST}/peace")
    folder = "content/podcast/show"
    return {
        "site.yaml": f"{settings}{named}\n",
        "content/pages/about.he.md": "---\ntitle: אודות\n---\n",
        "content/data/members.csv": f"name,url,kind,about\nM,{plant_at}?from=table,member,\n",
        f"{folder}/show.md": SHOW.format(guid="s", more=""),
        f"{folder}/season-1/season.md": SHOW.format(guid="t", more="number: 1\n"),
        **{path: text for kind in KINDS for path, text in entry(kind).items()},
    }


def build_planted_site(folder: Path) -> None:
    make_site(folder, site_with("/about/"))
    run = run_sitegen(folder, "build")
    assert run.code == 0, run.err


@pytest.fixture(scope="module")
def output(make_once: MakeOnce) -> Path:
    return make_once("planted-addresses", build_planted_site) / "output"


def addresses_of(file: Path) -> Iterator[str]:
    """Give every address in an output, as the programs that read it find them."""
    if file.suffix == ".html":
        yield from in_html(file.read_bytes())
    elif file.suffix == ".xml":
        for element in ElementTree.parse(file).iter():
            yield from (element.get(name, "") for name in ("href", "url", "uri", "src"))
            words = element.text or ""
            yield from in_html(words.encode()) if "<" in words else (words,)
    elif file.suffix == ".json":
        yield from in_json(json.loads(file.read_bytes()))
    elif file.suffix == ".ics":
        text = file.read_text(encoding="utf-8").replace("\n ", "")
        yield from re.findall(r"^(?:URL|CONFERENCE|SOURCE)[^:]*:(\S+)", text, re.MULTILINE)


def in_html(data: bytes) -> Iterator[str]:
    tree = html.document_fromstring(data)
    for name in ATTRIBUTES:
        yield from (str(value) for value in tree.xpath(f"//@{name}"))
    for value in tree.xpath("//@srcset"):
        yield from (part.split()[0] for part in str(value).split(","))
    for value in tree.xpath("//meta[@http-equiv='refresh']/@content"):
        yield str(value).partition("url=")[2]
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        yield from in_json(json.loads(str(script)))


def in_json(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from in_json(inner)
    elif isinstance(value, str):
        yield from in_html(value.encode()) if value.startswith("<") else (value,)


def is_address(value: str) -> bool:
    return (
        value.startswith("/") or re.match(r"[a-z][a-z0-9+.-]*:\S", value, re.IGNORECASE) is not None
    )


def all_addresses(output: Path) -> Iterator[tuple[str, str]]:
    for file in sorted(output.rglob("*")):
        if "pagefind" not in file.parts and file.is_file():
            for value in addresses_of(file):
                if is_address(value):
                    yield file.relative_to(output).as_posix(), value


def test_every_address_in_every_output_is_there(output: Path) -> None:
    found = list(all_addresses(output))
    dead = []
    for file, value in found:
        parts = urlsplit(value.removeprefix(HOST) if value.startswith(f"{HOST}/") else value)
        assert parts.scheme in SAFE, (file, value)
        if parts.scheme == "":
            assert parts.path.startswith(ROOT), (file, value)
            target = output / unquote(parts.path.removeprefix(ROOT))
            if not (target / "index.html" if parts.path.endswith("/") else target).is_file():
                dead.append((file, value))
    assert not dead
    assert {Path(file).suffix for file, _ in found} >= {".html", ".xml", ".json", ".ics"}


@pytest.mark.parametrize("lang", ["", "he/"])
def test_every_field_leads_to_the_page_in_the_readers_language(output: Path, lang: str) -> None:
    files = [
        p
        for p in (*output.rglob("*.html"), *output.rglob("podcast/**/feed.xml"))
        if (p.relative_to(output).parts[0] == "he") is (lang != "")
    ]
    shown = {value.removeprefix(HOST) for file in files for value in addresses_of(file)}
    expected = {
        whole(f"{kind}.{name}{'.apple' if name == 'subscribe' else ''}")
        if rule.whole
        else f"{ROOT}{lang}about/?from={kind}.{name}"
        for kind in KINDS
        for name, rule in link_fields(kinds_with_links()[kind])
    }
    of_settings = {"menus.main.url", "menus.footer.url", "actions.url"}
    expected |= {f"{ROOT}{lang}about/?from=settings.{name}" for name in of_settings}
    expected.add(f"{ROOT}{lang}about/?from=table")
    assert expected - shown == set()


def test_every_dead_address_is_told_at_its_line(tmp_path: Path) -> None:
    files = site_with("/gone/")
    run = run_sitegen(make_site(tmp_path, files), "build")
    assert run.code == 1
    expected = {
        f"{path}:{number}"
        for path, text in files.items()
        for number, line in enumerate(str(text).splitlines(), 1)
        if "/gone/" in line
    }
    told = {":".join(line.split(":")[:2]) for line in run.lines if 'link to "/gone/' in line}
    assert told == expected
    assert len(expected) >= len(KINDS)
    assert not (tmp_path / "output").exists()


def test_a_hostile_address_in_a_table_is_told_at_its_line(tmp_path: Path) -> None:
    rows = "name,url\nA,https://a.example\nB,javascript:alert(1)\nC,data:text/html;x\nD,/\\evil\n"
    run = run_sitegen(make_site(tmp_path, {"content/data/members.csv": rows}), "build")
    places = [line.split(": url")[0] for line in run.lines if ": url: " in line]
    assert places == [f"content/data/members.csv:{line}" for line in (3, 4, 5)]


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "java&#10;script:x", "DATA:text/html,x"]
)
def test_a_template_that_prints_what_nothing_checked_cannot_run_a_script(
    tmp_path: Path, address: str
) -> None:
    page = f'{{% extends "base.html" %}}{{% block main %}}<a href="{address}">x</a>{{% endblock %}}'
    site = make_site(tmp_path, {"themes/tiny/templates/page.html": page})
    run = run_sitegen(site, "build")
    assert run.code == 1
    assert "which runs a script" in run.err


def test_a_menu_follows_what_it_leads_to(tmp_path: Path) -> None:
    files = site_with("/about/")
    site = make_site(tmp_path, files)
    assert run_sitegen(site, "build").code == 0
    write_files(site, {"content/pages/about.he.md": "---\ntitle: אודות\nslug: mi-anachnu\n---\n"})
    assert run_sitegen(site, "build").code == 0
    clean = run_sitegen(site, "build", "--clean", "--output", "clean")
    assert clean.code == 0, clean.err
    for path in sorted((site / "clean").rglob("*.html")):
        name = path.relative_to(site / "clean")
        assert path.read_bytes() == (site / "output" / name).read_bytes(), name
    home = (site / "output/he/index.html").read_text(encoding="utf-8")
    assert "/peace/he/mi-anachnu/?from=settings.menus.main.url" in home
    assert "/he/about/" not in home
