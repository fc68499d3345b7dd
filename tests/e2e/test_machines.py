"""What robots and those who find a hole are told: by the settings, in files that others read."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from sitegen.builder.options import BuildOptions
from sitegen.builder.pipeline import build
from tests.sites import CONSENT, SETTINGS, make_site
from tests.tools.sitemaps import complaints
from tests.unit.media.zoo import encoded

S = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"
OWN = """\
robots:
  - {agent: GPTBot, disallow: [/]}
  - {agent: "*", disallow: [/members/]}
security:
  contact: [security@example.org, https://www.example.org/about/]
  expires: 2026-12-24T02:00+02:00
  languages: [en, he]
  policy: https://www.example.org/about/
"""


def built(folder: Path, settings: str = "", at: str = "2026-09-01") -> tuple[Path, tuple[str, ...]]:
    """Build a site with pictures, and give its output with its warnings."""
    picture = encoded(Image.new("RGB", (1300, 800), "teal"), "jpeg")
    site = make_site(
        folder,
        {
            "site.yaml": SETTINGS + settings,
            "content/news/2024/seen/index.md": (
                "---\ntitle: Seen\ndate: 2024-06-03\nimage: a.jpg\nalt: A field\n---\n"
            ),
            "content/news/2024/seen/a.jpg": picture,
            "content/stories/2022/noor/index.md": (
                f"---\ntitle: Bread\nstoryteller: {{name: Noor}}\n"
                f"{CONSENT.replace('social: true', 'social: false')}\n"
                "portrait: {file: a.jpg, alt: Noor}\n---\n"
            ),
            "content/stories/2022/noor/a.jpg": picture,
        },
    )
    moment = datetime.fromisoformat(at).replace(tzinfo=UTC)
    report = build(BuildOptions(site, site / "output", at=moment, jobs=1))
    return site / "output", tuple(str(each) for each in report.warnings)


def test_pictures_in_the_site_map_are_those_that_may_be_shared(tmp_path: Path) -> None:
    output, _ = built(tmp_path)
    data = (output / "sitemap.xml").read_bytes()
    assert complaints(data) == []
    shown = {
        url.findtext(f"{S}loc"): url.findtext(f"{IMAGE}image/{IMAGE}loc")
        for url in ElementTree.fromstring(data).findall(f"{S}url")
        if url.find(f"{IMAGE}image") is not None
    }
    (picture,) = shown.values()
    assert list(shown) == ["https://www.example.org/news/2024/seen/"]
    assert (output / str(picture).removeprefix("https://www.example.org/")).is_file()


def test_a_large_site_has_a_site_map_in_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, _ = built(tmp_path / "whole")
    monkeypatch.setattr("sitegen.feeds.sitemap.MOST_ADDRESSES", 7)
    output, _ = built(tmp_path / "parts")
    index = (output / "sitemap.xml").read_bytes()
    named = [each.text or "" for each in ElementTree.fromstring(index).iter(f"{S}loc")]
    files = [output / name.removeprefix("https://www.example.org/") for name in named]
    assert sorted(output.glob("sitemap-*.xml")) == sorted(files)
    assert len(files) > 2

    def addresses(*maps: Path) -> list[str]:
        return [
            url.findtext(f"{S}loc") or ""
            for file in maps
            for url in ElementTree.fromstring(file.read_bytes()).findall(f"{S}url")
        ]

    assert max(len(addresses(file)) for file in files) == 7
    assert addresses(*files) == addresses(whole / "sitemap.xml")
    assert [complaints(file.read_bytes()) for file in (output / "sitemap.xml", *files)] == [[]] * (
        len(files) + 1
    )


def test_robots_and_finders_of_holes_are_told_what_the_settings_say(tmp_path: Path) -> None:
    output, warnings = built(tmp_path, OWN)
    assert (output / "robots.txt").read_text() == (
        "User-agent: *\nDisallow: /members/\n\nUser-agent: GPTBot\nDisallow: /\n\n"
        "Sitemap: https://www.example.org/sitemap.xml\n"
    )
    lines = (output / ".well-known/security.txt").read_text().splitlines()
    assert all(re.fullmatch(r"[A-Z][A-Za-z-]+: \S.*", line) for line in lines)
    assert lines == [
        "Canonical: https://www.example.org/.well-known/security.txt",
        "Contact: mailto:security@example.org",
        "Contact: https://www.example.org/about/",
        "Expires: 2026-12-24T00:00:00Z",
        "Policy: https://www.example.org/about/",
        "Preferred-Languages: en, he",
    ]
    assert not any("expires" in each for each in warnings)


@pytest.mark.parametrize(
    ("at", "said"),
    [("2026-12-01", "2026-12-24 is near"), ("2026-12-25", "2026-12-24 is past, and nobody")],
)
def test_a_file_that_nobody_will_believe_is_told(tmp_path: Path, at: str, said: str) -> None:
    _, warnings = built(tmp_path, OWN, at)
    (told,) = (each for each in warnings if "expires" in each)
    line = SETTINGS.count("\n") + OWN[: OWN.index("expires")].count("\n") + 1
    assert told.startswith(f"site.yaml:{line}: warning: security.expires: {said}")


def test_a_site_without_these_settings_has_neither_rules_nor_contact(tmp_path: Path) -> None:
    output, _ = built(tmp_path)
    assert "Allow: /" in (output / "robots.txt").read_text()
    assert not (output / ".well-known").exists()
