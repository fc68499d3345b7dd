"""What becomes of what: each item of an export is an entry, a part of one, or left out and told."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from sitegen.content.editing.document import values_in
from sitegen.content.editing.values import Bare, Wanted, as_texts
from sitegen.errors import ContentError
from sitegen.importing.bringing import bring_in, look_at
from sitegen.importing.reporting.report import Account, Report
from sitegen.importing.wordpress.languages import saved_alternates
from sitegen.importing.wordpress.proposal import map_text, proposed
from sitegen.importing.wordpress.reading import Wishes, imported_from, name_of, read_archive
from sitegen.importing.wordpress.rules import read_map
from sitegen.importing.wordpress.stock import Stock
from sitegen.kinds.registry import KINDS
from tests.sites import make_site
from tests.unit.importing.wordpress.exports import (
    AUTHOR,
    BASE,
    attachment,
    item,
    php,
    term,
    written,
)  # fmt: skip

TRUE = Bare("true")


@dataclass
class Brought:
    """A site after an import, with the account."""

    site: Path
    report: Report

    def fields(self, path: str) -> Mapping[str, Wanted]:
        """Give the fields of an entry's file."""
        return values_in((self.site / path).read_text("utf-8"), path)

    def body(self, path: str) -> str:
        """Give the text below the fields."""
        return (self.site / path).read_text("utf-8").split("---\n", 2)[2]

    def account(self, source: str) -> Account:
        """Give the account of an item."""
        return next(a for a in self.report.accounts if a.item.source == f"wordpress:{source}")

    def told(self, source: str) -> str:
        """Give all that is told of an item."""
        item = self.account(source).item
        return "\n".join([item.why, *(remark.why for remark in item.remarks)])

    @property
    def rules(self) -> set[str]:
        """Give the redirects."""
        return set(self.report.redirects)


def bring(
    folder: Path, *pieces: str, media: Path | None = None, rules: str = "", **more: Any
) -> Brought:
    """Import an export of pieces into a small site; `rules` is a map, else the proposed one."""
    site = folder / "site"
    if not site.exists():
        make_site(site)
    exports = [(written(folder, *pieces), ""), *more.pop("exports", ())]
    archive = read_archive(exports)
    file = folder / "map.yaml"
    file.write_text(rules or map_text(proposed(archive, KINDS), tuple(KINDS.by_name)), "utf-8")
    around = look_at(site)
    wishes = Wishes(
        name=name_of(archive),
        settings=around.settings,
        map=read_map(file, "map.yaml", KINDS),
        stock=Stock((media,) if media else ()),
        **more,
    )
    report = bring_in(around, imported_from(archive, wishes))
    assert sum(report.outcomes.values()) == len(report.accounts)
    return Brought(site, report)


def picture(folder: Path, *names: str) -> Path:
    """Draw pictures into a folder of uploads."""
    for number, name in enumerate(names):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (40 + number, 30), (200, 90, number)).save(folder / name)
    return folder


def test_a_post_becomes_an_entry_with_its_words_tags_author_and_old_address(tmp_path: Path) -> None:
    labels = [("category", "peace", "Peace &amp; joy"), ("post_tag", "youth", "Youth")]
    post = item(7, "Q&amp;A: <em>olives</em>", excerpt="<p>In short.</p>", labels=labels)
    done = bring(tmp_path, AUTHOR, post)
    path = "content/news/2019/olives.md"
    assert as_texts(dict(done.fields(path))) == {
        "title": "Q&A: olives",
        "date": "2019-10-01",
        "tags": ("Peace & joy", "Youth"),
        "authors": ("Communications",),
        "summary": "In short.",
        "aliases": ("/2019/10/olives/",),
    }
    assert done.body(path).strip() == "We picked."
    assert {"/ p=7 /news/2019/olives/ 301", "/author/dana/* /news/ 301"} <= done.rules
    assert any(rule.startswith("/category/peace/* /tags/peace-joy-") for rule in done.rules)
    assert "/2019/10/ /news/2019/ 301" in done.rules
    assert "/feed/ /feed.xml 301" in done.rules
    assert done.account("author:dana").item.outcome == "merged"


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"status": "draft"}, "it is a draft there"),
        ({"status": "pending"}, "review"),
        ({"status": "private"}, "private"),
        ({"password": "open"}, "password"),
        ({"title": ""}, "no title"),
        ({"status": "future", "date": "2031-02-03 04:05:06"}, "scheduled"),
        ({"date": "0000-00-00 00:00:00", "link": f"{BASE}/x/"}, "no date"),
    ],
)
def test_what_may_not_be_shown_comes_as_a_draft(
    tmp_path: Path, changes: dict[str, str], why: str
) -> None:
    done = bring(tmp_path, item(1, **changes))  # type: ignore[arg-type]
    account = done.account("post:1")
    fields = done.fields(account.item.into)
    assert fields["draft"] == TRUE
    assert why in done.told("post:1")
    assert not [rule for rule in done.rules if " p=1 " in rule], "a draft has no page to lead to"
    if "2031" in str(changes):
        assert fields["publish"] == Bare("2031-02-03T04:05:06Z")


