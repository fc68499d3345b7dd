"""Exports as WordPress writes them (WXR 1.2), made by hand; wrong where a test says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path

BASE = "https://old.example.org"

HEAD = """\
<?xml version="1.0" encoding="UTF-8" ?>
<!-- A remark, in which <item> is a word. -->
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<title>Our old site</title>
<link>https://old.example.org</link>
<description>Voices of two shores</description>
<language>en-US</language>
<wp:wxr_version>1.2</wp:wxr_version>
<wp:base_site_url>https://old.example.org</wp:base_site_url>
<wp:base_blog_url>https://old.example.org</wp:base_blog_url>
"""
TAIL = "</channel>\n</rss>\n"


def cdata(text: str) -> str:
    """Give a text as wxr_cdata() of WordPress does."""
    return f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>"


def item(
    number: int,
    title: str = "Olives",
    content: str = "<p>We picked.</p>",
    *,
    type_: str = "post",
    status: str = "publish",
    slug: str = "olives",
    date: str = "2019-10-01 08:00:00",
    link: str | None = None,
    excerpt: str = "",
    parent: int = 0,
    password: str = "",
    labels: Iterable[tuple[str, str, str]] = (),
    meta: Mapping[str, str] | None = None,
    more: str = "",
) -> str:
    """Give an item: `labels` are taxonomy, slug and name, `more` is written before its end."""
    if link is None:
        link = f"{BASE}/{date[:4]}/{date[5:7]}/{slug}/" if type_ == "post" else f"{BASE}/{slug}/"
    named = "".join(
        f'<category domain="{domain}" nicename="{slug_}">{cdata(name)}</category>\n'
        for domain, slug_, name in labels
    )
    facts = "".join(
        f"<wp:postmeta><wp:meta_key>{cdata(key)}</wp:meta_key>"
        f"<wp:meta_value>{cdata(value)}</wp:meta_value></wp:postmeta>\n"
        for key, value in (meta or {}).items()
    )
    return f"""\
<item>
<title>{cdata(title)}</title>
<link>{escape(link)}</link>
<dc:creator>{cdata("dana")}</dc:creator>
<guid isPermaLink="false">{BASE}/?p={number}</guid>
<content:encoded>{cdata(content)}</content:encoded>
<excerpt:encoded>{cdata(excerpt)}</excerpt:encoded>
<wp:post_id>{number}</wp:post_id>
<wp:post_date>{cdata(date)}</wp:post_date>
<wp:post_date_gmt>{cdata(date)}</wp:post_date_gmt>
<wp:post_name>{cdata(slug)}</wp:post_name>
<wp:status>{cdata(status)}</wp:status>
<wp:post_parent>{parent}</wp:post_parent>
<wp:menu_order>0</wp:menu_order>
<wp:post_type>{cdata(type_)}</wp:post_type>
<wp:post_password>{cdata(password)}</wp:post_password>
{named}{facts}{more}</item>
"""


def attachment(
    number: int, file: str, *, alt: str = "", metadata: str = "", parent: int = 0
) -> str:
    """Give the item of an upload; `file` is its path below the folder of uploads."""
    slug = file.rpartition("/")[2].partition(".")[0]
    meta = {"_wp_attached_file": file}
    meta |= {"_wp_attachment_image_alt": alt} if alt else {}
    meta |= {"_wp_attachment_metadata": metadata} if metadata else {}
    url = f"<wp:attachment_url>{BASE}/wp-content/uploads/{file}</wp:attachment_url>\n"
    return item(
        number, slug, "", type_="attachment", status="inherit", slug=slug, parent=parent,
        meta=meta, more=url,
    )  # fmt: skip


def term(
    number: int, domain: str, slug: str, name: str, description: str = "", parent: str = ""
) -> str:
    """Give a category, a tag or another term."""
    if domain == "category":
        return (
            f"<wp:category><wp:term_id>{number}</wp:term_id>"
            f"<wp:category_nicename>{cdata(slug)}</wp:category_nicename>"
            f"<wp:category_parent>{cdata(parent)}</wp:category_parent>"
            f"<wp:cat_name>{cdata(name)}</wp:cat_name></wp:category>\n"
        )
    return (
        f"<wp:term><wp:term_id>{number}</wp:term_id><wp:term_taxonomy>{cdata(domain)}"
        f"</wp:term_taxonomy><wp:term_slug>{cdata(slug)}</wp:term_slug>"
        f"<wp:term_name>{cdata(name)}</wp:term_name>"
        f"<wp:term_description>{cdata(description)}</wp:term_description></wp:term>\n"
    )


AUTHOR = (
    "<wp:author><wp:author_id>1</wp:author_id><wp:author_login>dana</wp:author_login>"
    "<wp:author_display_name><![CDATA[Communications]]></wp:author_display_name></wp:author>\n"
)


def export(*pieces: str, head: str = HEAD, tail: str = TAIL) -> str:
    """Give an export of pieces."""
    return head + "".join(pieces) + tail


def written(folder: Path, *pieces: str, name: str = "export.xml", head: str = HEAD) -> Path:
    """Write an export, and give its file."""
    file = folder / name
    file.write_text(export(*pieces, head=head), "utf-8")
    return file


def php(value: object) -> str:
    """Give a value as PHP serialises it: texts by their number of bytes."""
    if isinstance(value, str):
        return f's:{len(value.encode())}:"{value}";'
    if isinstance(value, bool):
        return f"b:{int(value)};"
    if isinstance(value, int):
        return f"i:{value};"
    if isinstance(value, Mapping):
        inner = "".join(php(key) + php(each) for key, each in value.items())
        return f"a:{len(value)}:{{{inner}}}"
    return "N;"
