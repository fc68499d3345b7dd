"""The search is an output like any other: it tells what pages tell, and follows their changes."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest

from sitegen.builder.commit.manifest import read_manifest
from sitegen.builder.options import BuildOptions, BuildReport
from sitegen.builder.pipeline import build
from sitegen.builder.schedule.searching import KeptIndex
from sitegen.errors import ContentError
from sitegen.search import pagefind
from tests.unit.search.small_site import make_site


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return make_site(tmp_path / "site")


def build_site(site: Path, **options: Any) -> BuildReport:
    """Build into output/ in one process."""
    return build(BuildOptions(site=site, output=site / "output", jobs=1, **options))


def told(site: Path) -> dict[str, dict[str, Any]]:
    """Return what the search tells of each page, by address."""
    found = {}
    for path in (site / "output/pagefind/fragment").iterdir():
        record = json.loads(unpacked(path.read_bytes()).removeprefix(b"pagefind_dcd"))
        found[record["url"]] = record
    return found


def files(site: Path) -> dict[str, bytes]:
    """Return the files of the search by path."""
    folder = site / "output/pagefind"
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def unpacked(data: bytes) -> bytes:
    """Return a file's content as a browser reads it."""
    return gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data


def edit(path: Path, old: str, new: str) -> None:
    """Replace a text in a file that has it."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that grows with every run of Pagefind."""
    done: list[str] = []
    real = pagefind.start

    def start() -> Any:
        done.append("run")
        return real()

    monkeypatch.setattr(pagefind, "start", start)
    return done


def test_every_page_with_a_text_can_be_found(site: Path) -> None:
    build_site(site)
    assert sorted(told(site)) == [
        "/about/",
        "/ar/about/",
        "/ar/members/",
        "/events/",
        "/he/about/",
        "/he/members/",
        "/members/",
        "/news/2024/olives/",
        "/stories/2022/noor/",
    ]


def test_a_page_is_found_by_title_text_names_places_and_tags(site: Path) -> None:
    build_site(site)
    olives = told(site)["/news/2024/olives/"]
    assert olives["meta"]["title"] == "Olives at the river"
    assert olives["content"] == (
        "They picked and ate. JERICHO · Rana Said · Harvest · News · May 1, 2024"
    )
    assert told(site)["/about/"]["content"] == "Who we are · A garden · In a town."


def test_members_are_found_by_their_names(site: Path) -> None:
    build_site(site)
    assert told(site)["/members/"]["content"] == "Water House: Wells"
    assert told(site)["/he/members/"]["meta"]["title"]


def test_members_are_found_by_a_languages_names_too(site: Path) -> None:
    build_site(site)
    names = site / "content/data/members.he.csv"
    names.write_text("name,own_name,about\nWater House,Nahar,Nehar\n", encoding="utf-8")
    build_site(site)
    assert told(site)["/he/members/"]["content"] == "Nahar, Water House: Nehar"
    assert told(site)["/members/"]["content"] == "Water House: Wells"
    edit(names, "Nahar", "Yam")
    build_site(site)
    assert told(site)["/he/members/"]["content"] == "Yam, Water House: Nehar"


def test_a_member_of_whom_nothing_is_told_is_a_name(site: Path) -> None:
    edit(site / "content/data/members.csv", "Wells", "")
    build_site(site)
    assert told(site)["/members/"]["content"] == "Water House"


def test_a_story_tells_what_its_storyteller_agreed_to(site: Path) -> None:
    build_site(site)
    assert told(site)["/stories/2022/noor/"]["content"] == (
        "It stood open. She walked in. Noor · Teacher · Haifa · Story · 2022"
    )


def test_a_result_tells_what_it_is_and_when_it_was(site: Path) -> None:
    build_site(site)
    pages = told(site)
    shown = {
        url: (page["meta"].get("said"), page["meta"].get("when")) for url, page in pages.items()
    }
    assert shown["/news/2024/olives/"] == ("News", "May 1, 2024")
    assert shown["/about/"] == (None, None)
    assert shown["/events/"] == (None, None)
    assert shown["/stories/2022/noor/"] == ("Story", "2022")