def test_what_never_was_content_is_left_out_with_the_reason(tmp_path: Path) -> None:
    pieces = [
        item(1, status="trash"),
        item(2, status="auto-draft", slug="b"),
        item(3, type_="revision", slug="c"),
        item(4, type_="custom_css", slug="d"),
        item(5, slug="kept", more="<wp:comment><wp:comment_id>1</wp:comment_id></wp:comment>"),
    ]
    done = bring(tmp_path, *pieces)
    assert done.report.outcomes == {"written": 1, "merged": 0, "left out": 4}
    assert all(a.item.why for a in done.report.accounts if a.item.outcome == "left out")
    assert "1 comment" in done.told("post:5")


def test_stories_of_people_come_as_drafts_without_a_consent(tmp_path: Path) -> None:
    story = item(3, "Bread", labels=[("category", "storytellers", "Storytellers")])
    done = bring(tmp_path, term(4, "category", "storytellers", "Storytellers"), story)
    path = "content/stories/2019/olives/index.md"
    assert done.fields(path)["draft"] == TRUE
    assert "consent" not in done.fields(path)
    assert "nothing says what they agreed to" in done.told("post:3")


def test_pages_keep_their_place_and_speak_for_lists_at_whose_address_they_are(
    tmp_path: Path,
) -> None:
    pieces = [
        item(1, "Home", type_="page", slug="home", link=f"{BASE}/"),
        item(2, "Doing", type_="page", slug="doing"),
        item(3, "Peace", type_="page", slug="peace", parent=2, link=f"{BASE}/doing/peace/"),
        item(4, "Our news", type_="page", slug="news", link=f"{BASE}/news/"),
        item(5, "Tags", type_="page", slug="tags", link=f"{BASE}/tags/"),
    ]
    done = bring(tmp_path, *pieces)
    assert done.fields("content/_index.md")["title"] == "Home"
    assert done.fields("content/news/_index.md")["title"] == "Our news"
    assert "aliases" not in done.fields("content/pages/doing/peace.md")
    assert done.account("page:5").item.into == "content/pages/tags-page.md"
    assert "/ page_id=3 /doing/peace/ 301" in done.rules


def test_links_between_posts_lead_to_files_and_others_stay(tmp_path: Path) -> None:
    text = (
        f'<p><a href="{BASE}/2019/10/b/#part">b</a> <a href="/?p=2">2</a>'
        f' <a href="{BASE}/">home</a>'
        f' <a href="{BASE}/category/peace/">c</a> <a href="https://other.example.org/x">o</a>'
        f' <a href="{BASE}/wp-admin/">a</a> <a href="mailto:us@example.org">m</a></p>'
    )
    labels = [("category", "peace", "Peace")]
    done = bring(tmp_path, item(1, content=text, labels=labels), item(2, slug="b", labels=labels))
    body = done.body("content/news/2019/olives.md")
    for link in (
        "[b](b.md)",
        "[2](b.md)",
        "[home](/)",
        "[c](/tags/peace/)",
        "(mailto:us@example.org)",
    ):
        assert link in body
    assert "(https://other.example.org/x)" in body
    assert "wp-admin" not in body
    assert f"{BASE}/wp-admin/: not in the export" in done.told("post:1")


