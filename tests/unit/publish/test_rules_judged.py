"""Rules as the hosts' own programs read them: Netlify's parsers, and Cloudflare's engine."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPException
from pathlib import Path
from typing import Any

import pytest

from sitegen.content.settings.targets import CloudflareTarget, NetlifyTarget
from sitegen.publish.cloudflare import RUNTIME
from tests.tools.hosts import free_port, running
from tests.tools.needs import ROOT, require, require_node_file
from tests.tools.webservers import Web
from tests.unit.publish.test_rules import MOVED, SITE, URL, composed

PARSE = """
const { parseAllRedirects } = await import(process.argv[1] + "/redirect-parser/lib/index.js")
const { parseAllHeaders } = await import(process.argv[1] + "/headers-parser/lib/index.js")
const folder = process.argv[2]
const common = { minimal: false, featureFlags: {} }
console.log(JSON.stringify({
  redirects: await parseAllRedirects({
    redirectsFiles: [folder + "/_redirects"], configRedirects: [], ...common }),
  headers: await parseAllHeaders({
    headersFiles: [folder + "/_headers"], configHeaders: [], ...common }),
}))
"""

SECONDS = 60
WRANGLER = "wrangler/bin/wrangler.js"


def written(folder: Path, target: NetlifyTarget | CloudflareTarget) -> Path:
    """Write a composed release into a folder."""
    release = composed(folder, target).release
    for path in release.files:
        place = folder / "public" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(release.read(path))
    return folder / "public"


def test_netlify_reads_every_rule_and_header_as_meant(tmp_path: Path) -> None:
    require_node_file("@netlify/redirect-parser/package.json")
    modules = require_node_file("@netlify/headers-parser/package.json").parents[1]
    folder = written(tmp_path, NetlifyTarget(to="netlify", site="s", url=URL))
    words = [require("node"), "--input-type=module", "-e", PARSE, str(modules), str(folder)]
    done = subprocess.run(words, capture_output=True, check=True, timeout=60)
    read: dict[str, Any] = json.loads(done.stdout)
    assert read["redirects"]["errors"] == [] and read["headers"]["errors"] == []
    rules = {rule["from"]: (rule["to"], rule["status"]) for rule in read["redirects"]["redirects"]}
    assert rules["/he/%D7%A2%D7%A6%D7%99%20%D7%96%D7%99%D7%AA/"] == ("/he/", 301)
    assert rules["/2019/page.html"] == ("/about/#start", 301)
    assert rules["/gone/"] == ("/404.html", 410)
    assert rules["/category/peace/*"] == ("/news/", 301)
    assert len(rules) == 7 + len(MOVED) - 1
    asked = {
        rule["from"]: rule["query"] for rule in read["redirects"]["redirects"] if rule["query"]
    }
    assert asked == {"/": {"p": "12"}, "/about": {"p": "7"}}
    headers = {each["for"]: each["values"] for each in read["headers"]["headers"]}
    assert headers["/assets/*"] == {"Cache-Control": "public, max-age=31536000, immutable"}
    policy = headers["/*"]["Content-Security-Policy"]
    assert (
        policy.endswith("frame-ancestors 'none'")
        and f"  Content-Security-Policy: {policy}\n" in SITE["_headers"]
    )


@contextmanager
def cloudflare(folder: Path, home: Path) -> Iterator[Web]:
    """Serve a folder by Cloudflare's own engine, as `wrangler pages dev` runs it offline."""
    port = free_port()
    program = ROOT / "node_modules" / WRANGLER
    if not program.is_file():
        pytest.fail("wrangler is missing; type: npm install --no-save wrangler", pytrace=False)
    options = ["pages", "dev", str(folder), "--ip", "127.0.0.1", "--port", str(port)]
    options += ["--compatibility-date", RUNTIME]
    env = {**os.environ, "WRANGLER_SEND_METRICS": "false", "CI": "true", "HOME": str(home)}
    words = [require("node"), str(program), *options]
    with running(words, port, home / "log", env, home):
        web = Web(port, folder)
        end = time.monotonic() + SECONDS
        while not is_ready(web):
            assert time.monotonic() < end, (home / "log").read_text("utf-8")
            time.sleep(0.2)
        yield web


def is_ready(web: Web) -> bool:
    """True once the engine answers: its port is open before that."""
    try:
        return web.get("/").status == 200
    except (OSError, HTTPException):
        return False


@pytest.mark.soak
def test_cloudflares_engine_answers_by_our_rules(tmp_path: Path) -> None:
    target = CloudflareTarget(to="cloudflare", account="a", script="s", url=URL)
    with cloudflare(written(tmp_path, target), tmp_path) as web:
        for asked, status, to in (
            ("/blog", 302, "/news/"),
            ("/old/", 301, "/he/"),
            ("/archive/x", 301, "/news/x"),
            ("/he/עצי זית/", 301, "/he/"),
            ("/he/עצי זית", 301, "/he/"),
            ('/say "hi" (50% of $1)/', 301, "/news/2024/%CA%BBolive%20season/"),
            ("/2019/page.html", 301, "/about/#start"),
            ("/gone/", 404, ""),
            ("/about/", 200, ""),
        ):
            answer = web.get(asked)
            assert (answer.status, answer.headers.get("location", "")) == (status, to), asked
        style = web.get("/assets/large.css").headers
        assert style["cache-control"] == "public, max-age=31536000, immutable"
        assert web.get("/about/").headers["x-content-type-options"] == "nosniff"