def test_a_result_shows_the_smallest_picture_that_the_pages_have_anyway(site: Path) -> None:
    from PIL import Image

    Image.new("RGB", (600, 400), "teal").save(site / "content/news/photo.jpg")
    edit(site / "content/news/olives.md", "date:", 'image: photo.jpg\nalt: "Trees"\ndate:')
    (site / "themes/plain/theme.yaml").write_text(
        "name: plain\npictures: {card: {widths: [200, 400]}, small: {widths: [300]}}\n", "utf-8"
    )
    template = site / "themes/plain/templates/news.html"
    template.write_text("{{ picture(entry.meta.image, 'card').src }}", "utf-8")
    build_site(site)
    meta = told(site)["/news/2024/olives/"]["meta"]
    assert re.fullmatch(r"/sub/media/\S+\.webp", meta["image"])
    assert meta["size"] == "200 133"
    assert (site / "output" / meta["image"].removeprefix("/sub/")).is_file()
    template.write_text("{{ picture(entry.meta.image, 'small').src }}", "utf-8")
    build_site(site)
    incremental = files(site)
    assert told(site)["/news/2024/olives/"]["meta"]["size"].startswith("300 ")
    build_site(site, clean=True)
    assert files(site) == incremental


def test_a_name_that_may_not_be_shown_ends_the_build(site: Path) -> None:
    edit(site / "content/data/members.csv", "Wells", "Founded by Amal Secret")
    with pytest.raises(ContentError, match="may not be shown"):
        build_site(site)
    assert not (site / "output").exists()


def test_the_search_is_in_the_manifest(site: Path) -> None:
    build_site(site)
    listed = {path for path in read_manifest(site / "output") if path.startswith("pagefind/")}
    assert listed == {f"pagefind/{path}" for path in files(site)}


def test_a_site_without_search_has_none_of_it(site: Path) -> None:
    build_site(site)
    edit(site / "site.yaml", "cards: false", "cards: false\nsearch: false")
    build_site(site)
    assert not (site / "output/pagefind").exists()


def test_the_same_site_elsewhere_has_the_same_search(site: Path, tmp_path: Path) -> None:
    build_site(site)
    other = make_site(tmp_path / "a longer/way")
    build_site(other)
    assert files(other) == files(site)


def test_what_changes_no_text_starts_no_program(site: Path, runs: list[str]) -> None:
    build_site(site)
    runs.clear()
    edit(site / "content/news/olives.md", "They picked", "They **picked**")
    edit(site / "content/events/_index.md", "Come along.", "Come along.\n")
    edit(site / "themes/plain/templates/news.html", "title>", "h1>")
    build_site(site)
    assert runs == []


def test_a_changed_text_is_indexed_in_its_language_alone(site: Path, runs: list[str]) -> None:
    build_site(site)
    before = files(site)
    runs.clear()
    edit(site / "content/pages/about.he.md", "אנשים", "ילדים")
    build_site(site)
    assert runs == ["run"]
    changed = {path for path, data in files(site).items() if before.get(path) != data}
    assert {path for path in changed if "he" not in path} == {pagefind.ENTRY}
    incremental = files(site)
    build_site(site, clean=True)
    assert files(site) == incremental


def test_a_damaged_search_is_repaired_without_the_program(site: Path, runs: list[str]) -> None:
    build_site(site)
    whole = files(site)
    runs.clear()
    for path in (site / "output/pagefind/fragment").iterdir():
        path.write_bytes(b"damaged")
    (site / "output/pagefind/pagefind.js").unlink()
    build_site(site)
    assert files(site) == whole
    assert runs == []


def test_a_page_that_is_gone_leaves_nothing(site: Path) -> None:
    build_site(site)
    (site / "content/news/olives.md").unlink()
    build_site(site)
    assert "/news/2024/olives/" not in told(site)
    assert b"They picked" not in b"".join(unpacked(data) for data in files(site).values())
    (folder,) = (site / ".sitegen").rglob("search")
    kept = [
        msgspec.msgpack.decode(path.read_bytes()[16:], type=KeptIndex)
        for path in folder.glob("*/*")
    ]
    assert len(kept) == 3
    assert b"They picked" not in b"".join(unpacked(d) for i in kept for d in i.files.values())


def test_verifying_makes_it_again_and_compares(site: Path, runs: list[str]) -> None:
    build_site(site)
    runs.clear()
    build_site(site, verify=True)
    assert len(runs) == 3
