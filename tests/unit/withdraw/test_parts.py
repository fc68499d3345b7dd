"""The parts of a withdrawal: what is recognised, what is written down, what stays."""

from __future__ import annotations

import gzip
import io
import sqlite3
import subprocess
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import brotli
import msgspec
import pytest
from msgspec.structs import replace
from PIL import Image, ImageEnhance

from sitegen.builder.pipeline import build
from sitegen.content.editing.bin import BIN, Deleted, in_bin, throw_away
from sitegen.content.settings.tombstones import mark_of, tombstones_of
from sitegen.errors import SitegenError, UsageError
from sitegen.site.prints import FORMAT, PrintRecord, encode_record
from sitegen.withdraw.archive import judge_archive, remove, store
from sitegen.withdraw.beyond import in_git, on_paper
from sitegen.withdraw.case import Case
from sitegen.withdraw.find import find, id_of, is_name, read_anyway
from sitegen.withdraw.likeness import are_alike, likeness
from sitegen.withdraw.markers import Markers, digests, windows_to_seek
from sitegen.withdraw.names_file import keep_secret, with_people
from sitegen.withdraw.proof import Hit, Searcher
from sitegen.withdraw.purge import clear_bin, remove_sets, sets_of
from sitegen.withdraw.steps import case_files
from sitegen.withdraw.tombstone import line_for, put_up, settings_of
from tests.printed import printed_panel
from tests.sites import make_site, write_files
from tests.unit.withdraw.world import PICTURES, options_of, picture

TEXT = "I waited for the bus under the olive tree every morning."
SALT = "0123"
MARKERS = Markers(
    id="stories/2022/noam",
    salt=SALT,
    windows=digests(windows_to_seek([TEXT], ["The last stop"]), SALT),
    names=("Noam Example",),
    addresses=("/stories/2022/noam/", "/old/stop/"),
    gone=("/old/stop/",),
)


def found(path: str, data: str | bytes) -> set[str]:
    """Give what is found in a file."""
    content = data.encode() if isinstance(data, str) else data
    return {hit.what for hit in Searcher(MARKERS).look([(path, content)])}


@pytest.mark.parametrize(
    "text",
    [
        "bus under the olive tree",
        "BUS under the <em>olive</em> tree",
        "the&nbsp;bus under&#32;the o\u00adlive tree",
        "b\u0075s, under: the\nolive -- tree",
        "<h1>The last stop</h1>",
    ],
)
def test_words_are_found_however_they_are_set(text: str) -> None:
    assert found("a.html", text) == {"words"}


@pytest.mark.parametrize(
    "text", ["under the olive trees", "a bus under a tree", "the last bus stop", "olive tree every"]
)
def test_fewer_or_other_words_are_nobodys(text: str) -> None:
    assert found("a.html", text) == set()


@pytest.mark.parametrize(
    "text",
    [
        '<a href="/stories/2022/noam/">',
        "https://www.example.org/stories/2022/noam/#top",
        "<loc>https://www.example.org/old/stop/</loc>",
        "content/stories/2022/noam/index.md",
        r'"https:\/\/www.example.org\/old\/stop"',
    ],
)
def test_its_addresses_are_found(text: str) -> None:
    assert "its address" in found("a.html", text)


@pytest.mark.parametrize(
    "text", ["/stories/2022/noam-b/", "/stories/2022/", "/very/old/stop/", "mystories/2022/noam"]
)
def test_other_addresses_are_not(text: str) -> None:
    assert found("a.html", text) == set()


def test_a_host_may_be_told_that_an_address_is_gone() -> None:
    assert found(".htaccess", 'RedirectMatch 410 "^/old/stop/?$"') == set()
    assert found(".htaccess", 'RedirectMatch 410 "^/stories/2022/noam/?$"') == {"its address"}


def test_a_host_may_be_told_so_too_of_an_address_that_holds_the_id() -> None:
    markers = Markers(
        id="news/a", salt="", addresses=("/news/a/", "/he/news/a/"), gone=("/news/a/",)
    )
    rule = b'location = "/news/a/" { return 410; }\n'
    look = Searcher(markers).look
    assert list(look([("live: .nginx.conf", rule)])) == []
    page = [("live: news/a/index.html", b"<p></p>")]
    assert list(look(page)) == [Hit(page[0][0], "its address")]
    assert list(look([("live: feed.xml", rule), ("live: _redirects", b"/he/news/a/ /x 301")])) == [
        Hit("live: feed.xml", "its address"),
        Hit("live: _redirects", "its address"),
    ]


