"""Links of Hugo's and Jekyll's texts: to texts by their files, above the root, elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.importing.bringing import bring_in, look_at
from tests.sites import make_site, run_sitegen
from tests.unit.importing.olden import brought, by_path, told

HUGO = 'baseURL = "https://old.example.org/blog/"\n'
HEAD = "---\ntitle: T\ndate: 2020-01-01\n---\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return make_site(tmp_path / "site")


def both(site: Path, body: str, settings: str = HUGO) -> tuple[str, list[str]]:
    """Give what a text of Hugo's becomes, and what is said of it."""
    files: dict[str, str | bytes] = {
        "hugo.toml": settings,
        "content/posts/l.md": f"{HEAD}{body}\n",
        "content/posts/m.md": f"{HEAD}## X {{#x}}\n\nWords.\n",
        "content/posts/d.md": "---\ntitle: D\ndate: 2020-01-01\ndraft: true\n---\nWords.\n",
    }
    whole = brought(site, "hugo", files)
    entry = by_path(whole)["content/news/2020/l/index.md"]
    return entry.body.strip(), told(whole, "content/posts/l.md")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('a {{< ref "m.md" >}}.', "a /news/2020/m/."),
        ('a {{% relref "m" %}} b', "a /news/2020/m/ b"),
        ('a {{< ref "m.md#x" >}}; b', "a /news/2020/m/#x; b"),
        ('`{{< ref "m.md" >}}`', "`/news/2020/m/`"),
        ('```\ncurl {{< ref "m.md" >}}\n```', "```\ncurl /news/2020/m/\n```"),
        ('<{{< ref "m.md" >}}> b', "/news/2020/m/ b"),
        ('a https://old.example.org/blog{{< ref "m.md" >}} b', "a /news/2020/m/ b"),
        ('[a]({{< ref "m.md" >}}#x)', "[a](../m/index.md#x)"),
        ('[a]({{< ref "m.md#x" >}})', "[a](../m/index.md#x)"),
        ('[a](https://old.example.org/blog{{< ref "m.md" >}})', "[a](../m/index.md)"),
        ('[a][b]\n\n[b]: {{< ref "m.md" >}}', "[a][b]\n\n[b]: ../m/index.md"),
        ('<a href="{{< ref "m" >}}">a</a>', '<a href="../m/index.md">a</a>'),
    ],
)
def test_a_reference_becomes_a_link_or_the_address_as_words(
    site: Path, body: str, expected: str
) -> None:
    assert both(site, body)[0] == expected


@pytest.mark.parametrize(
    ("name", "why"), [("nowhere.md", "is not among the texts"), ("d.md", "is a draft")]
)
def test_an_address_that_nobody_may_read_is_left_out_and_named(
    site: Path, name: str, why: str
) -> None:
    body, remarks = both(site, f'a {{{{< ref "{name}" >}}}} b')
    assert body in ("a  b", "a b")
    assert f'left out: the address of "{name}", which {why}' in remarks


def test_references_of_jekyll_are_read_behind_the_address_of_the_site(site: Path) -> None:
    files: dict[str, str | bytes] = {
        "_config.yml": "url: https://old.example.org\nbaseurl: /blog\n",
        "_posts/2020-01-01-l.md": "---\n---\n"
        "[a]({{ site.baseurl }}{% post_url 2020-01-02-m %}) "
        "{{ site.url }}{{ site.baseurl }}{% post_url 2020-01-02-m %}.\n",
        "_posts/2020-01-02-m.md": "---\n---\nWords.\n",
    }
    entry = by_path(brought(site, "jekyll", files))["content/news/2020/l/index.md"]
    assert entry.body == "[a](../m/index.md) /news/2020/m/.\n"


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("../../../nothere/", "https://old.example.org/nothere/"),
        ("../../../../../nothere/?a=b#c", "https://old.example.org/nothere/?a=b#c"),
        ("../gone/", "https://old.example.org/blog/posts/gone/"),
        ("gone file.pdf", "https://old.example.org/blog/posts/l/gone%20file.pdf"),
        ("/blog/gone/", "https://old.example.org/blog/gone/"),
        ("//old.example.org/blog/gone/", "https://old.example.org/blog/gone/"),
        ("//x.example/y?z", "https://x.example/y?z"),
        ("https://x.example/y", "https://x.example/y"),
        ("//old.example.org/blog/posts/m/", "../m/index.md"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("?a=1#b", "#b"),
    ],
)
def test_a_link_leads_where_a_browser_found_it(site: Path, target: str, expected: str) -> None:
    for body in (f"[words](<{target}>)", f'<a href="{target}">words</a>'):
        text = both(site, f"## B {{#b}}\n\n{body}")[0]
        assert text.endswith((f"[words]({expected})", f'<a href="{expected}">words</a>'))


@pytest.mark.parametrize("target", ["ftp://x.example/f", "gopher:x", "http://[x", "tel;1:x"])
@pytest.mark.parametrize("settings", [HUGO, "", 'baseURL = "http://[x/"'])
def test_an_address_that_does_not_come_is_named(site: Path, target: str, settings: str) -> None:
    body, remarks = both(site, f"[words]({target})", settings)
    assert "words" in body
    named = (target, target.replace("[", "%5B"))
    assert target in body or any(name in each for each in remarks for name in named)


def test_what_came_of_links_builds(site: Path) -> None:
    files: dict[str, str | bytes] = {
        "hugo.toml": HUGO,
        "content/posts/l.md": HEAD
        + '{{< ref "m" >}} `{{< ref "m" >}}` [a](?b) [c](//x.example/)\n',
        "content/posts/m.md": f"{HEAD}Words.\n",
    }
    bring_in(look_at(site), brought(site, "hugo", files))
    done = run_sitegen(site, "build")
    assert done.code == 0, done.err
    page = (site / "output/news/2020/l/index.html").read_text()
    assert "x-entry" not in page and page.count("/news/2020/m/") >= 2


@pytest.mark.parametrize("alias", [f"/{'a' * 300}/", "/media/x/", "/a b/"])
def test_an_old_address_that_the_build_refuses_is_told_and_not_written(
    site: Path, alias: str
) -> None:
    files: dict[str, str | bytes] = {
        "hugo.toml": "",
        "content/posts/l.md": f"---\ntitle: T\ndate: 2020-01-01\naliases: ['{alias}']\n---\nx\n",
    }
    whole = brought(site, "hugo", files)
    assert by_path(whole)["content/news/2020/l/index.md"].fields["aliases"] == ("/posts/l/",)
    remark = f"to look at: {alias}: can't be an address of the new site"
    assert remark in told(whole, "content/posts/l.md")
    bring_in(look_at(site), whole)
    assert run_sitegen(site, "build").code == 0
