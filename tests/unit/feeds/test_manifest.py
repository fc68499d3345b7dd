"""The manifest by which a phone keeps a site (W3C Web Application Manifest)."""

from __future__ import annotations

import json

from sitegen.feeds.manifest import Manifest, ManifestIcon, manifest_text

MANIFEST = Manifest(
    name="קולות",
    short_name="KOL",
    description="",
    lang="he",
    dir="rtl",
    start="/site/he/",
    scope="/site/",
    theme="#faf6ee",
    ground="#faf6ee",
    icons=(ManifestIcon(src="/site/i.png", size=512, maskable=True),),
)


def test_a_language_has_its_own_name_and_direction() -> None:
    found = json.loads(manifest_text(MANIFEST))
    assert (found["name"], found["short_name"]) == ("קולות", "KOL")
    assert (found["lang"], found["dir"]) == ("he", "rtl")
    assert "description" not in found


def test_it_starts_within_its_scope_as_a_page_among_others() -> None:
    found = json.loads(manifest_text(MANIFEST))
    assert found["start_url"].startswith(found["scope"])
    assert found["display"] == "browser"


def test_an_icon_says_its_size_type_and_purpose() -> None:
    (icon,) = json.loads(manifest_text(MANIFEST))["icons"]
    assert icon == {
        "src": "/site/i.png",
        "sizes": "512x512",
        "type": "image/png",
        "purpose": "maskable",
    }
