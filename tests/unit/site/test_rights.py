"""Files of people: whoever names them needs their consent."""

from __future__ import annotations

import pytest

from sitegen.media.file_type import PICTURE_ENDINGS
from sitegen.site.rights import EVERYTHING, NOTHING, Rights, rights_over, together
from tests.unit.site.library import AGREED, at, collection, library

FACE = "content/stories/2022/noor/face.jpg"
VOICE = "content/stories/2022/noor/voice.mp3"
PAPER = "content/exhibitions/geneva/paper.pdf"
FILES = (FACE, VOICE, PAPER)
STORY = "title: Bread\nportrait: {file: face.jpg, alt: Noor}\n"
POST = f"title: A walk\ndate: 2024-01-01\nimage: {{file: /{FACE}, alt: Noor}}\n"
EPISODE = f"title: Talk\nguid: one\naudio: {{file: /{VOICE}}}\n"
SHOW = f"title: Show\nguid: show\nartwork: {{file: /{FACE}, alt: Noor}}\n"


def site(consent: str, more: str = "") -> dict[str, str]:
    """Give a site in which others name the files of a story."""
    return {
        "stories/2022/noor/index.md": STORY + more + consent,
        "news/2024/walk.md": POST,
        "podcast/show/show.md": SHOW,
        "podcast/show/s/season.md": "title: S\nguid: s\nnumber: 1\n",
        "podcast/show/s/talk.md": EPISODE,
    }


@pytest.mark.parametrize(
    ("consent", "photo", "voice"),
    [
        (AGREED, True, True),
        (AGREED.replace("photo: true", "photo: false"), False, True),
        (AGREED.replace("voice: true", "voice: false"), True, False),
        (AGREED.replace("web: true", "web: false"), False, False),
        (AGREED.replace("public,", "public, until: 2024-06-30,"), False, False),
        (AGREED.replace("public,", "public, withdrawn: 2024-06-30,"), False, False),
        ("", False, False),
        (f"{AGREED}draft: true\n", False, False),
        (f"{AGREED}publish: 2024-07-02\n", False, False),
    ],
    ids=["all", "no photo", "no voice", "no web", "ended", "withdrawn", "none", "draft", "embargo"],
)
def test_others_show_what_the_storyteller_agreed_to(consent: str, photo: bool, voice: bool) -> None:
    found = collection(site(consent), files=FILES)
    entries = found.library.entries
    assert (entries["news/2024/walk", "en"].meta.image is not None) is photo
    assert (entries["podcast/show", "en"].meta.artwork is not None) is photo
    assert (("podcast/show/s/talk", "en") in entries) is voice, "nothing is left without its sound"
    told = {problem.message.partition(":")[0] for problem in found.problems}
    assert (FACE in told) is not photo
    assert (VOICE in told) is not voice


def test_what_ends_ends_for_others_at_the_same_moment() -> None:
    texts = site(AGREED.replace("public,", "public, until: 2024-06-30,"))
    for moment, there in ((at("2024-06-30T23:59:59"), True), (at("2024-07-01T00:00"), False)):
        meta = library(texts, moment, files=FILES).entries["news/2024/walk", "en"].meta
        assert (meta.image is not None) is there


def test_two_stories_that_share_a_file_both_have_to_agree() -> None:
    shared = "title: A\nportrait: {file: face.jpg, alt: Both}\n"
    files = ("content/stories/2022/face.jpg",)
    post = "title: A\ndate: 2024-01-01\nimage: {file: /content/stories/2022/face.jpg, alt: x}\n"
    texts = {"stories/2022/one.md": shared + AGREED, "news/2024/a.md": post}
    both = {**texts, "stories/2022/two.md": f"{shared}consent: {{web: true}}\n"}
    assert library(texts, files=files).entries["news/2024/a", "en"].meta.image is not None
    assert library(both, files=files).entries["news/2024/a", "en"].meta.image is None


ODD_NAMES = [
    *(f"face{ending}" for ending in sorted(PICTURE_ENDINGS)),
    *("face.TIF", "face.HEIC", "face.mp3", "face.pdf", "face.xyz", "face"),
]
"""Names of a portrait, among them such as say that it is something else."""


