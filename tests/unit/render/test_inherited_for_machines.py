"""What a translation inherits says its own language in feeds, calendars and structured data."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.sites import make_site, run_sitegen, write_files

EXHIBITION = """---
title: תערוכה
lang: he
date: 2026-01-01
summary: סיכום
venues:
- {place: מוזיאון, city: חיפה, country: IL, start: 2027-02-01, end: 2027-03-05}
---
מלל.
"""
G = "guid: 917393e3-1b1e-5cef-ace4-edaa54e1f81"
SHOW = f"---\n{G}0\ntitle: פודקאסט\nlang: he\ndisclaimer: כתב ויתור\n---\nמלל.\n"
SEASON = f"---\n{G}2\nnumber: 1\ntitle: עונה\nlang: he\n---\nמלל.\n"
EPISODE = f"""---
{G}1
title: פרק
lang: he
date: 2026-01-01
summary: סיכום
audio:
  url: https://sound.example.org/a.mp3
  length: 100
  type: audio/mpeg
---
מלל.
"""


TINY = """<!DOCTYPE html>
<html lang="{{ site.language.code }}"><head><title>{{ page.title }}</title>{{ page.json_ld }}</head>
<body>{% block main %}{% endblock %}</body></html>
"""


def english(title: str) -> str:
    """Give a translation that says its title alone."""
    return f"---\ntitle: {title}\n---\nWords.\n"


def test_inherited_texts_say_their_language_to_machines(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site")
    show = "content/podcast/show"
    write_files(
        site,
        {
            "themes/tiny/templates/base.html": TINY,
            "content/exhibitions/ex/index.md": EXHIBITION,
            "content/exhibitions/ex/index.en.md": english("Exhibition"),
            f"{show}/show.md": SHOW,
            f"{show}/show.en.md": english("Podcast"),
            f"{show}/season-1/season.md": SEASON,
            f"{show}/season-1/season.en.md": english("Season"),
            f"{show}/season-1/one/index.md": EPISODE,
            f"{show}/season-1/one/index.en.md": english("Episode"),
        },
    )
    done = run_sitegen(site, "build")
    assert done.code == 0, done.err
    calendar = (site / "output/exhibitions/ex/ex.ics").read_text()
    assert "LOCATION;LANGUAGE=he:מוזיאון\\, חיפה" in calendar
    spoken = '<p lang="he" dir="rtl">כתב ויתור</p>'
    items = json.loads((site / "output/feed.json").read_text())["items"]
    assert any(spoken in each["content_html"] for each in items)
    feed = (site / "output/podcast/show/feed.xml").read_text()
    assert "&lt;p lang=&quot;he&quot; dir=&quot;rtl&quot;&gt;כתב ויתור&lt;/p&gt;" in feed
    page = (site / "output/exhibitions/ex/index.html").read_text()
    (told,) = re.findall(r'ld\+json"?>(.*?)</script>', page, re.DOTALL)
    data = json.loads(told)
    (event,) = [each for each in data["@graph"] if each["@type"] == "ExhibitionEvent"]
    assert event["description"] == {"@value": "סיכום", "@language": "he"}
    assert (event["inLanguage"], event["name"]) == ("en", "Exhibition")
