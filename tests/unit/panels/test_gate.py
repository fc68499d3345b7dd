"""No panel, document, file name or theme of panels says a name that may not be shown."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sitegen.errors import ContentError
from sitegen.panels.plan.gate import STOPPED, purge_kept
from sitegen.panels.plan.loading import load_sources
from sitegen.panels.plan.plan import plan_exhibition
from sitegen.safety.gate import Gate
from sitegen.safety.people import hidden
from tests.disguises import says_a_name
from tests.unit.panels.site import write_site

GENEVA = "exhibitions/geneva-2022"
EXHIBITION = f"content/{GENEVA}/index.md"
OPEN = "content/stories/2022/open/index.md"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory, photo_data: bytes) -> Path:
    """A site with a storyteller whose name may not be shown."""
    site = write_site(tmp_path_factory.mktemp("site"), photo_data)
    shy = site / "content/stories/2022/shy/index.md"
    shy.write_text(shy.read_text("utf-8").replace("RealShy", "Zohara Quillfeather"), "utf-8")
    return site


@pytest.fixture
def site(written: Path, tmp_path: Path) -> Path:
    """A copy of one's own."""
    return Path(shutil.copytree(written, tmp_path / "site"))


def replaced(path: str, old: str, new: str) -> Callable[[Path], None]:
    """Give the edit that replaces words of a file."""

    def edit(site: Path) -> None:
        text = (site / path).read_text("utf-8")
        assert old in text
        (site / path).write_text(text.replace(old, new), "utf-8")

    return edit


def words(text: str) -> Callable[[Path], None]:
    """Give the edit that gives the panels' theme other words."""

    def edit(site: Path) -> None:
        folder = site / "themes/base/panels"
        folder.mkdir(parents=True)
        (folder / "words.yaml").write_text(f"en: {{closing_text: {text}}}\n", "utf-8")

    return edit


@pytest.mark.parametrize(
    ("edit", "place"),
    [
        (replaced(EXHIBITION, "What hangs here", "With Zohara Quillfeather. It"), f"{EXHIBITION}:"),
        (replaced(EXHIBITION, "What hangs here", "With זָהֳרָה"), ""),
        (replaced(OPEN, "A morning begins.", "A #ZoharaQuillfeather begins."), f"{OPEN}:12"),
        (replaced(OPEN, "One sentence stays.", "Quill\u00adfeather, Zohara"), f"{OPEN}:1"),
        (replaced(OPEN, "A person", "Zohára Quillfeather"), f"{OPEN}:1"),
        (replaced(OPEN, "place: Haifa", "place: Ｚohara Quillfeather"), f"{OPEN}:1"),
        (replaced(EXHIBITION, "City of Geneva", "Zohara Quillfeather"), f"{EXHIBITION}:1"),
        (words("Zohara Quillfeather"), "themes/…/panels/words.yaml:1"),
    ],
    ids=["text", "part", "hashtag", "quote", "alt", "place", "host", "words"],
)
def test_nothing_is_planned_that_says_the_name(
    site: Path, edit: Callable[[Path], None], place: str
) -> None:
    edit(site)
    sources = load_sources(site)
    if not place:
        plan_exhibition(GENEVA, sources)
        return
    with pytest.raises(ContentError) as found:
        plan_exhibition(GENEVA, sources)
    assert all(problem.message == STOPPED for problem in found.value.problems)
    assert any(str(problem).startswith(place) for problem in found.value.problems)
    assert not says_a_name(str(found.value).encode())


@pytest.mark.parametrize(
    "name", ["Sami Khoury", "רות שפירא", "نادية درويش", "Rita Ray", "יוסף חורי"]
)
def test_what_comes_with_sitegen_names_nobody(site: Path, name: str) -> None:
    """Of its licences, code and words some sound like a name; nobody could take them out."""
    private = site / "private/names.yaml"
    private.parent.mkdir(exist_ok=True)
    private.write_text(f"people:\n  - name: {name}\n", "utf-8")
    words("Hold on")(site)
    assert plan_exhibition(GENEVA, load_sources(site)).panels


def test_earlier_judgements_that_repeat_the_name_go(tmp_path: Path) -> None:
    kept = tmp_path / "preflight"
    (kept / "ab").mkdir(parents=True)
    (kept / "ab/telling").write_bytes(b"\xd9\x41Zohara Quillfeather isn't in the text layer")
    (kept / "ab/other").write_bytes(b"\xd9\x41Noor isn't in the text layer")
    purge_kept(kept, Gate(hidden(("Zohara Quillfeather",))))
    assert [path.name for path in kept.rglob("*") if path.is_file()] == ["other"]