def test_names_are_found_in_any_spelling() -> None:
    assert "a name" in found("a.html", "by Noam Exampel and others".replace("pel", "ple"))
    assert "a name" in found("a.txt", "נועם אקסמפל")


def packed() -> dict[str, bytes]:
    """Give the text in whatever a machine may keep it in."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE kept (value BLOB)")
    database.execute("INSERT INTO kept VALUES (?)", (gzip.compress(TEXT.encode()),))
    database.commit()
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("inner.txt", TEXT)
    return {
        "a.gz": gzip.compress(TEXT.encode()),
        "a.html.br": brotli.compress(TEXT.encode()),
        "kept.db": database.serialize(),
        "a.docx": archive.getvalue(),
        "twice": gzip.compress(archive.getvalue()),
        "state": b"\x93\xa3abc\xda\x00\x40" + TEXT.encode() + b"\xff\x00",
    }


@pytest.mark.parametrize("name", packed())
def test_words_are_found_in_whatever_they_are_packed(name: str) -> None:
    assert "words" in found(name, packed()[name])


def test_damaged_wrappings_are_read_as_they_stand() -> None:
    assert found("a.gz", gzip.compress(b"x")[:8]) == set()
    assert found("a.br", TEXT.encode()) == {"words"}
    assert found("a.pdf", b"%PDF-1.7 " + TEXT.encode()) == {"words"}


def saved(image: Image.Image, form: str, **options: int) -> bytes:
    """Save a picture in a format."""
    data = io.BytesIO()
    image.save(data, form, **options)
    return data.getvalue()


@pytest.mark.parametrize("form", ["JPEG", "WEBP", "AVIF", "PNG"])
def test_a_picture_is_recognised_smaller_in_other_colours_and_formats(form: str) -> None:
    data = PICTURES["portrait.png"]
    image = Image.open(io.BytesIO(data))
    small = ImageEnhance.Color(image.resize((160, 120))).enhance(0.2)
    own, other = likeness(data), likeness(saved(small, form))
    assert own and other and are_alike(own, other)


def test_other_pictures_are_told_apart_and_flat_ones_are_none() -> None:
    looks = [likeness(picture(seed)) for seed in (3, 11, 29, 40)]
    pairs = [(a, b) for a in looks for b in looks if a and b and a < b]
    assert len(pairs) == 6 and not any(are_alike(a, b) for a, b in pairs)
    assert likeness(saved(Image.new("RGB", (90, 90), "red"), "PNG")) is None
    assert likeness(b"no picture") is None


def test_a_picture_in_a_pdf_is_found() -> None:
    own = likeness(PICTURES["hill.png"])
    markers = Markers(id="x/y", salt="", pictures=(own or "",))
    pdf = saved(Image.open(io.BytesIO(PICTURES["hill.png"])), "PDF")
    assert {hit.what for hit in Searcher(markers).look([("a.pdf", pdf)])} == {"a picture"}


def case(id_: str, *addresses: str, said: bool = True) -> Case:
    """Give a case; where the name is `said`, the first of the addresses says it."""
    return Case(
        id=id_,
        kind="",
        date="2026-03-01",
        archive="",
        files={},
        addresses=addresses,
        telling=addresses[:1] if said else (),
        outputs=(),
        sets=(),
        markers=MARKERS,
    )


def test_a_tombstone_names_nobody_and_stands_behind_the_others(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    said = (site / "site.yaml").read_text("utf-8")
    told = line_for(case("stories/2022/noam", "/stories/2022/noam/", "/old/"))
    assert "noam" not in told
    put_up(site, told, "stories/2022/noam")
    put_up(site, told, "stories/2022/noam")
    put_up(site, line_for(case("news/2024/trip", "/news/2024/trip/", said=False)), "news/2024/trip")
    after = (site / "site.yaml").read_text("utf-8")
    assert after.startswith(said.rstrip("\n")) and after.count("  - {date: 2026") == 2
    held = tombstones_of(settings_of(site).withdrawn)
    names = ("stories/2022/noam", "/stories/2022/noam/", "/old/", "/news/2024/trip/")
    assert all(map(held.hold, names)) and not held.hold("stories/2022/noor")


def test_a_site_yaml_that_takes_no_tombstone_stays_and_the_line_is_told(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    path = site / "site.yaml"
    path.write_text(
        path.read_text("utf-8") + f"withdrawn: [{{date: 2026-01-01, marks: [{mark_of('a')}]}}]\n",
        "utf-8",
    )
    before = path.read_bytes()
    with pytest.raises(SitegenError, match="write below withdrawn: yourself"):
        put_up(site, line_for(case("pages/about")), "pages/about")
    assert path.read_bytes() == before


def test_files_go_only_when_the_archive_holds_them_as_they_are(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site")
    path = "content/news/2024/trip.md"
    files = case_files(site, [path])
    archive = tmp_path / "archive"
    data = (site / path).read_bytes()
    (site / path).write_text("changed by a colleague", encoding="utf-8")
    with pytest.raises(SitegenError, match="nothing was removed"):
        store(site, files, archive)
    with pytest.raises(SitegenError, match="nothing was removed"):
        remove(site, files)
    (site / path).write_bytes(data)
    store(site, files, archive)
    remove(site, files)
    store(site, files, archive)
    assert (archive / path).read_bytes() == data and not (site / path).exists()


def test_an_archive_lies_where_nothing_is_published_from(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site")
    for inside in ("", "content/old", "static", "archive"):
        with pytest.raises(UsageError, match="outside of it"):
            judge_archive(site, site / inside, [])
    judge_archive(site, site / "private/archive", [])
    judge_archive(site, tmp_path / "archive", [tmp_path / "www"])
    (tmp_path / "www/releases/one").mkdir(parents=True)
    (tmp_path / "www/current").symlink_to("releases/one")
    for published in ("www", "www/kept", "www/current/kept"):
        with pytest.raises(UsageError, match="published or emptied"):
            judge_archive(site, tmp_path / published, [tmp_path / "www"])


def test_a_name_that_only_the_entry_kept_secret_stays_secret(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    keep_secret(site, ("Noam Example",))
    keep_secret(site, ("Noam Example", 'Dana "D" Example'))
    text = (site / "private/names.yaml").read_text("utf-8")
    assert text.count("- name:") == 2 and text.count("people:") == 1
    written = "people:\n- name: A B\nplaces:\n- name: C\n"
    assert (
        with_people(written, ["D E"]) == 'people:\n- name: "D E"\n- name: A B\nplaces:\n- name: C\n'
    )


def files_of(site: Path, id_: str) -> tuple[set[str], dict[str, str]]:
    """Give which files would go with an entry, by their names, and which stay with whose."""
    found = find(read_anyway(options_of(site)), id_)
    names = {path.rpartition("/")[2] for path in found.files}
    return names, {path.rpartition("/")[2]: user for path, user in found.shared}


def test_files_that_others_use_stay_with_their_covers(tmp_path: Path) -> None:
    """A cover that went would show a face."""
    news = "---\ntitle: Two\ndate: 2024-06-03\n---\n\n![A](one.png) ![B](two.png)\n"
    cover = "cover:\n  one: 10% 10% 20% 20%\n"
    files = {
        "content/news/2024/first.md": news,
        "content/news/2024/second.md": news.replace("![B](two.png)", ""),
        "content/news/2024/one.png": PICTURES["hill.png"],
        "content/news/2024/one.png.yaml": cover,
        "content/news/2024/two.png": PICTURES["portrait.png"],
        "content/news/2024/two.png.yaml": cover,
    }
    names, shared = files_of(make_site(tmp_path, files), "news/2024/first")
    assert names == {"first.md", "two.png", "two.png.yaml"}
    second = "content/news/2024/second.md"
    assert shared == {"one.png": second, "one.png.yaml": second}


@pytest.mark.parametrize(
    ("said", "is_one"),
    [
        ("Noam Example", True),
        ("N. Example", True),
        ("נועם דוגמה", True),
        ("A teacher from Haifa (sample)", False),
        ("a friend", False),
    ],
)
def test_a_description_in_the_place_of_a_name_is_no_name(said: str, is_one: bool) -> None:
    assert is_name(said) == is_one


def printed(stories: dict[str, str]) -> bytes:
    """Give the record of a set with one panel."""
    files = {"1_proof.pdf": b"", "1_preview.png": b""}
    panel = printed_panel("1", "story", 1, list(stories), "x", {**stories, "x": ""}, files)
    return encode_record(PrintRecord(format=FORMAT, exhibition="exhibitions/x", panels=(panel,)))


def test_panels_that_show_it_go_and_others_stay(tmp_path: Path) -> None:
    ours = '{"files": {"1.pdf": ""}}'
    files = {
        "named/panels.json": printed({MARKERS.id: "d"}),
        "named/1.pdf": b"",
        "named/.sitegen-manifest.json": ours,
        "named/named_preflight.html": b"<p>of x</p>",
        "named/named_preflight.json": b"{}",
        "named/notes.txt": b"of somebody else",
        "unnamed/1.pdf": b"%PDF " + TEXT.encode(),
        "unnamed/.sitegen-manifest.json": ours,
        "others/panels.json": printed({"stories/2022/noor": "d"}),
        "others/1.pdf": b"",
    }
    write_files(tmp_path, {f"output-print/{path}": data for path, data in files.items()})
    assert list(sets_of(tmp_path, MARKERS.id)) == ["named"]
    gone = remove_sets(tmp_path, ("named",), Searcher(MARKERS))
    left = {
        path.relative_to(tmp_path / "output-print").as_posix() for path in tmp_path.rglob("*.*")
    }
    assert gone == ("named", "unnamed")
    assert left == {"named/notes.txt", "others/panels.json", "others/1.pdf"}


def test_what_of_it_was_deleted_in_the_editor_goes_from_the_bin_and_others_stay(
    tmp_path: Path,
) -> None:
    deleted = Deleted(id=MARKERS.id, kind="story", lang="he", title="", date="", files=("x.md",))
    files = {
        "20260101T101010/deleted.json": msgspec.json.encode(deleted),
        "20260101T101010/files/x.md": "Of another matter.",
        "20260101T101011/files/content/news/2024/quotes.md": TEXT,
        "20260101T101012/files/content/news/2024/other.md": "Of others.",
    }
    write_files(tmp_path, {f"{BIN}/{path}": data for path, data in files.items()})
    gone = clear_bin(tmp_path, MARKERS.id, Searcher(MARKERS))
    assert [each.name for each in gone] == ["20260101T101011", "20260101T101010"]
    assert [each.name for each in in_bin(tmp_path)] == ["20260101T101012"]


def test_an_entry_that_lies_in_the_bin_is_to_be_put_back_first(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    place = site / "content/news/2024/trip.md"
    path = place.relative_to(site).as_posix()
    what = Deleted(id="news/2024/trip", kind="news", lang="", title="", date="", files=(path,))
    throw_away(site, what, datetime(2026, 1, 1, tzinfo=UTC), [place])
    (site / "content/news/2024/trip.he.md").unlink()
    for named in (path, "news/2024/trip", "content/news/2024/trip/"):
        with pytest.raises(UsageError, match="news/2024/trip: was deleted in the editor"):
            id_of(read_anyway(options_of(site)), named)


@pytest.mark.parametrize(
    ("named", "path"),
    [
        ("/", "content/_index.md"),
        ("_index", "content/_index.md"),
        ("/news/", "content/news/_index.md"),
        ("news/_index", "content/news/_index.md"),
        ("content/news/_index.he.md", "content/news/_index.he.md and content/news/_index.md"),
    ],
)
def test_what_a_list_says_of_itself_is_not_withdrawn_since_its_page_stays(
    named: str, path: str, tmp_path: Path
) -> None:
    site = make_site(tmp_path)
    write_files(site, dict.fromkeys(path.split(" and "), "---\ntitle: Ours\n---\nWords\n"))
    reading = read_anyway(options_of(site))
    with pytest.raises(UsageError, match=f"the page stays without it. Delete {path} and publish"):
        find(reading, id_of(reading, named))


def test_an_entry_with_mistakes_is_found_by_what_the_last_build_made_of_it(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    options = options_of(site)
    build(options)
    path = site / "content/stories/2022/noor/index.md"
    path.write_text(path.read_text("utf-8").replace("title:", "titel:"), encoding="utf-8")
    found = find(read_anyway(options), "stories/2022/noor")
    assert found.addresses == ("/stories/2022/noor/",)
    assert "stories/2022/noor/index.html" in found.outputs
    assert found.files == ("content/stories/2022/noor/index.md",)


def test_what_editors_kept_beside_a_text_goes_too_and_links_out_of_the_site(tmp_path: Path) -> None:
    """They hold the text, or keep the site from being built."""
    site = make_site(tmp_path / "site")
    own, news = "content/stories/2022/noor", "content/news/2024"
    kept = [
        *(f"{own}/index.md~", f"{own}/.index.md.swp"),
        *(f"{news}/trip.md~", f"{news}/.#trip.md", f"{news}/trip.md.bak", f"{news}/#trip.md#"),
    ]
    write_files(site, dict.fromkeys([*kept, f"{news}/other.md~"], "We began."))
    (site / own / "photo.jpg").symlink_to("/etc/hostname")
    noor = find(read_anyway(options_of(site)), "stories/2022/noor")
    assert noor.files == (f"{own}/index.md", *sorted([*kept[:2], f"{own}/photo.jpg"]))
    assert noor.shared == ()
    trip = find(read_anyway(options_of(site)), "news/2024/trip")
    assert trip.files[2:] == tuple(sorted(kept[2:]))
    files = case_files(site, noor.files)
    store(site, files, tmp_path / "archive")
    remove(site, files)
    assert not (site / own).exists() and Path("/etc/hostname").exists()
    assert not (tmp_path / "archive" / own / "photo.jpg").exists()


def test_a_text_that_it_leads_to_is_another_entrys_and_stays(tmp_path: Path) -> None:
    """So does what lies in the folder of another entry, and the tables that pages are made from."""
    links = "[a](../../../news/2024/trip.md) [b](../noam/index.md) ![c](../noam/two.png)"
    head = "---\ntitle: {}\nstoryteller: {{name: N}}\n---\n\n"
    folder = "content/stories/2022"
    own = {f"{folder}/noor/{name}": PICTURES["hill.png"] for name in ("one.png", "three.png")}
    files: dict[str, str | bytes] = {
        f"{folder}/noor/index.md": head.format("A") + links + "[d](../../../data/members.csv)\n",
        f"{folder}/noam/index.md": head.format("B") + "[back](../noor/index.md)\n",
        f"{folder}/noam/two.png": PICTURES["portrait.png"],
        "content/data/members.csv": "name,url,kind,about\n",
        **own,
    }
    site = make_site(tmp_path, files)
    found = find(read_anyway(options_of(site)), "stories/2022/noor")
    assert set(found.files) == {f"{folder}/noor/index.md", *own} and found.shared == ()
    shared = find(read_anyway(options_of(site)), "stories/2022/noam").shared
    assert shared == ((f"{folder}/noam/two.png", f"{folder}/noor/index.md"),)


def test_copies_that_lie_about_are_told(tmp_path: Path) -> None:
    folder = "content/stories/2022"
    text = f"---\ntitle: A\nstoryteller: {{name: N}}\n---\n\n{TEXT}\n"
    copies = {f"{folder}/Copy of noor.md.draft": text, f"{folder}/old.png": PICTURES["hill.png"]}
    files = {f"{folder}/noor/index.md": text, f"{folder}/noor/hill.png": PICTURES["hill.png"]}
    site = make_site(tmp_path, {**files, **copies})
    found = find(read_anyway(options_of(site)), "stories/2022/noor")
    assert {each.location.path for each in found.mentions} >= set(copies)
    assert found.markers.windows, "a copy of a text doesn't hide what is sought by"


def test_where_panels_hang_is_told_after_the_exhibition_is_gone(tmp_path: Path) -> None:
    told = replace(case("exhibitions/x"), sets=("x",), hung=("x: Hall, Geneva, CH 2026-06-01",))
    paper = on_paper(told)
    assert paper and "  x: Hall, Geneva, CH 2026-06-01" in paper.lines


def test_git_that_keeps_what_builds_make_is_told_of_that_too(tmp_path: Path) -> None:
    git = ["git", "-C", str(tmp_path), "-c", "user.name=n", "-c", "user.email=n@example.org"]
    write_files(tmp_path, {"output/index.html": "<p>", "content/pages/a.md": "a"})
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "all"]):
        subprocess.run([*git, *words], check=True)
    told = replace(case("pages/a"), files={"content/pages/a.md": ""})
    kept = in_git(told, tmp_path)
    assert kept and any("--path content/pages/a.md --path output" in line for line in kept.lines)