def test_any_size_of_a_picture_is_the_whole_one_beside_the_text(tmp_path: Path) -> None:
    metadata = php({
        "file": "2019/10/p-scaled.jpg",
        "sizes": {"medium": {"file": "p-300x200.jpg"}, "odd": {"file": "p-odd.jpg"}},
        "original_image": "p.jpg",
        "image_meta": {"credit": "Dana"},
    })  # fmt: skip
    uploads = picture(tmp_path / "uploads", "2019/10/p.jpg", "2019/10/p-scaled.jpg")
    start = f"{BASE}/wp-content/uploads/2019/10"
    text = "".join(
        f'<figure><img src="{start}/{name}" alt="A tree"></figure>\n'
        for name in ("p-300x200.jpg", "p-odd.jpg", "p-scaled.jpg", "p-9x9.jpg")
    )
    done = bring(
        tmp_path,
        item(1, content=text, meta={"_thumbnail_id": "9"}),
        attachment(9, "2019/10/p-scaled.jpg", alt="An olive tree", metadata=metadata),
        media=uploads,
    )
    folder = done.site / "content/news/2019/olives"
    assert sorted(file.name for file in folder.iterdir()) == ["index.md", "p.jpg"]
    assert (folder / "p.jpg").read_bytes() == (uploads / "2019/10/p.jpg").read_bytes()
    fields = as_texts(dict(done.fields("content/news/2019/olives/index.md")))
    assert isinstance(fields, dict)
    assert (fields["image"], fields["alt"], fields["credit"]) == ("p.jpg", "An olive tree", "Dana")
    assert done.body("content/news/2019/olives/index.md").count("p.jpg") == 4
    assert done.account("attachment:9").item.outcome == "merged"
    assert "/wp-content/uploads/2019/10/p-300x200.jpg /news/2019/olives/ 301" in done.rules
    assert "/ attachment_id=9 /news/2019/olives/ 301" in done.rules


def test_an_edited_picture_is_taken_as_it_was_edited(tmp_path: Path) -> None:
    metadata = php({
        "file": "2019/p-e1600000000.jpg", "original_image": "p.jpg", "sizes": {},
    })  # fmt: skip
    names = ("2019/p.jpg", "2019/p-e1600000000.jpg")
    done = bring(
        tmp_path,
        item(1, meta={"_thumbnail_id": "9"}),
        attachment(9, "2019/p-e1600000000.jpg", metadata=metadata),
        media=picture(tmp_path / "uploads", *names),
    )
    assert done.fields("content/news/2019/olives/index.md")["image"] == "p-e1600000000.jpg"


@pytest.mark.parametrize("data", [None, b"", b"<html>no picture</html>"])
def test_a_picture_that_can_not_be_had_becomes_a_link_and_is_told(
    tmp_path: Path, data: bytes | None
) -> None:
    uploads = tmp_path / "uploads"
    (uploads / "2019").mkdir(parents=True)
    if data is not None:
        (uploads / "2019/p.jpg").write_bytes(data)
    address = f"{BASE}/wp-content/uploads/2019/p.jpg"
    text = f'<p><img src="{address}" alt="A tree"></p>'
    post = item(1, content=text, meta={"_thumbnail_id": "9"})
    done = bring(tmp_path, post, attachment(9, "2019/p.jpg"), media=uploads)
    body = done.body("content/news/2019/olives/index.md")
    assert f"]({address})" in body and "![" not in body
    assert address in done.told("post:1")
    assert "could not be had" in done.told("attachment:9")
    assert done.account("attachment:9").item.outcome == "left out"
    assert "image" not in done.fields("content/news/2019/olives/index.md")


