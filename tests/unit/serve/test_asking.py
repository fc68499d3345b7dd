"""The server answers at old addresses as a host does: by files, by pages that lead on, by rules."""

from __future__ import annotations

from pathlib import Path

from sitegen.serve.asking import Led, led_to
from tests.sites import write_files

REFRESH = (
    '<!doctype html><html lang="en"><head><title>x</title>'
    '<meta http-equiv="refresh" content="0; url=/site/about/"></head><body></body></html>'
)
OUTPUT = {
    "index.html": "<!doctype html><title>Home</title>",
    "about/index.html": "<!doctype html><title>About</title>",
    "old/index.html": REFRESH,
    "404.html": "<!doctype html><title>Nothing</title>",
    "_redirects": "/site/ p=12 /site/about/ 301\n/site/blog/* /site/old/\n/site/x /site/y/\n"
    "/site/about/ /site/ 301\n/site/away https://other.example.org/\n/site/a /site/b\n"
    "/site/b /site/a\n",
}


def test_each_address_is_followed_to_its_end(tmp_path: Path) -> None:
    write_files(tmp_path, OUTPUT)
    found = led_to(
        tmp_path,
        "/site/",
        ["/site/", "/site/?p=12", "/site/?p=13", "/site/old", "/site/blog/page/2/", "/site/x",
         "/site/about/", "/site/away", "/site/a", "/site/nothing/"],
    )  # fmt: skip
    assert found == {
        "/site/": Led(200, "/site/", 0),
        "/site/?p=12": Led(200, "/site/about/", 1),
        "/site/?p=13": Led(200, "/site/?p=13", 0),
        "/site/old": Led(200, "/site/about/", 2),
        "/site/blog/page/2/": Led(200, "/site/about/", 2),
        "/site/x": Led(404, "/site/y/", 1),
        "/site/about/": Led(200, "/site/about/", 0),
        "/site/away": Led(302, "https://other.example.org/", 1),
        "/site/a": Led(0, "/site/a", 5),
        "/site/nothing/": Led(404, "/site/nothing/", 0),
    }
