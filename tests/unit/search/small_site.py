"""A site of a few pages in three languages, with a theme that shows no more than titles."""

from __future__ import annotations

from pathlib import Path

PAGES = {
    "site.yaml": """\
title: A bridge
url: https://www.example.org/sub
languages: {en: {name: English}, he: {name: עברית}, ar: {name: العربية}}
theme: plain
cards: false
""",
    "content/news/olives.md": """\
---
title: Olives at the river
date: 2024-05-01
dateline: JERICHO
authors: [Rana Said]
tags: [Harvest]
---
They picked and ate.
""",
    "content/pages/about.md": """\
---
title: About
summary: Who we are
---
## A garden
In a town.
""",
    "content/pages/about.he.md": "---\ntitle: אודות\n---\nאנשים ושלום.\n",
    "content/pages/about.ar.md": "---\ntitle: من نحن\n---\nالناس والسلام.\n",
    "content/stories/2022/noor/index.md": """\
---
title: A door
quote: It stood open.
storyteller: {name: Amal Secret, pseudonym: Noor, role: Teacher, place: Haifa}
voice: {file: voice.mp3, transcript: voice.vtt, lang: en}
consent: {name: pseudonym, web: true, voice: false}
---
She walked in.
""",
    "content/stories/2022/noor/voice.vtt": "WEBVTT\n\n00:00.000 --> 00:02.000\nUnheard words.\n",
    "content/data/members.csv": "name,url,kind,about\nWater House,https://w.example.org,member,Wells\n",
    "content/events/_index.md": "---\ntitle: Gatherings\n---\nCome along.\n",
    "content/stories/1999/_index.md": "---\ntitle: A year without stories\n---\n",
}


TEMPLATES = """
404 cohort event event_list exhibition_list home members news news_list news_year page podcast_list
program_list search story story_list tag tags
""".split()


def make_site(folder: Path) -> Path:
    """Write the site's files; return the folder."""
    templates = {
        f"themes/plain/templates/{name}.html": "<title>{{ page.title }}</title>\n"
        for name in TEMPLATES
    }
    for name, text in {**PAGES, **templates, "themes/plain/theme.yaml": "name: plain\n"}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "content/stories/2022/noor/voice.mp3").write_bytes(b"\xff\xfb\x90\x00" + bytes(413))
    return folder