def test_no_name_of_an_export_leads_out_of_the_uploads(tmp_path: Path) -> None:
    picture(tmp_path, "secret.jpg")
    uploads = picture(tmp_path / "uploads", "a.jpg")
    (uploads / "link.jpg").symlink_to(tmp_path / "secret.jpg")
    stock = Stock((uploads,))
    assert stock.find("a.jpg") is not None
    for name in ("../secret.jpg", "x/../../secret.jpg", f"{tmp_path}/secret.jpg", "link.jpg", ""):
        assert stock.find(name) is None


def polylang(lang: str, group: str) -> list[tuple[str, str, str]]:
    """Give the terms by which Polylang says language and group of a post."""
    return [("language", lang, lang), ("post_translations", group, group)]


def test_translations_of_polylang_lie_beside_and_say_only_what_differs(tmp_path: Path) -> None:
    groups = polylang("en", "pll_1"), polylang("he", "pll_1")
    hebrew = item(2, "זיתים", "<p>קטפנו.</p>", slug="%d7%96%d7%99%d7%aa%d7%99%d7%9d",
                  link=f"{BASE}/he/2019/10/%d7%96%d7%99%d7%aa%d7%99%d7%9d/",
                  labels=groups[1])  # fmt: skip
    done = bring(tmp_path, item(1, labels=groups[0]), hebrew)
    path = "content/news/2019/olives.he.md"
    assert as_texts(dict(done.fields(path))) == {
        "title": "זיתים", "slug": "זיתים", "aliases": ("/he/2019/10/זיתים/",),
    }  # fmt: skip
    assert done.body(path).strip() == "קטפנו."
    assert "/ p=2 /he/news/2019/%D7%96%D7%99%D7%AA%D7%99%D7%9D/ 301" in done.rules


def test_wpml_and_its_export_plugin_qtranslate_and_files_by_language(tmp_path: Path) -> None:
    group = "_wpml_import_translation_group"
    pieces = [
        item(1, slug="a", meta={"_wpml_import_language_code": "en", group: "5"}),
        item(2, "ב", slug="b", meta={"_wpml_import_language_code": "he", group: "5"}),
        item(3, "[:en]Both[:he]שניהם[:]", "[:en]<p>E</p>[:he]<p>ע</p>[:]", slug="both"),
        item(4, "Old", "<!--:en--><p>E</p><!--:--><!--:ar--><p>ع</p><!--:-->", slug="marks"),
    ]
    other = written(tmp_path, item(5, "لوحدها", slug="alone"), name="ar.xml")
    done = bring(tmp_path, *pieces, exports=[(other, "ar")])
    assert done.fields("content/news/2019/a.he.md")["title"] == "ב"
    assert done.fields("content/news/2019/both.he.md")["title"] == "שניהם"
    assert done.body("content/news/2019/both.md").strip() == "E"
    assert done.body("content/news/2019/marks.ar.md").strip() == "ع"
    assert done.fields("content/news/2019/alone.md")["lang"] == "ar"
    assert done.report.outcomes["written"] == 5, "a post in two languages is one item"


def test_saved_pages_say_what_is_a_translation_of_what(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "a.html").write_text(
        f'<link rel="canonical" href="{BASE}/2019/10/olives/">'
        f'<link rel="alternate" hreflang="en" href="{BASE}/2019/10/olives/">'
        f'<link rel="alternate" hreflang="he" href="{BASE}/he/zeitim">'
        f'<link rel="alternate" hreflang="x-default" href="{BASE}/">'
    )
    hebrew = written(
        tmp_path, item(2, "זיתים", slug="zeitim", link=f"{BASE}/he/zeitim/"), name="he"
    )
    done = bring(
        tmp_path, item(1), exports=[(hebrew, "he")], alternates=tuple(saved_alternates(pages))
    )
    assert done.fields("content/news/2019/olives.he.md")["title"] == "זיתים"


def test_a_language_that_the_site_has_not_is_left_out(tmp_path: Path) -> None:
    done = bring(tmp_path, item(1, labels=polylang("fr", "pll_1")))
    assert done.report.outcomes == {"written": 0, "merged": 0, "left out": 1}
    assert "fr" in done.told("post:1")


SETTINGS = php({"duration": "0:12:34", "episode_no": "3", "season": "2"})