@pytest.mark.parametrize("name", ODD_NAMES)
def test_a_portrait_needs_that_the_photo_may_be_shown_whatever_its_name_says(name: str) -> None:
    path = f"content/stories/2022/noor/{name}"
    for photo, voice in ((True, False), (False, True)):
        agreed = AGREED.replace("photo: true", f"photo: {str(photo).lower()}")
        agreed = agreed.replace("voice: true", f"voice: {str(voice).lower()}")
        texts = {
            "stories/2022/noor/index.md": f"title: A\nportrait: {{file: {name}, alt: N}}\n{agreed}",
            "news/2024/a.md": f"title: A\ndate: 2024-01-01\nimage: {{file: /{path}, alt: N}}\n",
        }
        entries = library(texts, files=(path,)).entries
        assert (entries["stories/2022/noor", "en"].meta.portrait is not None) is photo
        assert (entries["news/2024/a", "en"].meta.image is not None) is photo


def test_a_file_that_says_nothing_of_itself_needs_as_much_as_a_document() -> None:
    unsure = Rights(photo=True, voice=True, documents=False)
    assert not unsure.cover("content/stories/2022/noor/thing.xyz")
    assert unsure.cover("content/stories/2022/noor/face.tif")
    assert unsure.cover("content/stories/2022/noor/talk.srt")


def test_rights_go_down_a_folder_and_not_beside_it() -> None:
    rights = {"content/stories/2022/noor": Rights(photo=False), "content/a.jpg": NOTHING}
    assert rights_over(rights, "content/stories/2022/noor/more/a.jpg") == Rights(photo=False)
    assert rights_over(rights, "content/stories/2022/noor-too/a.jpg") == EVERYTHING
    assert rights_over(rights, "content/a.jpg") == NOTHING
    assert rights_over({}, "content/a.jpg") == together(()) == EVERYTHING


def test_documents_need_everything() -> None:
    agreed = {"photo": "true", "voice": "true", "name": "public"}
    for refused in ({}, {"photo": "false"}, {"voice": "false"}, {"name": "pseudonym"}):
        said = ", ".join(f"{key}: {value}" for key, value in {**agreed, **refused}.items())
        texts = site(f"consent: {{web: true, {said}}}\n")
        rights = rights_over(library(texts, files=FILES).rights, "content/stories/2022/noor/a.pdf")
        assert rights.cover("a.pdf") is not bool(refused)


def exhibition(stories: str, download: str = "") -> str:
    """Give an exhibition that gives away a document."""
    return (
        f"title: Geneva\nstories: {stories}\ndownloads: [{{file: paper.pdf, title: A{download}}}]\n"
    )


HUNG = "[stories/2022/noor]"
PUBLIC = AGREED
SHY = AGREED.replace("public", "pseudonym")
ELSEWHERE = AGREED.replace("public,", "public, venues: [rome],")
UNPRINTED = AGREED.replace("print: true", "print: false")


@pytest.mark.parametrize(
    ("consent", "stories", "shows", "offered"),
    [
        (PUBLIC, HUNG, "", True),
        (SHY, HUNG, "", False),
        (SHY, HUNG, ", stories: []", True),
        (SHY, HUNG, ", stories: [stories/2022/noor]", False),
        (PUBLIC, HUNG, ", stories: [stories/2022/noor]", True),
        (ELSEWHERE, HUNG, "", False),
        (UNPRINTED, HUNG, "", False),
        (SHY, "[]", "", True),
        (SHY, "[]", ", stories: [stories/2022/noor]", False),
        (SHY, "{year: 2022}", "", False),
        (SHY, "{year: 2021}", "", True),
        ("", "{year: 2022}", "", False),
    ],
)
def test_a_document_goes_with_the_first_who_would_take_it_back(
    consent: str, stories: str, shows: str, offered: bool
) -> None:
    texts = {**site(consent), "exhibitions/geneva/index.md": exhibition(stories, shows)}
    found = collection(texts, files=FILES)
    downloads = found.library.entries["exhibitions/geneva", "en"].meta.downloads
    assert bool(downloads) is offered
    told = [problem.message for problem in found.problems if "downloads:" in problem.message]
    assert bool(told) is not offered
    if told and not shows:
        assert told[0].endswith(
            "expected stories: beside it, with those that it shows, [] where it shows none"
        )
