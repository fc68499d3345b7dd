"""Whoever withdrew leaves a target with the next publish: no file of theirs is kept for later."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from msgspec import structs
from msgspec.structs import replace as replace_value

from sitegen.builder.options import BuildOptions
from sitegen.builder.pipeline import build
from sitegen.builder.scan.previous_site import previous_site
from sitegen.content.settings.targets import FolderTarget
from sitegen.errors import SitegenError
from sitegen.publish.host import Terms
from sitegen.publish.journal import found_there
from sitegen.publish.people import (
    EVERYBODY,
    People,
    joined,
    mark_of,
    people_in,
    restricted,
    withdrawn,
)
from sitegen.publish.plan import DAY, check_deletions, make_plan
from sitegen.publish.publish import (
    FORGOTTEN,
    Order,
    Published,
    publish,
    reached,
    roll_back,
)
from sitegen.publish.record import decode, encode
from tests.incremental.media import jpeg, png
from tests.sites import CONSENT, SETTINGS, make_site
from tests.unit.media.sounds import wav
from tests.unit.publish.releases import output

NOW = 1_790_000_000
NOAM, AMAL = mark_of("stories/2022/noam"), mark_of("stories/2022/amal")
FILES = {
    "index.html": "1",
    "media/noam-1.jpg": "2",
    "media/amal-1.jpg": "3",
    "media/panel-1.jpg": "4",
    "pagefind/fragment/en_1.pf_fragment": "5",
    "assets/site-1.css": "6",
}
OWNERS = {"media/noam-1.jpg": NOAM, "media/amal-1.jpg": AMAL, "media/panel-1.jpg": EVERYBODY}
BOTH = People(public=(NOAM, AMAL), owners=OWNERS)
AMAL_ALONE = People(public=(AMAL,), owners={"media/amal-1.jpg": AMAL})


def test_files_of_somebody_who_withdrew_go_at_once_and_those_that_may_show_them() -> None:
    before = make_plan(FILES, None, NOW, 30, BOTH).record
    after = make_plan({"index.html": "7"}, before, NOW + 1, 30, AMAL_ALONE)
    assert set(after.record.kept) == {"media/amal-1.jpg", "assets/site-1.css"}
    assert set(after.delete) == set(FILES) - set(after.record.kept) - {"index.html"}


def test_they_go_also_where_they_were_kept_already() -> None:
    first = make_plan(FILES, None, NOW, 30, BOTH).record
    second = make_plan({"index.html": "7"}, first, NOW + DAY, 30, BOTH)
    assert "media/noam-1.jpg" in second.record.kept
    kept = decode(encode(second.record))
    third = make_plan({"index.html": "8"}, kept, NOW + 2 * DAY, 30, AMAL_ALONE)
    assert "media/noam-1.jpg" in third.delete
    assert "media/amal-1.jpg" in third.record.kept


def published(target: FolderTarget, tmp_path: Path, *shown: People) -> list[Published]:
    """Publish a release for each of those whom it shows."""
    found = []
    for number, people in enumerate(shown):
        files = {"index.html": str(number), "media/noam-1.jpg": "2"}
        folder = tmp_path / str(number)
        release = replace(output(folder, files if NOAM in people.public else {"index.html": "x"}))
        with reached(target, tmp_path) as host:
            order = Order(NOW + number, allow_deletions=True)
            found.append(publish(host, target, replace(release, people=people), order))
    return found


def test_releases_that_show_them_are_removed_and_none_is_returned_to(tmp_path: Path) -> None:
    """Also where the last but one was broken off before they were removed."""
    target = FolderTarget(to="folder", path=str(tmp_path / "www"), url="https://x.org")
    *_, last = published(target, tmp_path, BOTH, BOTH, AMAL_ALONE)
    assert FORGOTTEN in last.notes
    assert len(list((tmp_path / "www/releases").iterdir())) == 1
    assert not list((tmp_path / "www").rglob("noam-1.jpg"))
    with reached(target, tmp_path) as host, pytest.raises(SitegenError, match="no release before"):
        roll_back(host, "", Terms())
    left = tmp_path / "www/releases/19700101T000000Z-01234567/media/noam-1.jpg"
    left.parent.mkdir(parents=True)
    left.write_text("2")
    published(target, tmp_path, *[AMAL_ALONE] * 3)
    assert not left.exists()


def test_a_release_from_before_is_refused_though_it_were_there_still(tmp_path: Path) -> None:
    target = FolderTarget(to="folder", path=str(tmp_path / "www"), url="https://x.org")
    (first,) = published(target, tmp_path, BOTH)
    kept = {path: path.read_bytes() for path in (tmp_path / "www/.sitegen").glob("*.json")}
    published(target, tmp_path, BOTH, AMAL_ALONE)
    for path, data in kept.items():
        path.write_bytes(data)
        (tmp_path / "www/releases" / path.stem).mkdir()
    with reached(target, tmp_path) as host, pytest.raises(SitegenError, match="is from before"):
        roll_back(host, first.plan.record.release, Terms())


def test_what_somebody_no_longer_agrees_to_goes_though_the_story_stays() -> None:
    """Their photo, their voice: the story is public before and after, its files aren't."""
    before = make_plan(FILES, None, NOW, 30, BOTH).record
    pages = {"index.html": "7"}
    assert "media/noam-1.jpg" in make_plan(pages, before, NOW + 1, 30, BOTH).record.kept
    less = replace_value(BOTH, owners={}, refused={NOAM: ("a",), AMAL: ()})
    after = make_plan(pages, decode(encode(before)), NOW + 1, 30, less)
    assert set(after.record.kept) == {"media/amal-1.jpg", "assets/site-1.css"}
    assert after.begins_anew, "former releases show them"
    more = replace_value(less, refused={})
    assert make_plan(pages, after.record, NOW + 2, 30, more).record.oldest != NOW + 2
    either = joined([less, BOTH])
    assert withdrawn(either, less) == {NOAM}, "what a broken publish sent may show them"