def test_recordings_become_episodes_of_a_show(tmp_path: Path) -> None:
    url = "https://media.example.org/3.mp3"
    done = bring(
        tmp_path,
        item(1, "Three", slug="three", meta={"enclosure": f"{url}\n12345\naudio/mpeg\n{SETTINGS}"}),
        item(2, "A sound", slug="sound", meta={"enclosure": f"{url}\n1\naudio/mpeg"}),
    )
    folder = "content/podcast/our-old-site"
    fields = done.fields(f"{folder}/season-1/three/index.md")
    assert fields["audio"] == {"url": url, "length": Bare("12345"), "type": "audio/mpeg"}
    assert (fields["duration"], fields["guid"]) == ("12:34", f"{BASE}/?p=1")
    assert done.fields(f"{folder}/show.md")["summary"] == "Voices of two shores"
    assert (done.site / f"{folder}/season-1/season.md").is_file()
    assert (done.site / "content/news/2019/sound.md").is_file()


def elementor(*widgets: Mapping[str, Any]) -> str:
    """Give Elementor's data of widgets in a column of a section."""
    return json.dumps([{"elType": "section", "elements": [{"elements": list(widgets)}]}])


WIDGETS = (
    {"widgetType": "heading", "settings": {"title": "We picked.", "header_size": "h3"}},
    {
        "widgetType": "button",
        "settings": {"text": "Give", "link": {"url": "https://x.example.org/"}},
    },
    {
        "widgetType": "video",
        "settings": {"youtube_url": "https://www.youtube.com/watch?v=abcdefghijk"},
    },
    {"widgetType": "spacer", "settings": {}},
    {"widgetType": "form", "settings": {"form_name": "Contact"}},
)


@pytest.mark.parametrize("slashes", [False, True])
def test_of_elementor_is_taken_what_the_text_lacks(tmp_path: Path, slashes: bool) -> None:
    data = elementor(*WIDGETS)
    data = data.replace("\\", "\\\\").replace('"', '\\"') if slashes else data
    done = bring(tmp_path, item(1, meta={"_elementor_data": data}))
    body = done.body("content/news/2019/olives/index.md")
    assert body.count("We picked.") == 1
    assert "https://x.example.org/" in body and "abcdefghijk" in body
    assert "2 parts that Elementor keeps elsewhere" in done.told("post:1")
    assert "nothing is taken of these parts of Elementor: form" in done.told("post:1")
    empty = bring(tmp_path / "2", item(1, content="", meta={"_elementor_data": data}))
    assert "## We picked." in empty.body("content/news/2019/olives/index.md")


def test_reusable_blocks_stand_where_they_are_shown(tmp_path: Path) -> None:
    block = "<!-- wp:paragraph -->\n<p>Shared.</p>\n<!-- /wp:paragraph -->"
    done = bring(
        tmp_path,
        item(1, content='<!-- wp:block {"ref":8} /-->'),
        item(8, "Shared", block, type_="wp_block", slug="shared"),
        item(9, "Idle", block, type_="wp_block", slug="idle"),
    )
    assert done.body("content/news/2019/olives.md").strip() == "Shared."
    assert done.account("wp_block:8").item.outcome == "merged"
    assert done.account("wp_block:9").item.outcome == "left out"


def test_menus_give_pages_their_place_and_tell_the_rest(tmp_path: Path) -> None:
    def entry(number: int, order: int, **meta: str) -> str:
        title = "Away" if "url" in meta else ""
        made = item(number, title, type_="nav_menu_item", slug=f"m{number}",
                    labels=[("nav_menu", "primary", "Primary")],
                    meta={f"_menu_item_{name}": value for name, value in meta.items()})  # fmt: skip
        return made.replace("<wp:menu_order>0<", f"<wp:menu_order>{order}<")

    done = bring(
        tmp_path,
        item(1, "Us", type_="page", slug="us"),
        entry(5, 2, type="post_type", object_id="1"),
        entry(6, 3, type="custom", url="https://other.example.org/"),
    )
    fields = done.fields("content/pages/us.md")
    assert (fields["menu"], fields["order"]) == ("main", Bare("2"))
    (remark,) = done.report.remarks
    assert 'main: [{label: Away, url: "https://other.example.org/"}]' in remark.why.replace(
        "'", '"'
    ) or ("https://other.example.org/" in remark.why)


