"""Entries that get another name, go into the bin, and come back: nothing is lost on the way."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sitegen.content.editing import moving
from sitegen.content.editing.bin import BIN, in_bin, named, put_back
from sitegen.content.front_matter.frontmatter import split_document
from sitegen.content.new.entry_paths import slug_for
from sitegen.content.translating.wording import version_of, wording_of
from sitegen.editor.removal import removal_of, remove, restore
from sitegen.editor.renaming import Renaming, Wish, rename, renaming_of
from sitegen.editor.shelf import open_site
from sitegen.errors import SitegenError
from sitegen.kinds.registry import KINDS
from tests.incremental.media import png
from tests.sites import CONSENT, make_site, write_files

TRIP = "content/news/2024/trip.md"
NOOR = "content/stories/2022/noor"
EVERYTHING = Wish()
NOW = datetime(2026, 11, 29, 17, 30, tzinfo=UTC)
FILES: dict[str, str | bytes] = {
    f"{NOOR}/index.he.md": "---\ntitle: לחם\n---\n\nהתחלנו.\n",
    f"{NOOR}/photo.png": png(1),
    f"{NOOR}/photo.png.yaml": "cover:\n  face: 10% 10% 20% 20%\n",
    f"{NOOR}/shared.png": png(2),
    "content/news/2024/trip.md": (
        "---\ntitle: A trip  # ours\ndate: 2024-06-03\n"
        "image: '../../stories/2022/noor/shared.png'\nalt: B\n---\n\n"
        "We went to [her](../../stories/2022/noor/index.md).\n\n"
        "![B](../../stories/2022/noor/shared.png)\n"
    ),
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site in which a post leads to a story, and shows a picture of its folder."""
    return make_site(tmp_path, FILES)