def test_what_has_to_go_is_not_counted_as_lost() -> None:
    """A cohort's consents end on one day. A folder that vanished is another thing."""
    many = {f"stories/noam/{number}.html": "1" for number in range(60)}
    both = replace_value(BOTH, owners={**OWNERS, **dict.fromkeys(many, NOAM)})
    before = make_plan({**FILES, **many}, None, NOW, 30, both).record
    hidden = replace_value(AMAL_ALONE, hidden=(NOAM,))
    check_deletions(make_plan(FILES, before, NOW + 1, 30, hidden), allowed=False)
    with pytest.raises(SitegenError, match="more than a fifth"):
        check_deletions(make_plan(FILES, before, NOW + 1, 30, AMAL_ALONE), allowed=False)


def test_a_build_says_what_its_people_refuse_and_who_is_hidden(tmp_path: Path) -> None:
    said = []
    for number, photo in enumerate(("true", "false")):
        consent = CONSENT.replace("photo: true", f"photo: {photo}")
        story = f"---\ntitle: A bus stop\nstoryteller: {{name: Noam}}\n{consent}\n---\n\nHi.\n"
        hidden = story.replace("web: true", "web: false")
        folder = "content/stories/2022"
        site = make_site(
            tmp_path / str(number), {f"{folder}/noam.md": story, f"{folder}/amal.md": hidden}
        )
        options = BuildOptions(site, output=site / "output")
        build(options)
        said.append(people_in(previous_site(options)))
    agreed, refused = said
    assert restricted(agreed, refused) == {NOAM} and not restricted(refused, agreed)
    assert AMAL in agreed.hidden and AMAL not in agreed.public and NOAM not in agreed.hidden
    assert agreed.owners["stories/2022/noam/index.html"] == NOAM


def test_a_build_says_whose_files_it_has(tmp_path: Path) -> None:
    person = f"title: A bus stop\nstoryteller: {{name: Noam}}\n{CONSENT}"
    story = f"---\n{person}\n---\n\n[a recording](voice.wav)\n"
    folder = "content/stories/2022/noam"
    files = {"index.md": story, "voice.wav": wav()}
    site = make_site(tmp_path, {f"{folder}/{name}": data for name, data in files.items()})
    options = BuildOptions(site, output=site / "output")
    build(options)
    people = people_in(previous_site(options))
    own, other = mark_of("stories/2022/noam"), mark_of("stories/2022/noor")
    assert set(people.public) == {own, other}
    shown = {path.rpartition("/")[2].partition("-")[0] for path in people.owners}
    pages = {path: who for path, who in people.owners.items() if path.endswith("index.html")}
    assert pages == {"stories/2022/noam/index.html": own, "stories/2022/noor/index.html": other}
    assert set(people.owners.values()) == {own, other} and "noam" in shown


