"""`sitegen publish` from end to end: rules for the host, JSON, addresses to purge."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.sites import run_sitegen, write_files
from tests.tools.webservers import serving

SETTINGS = """\
title: Our voices
description: What people of two peoples say.
url: https://www.example.org
languages: {en: {name: English}}
publish:
  plain: {to: folder, path: ../plain, url: "https://www.example.org"}
  apache: {to: folder, path: ../apache, url: "https://www.example.org", server: apache}
"""
NEWS = """\
---
title: The olive season
date: 2024-05-01
summary: On olives.
aliases: [/old/]
---

A text.
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    write_files(site, {"site.yaml": SETTINGS, "content/news/2024/olives.md": NEWS})
    built(site)
    return site


def built(site: Path) -> None:
    """Build a site."""
    done = run_sitegen(site, "build")
    assert done.code == 0, done.err


def published(site: Path, *words: str) -> dict[str, Any]:
    """Publish with a report in JSON."""
    done = run_sitegen(site, "publish", *words, "--allow-samples", "--json")
    assert done.code == 0, done.err
    report: dict[str, Any] = json.loads(done.out)
    return report


def test_old_addresses_lead_on_by_pages_or_by_rules(site: Path, tmp_path: Path) -> None:
    assert "old/index.html" in published(site, "plain")["sent"]
    sent = published(site, "apache")["sent"]
    assert "old/index.html" not in sent and ".htaccess" in sent
    rules = (tmp_path / "apache/current/.htaccess").read_text("utf-8")
    assert 'RedirectMatch 301 "^/old/?$" "/news/2024/olives/"' in rules
    assert "Content-Security-Policy" in rules


def test_what_is_live_by_rules_is_as_it_was_built(site: Path, tmp_path: Path) -> None:
    published(site, "apache")
    with serving("apache", tmp_path / "run", tmp_path / "apache/current") as web:
        assert web.get("/old/").headers["location"].endswith("/news/2024/olives/")
        done = run_sitegen(site, "check", "--live", f"http://127.0.0.1:{web.port}")
    assert "live" not in done.out, done.out


def test_json_says_what_was_done_and_what_a_cdn_has_to_forget(site: Path, tmp_path: Path) -> None:
    first = published(site, "plain")
    assert first["target"] == "plain" and first["purge"] == [] and not first["dry_run"]
    write_files(site, {"content/news/2024/olives.md": NEWS.replace("A text", "Another text")})
    built(site)
    listed = tmp_path / "addresses"
    for words in (("--dry-run",), ("--verify",)):
        report = published(site, "plain", *words, "--purge-list", str(listed))
        assert report["deleted"] == [] and "news/2024/olives/index.html" in report["sent"]
        assert "https://www.example.org/news/2024/olives/" in report["purge"]
        assert all("/assets/" not in address for address in report["purge"])
        assert listed.read_text().splitlines() == report["purge"]
    releases = published(site, "plain", "--list")["releases"]
    assert [each["public"] for each in releases] == [True, False]
    back = published(site, "plain", "--rollback")
    assert back["release"] == first["release"] and back["purge"] == report["purge"]


def test_what_prevents_a_publish_is_json_too(site: Path) -> None:
    done = run_sitegen(site, "publish", "nowhere", "--json")
    (mistake,) = json.loads(done.out)["mistakes"]
    assert done.code == 2 and 'no target "nowhere"' in mistake["message"]
    write_files(
        site, {"content/news/2024/draft.md": NEWS.replace("aliases: [/old/]", "draft: true")}
    )
    write_files(site, {"content/pages/broken.md": "---\ntitle: Broken\n---\n\n[Away](/gone/)\n"})
    run_sitegen(site, "build")
    done = run_sitegen(site, "publish", "plain", "--json")
    assert done.code == 1 and json.loads(done.out)["mistakes"]


def test_purging_without_a_token_is_told_before_anything_is_sent(
    site: Path, tmp_path: Path
) -> None:
    done = run_sitegen(site, "publish", "plain", "--purge")
    assert done.code == 2 and "FASTLY_API_TOKEN" in done.err
    assert not (tmp_path / "plain").exists()
