"""The site that the builds are tried on: small, with everything in it that a page can depend on."""

from __future__ import annotations

from pathlib import Path

from tests.incremental import media
from tests.incremental.theme import THEME

SETTINGS = """\
title: Many voices
description: A site for trying builds
url: https://www.example.org/voices
timezone: Asia/Jerusalem
languages:
  en: {name: English}
  he: {name: עברית, title: קולות רבים}
  ar: {name: العربية}
theme: tiny
theme_options: {greeting: Welcome}
tags:
  - {en: education, he: חינוך, ar: تعليم}
kinds:
  reports:
    label: {en: Reports, he: דוחות, ar: تقارير}
    fields: {year: year, authors: [name], about: entry}
    order: -year
page_size: 2
search: false
cards: false
minify_html: false
menus:
  main:
    - {label: {en: News, he: חדשות}, url: /news/}
    - {label: Stories, url: /stories/}
  footer:
    - {label: Elsewhere, url: "https://example.org/"}
actions:
  - {label: Give, url: /about/}
share: [email]
"""

EXTENSIONS = """\
def shout(text):
    return str(text).upper() + "!"


filters = {"shout": shout}
"""

SECTIONS = {
    "content/_index.md": "title: Home\nsummary: Where it begins",
    "content/_index.he.md": "title: בית",
    "content/news/_index.md": "title: What is new",
    "content/stories/2022/_index.md": "title: The cohort of 2022",
}

NEWS = {
    "content/news/2022/hebrew.md": "title: בעברית בלבד\nlang: he\ndate: 2022-05-01\ntags: [מים]",
    "content/news/2023/spring.md": (
        "title: Spring\ndate: 2023-04-02\ntags: [water, youth]\nsummary: Green\naliases: [/old/]"
    ),
    "content/news/2023/spring.he.md": "title: אביב\ntags: [מים]",
    "content/news/2024/trip.md": (
        "title: A trip\ndate: 2024-06-03\ntags: [youth]\nprograms: [programs/forum]\n"
        "image: field.jpg\nalt: A field"
    ),
    "content/news/2024/trip.ar.md": "title: رحلة",
    "content/news/2024/garden/index.md": (
        "title: The garden\ndate: 2024-06-03\ntags: [Water]\nimage: garden.png\nalt: A garden\n"
        "credit: Someone\ngallery: [{file: bed.jpg, alt: A bed}]\nfeatured: true"
    ),
    "content/news/2024/garden/index.he.md": "title: הגן\nalt: גן",
    "content/news/2025/embargo.md": (
        "title: Not yet\ndate: 2025-12-01\npublish: 2026-03-01T09:00\ntags: [peace]"
    ),
    "content/news/2025/expiring.md": (
        "title: Not for long\ndate: 2025-11-01\nexpires: 2026-04-01T00:00Z\ntags: [water]"
    ),
    "content/news/2025/draft.md": "title: A draft\ndate: 2025-10-01\ndraft: true\ntags: [youth]",
    "content/news/2025/last.md": "title: The last one\ndate: 2025-12-24\nauthors: [A, B]",
}

CONSENT = "consent: {name: public, web: true, print: true, social: true, photo: true, voice: true"
STORIES = {
    "content/stories/2022/noor/index.md": (
        "title: Noor's morning\naward: winner\nstoryteller: {name: Noor, role: Teacher}\n"
        "quote: One sentence\nportrait: {file: portrait.jpg, alt: Noor}\ntags: [education]\n"
        "voice: {file: voice.mp3, transcript: voice.vtt, lang: en}\n"
        f"{CONSENT}, until: 2026-06-30}}"
    ),
    "content/stories/2022/noor/index.he.md": "title: הבוקר של נור\nquote: משפט",
    "content/stories/2022/dani/index.md": (
        "title: Dani's bridge\naward: finalist\ntags: [education, water]\n"
        "storyteller: {name: Daniel Realname, pseudonym: Dani, role: Nurse, place: Haifa}\n"
        "portrait: {file: portrait.jpg, alt: A face}\n"
        "consent: {name: pseudonym, web: true, print: true, languages: [en, ar]}"
    ),
    "content/stories/2022/dani/index.ar.md": "title: جسر داني",
    "content/stories/2021/mara.md": (
        "title: Mara's song\naward: winner\nstoryteller: {pseudonym: Mara}\n"
        "consent: {name: pseudonym, web: true, venues: [geneva-2022]}"
    ),
    "content/stories/2021/silent.md": "title: Without consent\nstoryteller: {pseudonym: Nobody}",
}

PODCAST = {
    "content/podcast/groundwork/show.md": (
        "title: Groundwork\nsummary: A podcast\nguid: show-1\nauthor: Us\n"
        "owner: {name: Us, email: us@example.org}\ncategory: [Society & Culture, Documentary]\n"
        "disclaimer: Sample sound"
    ),
    "content/podcast/groundwork/season-1/season.md": "title: Season one\nguid: season-1\nnumber: 1",
    "content/podcast/groundwork/season-1/one/index.md": (
        "title: Jerusalem\nguid: episode-1\nnumber: 1\ndate: 2025-03-01\naudio: {file: one.wav}\n"
        'transcript: one.vtt\nchapters: ["00:00 Start", "00:01 End"]\ntags: [water]'
    ),
    "content/podcast/groundwork/season-1/two.md": (
        "title: Haifa\nguid: episode-2\nnumber: 2\ndate: 2025-04-01\n"
        'duration: "12:34"\n'
        "audio: {url: 'https://example.org/two.mp3', length: 1234, type: audio/mpeg}"
    ),
}