def contents(site: Path) -> dict[str, bytes]:
    """Give all files below content/."""
    files = (path for path in (site / "content").rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


def renaming(site: Path, path: str, slug: str) -> Renaming:
    """Say what a new name changes."""
    now = open_site(site)
    file = now.file_of(path)
    assert file is not None
    return renaming_of(now, file, slug)


def renamed(site: Path, path: str, slug: str, wish: Wish = EVERYTHING) -> str:
    """Rename an entry, and give its file."""
    return rename(open_site(site), renaming(site, path, slug), wish).path


def binned(site: Path, path: str, *, whole: bool = True) -> str:
    """Delete an entry, and give its name in the bin."""
    now = open_site(site)
    file = now.file_of(path)
    assert file is not None
    return remove(now, removal_of(now, file, whole=whole), NOW)


def test_a_renamed_entry_moves_whole_leads_on_and_is_led_to(site: Path) -> None:
    before = contents(site)
    assert renamed(site, f"{NOOR}/index.he.md", "bread") == "content/stories/2022/bread/index.he.md"
    after = contents(site)
    new = "content/stories/2022/bread"
    assert not (site / NOOR).exists()
    for name in ("photo.png", "photo.png.yaml", "shared.png"):
        assert after[f"{new}/{name}"] == before[f"{NOOR}/{name}"]
    old = before[f"{NOOR}/index.md"].decode()
    assert f"{CONSENT}\n" in after[f"{new}/index.md"].decode()
    assert [line for line in after[f"{new}/index.md"].decode().split("\n") if line not in old] == [
        "aliases: [/stories/2022/noor/]"
    ]
    assert b"\naliases: [/he/stories/2022/noor/]\n" in after[f"{new}/index.he.md"]
    expected = before[TRIP].replace(b"/noor", b"/bread")
    assert after[TRIP] == expected


def test_renaming_back_leaves_no_trace(site: Path) -> None:
    before = contents(site)
    renamed(site, f"{NOOR}/index.md", "bread")
    renamed(site, "content/stories/2022/bread/index.md", "noor", Wish(aliases=False))
    assert contents(site) == before


def test_others_and_old_addresses_are_left_alone_where_that_is_asked_for(site: Path) -> None:
    before = contents(site)
    found = renaming(site, f"{NOOR}/index.md", "bread")
    assert [(each.path, each.line) for each in found.leading] == [(TRIP, 4), (TRIP, 8), (TRIP, 10)]
    renamed(site, f"{NOOR}/index.md", "bread", Wish(aliases=False, others=False))
    assert contents(site)[TRIP] == before[TRIP]
    moved = contents(site)["content/stories/2022/bread/index.md"]
    assert moved == before[f"{NOOR}/index.md"]


def test_a_translation_is_no_older_for_a_link_that_was_rewritten_in_both(site: Path) -> None:
    model = KINDS["news"].model
    version = version_of(wording_of(model, split_document(str(FILES[TRIP]), TRIP)))
    he = TRIP.replace(".md", ".he.md")
    write_files(site, {he: f"---\ntitle: ט\noriginal: {version}\n---\n\nכאן.\n"})
    renamed(site, f"{NOOR}/index.md", "bread")
    text = (site / TRIP).read_text("utf-8")
    now = version_of(wording_of(model, split_document(text, TRIP)))
    assert now != version
    assert f"original: {now}\n" in (site / he).read_text("utf-8")


def test_a_venue_that_consents_name_by_its_name_alone_stays_the_one_they_mean(site: Path) -> None:
    venue = "content/exhibitions/geneva/index.md"
    noor = contents(site)[f"{NOOR}/index.md"].replace(b"name: public", b"venues: [geneva]")
    write_files(
        site,
        {venue: "---\ntitle: G\ndate: 2024-06-03\n---\n", f"{NOOR}/index.md": noor},
    )
    renamed(site, venue, "geneva-2022")
    assert b"venues: [geneva-2022]" in contents(site)[f"{NOOR}/index.md"]


def test_what_stands_in_a_renamed_entry_leads_on_too(site: Path) -> None:
    write_files(
        site,
        {
            "content/pages/craft/index.md": "---\ntitle: Craft\n---\n",
            "content/pages/craft/past.md": "---\ntitle: Past\n---\n",
        },
    )
    renamed(site, "content/pages/craft/index.md", "deeds")
    assert b"aliases: [/craft/past/]" in contents(site)["content/pages/deeds/past.md"]


@pytest.mark.parametrize(
    ("slug", "said"),
    [
        ("con", "Windows"),
        ("LPT1", "Windows"),
        ("a b", "did you mean a-b"),
        ("../x", "can't be part of an address"),
        ("", "can't be part of an address"),
        ("x" * 61, "too long"),
        ("index", "name of files of a kind"),
        ("trip", "its name already"),
        ("Tour", "there already"),
        ("day", "there already"),
        ("there", "address of news/2024/far already"),
    ],
)
def test_a_name_that_an_entry_cant_have_is_refused_and_nothing_moves(
    site: Path, slug: str, said: str
) -> None:
    post = "---\ntitle: B\ndate: 2024-06-03\n---\n"
    write_files(
        site,
        {
            "content/news/2024/tour.md": post,
            "content/news/2024/day/index.md": post,
            "content/news/2024/far.md": post.replace("date", "slug: there\ndate"),
        },
    )
    before = contents(site)
    with pytest.raises(SitegenError, match=said):
        renamed(site, TRIP, slug)
    assert contents(site) == before


def test_an_entry_with_mistakes_keeps_its_name_until_they_are_mended(site: Path) -> None:
    write_files(site, {TRIP: "---\ntitle: A\n---\n"})
    with pytest.raises(SitegenError, match="mend its mistakes first"):
        renaming(site, TRIP, "tour")


def test_a_move_that_breaks_off_leaves_all_as_it_was(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, moves = contents(site), list[Path]()

    def move(source: Path, target: Path) -> None:
        moves.append(source)
        if len(moves) == 2:
            raise OSError(28, "No space left on device", str(target))
        shutil.copy(source, target)
        source.unlink()

    monkeypatch.setattr(moving, "move", move)
    with pytest.raises(SitegenError, match="No space left"):
        renamed(site, TRIP, "tour")
    assert contents(site) == before
    moves.clear()
    with pytest.raises(SitegenError, match="No space left"):
        binned(site, TRIP)
    assert contents(site) == before
    assert not list(in_bin(site))


def test_a_deleted_entry_lies_in_the_bin_and_comes_back_as_it_was(site: Path) -> None:
    before = contents(site)
    name = binned(site, f"{NOOR}/index.he.md")
    left = contents(site)
    # What another entry shows stays; the rest is out of the folder that the site is made from.
    assert {path for path in left if path.startswith(NOOR)} == {f"{NOOR}/shared.png"}
    (lying,) = in_bin(site)
    assert (lying.name, lying.what.id, lying.what.title) == (name, "stories/2022/noor", "Bread")
    assert f"{NOOR}/photo.png" in lying.what.files
    restore(site, name)
    assert contents(site) == before
    assert not list(in_bin(site))


def test_what_others_use_and_who_leads_there_is_told_before(site: Path) -> None:
    now = open_site(site)
    file = now.file_of(f"{NOOR}/index.md")
    assert file is not None
    removal = removal_of(now, file, whole=True)
    assert removal.shared == ((f"{NOOR}/shared.png", TRIP),)
    assert [(each.path, each.line) for each in removal.leading] == [(TRIP, 8)]
    assert removal.of_people


def test_one_translation_goes_alone(site: Path) -> None:
    before = contents(site)
    name = binned(site, f"{NOOR}/index.he.md", whole=False)
    assert before.keys() - contents(site).keys() == {f"{NOOR}/index.he.md"}
    assert named(site, name).what.lang == "he"


def test_nothing_is_put_back_over_another_file(site: Path) -> None:
    name = binned(site, TRIP)
    write_files(site, {TRIP: "---\ntitle: New\n---\n"})
    with pytest.raises(SitegenError, match=r"trip\.md: another file stands there now"):
        restore(site, name)
    assert contents(site)[TRIP] == b"---\ntitle: New\n---\n"
    assert [each.name for each in in_bin(site)] == [name]


def test_an_entry_in_which_others_stand_is_not_deleted(site: Path) -> None:
    write_files(site, {"content/pages/about/team.md": "---\ntitle: Team\n---\n"})
    with pytest.raises(SitegenError, match="such as pages/about/team"):
        binned(site, "content/pages/about.md")


def test_the_bin_is_no_source_is_not_kept_by_git_and_is_for_its_owner_alone(site: Path) -> None:
    name = binned(site, TRIP)
    assert not [path for path in open_site(site).sources.identities if BIN in path]
    assert (site / BIN / ".gitignore").read_text() == "*\n"
    assert (site / BIN / name).stat().st_mode & 0o077 == 0
    assert binned(site, "content/pages/about.md") == f"{name}-2"


def test_a_record_that_was_tampered_with_writes_nowhere_else(site: Path) -> None:
    name = binned(site, TRIP)
    record = site / BIN / name / "deleted.json"
    record.write_text(record.read_text().replace(TRIP, "content/../../evil.md"))
    with pytest.raises(SitegenError, match="no file of content/"):
        put_back(site, named(site, name))


def test_a_bin_without_its_record_is_still_listed_and_comes_back(site: Path) -> None:
    before = contents(site)
    name = binned(site, TRIP)
    (site / BIN / name / "deleted.json").write_text("{")
    (lying,) = in_bin(site)
    assert TRIP in lying.what.files
    restore(site, name)
    assert contents(site) == before


def test_a_title_that_is_the_name_of_a_device_makes_another_file() -> None:
    assert slug_for("Con") == "con-1"
    assert slug_for("Connie") == "connie"
