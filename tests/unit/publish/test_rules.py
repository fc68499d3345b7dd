"""Old addresses lead on, gone ones say so, headers go along: by whatever a host understands."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest

from sitegen.content.settings.targets import (
    CloudflareTarget,
    FolderTarget,
    GitTarget,
    NetlifyTarget,
    SshTarget,
    Target,
)
from sitegen.content.settings.tombstones import Withdrawn
from sitegen.publish.compose import Composed, compose
from sitegen.publish.publish import Order, publish, reached
from sitegen.render.pages.policy import headers_file
from sitegen.schema.dates import PartialDate
from tests.tools.webservers import Web, serving
from tests.unit.publish.releases import FILES, output

URL = "https://www.example.org"
NOW = 1_790_000_000

MOVED = {
    "old/index.html": "/about/",
    "he/עצי זית/index.html": "/he/",
    'say "hi" (50% of $1)/index.html': "/news/2024/%CA%BBolive%20season/",
    "2019/page.html": "/about/#start",
}
"""Pages that lead on, with where to; their names hold what each server takes for a sign."""

OWN = """\
# Ours
/blog /news/ 302
/gone/ /404.html 410
/archive/* /news/:splat 301
/old/ /he/ 301
/category/peace/* /news/ 301
/ p=12 /about/ 301
/about p=7 /he/ 302
"""
"""The site's own rules: one for an address at which a page leads elsewhere, one for all that
stands below an address, two that ask for a parameter."""

SITE = {
    **FILES,
    "he/404.html": "אין כאן דבר",
    **{path: f"<p>moved to {to}</p>" for path, to in MOVED.items()},
    "_headers": headers_file("/") + "\n/media/*.pdf\n  X-Robots-Tag: noindex\n",
    "_redirects": OWN,
    "assets/large.css": "p { color: red }\n" * 100,
}
TARGETS: dict[str, Target] = {
    "folder": FolderTarget(to="folder", path="p", url=URL),
    "nginx": FolderTarget(to="folder", path="p", url=URL, server="nginx"),
    "apache": SshTarget(to="ssh", host="h", path="/p", url=URL, server="apache"),
    "caddy": FolderTarget(to="folder", path="p", url=URL, server="caddy"),
    "netlify": NetlifyTarget(to="netlify", site="s", url=URL),
    "cloudflare": CloudflareTarget(to="cloudflare", account="a", script="s", url=URL),
    "github": GitTarget(to="git", remote="git@github.com:o/s.git", url=URL),
    "gitlab": GitTarget(to="git", remote="git@gitlab.com:o/s.git", url=URL),
    "own gitlab": GitTarget(to="git", remote="git@example.org:o.git", url=URL, server="gitlab"),
}


def composed(folder: Path, target: Target, site: dict[str, str] = SITE) -> Composed:
    """Compose the release of a target."""
    moved = {path: to for path, to in MOVED.items() if path in site}
    return compose(output(folder / "output", site), target, moved, "/", folder / "made")


def added(folder: Path, target: Target) -> tuple[set[str], set[str]]:
    """Give the files that composing adds and takes away."""
    files = composed(folder, target).release.files
    return set(files) - set(SITE), set(SITE) - set(files)


@pytest.mark.parametrize(
    ("target", "more", "less"),
    [
        ("folder", set(), set()),
        ("github", set(), set()),
        ("netlify", set(), set(MOVED)),
        ("cloudflare", set(), set(MOVED)),
        ("gitlab", set(), {*MOVED, "_headers"}),
        ("own gitlab", set(), {*MOVED, "_headers"}),
        ("nginx", {".nginx.conf"}, {"_headers", "_redirects"}),
        ("apache", {".htaccess"}, {*MOVED, "_headers", "_redirects"}),
        ("caddy", {".caddy"}, {"_headers", "_redirects"}),
    ],
)
def test_pages_that_lead_on_are_left_out_where_rules_are_read(
    tmp_path: Path, target: str, more: set[str], less: set[str]
) -> None:
    assert added(tmp_path, TARGETS[target]) == (more, less)


def test_rules_of_netlify_have_the_sites_own_first_and_one_line_an_address(tmp_path: Path) -> None:
    done = composed(tmp_path, TARGETS["netlify"])
    assert done.release.read("_redirects").decode().splitlines() == [
        "/blog /news/ 302",
        "/gone/ /404.html 410",
        "/archive/* /news/:splat 301",
        "/old/ /he/ 301",
        "/category/peace/* /news/ 301",
        "/ p=12 /about/ 301",
        "/about p=7 /he/ 302",
        "/2019/page.html /about/#start 301",
        "/he/%D7%A2%D7%A6%D7%99%20%D7%96%D7%99%D7%AA/ /he/ 301",
        "/say%20%22hi%22%20%2850%25%20of%20%241%29/ /news/2024/%CA%BBolive%20season/ 301",
    ]
    assert done.notes == ()


def test_rules_of_cloudflare_know_both_spellings_and_have_wide_ones_last(tmp_path: Path) -> None:
    done = composed(tmp_path, TARGETS["cloudflare"])
    assert done.release.read("_redirects").decode().splitlines() == [
        "/blog /news/ 302",
        "/old/ /he/ 301",
        "/2019/page.html /about/#start 301",
        "/he/%D7%A2%D7%A6%D7%99%20%D7%96%D7%99%D7%AA/ /he/ 301",
        "/he/%D7%A2%D7%A6%D7%99%20%D7%96%D7%99%D7%AA /he/ 301",
        "/say%20%22hi%22%20%2850%25%20of%20%241%29/ /news/2024/%CA%BBolive%20season/ 301",
        "/say%20%22hi%22%20%2850%25%20of%20%241%29 /news/2024/%CA%BBolive%20season/ 301",
        "/archive/* /news/:splat 301",
        "/category/peace/* /news/ 301",
    ]
    assert done.notes == (
        "static/_redirects: this isn't for cloudflare and has no effect there: "
        "/gone/ /404.html 410",
        "static/_redirects: cloudflare looks at no parameters, so these have no effect there: "
        "2 such as / p=12 /about/ 301",
    )


def test_no_line_of_the_sites_own_is_lost_in_silence(tmp_path: Path) -> None:
    own = "/home /he/ 302 Language=he\n/home /en/ 302 Language=en\n/a /b/\n/a/ /c/\n"
    site = {**FILES, "_redirects": own}
    assert composed(tmp_path / "1", TARGETS["netlify"], site).release.read("_redirects") == (
        own.encode()
    )
    told = composed(tmp_path / "2", TARGETS["nginx"], site)
    assert [note.rpartition(": ")[2] for note in told.notes] == [
        "/home /he/ 302 Language=he",
        "/home /en/ 302 Language=en",
        "/a/ /c/",
    ]
    assert told.release.read(".nginx.conf").decode().count('"/a/"') == 1


def test_pages_beyond_a_hosts_number_of_rules_stay(tmp_path: Path) -> None:
    moved = {f"old/{number:04}/index.html": "/about/" for number in range(1002)}
    release = output(tmp_path / "output", {**FILES, **dict.fromkeys(moved, "moved")})
    done = compose(release, TARGETS["cloudflare"], moved, "/", tmp_path / "made")
    assert len(done.release.read("_redirects").splitlines()) == 2000
    assert sorted(set(done.release.files) & set(moved)) == [
        "old/1000/index.html",
        "old/1001/index.html",
    ]


def test_a_site_below_a_folder_has_its_rules_there(tmp_path: Path) -> None:
    release = output(tmp_path / "output", {**FILES, "old/index.html": "moved"})
    moved = {"old/index.html": "/site/about/"}
    done = compose(release, TARGETS["gitlab"], moved, "/site/", tmp_path / "made")
    assert done.release.read("_redirects") == b"/site/old/ /site/about/ 301\n"


@pytest.mark.parametrize("target", TARGETS)
def test_composing_twice_gives_the_same_bytes(tmp_path: Path, target: str) -> None:
    once = composed(tmp_path / "1", TARGETS[target]).release
    again = composed(tmp_path / "2", TARGETS[target]).release
    assert once.files == again.files


@pytest.fixture(scope="module", params=["nginx", "apache", "caddy"])
def web(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Web]:
    folder = tmp_path_factory.mktemp("web")
    target = FolderTarget(to="folder", path="root", url=URL, server=request.param, compressed=True)
    done = composed(folder, target)
    with reached(target, folder) as host:
        publish(host, target, done.release, Order(NOW, verify=True))
    with serving(request.param, folder / "run", folder / "root/current") as web:
        yield web


@pytest.mark.parametrize(
    ("asked", "status", "to"),
    [
        ("/blog", 302, "/news/"),
        ("/old/", 301, "/he/"),
        ("/old", 301, "/he/"),
        ("/he/עצי זית/", 301, "/he/"),
        ("/he/עצי זית", 301, "/he/"),
        ('/say "hi" (50% of $1)/', 301, "/news/2024/%CA%BBolive%20season/"),
        ("/2019/page.html", 301, "/about/#start"),
        ("/gone/", 410, ""),
        ("/about/", 200, ""),
        ("/about/old/", 404, ""),
        ("/2019/pagexhtml", 404, ""),
        ("/", 200, ""),
        ("/?p=12", 301, "/about/"),
        ("/?x=1&p=12", 301, "/about/"),
        ("/?p=123", 200, ""),
        ("/about/?p=7", 302, "/he/"),
        ("/category/peace", 301, "/news/"),
        ("/category/peace/page/2/", 301, "/news/"),
        ("/category/peaceful/", 404, ""),
    ],
)
def test_a_web_server_answers_by_its_snippet(web: Web, asked: str, status: int, to: str) -> None:
    path, _, query = asked.partition("?")
    answer = web.get(path, query=query)
    assert answer.status == status
    location = answer.headers.get("location", "")
    assert location.removeprefix(f"http://127.0.0.1:{web.port}").lower() == to.lower()


def test_a_web_server_sends_our_headers(web: Web) -> None:
    page, style = web.get("/about/").headers, web.get("/assets/large.css").headers
    assert page["content-security-policy"].startswith("default-src 'none'; script-src 'self'")
    assert page["x-content-type-options"] == "nosniff"
    assert "immutable" not in page.get("cache-control", "") and "x-robots-tag" not in page
    assert style["cache-control"] == "public, max-age=31536000, immutable"
    missing = web.get("/nothing/")
    assert missing.body == b"not found" and "content-security-policy" in missing.headers


def test_what_is_not_there_is_told_in_the_language_of_its_address(web: Web) -> None:
    for asked, said in (
        ("/nothing/", "not found"),
        ("/hea", "not found"),
        ("/he/nothing/", "אין כאן דבר"),
        ("/he/deeper/nothing.html", "אין כאן דבר"),
    ):
        answer = web.get(asked)
        assert (answer.status, answer.body.decode()) == (404, said)


def test_no_snippet_is_served(web: Web) -> None:
    (name,) = [n for n in (".nginx.conf", ".htaccess", ".caddy") if (web.root / n).exists()]
    assert web.get(f"/{name}").status in (403, 404)


def test_compressed_files_lie_beside_and_are_what_they_say(web: Web) -> None:
    style = SITE["assets/large.css"].encode()
    assert gzip.decompress((web.root / "assets/large.css.gz").read_bytes()) == style
    assert brotli.decompress((web.root / "assets/large.css.br").read_bytes()) == style
    assert not (web.root / "index.html.gz").exists(), "too small to be worth it"
    assert not (web.root / "media/photo-2222-480.jpg.gz").exists()
    if not (web.root / ".htaccess").exists():
        assert web.get("/assets/large.css", "gzip").headers["content-encoding"] == "gzip"
    if (web.root / ".caddy").exists():
        assert web.get("/assets/large.css", "br").headers["content-encoding"] == "br"


@pytest.mark.parametrize(
    ("name", "file", "line"),
    [
        ("nginx", ".nginx.conf", 'location = "/site/he/עץ/" { return 410; }'),
        ("apache", ".htaccess", 'RedirectMatch 410 "^/site/he/עץ/?$"'),
        ("netlify", "_redirects", "/site/he/%D7%A2%D7%A5/ /site/404.html 410"),
        ("cloudflare", "_redirects", ""),
        ("gitlab", "_redirects", ""),
    ],
)
def test_what_was_withdrawn_is_gone_where_the_host_can_say_so(
    name: str, file: str, line: str, tmp_path: Path
) -> None:
    date = PartialDate(year=2026, month=3, day=1)
    stones = [Withdrawn(date=date, marks=("0" * 16,), gone=("/he/עץ/", "/about/"))]
    site = {path: text for path, text in FILES.items() if path != "old/index.html"}
    release = output(tmp_path / "output", site)
    done = compose(release, TARGETS[name], {}, "/site/", tmp_path / "made", stones)
    path = done.release.made.get(file)
    text = path.read_text("utf-8") if path else ""
    assert (line in text.splitlines()) if line else ("410" not in text)
    assert "about" not in text, "another entry stands there now"
    assert done.notes == ()