OTHERS = {
    "content/reports/first.md": (
        "title: The first year\nyear: 2023\nauthors: [The office]\nabout: programs/forum"
    ),
    "content/reports/first.he.md": "title: השנה הראשונה",
    "content/reports/second.md": "title: The second year\nyear: 2024",
    "content/programs/alumhub.md": (
        "title: AlumHub\norder: 1\nfigures: [{number: '30+', label: people}]\n"
        "feeds: {kinds: [news, stories], tags: [water, education]}"
    ),
    "content/programs/forum.md": "title: Forum\nparent: programs/alumhub\norder: 2",
    "content/programs/alumhub.he.md": "title: בוגרים",
    "content/exhibitions/geneva-2022/index.md": (
        "title: Geneva\nstories: [stories/2022/noor, stories/2021/mara, stories/2022/dani]\n"
        "venues: [{place: Promenade, city: Geneva, country: CH, start: 2026-02, end: 2026-05}]\n"
        "languages: [en, he, ar]\nimage: hall.png\nalt: A hall"
    ),
    "content/exhibitions/winners.md": (
        "title: Winners\nstories: {award: winner}\nvenues: [{city: Rome, start: 2025-01-10}]"
    ),
    "content/events/meeting.md": (
        "title: Meeting\nstart: 2026-03-01T10:00\nend: 2026-03-01T16:00\nplace: Jerusalem\n"
        "online: https://www.example.org/voices/about/"
    ),
    "content/events/meeting.he.md": "title: מפגש",
    "content/events/opening.md": (
        "title: Opening\nstart: 2026-01-15\ntime_zone: Europe/Zurich\nonline: https://example.org/"
    ),
    "content/events/someday.md": "title: Someday",
    "content/pages/about.md": "title: About\nmenu: main\norder: 1",
    "content/pages/about.he.md": "title: אודות",
    "content/pages/privacy.md": "title: Privacy\nmenu: footer\norder: 2\nslug: our-privacy",
}

TEXTS = {
    "content/_index.md": "Hello. Read [about us](pages/about.md).",
    "content/news/2023/spring.md": (
        'It was "spring" -- and green.[^1]\n\n## A heading\n\nSee [the trip](../2024/trip.md).\n\n'
        "[^1]: A note."
    ),
    "content/news/2024/trip.md": (
        "We went.\n\n![The garden](garden/garden.png)\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"
        "[Hebrew only](../2022/hebrew.md), [Noor](../../stories/2022/noor/index.md#top)"
    ),
    "content/news/2024/trip.ar.md": "ذهبنا إلى [الربيع](../2023/spring.md).",
    "content/news/2024/garden/index.md": "A garden, and a [recording](sound.wav).",
    "content/news/2025/embargo.md": "Read [this](../2025/last.md).",
    "content/news/2025/last.md": (
        "See [the news](/news/), [all](/tags/), [us](https://www.example.org/voices/about/)."
    ),
    "content/stories/2022/noor/index.md": "A morning. [Dani](../dani/index.md) was there.",
    "content/stories/2022/dani/index.md": "A bridge. [The exhibition](/exhibitions/geneva-2022/)",
    "content/programs/alumhub.md": "A program; its [child](forum.md).",
}

DATA = {
    "content/data/members.csv": (
        "name,url,kind,about\nFriends,https://example.org/f,member,Garden\n"
        "House,https://example.org/h,partner,Roof\n"
    ),
    "content/news/2024/garden/notes.txt": "No page is made from this.\n",
    "content/podcast/groundwork/season-1/one/one.vtt": (
        "WEBVTT\n\n00:00.000 --> 00:01.000\n<v Host>Hello.\n"
    ),
    "content/stories/2022/noor/voice.vtt": "WEBVTT\n\n00:00.000 --> 00:01.000\nGood morning.\n",
}


def document(front: str, text: str = "") -> str:
    """Give an entry's file."""
    return f"---\n{front}\n---\n\n{text or 'Some text.'}\n"


def media_files() -> dict[str, bytes]:
    """Give the pictures and recordings."""
    return {
        "content/news/2024/field.jpg": media.photo(1),
        "content/news/2024/garden/garden.png": media.png(10),
        "content/news/2024/garden/bed.jpg": media.jpeg(30),
        "content/news/2024/garden/sound.wav": media.wav(1),
        "content/stories/2022/noor/portrait.jpg": media.jpeg(60),
        "content/stories/2022/noor/voice.mp3": media.mp3(12),
        "content/stories/2022/dani/portrait.jpg": media.jpeg(90),
        "content/podcast/groundwork/cover.png": media.png(120, width=1400, height=1400),
        "content/podcast/groundwork/season-1/one/one.wav": media.wav(2),
        "content/exhibitions/geneva-2022/hall.png": media.png(150),
    }


def source_files() -> dict[str, bytes]:
    """Give the whole site: every file by its path."""
    entries = {**SECTIONS, **NEWS, **STORIES, **PODCAST, **OTHERS}
    texts = {path: document(front, TEXTS.get(path, "")) for path, front in entries.items()}
    texts |= {"site.yaml": SETTINGS, "extensions.py": EXTENSIONS, **DATA, **THEME}
    return {path: text.encode() for path, text in texts.items()} | media_files()


def write_site(folder: Path) -> None:
    """Write the site into a folder."""
    for path, data in sorted(source_files().items()):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