def test_whoever_a_broken_publish_may_have_shown_goes_too() -> None:
    """What it sent is known by its journal, and so is whom it shows."""
    style, photo = {"assets/site-1.css": "6"}, {"media/noam-1.jpg": "2"}
    tags = {"assets/site-1.css": "a", "media/noam-1.jpg": "b"}
    noam = People(public=(NOAM,), owners={"media/noam-1.jpg": NOAM})
    before = make_plan(style, None, NOW, 30).record
    broken = make_plan({**style, **photo}, before, NOW + 1, 30, noam).record
    there = found_there(
        structs.replace(before, keys=tags), structs.replace(broken, keys=tags), tags
    )
    after = make_plan(style, there, NOW + 2, 30, People())
    assert after.delete == ("media/noam-1.jpg",)
    assert not after.record.kept


def test_a_picture_of_people_in_a_post_is_theirs(tmp_path: Path) -> None:
    people = "people: [{name: Noam, consent: {name: public, web: true, photo: true}}]"
    head = f"title: A walk\ndate: 2024-06-03\nimage: walk.jpg\nalt: Noam\n{people}"
    folder = "content/news/2024"
    files: dict[str, str | bytes] = {
        f"{folder}/a-walk.md": f"---\n{head}\n---\n\n[A photo](walk.jpg)\n",
        f"{folder}/walk.jpg": jpeg(90),
    }
    options = BuildOptions(make_site(tmp_path, files), output=tmp_path / "output")
    build(options)
    found = people_in(previous_site(options))
    mark = mark_of("news/2024/a-walk")
    assert mark in found.public
    (picture,) = (tmp_path / "output/media").glob("*.jpg")
    assert mark in found.owners[f"media/{picture.name}"].split()


def test_what_was_made_of_a_picture_before_it_was_covered_goes_at_once() -> None:
    """And no release that shows it is returned to; a picture that was covered before stays kept."""
    face, plate = mark_of("content/news/2024/face.jpg"), mark_of("content/news/2024/plate.jpg")
    files = {"media/face-1.jpg": "1", "media/face-2.jpg": "2", "media/plate-1.jpg": "3"}
    owners = {
        "media/face-1.jpg": face,
        "media/face-2.jpg": f"{NOAM} {face}",
        "media/plate-1.jpg": plate,
    }
    people = People(public=(NOAM,), owners=owners, covered={plate: "a"})
    before = decode(encode(make_plan(files, None, NOW, 30, people).record))
    now = People(public=(NOAM,), covered={plate: "a", face: "b"})
    after = make_plan({"index.html": "7"}, before, NOW + 1, 30, now)
    assert set(after.delete) == {"media/face-1.jpg", "media/face-2.jpg"}
    assert set(after.record.kept) == {"media/plate-1.jpg"}
    assert withdrawn(people, now) == {face}
    assert withdrawn(now, people) == frozenset()


def test_a_build_says_which_pictures_it_shows_covered(tmp_path: Path) -> None:
    photo, folder = png(40), "content/news/2024"
    entry = "---\ntitle: A walk\ndate: 2024-06-05\nimage: face.png\nalt: A face\n---\n\nWe went.\n"
    theme = {"site.yaml": SETTINGS.replace("theme: tiny", "theme: base")}
    files = {f"{folder}/walk.md": entry, f"{folder}/face.png": photo, **theme}
    site = make_site(tmp_path, files)
    options = BuildOptions(site, output=site / "output")
    build(options)
    before = people_in(previous_site(options))
    face = mark_of(f"{folder}/face.png")
    assert before.covered == {}
    assert face in before.owners.values()
    (site / f"{folder}/face.png.yaml").write_text("cover: {face: 1 1 5 5}", encoding="utf-8")
    build(options)
    now = people_in(previous_site(options))
    assert set(now.covered) == {face}
    assert withdrawn(before, now) == {face}
