"""Pages stand before what only sharing and searching need. Whenever that ends early, what stands at
rest is what a clean build makes.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.builder import pipeline
from sitegen.builder.options import BuildOptions, BuildReport, Placed, Progress, silent
from sitegen.builder.pipeline import build
from sitegen.builder.scan import previous_state
from sitegen.errors import SupersededError
from tests.sites import bytes_of
from tests.unit.search.small_site import make_site


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site with search and cards."""
    folder = make_site(tmp_path / "site")
    for template in (folder / "themes/plain/templates").iterdir():
        template.write_text("<title>{{ page.title }}</title>{{ page.social_image }}\n", "utf-8")
    settings = folder / "site.yaml"
    settings.write_text(settings.read_text("utf-8").replace("cards: false\n", ""), "utf-8")
    return folder


def build_first(site: Path, progress: Progress = silent) -> tuple[BuildReport, list[Placed]]:
    """Build as the server does; give what it told of the pages, too."""
    placed: list[Placed] = []
    options = BuildOptions(site, site / "output", jobs=1)
    return build(options, progress, print, placed.append), placed


def clean(site: Path) -> dict[str, bytes]:
    """Give what a clean build of a site makes."""
    build(BuildOptions(site, site.parent / "clean", jobs=1, clean=True))
    return bytes_of(site.parent / "clean")


def edit(site: Path) -> None:
    """Give an entry another title: its page, its card and what finds it are other ones."""
    file = next((site / "content").rglob("*.md"))
    head, rest = file.read_text("utf-8").split("title: ", 1)
    file.write_text(f"{head}title: Another {rest}", "utf-8")


def test_pages_stand_before_cards_and_search_and_in_the_end_all_is_there(site: Path) -> None:
    seen: list[dict[str, bytes]] = []
    options = BuildOptions(site, site / "output", jobs=1)
    report = build(options, silent, print, lambda placed: seen.append(bytes_of(site / "output")))
    first, whole = seen[0], bytes_of(site / "output")
    later = whole.keys() - first.keys()
    assert {path.partition("/")[0] for path in later} == {"pagefind", "media"}
    assert all("/card-" in path for path in later if path.startswith("media/"))
    pages = [path for path in first if path.endswith(".html")]
    assert all(first[path] == whole[path] for path in pages)
    assert whole == clean(site)
    assert report.written == len(whole) - 1


def test_what_is_told_early_is_the_report_of_the_pages(site: Path) -> None:
    report, placed = build_first(site)
    assert len(placed) == 1
    assert placed[0].report.rendered == report.rendered
    assert placed[0].report.warnings == report.warnings
    assert placed[0].report.written < report.written
    assert build_first(site) == (build(BuildOptions(site, site / "output", jobs=1)), [])


def test_where_other_names_may_not_be_shown_the_old_index_does_not_stay(site: Path) -> None:
    build_first(site)
    seen: list[dict[str, bytes]] = []
    options = BuildOptions(site, site / "output", jobs=1)

    def save_and_build(old: str, new: str) -> dict[str, bytes]:
        story = site / "content/stories/2022/noor/index.md"
        story.write_text(story.read_text("utf-8").replace(old, new), "utf-8")
        build(options, silent, print, lambda placed: seen.append(bytes_of(site / "output")))
        return seen[-1]

    assert any(path.startswith("pagefind/") for path in save_and_build("She walked", "She ran"))
    after = save_and_build("Amal Secret", "Amal Hidden")
    assert not any(path.startswith("pagefind/") or "/card-" in path for path in after)


class Impatient:
    """Progress that ends the second part of a build at its nth word."""

    def __init__(self, patience: int) -> None:
        self.patience = patience
        self.placed = False

    def note(self, placed: Placed) -> None:
        """Take note that the pages are in place."""
        self.placed = True

    def __call__(self, stage: str, done: int, total: int) -> None:
        if self.placed:
            self.patience -= 1
            if self.patience < 0:
                raise SupersededError("saved")


def end_early(site: Path, patience: int) -> bool:
    """Build, and end it early; False where it was over before."""
    ends = Impatient(patience)
    try:
        build(BuildOptions(site, site / "output", jobs=1), ends, print, ends.note)
    except SupersededError:
        return True
    return False


def test_ended_at_any_moment_the_next_build_makes_what_is_missing(site: Path) -> None:
    for patience in range(100):
        edit(site)
        if not end_early(site, patience):
            break
        page = bytes_of(site / "output")
        build_first(site)
        after = bytes_of(site / "output")
        assert after == clean(site)
        assert all(after[path] == data for path, data in page.items() if path.endswith(".html"))
    assert patience > 1


def test_taking_an_early_end_for_a_whole_build_would_be_found(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from msgspec.structs import replace

    original = previous_state.read_previous_state

    def as_if_whole(*given: object) -> object:
        found = original(*given)  # type: ignore[arg-type]
        return previous_state.PreviousState(
            found.folder, replace(found.state, whole=True), found.known, found.notes
        )

    assert end_early(site, 0)
    monkeypatch.setattr(pipeline, "read_previous_state", as_if_whole)
    build_first(site)
    assert bytes_of(site / "output") != clean(site)
