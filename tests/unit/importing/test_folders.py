"""Folders of Hugo and Jekyll become entries: fields, addresses, links, pictures, languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sitegen.content.editing.values import Bare
from sitegen.importing.bringing import bring_in, look_at
from sitegen.importing.folders.values import System
from tests.sites import bytes_of, make_site, run_sitegen
from tests.unit.importing.olden import brought, by_path, item, shown, told

GIF = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,"
GIF += b"\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"

HUGO: dict[str, str | bytes] = {
    "hugo.toml": """\
baseURL = "https://old.example.org/"
title = "Old"
defaultContentLanguage = "en"
[permalinks]
post = "/:year/:month/:slug/"
[languages.en]
[languages.he]
[languages.de]
""",
    "content/post/first.md": """\
+++
title = "First"
date = 2020-03-04T10:00:00+02:00
lastmod = 2020-03-05
slug = "the-first"
tags = ["figs", "oil"]
categories = ["Harvest"]
description = "What came first."
aliases = ["/old/first/", "other"]
layout = "wide"
[cover]
image = "/images/tree.gif"
alt = "A tree"
caption = "In spring"
+++
See [the second](/2021/05/second/#more), [it again]({{< ref "second.md" >}}) and
[a gone page](/gone/).

{{< figure src="/images/tree.gif" alt="A [tree]" caption="It \\"grows\\"" >}}

{{< youtube dQw4w9WgXcQ >}}

{{< unknown a="b" >}}

```go {linenos=table}
x := {{</* param */>}}
```
""",
    "content/post/second/index.md": """\
---
title: Second
date: 2021-05-06
draft: true
---
## More {#more}

![here](leaf.gif) and **bold**.
""",
    "content/post/second/index.he.md": "---\ntitle: שני\n---\nשלום.\n",
    "content/post/second/index.de.md": "---\ntitle: Zwei\n---\nHallo.\n",
    "content/post/second/leaf.gif": GIF,
    "content/post/second/part.md": "---\ntitle: part\n---\n",
    "content/about.md": '{"title": "About", "date": "2019-01-01"}\nWe [met](/2020/03/the-first/).',
    "content/docs/deep/how.md": "---\ntitle: How\nweight: 3\n---\nText.\n",
    "content/broken.md": "---\ntitle: [\n---\nText.\n",
    "content/note.org": "#+TITLE: x\n",
    "static/images/tree.gif": GIF,
    "static/files/report.pdf": b"%PDF-1.4\n",
}

JEKYLL: dict[str, str | bytes] = {
    "_config.yml": """\
title: Old
url: https://old.example.org
baseurl: /blog
permalink: /:categories/:year/:month/:day/:title.html
collections: {recipes: {output: true, permalink: /food/:path/}}
defaults:
  - scope: {path: "", type: posts}
    values: {author: Noor, comments: true}
""",
    "_posts/2019-11-02-olive-day.md": """\
---
title: "Olive day"
categories: Village Oil
tags: press stone
image: /assets/tree.gif
redirect_from: /day
---
Our {{ site.title }} and [the drawing]({% post_url 2020-01-05-later %}) at {{ site.baseurl }}/x.
{: .lead}

{% highlight ruby %}
puts "{{ x }}"
{% endhighlight %}

![A tree]({{ site.baseurl }}/assets/tree.gif){: width="300"}

{% include note.html text="x" %}

## Words
{: #words}

{% raw %}{{ kept }}{% endraw %} [a recipe]({% link _recipes/soup.md %})
""",
    "_posts/2020-01-05-later.markdown": "---\npublished: false\n---\nLater.\n",
    "_drafts/idea.md": "---\ntitle: Idea\ndate: 2020-02-02\n---\nx\n",
    "_recipes/soup.md": "---\ntitle: Soup\n---\nLentils.\n",
    "about.md": "---\ntitle: About\npermalink: /us/\n---\nWe.\n",
    "index.html": "---\n---\n{% for post in site.posts %}{{ post.title }}{% endfor %}\n",
    "README.md": "No page.\n",
    "assets/tree.gif": GIF,
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    figures = {"themes/tiny/theme.yaml": "pictures:\n  figure: {widths: [480]}\n"}
    return make_site(tmp_path / "site", figures)


def test_hugo_texts_go_where_their_section_and_date_say(site: Path) -> None:
    assert sorted(by_path(brought(site, "hugo", HUGO))) == [
        "content/news/2020/the-first/index.md",
        "content/news/2021/second/index.he.md",
        "content/news/2021/second/index.md",
        "content/pages/about/index.md",
        "content/pages/docs/deep/how/index.md",
    ]


def test_a_folder_that_would_be_taken_for_drafts_gets_another_name(site: Path) -> None:
    files = {"hugo.toml": "", "content/team/drafts/a.md": "---\ntitle: A\n---\nx\n"}
    assert list(by_path(brought(site, "hugo", {**files}))) == [
        "content/pages/team/drafts-1/a/index.md"
    ]


def test_hugo_fields_become_fields_of_ours_and_others_are_named(site: Path) -> None:
    whole = brought(site, "hugo", HUGO)
    fields = shown(by_path(whole)["content/news/2020/the-first/index.md"].fields)
    assert fields == {
        "title": "First",
        "summary": "What came first.",
        "date": Bare("2020-03-04"),
        "updated": Bare("2020-03-05"),
        "tags": ("figs", "oil", "Harvest"),
        "image": "tree.gif",
        "alt": "A tree",
        "caption": "In spring",
        "aliases": ("/2020/03/the-first/", "/old/first/", "/2020/03/other"),
    }
    assert "left out: fields without a place in an entry: layout: wide" in told(
        whole, "content/post/first.md"
    )


def test_hugo_links_and_shortcodes_become_ours(site: Path) -> None:
    whole = brought(site, "hugo", HUGO)
    entry = by_path(whole)["content/news/2020/the-first/index.md"]
    assert "[the second](../../2021/second/index.md#more)" in entry.body
    assert "[it again](../../2021/second/index.md)" in entry.body
    assert "[a gone page](https://old.example.org/gone/)" in entry.body
    assert '![A \\[tree\\]](tree.gif "It \\"grows\\"")' in entry.body
    assert "https://www.youtube.com/watch?v=dQw4w9WgXcQ" in entry.body
    assert "```go\nx := {{< param >}}\n```" in entry.body
    assert 'left out: the shortcode {{< unknown a="b" >}}' in told(whole, "content/post/first.md")
    assert [each.path for each in entry.media] == ["content/news/2020/the-first/tree.gif"]


def test_hugo_languages_become_sidecars_or_are_left_out_with_the_reason(site: Path) -> None:
    whole = brought(site, "hugo", HUGO)
    assert shown(by_path(whole)["content/news/2021/second/index.he.md"].fields) == {
        "title": "שני",
        "aliases": ("/he/post/second/",),
    }
    assert "no language of the site" in item(whole, "content/post/second/index.de.md").why
    assert [each.where for each in whole.items if each.outcome == "left out"] == [
        "content/post/second/index.de.md",
        "content/broken.md",
        "content/note.org",
        "content/post/second/part.md",
    ]


def test_every_text_below_the_content_is_accounted_for(site: Path) -> None:
    settings = "[languages.en]\ncontentDir='content/en'\n[languages.he]\ncontentDir='content/he'\n"
    texts = {
        f"content/{folder}/x.md": "---\ntitle: X\n---\nx\n" for folder in ("en", "he", "parts")
    }
    whole = brought(site, "hugo", {"hugo.toml": settings, **texts})
    assert sorted(each.where for each in whole.items) == sorted(texts)
    assert item(whole, "content/parts/x.md").why.startswith("it lies in the folder of no language")
    assert sorted(by_path(whole)) == ["content/pages/x/index.he.md", "content/pages/x/index.md"]


def test_jekyll_posts_pages_and_collections_keep_their_addresses(site: Path) -> None:
    whole = brought(site, "jekyll", JEKYLL)
    aliases = {path: entry.fields["aliases"] for path, entry in by_path(whole).items()}
    assert aliases == {
        "content/news/2019/olive-day/index.md": (
            "/blog/village/oil/2019/11/02/olive-day.html",
            "/blog/day",
        ),
        "content/news/2020/later/index.md": ("/blog/2020/01/05/later.html",),
        "content/news/2020/idea/index.md": ("/blog/2020/02/02/idea.html",),
        "content/pages/recipes/soup/index.md": ("/blog/food/soup/",),
        "content/pages/about/index.md": ("/blog/us/",),
    }


def test_jekyll_signs_become_ours_and_others_are_named(site: Path) -> None:
    whole = brought(site, "jekyll", JEKYLL)
    entry = by_path(whole)["content/news/2019/olive-day/index.md"]
    assert "Our Old and [the drawing](../../2020/later/index.md) at /blog/x.\n{.lead}" in entry.body
    assert '```ruby\nputs ""\n```' in entry.body
    assert "![A tree](tree.gif)" in entry.body
    assert "## Words {#words}" in entry.body
    assert "{{ kept }} [a recipe](../../../pages/recipes/soup/index.md)" in entry.body
    assert entry.fields["authors"] == ("Noor",)
    assert entry.fields["tags"] == ("press", "stone", "Village", "Oil")
    remarks = told(whole, "_posts/2019-11-02-olive-day.md")
    assert 'left out: Liquid: {% include note.html text="x" %}' in remarks
    assert 'left out: kramdown: {: width="300"}' in remarks
    assert "left out: fields without a place in an entry: comments: True" in remarks


def test_jekyll_drafts_and_unpublished_posts_are_drafts(site: Path) -> None:
    entries = by_path(brought(site, "jekyll", JEKYLL))
    drafts = {path for path, entry in entries.items() if entry.fields.get("draft")}
    assert drafts == {"content/news/2020/later/index.md", "content/news/2020/idea/index.md"}


@pytest.mark.parametrize(("system", "files"), [("hugo", HUGO), ("jekyll", JEKYLL)])
def test_what_came_builds_and_a_second_import_changes_nothing(
    site: Path, system: System, files: dict[str, str | bytes]
) -> None:
    report = bring_in(look_at(site), brought(site, system, files))
    assert sum(report.outcomes.values()) == len(report.accounts)
    done = run_sitegen(site, "build", "--at", "2026-11-01")
    assert done.code == 0, done.err
    again = bring_in(look_at(site), brought(site, system, files))
    # The site has a page "about" of its own, which stays.
    assert set(again.files) == {"same", "taken"}


def test_html_that_runs_is_left_out_and_what_is_escaped_stays_words(site: Path) -> None:
    body = (
        "---\ntitle: Bad\n---\n<script>alert(1)</script>\n\n&lt;img src=x onerror=alert(1)&gt;\n\n"
    )
    body += '<p onclick="x()">words</p>\n\n[x](javascript:alert(1))\n'
    whole = brought(site, "hugo", {"content/bad.md": body, "hugo.toml": ""})
    text = by_path(whole)["content/pages/bad/index.md"].body
    assert not re.search(r"<script|onclick|<img", text)
    assert "onerror=alert(1)" in text
    bring_in(look_at(site), whole)
    assert run_sitegen(site, "build", "--at", "2026-11-01").code == 0


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("---\na: [\n---\n", "YAML can't be read in line 2"),
        ("+++\na = \n+++\n", "TOML can't be read"),
        ('{"a": \n', "JSON can't be read"),
        ("---\na: 1\n", "the fields below --- are never closed"),
        ("---\n- a\n---\n", "expected fields, each with a name"),
        ("---\na: !!python/object:os.system x\n---\n", "YAML can't be read in line 2"),
        (f"---\na: {'[' * 3000}\n---\n", "YAML can't be read"),
        (
            f"---\na: &x [{'1,' * 9}1]\nb: &y [{'*x,' * 60}]\nc: [{'*y,' * 60}]\n---\n",
            "more than 20000 values",
        ),
    ],
)
def test_front_matter_that_cannot_be_read_is_told_and_all_else_comes(
    site: Path, text: str, why: str
) -> None:
    files = {"content/bad.md": text, "content/good.md": "---\ntitle: Good\n---\nx\n"}
    whole = brought(site, "hugo", {"hugo.toml": "", **files})
    assert item(whole, "content/bad.md").why.startswith(why)
    assert list(by_path(whole)) == ["content/pages/good/index.md"]


def test_the_command_tells_what_becomes_of_a_folder(site: Path) -> None:
    brought(site, "jekyll", JEKYLL)
    done = run_sitegen(site, "import", "markdown", "../old", "--from", "jekyll", "--dry-run")
    assert done.code == 0, done.err
    # The site has a page "about" of its own, which stays.
    assert "7 items: 4 written, 0 merged, 3 left out" in done.out
    assert not (site / "content/news/2019").exists()


@pytest.mark.parametrize("folder", [".", "content", "content/news"])
def test_a_site_is_not_brought_into_itself(site: Path, folder: str) -> None:
    before = bytes_of(site)
    done = run_sitegen(site, "import", "markdown", folder, "--from", "hugo")
    assert done.code == 2 and f"{folder}: is of this very site" in done.err
    assert bytes_of(site) == before
