"""Exports that are damaged, or mean harm: a clear line each, and the rest is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.importing.wordpress.export import Export
from sitegen.importing.wordpress.wxr import read_export
from tests.unit.importing.wordpress.exports import AUTHOR, HEAD, TAIL, export, item, written


def read(folder: Path, text: str | bytes) -> Export:
    """Read an export of these words or bytes."""
    file = folder / "export.xml"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_export(file)


def titles(found: Export) -> list[str]:
    """Give the titles of its posts."""
    return [post.title for post in found.posts]


def notes(found: Export) -> dict[str, int]:
    """Give what was mended, by the beginning of what is said, with the line."""
    return {what.split()[0]: line for what, line in found.notes}


def test_a_sound_export_is_read_whole(tmp_path: Path) -> None:
    found = read(tmp_path, export(AUTHOR, item(1, "שלום", labels=[("category", "x", "X")])))
    (post,) = found.posts
    assert (post.id, post.title, post.labels[0].name, post.where) == (
        "1",
        "שלום",
        "X",
        "export.xml:15",
    )
    assert (found.base, found.title, found.version) == (
        "https://old.example.org",
        "Our old site",
        "1.2",
    )
    assert (found.lost, found.notes, found.refused) == ((), (), "")
    assert found.authors[0].name == "Communications"


def test_the_end_of_cdata_within_a_text_ends_nothing(tmp_path: Path) -> None:
    inside = "a ]]> b <![CDATA[ c ]]> <script>/* <![CDATA[ */ x() /* ]]> */</script><item>"
    assert read(tmp_path, export(item(1, content=inside), item(2))).posts[0].content == inside
    # Older versions wrote it as it is.
    raw = export(item(1, content="MARK"), item(2)).replace("MARK", "a ]]> b &amp; <i>c</i>")
    found = read(tmp_path, raw)
    assert (found.posts[0].content, len(found.posts)) == ("a ]]> b &amp; <i>c</i>", 2)


def test_a_text_that_ends_in_the_middle_is_told_and_the_rest_is_there(tmp_path: Path) -> None:
    whole = export(item(1, "One"), item(2, "Two"), item(3, "Three"))
    for cut in (whole.index("Three") + 2, whole.index("Three") + 200, len(whole) - len(TAIL) - 9):
        found = read(tmp_path, whole[:cut])
        assert titles(found) == ["One", "Two"]
        (lost,) = found.lost
        line = whole[: whole.rindex("<item>")].count("\n") + 1
        assert (lost.where, lost.name) == (f"export.xml:{line}", "item")
        assert "the file ends" in lost.why


def test_a_damaged_item_costs_no_other(tmp_path: Path) -> None:
    bad = item(2, "Bad").replace("</wp:post_id>", "</wp:id>")
    found = read(tmp_path, export(item(1, "One"), bad, item(3, "Three")))
    assert titles(found) == ["One", "Three"]
    assert "not XML at line" in found.lost[0].why
    open_ = item(2, "Open", content="MARK").replace("MARK]]></content:encoded>", "never closed")
    found = read(tmp_path, export(item(1, "One"), open_, item(3, "Three"), item(4, "Four")))
    assert [*titles(found), len(found.lost)][-2:] == ["Four", 1]


def test_control_characters_bare_signs_and_entities_are_mended(tmp_path: Path) -> None:
    bad = item(1, content="a\x08b\x00c").replace("<title>", "<title>Q&A &nbsp;&copy; &#7;&#x41;")
    found = read(tmp_path, export(bad, item(2, "Two")))
    assert found.posts[0].content == "abc"
    assert found.posts[0].title == "Q&A \xa0© AOlives"
    assert titles(found)[1] == "Two"
    assert {"control", "bare"} <= {*notes(found)}


def test_bytes_of_another_encoding_are_read_and_told(tmp_path: Path) -> None:
    sound = export(item(1, "Café"), item(2, "שלום"))
    broken = sound.encode().replace("Café".encode(), b"Caf\xe9")
    found = read(tmp_path, broken)
    assert titles(found) == ["Café", "שלום"]
    assert notes(found)["bytes"] == broken[: broken.index(b"Caf")].count(b"\n") + 1
    named = sound.replace('encoding="UTF-8"', 'encoding="windows-1255"')
    assert titles(read(tmp_path, named.encode("utf-8"))) == ["Café", "שלום"]
    hebrew = export(item(1, "שלום")).replace('encoding="UTF-8"', 'encoding="windows-1255"')
    assert titles(read(tmp_path, hebrew.encode("windows-1255"))) == ["שלום"]
    assert titles(read(tmp_path, sound.encode("utf-16"))) == ["Café", "שלום"]


@pytest.mark.parametrize("chunk", [1, 7, 64, 1000])
def test_parts_of_any_length_give_the_same(
    tmp_path: Path, chunk: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = export(AUTHOR, item(1, "שלום", content="a ]]> b"), item(2, "Two & more"))
    expected = read(tmp_path, text)
    monkeypatch.setattr("sitegen.importing.wordpress.stream.CHUNK", chunk)
    assert read(tmp_path, text) == expected


BOMB = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'


def test_a_doctype_is_refused(tmp_path: Path) -> None:
    found = read(tmp_path, export(item(1, "&c;"), head=HEAD.replace("<rss", f"{BOMB}\n<rss")))
    assert found.posts == ()
    assert "DOCTYPE" in found.refused
    # In a text it is a word like any other.
    assert len(read(tmp_path, export(item(1, content=BOMB))).posts) == 1


@pytest.mark.parametrize(
    "text", ["", "hello", "<html><body>login</body></html>", "<rss><channel/></rss>"]
)
def test_what_is_no_export_is_refused(tmp_path: Path, text: str) -> None:
    assert "no export of WordPress" in read(tmp_path, text).refused


@pytest.mark.parametrize("version", ["1.0", "1.1", "1.2"])
def test_each_version_and_prefix_is_read(tmp_path: Path, version: str) -> None:
    text = export(item(1)).replace("/1.2/", f"/{version}/").replace("<wp:", "<w:")
    text = (
        text.replace("</wp:", "</w:")
        .replace("xmlns:wp", "xmlns:w")
        .replace("http://wordp", "https://wordp")
    )
    (post,) = read(tmp_path, text).posts
    assert (post.id, post.slug, post.content) == ("1", "olives", "<p>We picked.</p>")


def test_terms_of_the_older_forms_are_read(tmp_path: Path) -> None:
    old = (
        "<wp:category><wp:category_nicename>a</wp:category_nicename><wp:category_parent>b"
        "</wp:category_parent><wp:cat_name><![CDATA[A]]></wp:cat_name></wp:category>\n"
        "<wp:tag><wp:tag_slug>t</wp:tag_slug><wp:tag_name><![CDATA[T]]></wp:tag_name></wp:tag>\n"
    )
    found = read_export(written(tmp_path, old, item(1)))
    assert [(each.domain, each.slug, each.name, each.parent) for each in found.terms] == [
        ("category", "a", "A", "b"),
        ("post_tag", "t", "T", ""),
    ]
