"""People in posts and guests of episodes: their consent holds as a storyteller's does."""

from __future__ import annotations

from typing import Any

import pytest

from sitegen.content.entries.entry import Group
from sitegen.errors import Location
from sitegen.site.collect import Collection, collect
from sitegen.site.rights import NOTHING, rights_over
from sitegen.site.status import status_of
from tests.unit.site.library import NOW, at, collection, groups, reading, settings

PICTURE = "content/news/2024/walk/a.jpg"
SOUND = "content/podcast/show/s/talk/a.mp3"
FILES = (PICTURE, SOUND)
AGREED = {"name": "public", "web": "true", "photo": "true", "voice": "true", "social": "true"}


def consent(**refused: str) -> str:
    """Give a consent to everything but what is refused."""
    return "{" + ", ".join(f"{key}: {value}" for key, value in {**AGREED, **refused}.items()) + "}"


def post(*consents: str, name: str = "Vomara Kelpid") -> dict[str, str]:
    """Give a post with a picture, in two languages, and the people in it."""
    people = "".join(f"\n  - {{name: {name}, consent: {each}}}" for each in consents)
    return {
        "news/2024/walk/index.md": (
            "title: A walk\ndate: 2024-06-03\nimage: {file: a.jpg, alt: x}\n"
            f"gallery: [{{file: a.jpg, alt: x}}]\npeople:{people}\n"
        ),
        "news/2024/walk/index.he.md": "title: טיול\n",
    }


def episode(guest: str, hebrew: str = "") -> dict[str, str]:
    """Give an episode with a guest, in two languages."""
    return {
        "podcast/show/show.md": "title: Show\nguid: show\n",
        "podcast/show/s/season.md": "title: S\nguid: s\nnumber: 1\n",
        "podcast/show/s/talk/index.md": (
            f"title: Talk\nguid: one\naudio: {{file: a.mp3}}\nguests: [{guest}]\n"
        ),
        "podcast/show/s/talk/index.he.md": f"title: שיחה\n{hebrew}",
    }


def shown(found: Collection, id_: str, lang: str = "en") -> Any:
    """Give the front matter of an entry as it is shown, None where it isn't."""
    entry = found.library.entry(id_, lang)
    return entry.meta if entry else None


def test_a_post_shows_its_pictures_only_where_all_in_it_agreed() -> None:
    for consents, there in (
        ([consent()], True),
        ([consent(), consent()], True),
        ([consent(), consent(photo="false")], False),
    ):
        found = collection(post(*consents), files=FILES)
        for lang in ("en", "he"):
            meta = shown(found, "news/2024/walk", lang)
            assert (meta.image is not None) is there
            assert bool(meta.gallery) is there
        assert rights_over(found.library.rights, PICTURE).photo is there


@pytest.mark.parametrize(
    ("refused", "why"),
    [
        ({"web": "false"}, "not agreed to that"),
        ({"until": "2024-06-30"}, "a consent that has ended"),
        ({"withdrawn": "2024-06-30"}, "taken the consent back"),
    ],
)
def test_who_does_not_agree_any_longer_takes_the_entry_along_and_it_is_told(
    refused: dict[str, str], why: str
) -> None:
    texts = post(consent(), consent(**refused))
    found = collection(texts, files=FILES)
    assert shown(found, "news/2024/walk") is None
    assert shown(found, "news/2024/walk", "he") is None
    (told,) = [each for each in found.problems if "not translated" not in each.message]
    lines = ["---", *texts["news/2024/walk/index.md"].splitlines()]
    last = next(number for number, line in enumerate(lines, 1) if consent(**refused) in line)
    assert told.location == Location("content/news/2024/walk/index.md", last)
    assert told.message.startswith(f"people: not shown: somebody in it has {why}")
    assert "Vomara" not in told.message
    assert rights_over(found.library.rights, PICTURE) == NOTHING
    hidden = dict(status_of(groups(texts, FILES), settings(), NOW).hidden)
    assert why in hidden["content/news/2024/walk/index.md"]


def test_a_consent_ends_to_the_second_and_the_next_build_is_due_then() -> None:
    texts = post(consent(until="2024-07-01"))
    last = at("2024-07-01T23:59:59")
    found = collection(texts, last, files=FILES)
    assert shown(found, "news/2024/walk") is not None
    end = found.period.end
    assert end is not None
    assert end.timestamp() == last.at.timestamp() + 1
    assert shown(collection(texts, at("2024-07-02"), files=FILES), "news/2024/walk") is None


def test_languages_and_cards_follow_too() -> None:
    found = collection(post(consent(languages="[en]", social="false")), files=FILES)
    assert shown(found, "news/2024/walk", "he") is None
    summary = found.library.summary("news/2024/walk", "en")
    assert summary is not None
    assert not summary.social


def test_an_episode_whose_guest_does_not_want_to_be_heard_is_not_there() -> None:
    heard = episode(f"{{name: Vomara, role: Baker, consent: {consent()}}}")
    assert shown(collection(heard, files=FILES), "podcast/show/s/talk") is not None
    for refused in ({"voice": "false"}, {"withdrawn": "2024-01-01"}):
        silent = episode(f"{{name: Vomara, role: Baker, consent: {consent(**refused)}}}")
        found = collection(silent, files=FILES)
        assert shown(found, "podcast/show/s/talk") is None
        assert shown(found, "podcast/show/s/talk", "he") is None
        assert len([each for each in found.problems if "not shown" in each.message]) == 1


@pytest.mark.parametrize(
    ("name", "expected"), [("public", "Vomara Kelpid"), ("pseudonym", "Noor"), ("withheld", "")]
)
def test_a_guest_is_called_as_was_agreed(name: str, expected: str) -> None:
    guest = (
        "{name: Vomara Kelpid, pseudonym: Noor, role: Baker, url: 'https://example.org/vomara', "
        f"consent: {consent(name=name)}}}"
    )
    texts = episode(guest)
    (person,) = shown(collection(texts, files=FILES), "podcast/show/s/talk").guests
    assert (person.name, person.role) == (expected, "Baker")
    assert bool(person.url) is (name == "public")
    talk = {path: text for path, text in texts.items() if "talk" in path}
    read = reading(talk, FILES)
    assert read.private_names == (() if name == "public" else ("Vomara Kelpid",))
    assert isinstance(read.group, Group)
    assert ("Vomara" in repr(read.group)) is (name == "public")
    assert read.group.guarded is (name != "public")


def test_a_translation_that_names_its_guests_anew_frees_nobody() -> None:
    guest = f"{{name: Vomara, consent: {consent(voice='false')}}}"
    texts = episode(guest, "guests: [{name: וומרה}]\n")
    assert shown(collection(texts, files=FILES), "podcast/show/s/talk", "he") is None


def test_names_of_people_are_kept_secret_although_the_entry_has_mistakes() -> None:
    texts = post(consent(name="withheld"))
    texts["news/2024/walk/index.md"] += "titel: A mistake\n"
    read = reading(texts, FILES)
    assert read.group is None
    assert read.private_names == ("Vomara Kelpid",)


def test_people_stand_in_the_original_only() -> None:
    texts = post(consent())
    texts["news/2024/walk/index.he.md"] += f"people: [{{consent: {consent()}}}]\n"
    (problem,) = reading(texts, FILES).problems
    assert "people: can't be set in a translation" in problem.message


def test_entries_without_people_are_as_they_were() -> None:
    read = groups({"news/2024/walk/index.md": "title: A\ndate: 2024-01-01\n"})
    found = collect(read, settings(), NOW)
    assert found.library.rights == {}
    assert found.problems == ()
