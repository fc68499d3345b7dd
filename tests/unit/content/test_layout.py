"""Which file of content/ is which entry, in which language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.content.folder.layout import EntryFile, classify
from sitegen.errors import Problem
from tests.kinds import MODELS, PLACES

LANGUAGES = ("en", "he", "ar")


def refusal_of(path: str) -> str:
    found = classify(path, LANGUAGES)
    assert isinstance(found, Problem), found
    assert found.location.path == path
    return found.message


@pytest.mark.parametrize(
    ("path", "id_", "kind", "lang"),
    [
        ("pages/about.md", "pages/about", "page", ""),
        ("pages/about/index.he.md", "pages/about", "page", "he"),
        ("pages/about/team/history.md", "pages/about/team/history", "page", ""),
        ("programs/alumhub.md", "programs/alumhub", "program", ""),
        ("programs/alumhub/fellows.md", "programs/alumhub/fellows", "program", ""),
        ("news/2024/harvest.md", "news/2024/harvest", "news", ""),
        ("news/2024/harvest.ar.md", "news/2024/harvest", "news", "ar"),
        ("news/harvest.md", "news/harvest", "news", ""),
        ("stories/2022/noor/index.md", "stories/2022/noor", "story", ""),
        ("stories/2022/noor/index.he.md", "stories/2022/noor", "story", "he"),
        ("stories/2022/noor.md", "stories/2022/noor", "story", ""),
        ("podcast/groundwork/show.md", "podcast/groundwork", "show", ""),
        ("podcast/groundwork/show.he.md", "podcast/groundwork", "show", "he"),
        ("podcast/groundwork/season-1/season.md", "podcast/groundwork/season-1", "season", ""),
        ("podcast/groundwork/season-1/lod.md", "podcast/groundwork/season-1/lod", "episode", ""),
        (
            "podcast/groundwork/season-1/lod/index.ar.md",
            "podcast/groundwork/season-1/lod",
            "episode",
            "ar",
        ),
        ("exhibitions/geneva-2022/index.md", "exhibitions/geneva-2022", "exhibition", ""),
        ("events/2026/spring.md", "events/2026/spring", "event", ""),
        ("events/show.md", "events/show", "event", ""),
        ("_index.md", "_index", "section", ""),
        ("_index.he.md", "_index", "section", "he"),
        ("news/_index.md", "news/_index", "section", ""),
        ("stories/2022/_index.ar.md", "stories/2022/_index", "section", "ar"),
        ("news/2024/זית-ושלום.md", "news/2024/זית-ושלום", "news", ""),
        ("news/2024/زيتون_١.he.md", "news/2024/زيتون_١", "news", "he"),
    ],
)
def test_every_kind_has_its_place(path: str, id_: str, kind: str, lang: str) -> None:
    expected = EntryFile(path=f"content/{path}", id=id_, kind=kind, lang=lang)
    assert classify(f"content/{path}", LANGUAGES) == expected


@pytest.mark.parametrize("kind", sorted(PLACES))
def test_the_place_that_a_message_names_is_one_of_that_kind(kind: str) -> None:
    found = classify(PLACES[kind], LANGUAGES)
    assert isinstance(found, EntryFile)
    assert found.kind == kind


def test_every_kind_but_the_lists_own_texts_has_a_place() -> None:
    assert set(PLACES) == set(MODELS) - {"section"}


def test_names_of_files_are_brought_into_one_unicode_form() -> None:
    found = classify("content/news/2024/cafe\u0301.md", LANGUAGES)
    assert isinstance(found, EntryFile)
    assert found.id == "news/2024/caf\u00e9"


def test_media_begin_in_the_folder_of_the_file() -> None:
    found = classify("content/stories/2022/noor/index.he.md", LANGUAGES)
    assert isinstance(found, EntryFile)
    assert found.folder == "content/stories/2022/noor"


def test_a_folder_that_is_no_kind_is_refused_with_a_guess() -> None:
    message = refusal_of("content/storys/2022/noor.md")
    assert message.startswith('"storys" is no kind of content; expected a file in one of events, ')
    assert message.endswith('did you mean "stories"?')


def test_a_file_beside_the_folders_is_refused() -> None:
    assert '"about" is no kind of content' in refusal_of("content/about.md")


def test_a_language_that_the_site_does_not_have_is_refused() -> None:
    message = refusal_of("content/news/2024/harvest.fr.md")
    assert message.startswith(
        '"fr" in the file\'s name is no language of the site; expected one of'
    )
    assert "en, he, ar" in message


@pytest.mark.parametrize("name", ["v1.2", "harvest.he.draft", "harvest.", "harvest.HE"])
def test_a_dot_in_a_slug_is_refused(name: str) -> None:
    assert "a slug has no dot" in refusal_of(f"content/news/2024/{name}.md")


@pytest.mark.parametrize("name", ["a b", "a&b", "-a", "a-", "_a", "a?", "%61", "«a»"])
def test_a_name_that_can_be_no_part_of_an_address_is_refused(name: str) -> None:
    expected = f'"{name}" can\'t be part of an address; expected letters, digits and hyphens'
    assert refusal_of(f"content/news/2024/{name}.md") == expected


def test_a_folder_is_a_part_of_the_address_too() -> None:
    assert '"my story" can\'t be' in refusal_of("content/stories/2022/my story/index.md")


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("content/news/2024/07/harvest.md", "content/news/2024/slug.md"),
        ("content/stories/2022/a/b/index.md", "content/stories/2022/slug/index.md"),
        ("content/podcast/lod.md", "content/podcast/show/season-1/slug.md"),
        ("content/podcast/groundwork/lod.md", "content/podcast/show/season-1/slug.md"),
        ("content/podcast/show.md", "content/podcast/show/show.md"),
        ("content/podcast/groundwork/season.md", "content/podcast/show/season-1/season.md"),
        ("content/events/index.md", "content/events/slug.md"),
        ("content/pages/index.md", "content/pages/slug.md"),
    ],
)
def test_a_file_too_deep_or_not_deep_enough_is_refused_with_the_right_place(
    path: str, place: str
) -> None:
    assert refusal_of(path) == f"not a place for this kind; expected {place}"


@pytest.mark.parametrize(
    ("path", "folder", "place"),
    [
        ("content/news/drafts/secret.md", "drafts", "content/news/2024/slug.md"),
        ("content/news/_drafts/secret.md", "_drafts", "content/news/2024/slug.md"),
        ("content/news/2024/Draft/secret/index.he.md", "Draft", "content/news/2024/slug.md"),
        ("content/stories/drafts/s/index.md", "drafts", "content/stories/2022/slug/index.md"),
        ("content/pages/about/drafts/q.md", "drafts", "content/pages/slug.md"),
        ("content/events/טיוטות/q.md", "טיוטות", "content/events/slug.md"),
        ("content/events/مسودات/q.md", "مسودات", "content/events/slug.md"),
    ],
)
def test_a_folder_of_drafts_is_refused_since_it_holds_nothing_back(
    path: str, folder: str, place: str
) -> None:
    assert refusal_of(path) == (
        f'a folder called "{folder}" holds nothing back; expected {place}, '
        "with draft: true as long as nobody is to see it"
    )


@pytest.mark.parametrize("path", ["content/pages/drafts.md", "content/pages/draft-laws/a.md"])
def test_an_entry_may_be_about_drafts(path: str) -> None:
    assert isinstance(classify(path, LANGUAGES), EntryFile)


@pytest.mark.parametrize(
    ("path", "stem", "meant"),
    [
        ("content/news/2024/trip/Index.md", "Index", "index.md"),
        ("content/pages/about/INDEX.he.md", "INDEX", "index.he.md"),
        ("content/stories/2022/_Index.md", "_Index", "_index.md"),
        ("content/podcast/groundwork/Show.md", "Show", "show.md"),
    ],
)
def test_a_fixed_name_with_capitals_is_told_with_the_name_that_is_meant(
    path: str, stem: str, meant: str
) -> None:
    assert refusal_of(path) == f'"{stem}" is no name of an entry; did you mean {meant}?'


@pytest.mark.parametrize(
    ("name", "meant"),
    [("trip.md", "trip"), ("trip.he.md", "trip.he"), ("trip.txt", "trip"), ("a.md.txt", "a")],
)
def test_an_ending_that_stands_twice_is_told_with_the_name_that_is_meant(
    name: str, meant: str
) -> None:
    said = f'"{name}.md" is no name of an entry; did you mean {meant}.md?'
    assert refusal_of(f"content/news/2024/{name}.md") == said


def test_a_name_of_other_folders_may_have_capitals() -> None:
    assert isinstance(classify("content/events/Show.md", LANGUAGES), EntryFile)


@given(st.text(alphabet="ab/._- éש%\\?#", max_size=30))
def test_any_path_is_an_entry_or_a_problem(rest: str) -> None:
    found = classify(f"content/{rest}.md", LANGUAGES)
    if isinstance(found, EntryFile) and found.kind != "section":
        assert not set(found.id) & set(". %\\?#")
        assert all(found.id.split("/"))