def test_two_items_of_one_number_are_both_there(tmp_path: Path) -> None:
    done = bring(tmp_path, item(1), item(1), item(1, "Other", slug="other"))
    assert done.report.outcomes == {"written": 2, "merged": 0, "left out": 1}
    assert "the same as at export.xml" in done.told("post:1+2")


def test_a_page_below_one_called_drafts_comes_into_a_folder_that_is_no_drafts(
    tmp_path: Path,
) -> None:
    pieces = [
        item(3, "Draft laws", type_="page", slug="drafts"),
        item(4, "P", type_="page", slug="p", parent=3),
    ]
    done = bring(tmp_path, *pieces)
    assert done.fields("content/pages/drafts.md")["title"] == "Draft laws"
    assert done.fields("content/pages/drafts-1/p.md")["title"] == "P"


def test_a_map_decides_and_its_mistakes_are_told_by_line(tmp_path: Path) -> None:
    rules = """\
rules:
  - {tag: gone, leave_out: true}
  - {below: doing, kind: program, fields: {status: past}}
  - {type: post, kind: event}
tags: {peace: "-"}
authors: {dana: "-"}
"""
    pieces = [
        item(1, labels=[("category", "peace", "Peace")]),
        item(2, slug="gone", labels=[("post_tag", "gone", "Gone")]),
        item(3, "Doing", type_="page", slug="doing"),
        item(4, "P", type_="page", slug="p", parent=3),
    ]
    done = bring(tmp_path, *pieces, rules=rules)
    assert "tags" not in done.fields("content/events/olives.md")
    assert done.fields("content/programs/p.md")["status"] == "past"
    assert done.told("post:2").startswith("the map leaves it out")
    assert "no rule of the map is for page" in done.told("page:3")
    wrong = "rules:\n  - {type: post, kind: nws}\n  - {type: page, kind: episode}\n"
    wrong += "  - {kind: page, fields: {x: 1}}\n"
    (tmp_path / "wrong.yaml").write_text(wrong)
    with pytest.raises(ContentError) as caught:
        read_map(tmp_path / "wrong.yaml", "wrong.yaml", KINDS)
    said = [str(problem) for problem in caught.value.problems]
    assert [line.split(": ")[0] for line in said] == [
        "wrong.yaml:2",
        "wrong.yaml:3",
        "wrong.yaml:4",
    ]
    assert 'did you mean "news"?' in said[0]


def test_planted_markup_stays_text(tmp_path: Path) -> None:
    text = "<p>&lt;img src=x onerror=alert(1)&gt; <img src=x onerror=alert(2)> "
    text += "<script>alert(3)</script></p>"
    done = bring(tmp_path, item(1, "&lt;script&gt;alert(4)&lt;/script&gt;", text))
    assert done.fields("content/news/2019/olives/index.md")["title"] == "<script>alert(4)</script>"
    body = done.body("content/news/2019/olives/index.md")
    assert "onerror=alert(2)" not in body and "alert(3)" not in body
    assert "\\<img" in body or "&lt;img" in body


def test_a_second_import_changes_only_what_changed(tmp_path: Path) -> None:
    first = bring(tmp_path, item(1), item(2, "Two", slug="two"))
    (first.site / "content/news/2019/two.md").write_text(
        "---\ntitle: Mine\ndate: 2019-10-01\n---\n"
    )
    again = bring(tmp_path, item(1), item(2, "Two", slug="two"))
    assert [a.file for a in again.report.accounts] == ["same", "edited"]
    changed = bring(tmp_path, item(1, "More"), item(2, "Two!", slug="two"), item(3, slug="three"))
    files = {a.item.source: a.file for a in changed.report.accounts}
    assert [files[f"wordpress:post:{number}"] for number in (1, 2, 3)] == [
        "changed",
        "edited",
        "new",
    ]
    assert "compare them" in changed.told("post:2")
