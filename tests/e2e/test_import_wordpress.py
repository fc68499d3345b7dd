"""A real WordPress, exported by its own code, becomes a site that builds, and nothing is lost."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from PIL import Image

from sitegen.serve.asking import led_to
from tests.conftest import MakeOnce
from tests.sites import SETTINGS, run_sitegen, write_files
from tests.tools.wordpress import exported

ADDRESS = "https://old.example.org"


@pytest.fixture(scope="module")
def moved(make_once: MakeOnce) -> Path:
    """A WordPress, its export, and the site that came of it, built."""

    def make(folder: Path) -> None:
        uploads = folder / "content/uploads/2019/10"
        uploads.mkdir(parents=True)
        for number, name in enumerate(("tree.jpg", "idle.jpg")):
            Image.new("RGB", (1200, 800), (200, 90, number)).save(uploads / name)
        export = exported(folder, ADDRESS)
        settings = re.sub(r"^(theme|search|minify_html).*\n", "", SETTINGS, flags=re.MULTILINE)
        write_files(folder / "site", {"site.yaml": settings})
        (folder / "site/content").mkdir()
        words = ["import", "wordpress", export, "--media", folder / "content/uploads", "--verify"]
        done = run_sitegen(folder / "site", *words, "--json")
        (folder / "report.json").write_text(done.out)
        (folder / "said.txt").write_text(f"{done.code}\n{done.err}")

    return make_once("wordpress", make)


@pytest.fixture(scope="module")
def report(moved: Path) -> dict[str, Any]:
    """The report of the import."""
    assert (moved / "said.txt").read_text().startswith("0\n"), (moved / "said.txt").read_text()
    found: dict[str, Any] = json.loads((moved / "report.json").read_text())
    return found


def items_of(export: Path) -> dict[str, str]:
    """Give the types of the items of an export by their numbers, as another reader sees them."""
    wp = "{http://wordpress.org/export/1.2/}"
    root = ElementTree.parse(export).getroot()
    return {
        item.findtext(f"{wp}post_id", ""): item.findtext(f"{wp}post_type", "")
        for item in root.iter("item")
    }


def test_the_report_accounts_for_every_item(moved: Path, report: dict[str, Any]) -> None:
    expected = {f"wordpress:{type_}:{id_}" for id_, type_ in items_of(moved / "export.xml").items()}
    accounted = [account["source"] for account in report["accounts"]]
    assert expected <= set(accounted)
    assert len(accounted) == len(set(accounted)) == report["items"]
    assert sum(report["outcomes"].values()) == report["items"]
    assert all(a.get("why") for a in report["accounts"] if a["outcome"] == "left out")
    assert all(a.get("into") for a in report["accounts"] if a["outcome"] != "left out")


def test_every_file_that_is_named_stands_in_the_folder(moved: Path, report: dict[str, Any]) -> None:
    written = {a["into"] for a in report["accounts"] if a["outcome"] == "written"}
    assert written and all((moved / "site" / path).is_file() for path in written)


def test_blocks_add_up_and_what_is_lost_is_named(report: dict[str, Any]) -> None:
    blocks = report["blocks"]
    assert blocks["all"] == blocks["markdown"] + blocks["html"] + blocks["left_out"]
    assert blocks["markdown"] >= 20
    olives = next(a for a in report["accounts"] if a.get("title") == "Olives & bread")
    told = json.dumps(olives["remarks"]) + json.dumps(olives.get("blocks", ""))
    assert "script" in told and "2 comments" in told


def test_the_site_has_no_broken_link_and_no_mistake(moved: Path) -> None:
    done = run_sitegen(moved / "site", "check", "--json")
    findings = json.loads(done.out)["findings"]
    broken = [f for f in findings if f["rule"] in ("link", "anchor", "asset", "redirect")]
    assert broken == []


def test_each_old_address_answers(moved: Path, report: dict[str, Any]) -> None:
    assert report["addresses"]["lost"] == {}
    assert report["addresses"]["asked"] > 60
    asked = [
        "/2019/10/olives/", "/?p=5", "/us/work/", "/category/peace/", "/category/peace/page/2/",
        "/category/peace/feed/", "/tag/youth/", "/author/office/", "/2019/", "/2019/10/",
        "/2019/10/02/", "/feed/", "/feed/atom/", "/wp-content/uploads/2019/10/tree.jpg",
        "/wp-content/uploads/2019/10/tree-300x200.jpg", "/2019/10/%D7%96%D7%99%D7%AA%D7%99%D7%9D/",
    ]  # fmt: skip
    found = led_to(moved / "site/output", "/", asked)
    assert {address: led.status for address, led in found.items() if led.status != 200} == {}
    assert found["/2019/10/olives/"].address == "/news/2019/olives/"
    assert found["/tag/youth/"].address == "/tags/youth/"


def test_three_languages_lie_beside_each_other(moved: Path) -> None:
    folder = moved / "site/content/news/2019/olives"
    names = sorted(path.name for path in folder.iterdir())
    assert names == ["index.ar.md", "index.he.md", "index.md", "tree.jpg"]
    hebrew = (folder / "index.he.md").read_text("utf-8")
    assert "זיתים ולחם" in hebrew and "date:" not in hebrew
    assert (moved / "site/output/he/news/2019/זיתים/index.html").is_file()


def test_what_may_not_be_shown_waits_as_a_draft(moved: Path, report: dict[str, Any]) -> None:
    site = moved / "site"
    for title in ("Not yet", "For us", "Later", "Closed", "Bread"):
        account = next(a for a in report["accounts"] if a.get("title") == title)
        assert "draft: true" in (site / account["into"]).read_text(), title
        assert any("a draft" in remark["why"] for remark in account["remarks"])
    assert not list((site / "output/stories").rglob("bread"))


def test_a_second_import_writes_nothing(moved: Path, report: dict[str, Any]) -> None:
    words = ["import", "wordpress", moved / "export.xml", "--media", moved / "content/uploads"]
    again = json.loads(run_sitegen(moved / "site", *words, "--json").out)
    assert again["files"] == {"same": sum(report["files"].values())}
