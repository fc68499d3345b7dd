"""What an export doesn't say, or what no entry can have, is told, and never shown by mistake."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.content.editing.values import Bare
from tests.sites import make_site, run_sitegen
from tests.unit.importing.wordpress.exports import BASE, attachment, item, written
from tests.unit.importing.wordpress.test_wordpress import bring, picture

NO_STATUS = "<wp:status><![CDATA[]]></wp:status>\n"


@pytest.mark.parametrize("said", [NO_STATUS, "", "<wp:status> </wp:status>\n"])
def test_a_post_whose_state_nobody_says_is_a_draft(tmp_path: Path, said: str) -> None:
    post = item(1, status="").replace(NO_STATUS, said)
    done = bring(tmp_path, post)
    account = done.account("post:1")
    assert done.fields(account.item.into)["draft"] == Bare("true")
    assert "a draft: nothing says whether it is shown there" in done.told("post:1")


def test_a_part_of_another_post_is_a_draft(tmp_path: Path) -> None:
    done = bring(tmp_path, item(1, status="inherit"))
    assert done.fields(done.account("post:1").item.into)["draft"] == Bare("true")
    assert "a draft: it is a part of another post there" in done.told("post:1")


@pytest.mark.parametrize(
    ("content", "is_draft"),
    [
        ("<p>a [private]HIDDEN[/private]</p>", True),
        ('<p>[restrict userlevel="editor"]HIDDEN[/restrict]</p>', True),
        ("<p>[members_only]HIDDEN[/members_only]</p>", True),
        ("<p>[[private]WORDS[/private]]</p>", False),
        ("<p>[note]WORDS[/note], [private] is no pair</p>", False),
    ],
)
def test_a_shortcode_that_by_its_name_hides_makes_a_draft(
    tmp_path: Path, content: str, is_draft: bool
) -> None:
    done = bring(tmp_path, item(1, content=content))
    assert ("draft" in done.fields(done.account("post:1").item.into)) is is_draft
    assert ("a draft: nobody knows who saw what [" in done.told("post:1")) is is_draft


def wpml(number: int, lang: str, **more: str) -> str:
    """Give a post in one of two languages of the same entry."""
    meta = {"_wpml_import_language_code": lang, "_wpml_import_translation_group": "g"}
    return item(number, slug=f"a-{lang}", meta=meta, **more)  # type: ignore[arg-type]


LATER = {"status": "future", "date": "2095-01-01 10:00:00"}


@pytest.mark.parametrize(
    ("english", "hebrew", "publish", "is_shown"),
    [
        (LATER, {}, "2019-10-01T08:00:00Z", True),
        (LATER, {"date": "0000-00-00 00:00:00"}, "1970-01-01", True),
        (LATER, LATER, None, False),
        (LATER, {"status": "draft"}, None, False),
        ({}, LATER, "2095-01-01T10:00:00Z", False),
        ({}, {}, None, True),
    ],
)
def test_a_translation_is_shown_from_its_own_moment_on(
    tmp_path: Path,
    english: dict[str, str],
    hebrew: dict[str, str],
    publish: str | None,
    is_shown: bool,
) -> None:
    body = "<p>HEBREWWORD</p>"
    done = bring(tmp_path, wpml(1, "en", **english), wpml(2, "he", content=body, **hebrew))
    fields = done.fields(done.account("post:2").item.into)
    assert fields.get("publish") == (Bare(publish) if publish else None)
    is_told = "though what it is a translation of is scheduled" in done.told("post:2")
    assert is_told is (is_shown and english is LATER)
    built = run_sitegen(done.site, "build")
    assert built.code == 0, built.err
    pages = [each.read_text() for each in (done.site / "output/he").rglob("*.html")]
    assert any("HEBREWWORD" in each for each in pages) is is_shown


@pytest.mark.parametrize(
    ("open_", "close"),
    [("[:{}]", "[:]"), ("<!--:{}-->", "<!--:-->"), ("{{:{}}}", "{{:}}")],
)
def test_words_that_all_languages_share_stand_in_each_where_they_stood(
    tmp_path: Path, open_: str, close: str
) -> None:
    en, he, end = open_.format("en"), open_.format("he"), close.format()
    content = (
        f"<p>first</p>{en}<p>english</p>{he}<p>hebrew</p>{end}<p>middle</p>"
        f"{he}<p>later</p>{end}<p>last</p>"
    )
    title = f"On {en}olives{he}zeitim{end}!"
    done = bring(tmp_path, item(1, title, content))
    into, other = "content/news/2019/olives.md", "content/news/2019/olives.he.md"
    assert done.body(into).split() == ["first", "english", "middle", "last"]
    assert done.body(other).split() == ["first", "hebrew", "middle", "later", "last"]
    assert done.fields(into)["title"] == "On olives!"
    assert done.fields(other)["title"] == "On zeitim!"


@pytest.mark.parametrize("change", [{"status": "draft"}, {"status": ""}, {"password": "open"}])
def test_a_reusable_block_that_was_not_shown_stands_in_no_entry(
    tmp_path: Path, change: dict[str, str]
) -> None:
    block = item(5, "Block", "<p>SECRET</p>", type_="wp_block", slug="block", **change)  # type: ignore[arg-type]
    done = bring(tmp_path, block, item(1, content='<!-- wp:block {"ref":5} /--><p>Words.</p>'))
    assert "SECRET" not in done.body(done.account("post:1").item.into)
    assert done.account("wp_block:5").item.outcome == "left out"


@pytest.mark.parametrize(
    "link",
    [
        f"{BASE}/2019/10/{'o' * 300}/",
        f"{BASE}/2019/10/{'%D7%90' * 150}/",
        f"{BASE}/media/olives/",
        f"{BASE}/Assets/olives/",
    ],
)
def test_an_old_address_that_the_build_refuses_is_told_and_not_written(
    tmp_path: Path, link: str
) -> None:
    done = bring(tmp_path, item(1, link=link))
    fields = done.fields(done.account("post:1").item.into)
    assert not fields.get("aliases")
    assert "can't be an address of the new site" in done.told("post:1")
    built = run_sitegen(done.site, "build")
    assert built.code == 0, built.err


def test_the_description_of_an_upload_is_named(tmp_path: Path) -> None:
    file = "2019/10/tree.png"
    media = picture(tmp_path / "uploads", file)
    empty = "<content:encoded><![CDATA[]]></content:encoded>"
    said = "<content:encoded><![CDATA[The <b>oldest</b> tree.]]></content:encoded>"
    shown = attachment(2, file).replace(empty, said)
    unused = attachment(3, "2019/10/other.png").replace(empty, said)
    post = item(1, content=f'<p><img src="{BASE}/wp-content/uploads/{file}" alt="x"></p>')
    done = bring(tmp_path, post, shown, unused, media=media)
    assert done.account("attachment:2").item.outcome == "merged"
    for source in ("attachment:2", "attachment:3"):
        assert "its description: The oldest tree." in done.told(source)


def test_what_could_not_be_read_is_named_by_its_place_alone(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site")
    file = written(tmp_path, item(1), item(2).replace("</title>", "</tilte>"))
    run_sitegen(site, "import", "wordpress", file, "--dry-run")
    done = run_sitegen(site, "import", "wordpress", file)
    assert done.code == 0, done.err
    looked = done.out.partition("items to look at:")[2].splitlines()
    assert any(line.startswith("  export.xml:") for line in looked)
    assert "wordpress:unread" not in done.out and done.out.count("export.xml:4") <= 1
    (page,) = (site / "private/imports").glob("*.html")
    assert '<h3 dir="auto">wordpress:unread' not in page.read_text()
