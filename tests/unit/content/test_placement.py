"""A new entry goes where its kind belongs, under a name that becomes an address."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.content.folder.layout import SLUG, EntryFile, classify
from sitegen.content.new.entry_paths import (
    LONGEST_SLUG,
    Place,
    choose_container,
    kind_named,
    next_number,
    path_for,
    slug_for,
    taken_by,
)
from sitegen.errors import UsageError
from sitegen.kinds.meta import Meta
from sitegen.kinds.registry import KINDS
from sitegen.kinds.season import SEASON
from sitegen.kinds.show import SHOW
from tests.kinds import FOLDERS, MODELS

PODCAST = (
    "content/podcast/groundwork/show.md",
    "content/podcast/groundwork/season-1/season.md",
    "content/podcast/groundwork/season-3/season.md",
    "content/podcast/groundwork/season-1/first/index.md",
)
SEASONS = ["podcast/groundwork/season-1", "podcast/groundwork/season-3"]


@pytest.mark.parametrize("word", ["news", "News", "stories", "story", "podcast", "pages/"])
def test_a_kind_may_be_named_by_itself_or_by_its_folder(word: str) -> None:
    assert kind_named(word).name in MODELS


def test_a_kind_that_does_not_exist_is_refused_with_a_guess() -> None:
    with pytest.raises(UsageError, match=r'no kind "storys".*did you mean "story"'):
        kind_named("storys")


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Olive season, together", "olive-season-together"),
        ("Café au lait", "cafe-au-lait"),
        ("מסיק זיתים", "מסיק-זיתים"),
        ("שָׁלוֹם", "שלום"),
        ("موسم الزيتون ٢٠٢٤", "موسم-الزيتون-٢٠٢٤"),
        ("  7 * 7  ", "7-7"),
    ],
)
def test_a_slug_keeps_the_letters_of_every_script(title: str, slug: str) -> None:
    assert slug_for(title) == slug


@pytest.mark.parametrize("title", ["Index", "index", "Show", "Season", "_index"])
def test_no_slug_is_the_name_of_a_file_of_a_kind(title: str) -> None:
    assert slug_for(title) == f"{title.strip('_').lower()}-1"


def test_a_long_title_is_cut_between_words() -> None:
    slug = slug_for("peace " * 40)
    assert len(slug) <= LONGEST_SLUG
    assert slug.endswith("peace")


def test_a_title_without_a_letter_is_refused() -> None:
    with pytest.raises(UsageError, match="no letter or digit"):
        slug_for("?!")


@given(st.text(min_size=1))
def test_any_title_gives_a_slug_that_files_may_have_or_is_refused(title: str) -> None:
    try:
        slug = slug_for(title)
    except UsageError:
        return
    assert SLUG.fullmatch(slug)
    assert len(slug) <= LONGEST_SLUG


@pytest.mark.parametrize("kind", MODELS)
def test_a_new_file_is_read_as_the_kind_that_was_asked_for(kind: str) -> None:
    inside = {"season": "podcast/groundwork", "episode": SEASONS[0], "section": "news"}
    year = 2024 if kind in ("news", "story") else 0
    path = path_for(Place(kind=KINDS[kind], slug="new", year=year, inside=inside.get(kind, "")))
    file = classify(path, ("en", "he"))
    assert isinstance(file, EntryFile)
    assert (file.kind, file.lang) == (kind, "")
    assert issubclass(MODELS[file.kind], Meta)


def test_every_folder_has_a_kind_that_can_be_begun() -> None:
    assert set(FOLDERS.values()) <= set(MODELS)


@pytest.mark.parametrize(
    "there", ["content/pages/new.md", "content/pages/new/index.md", "content/pages/NEW.md"]
)
def test_an_entry_is_taken_in_either_of_its_forms(there: str) -> None:
    assert taken_by("content/pages/new.md", [there]) == there
    assert taken_by("content/pages/new.md", ["content/pages/newer.md"]) == ""


def test_the_only_show_needs_no_name() -> None:
    assert choose_container(SHOW, "", PODCAST) == "podcast/groundwork"


def test_one_of_several_seasons_must_be_named() -> None:
    with pytest.raises(UsageError, match=f"which season.*{SEASONS[0]}, {SEASONS[1]}"):
        choose_container(SEASON, "", PODCAST)
    assert choose_container(SEASON, SEASONS[1], PODCAST) == SEASONS[1]
    assert choose_container(SEASON, f"content/{SEASONS[1]}/", PODCAST) == SEASONS[1]


def test_a_season_that_does_not_exist_is_refused() -> None:
    with pytest.raises(UsageError, match="no season"):
        choose_container(SEASON, "podcast/groundwork/season-2", PODCAST)
    with pytest.raises(UsageError, match="begin with: sitegen new show"):
        choose_container(SHOW, "", [])


def test_a_new_season_is_numbered_after_the_last() -> None:
    assert next_number(SEASON, "podcast/groundwork", PODCAST) == 4
    assert next_number(SEASON, "podcast/other", PODCAST) == 1
