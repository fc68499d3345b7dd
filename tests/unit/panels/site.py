"""A small site with an exhibition: every kind of consent among its stories."""

from __future__ import annotations

from pathlib import Path

SITE = """
title: Storytellers
url: https://www.example.org/peace
languages: {en: {name: English}, he: {name: עברית}, ar: {name: العربية}}
print_languages: [fr]
"""
EXHIBITION = """---
title: Voices in Geneva
summary: Voices from two peoples.
venues: [{place: Old Town, city: Geneva, country: CH, start: 2022-06}]
languages: [en, he]
stories:
  - stories/2022/open
  - stories/2022/shy
  - stories/2022/unprinted
  - stories/2022/elsewhere
  - stories/2022/offline
panels:
  - {type: title, format: a3, viewing_distance: 0.75m}
  - {type: story, format: a3, viewing_distance: 0.75m}
  - {type: winners, format: a2, viewing_distance: 0.75m, languages: [en]}
  - {type: closing, format: a3, viewing_distance: 0.75m}
hosts: [{name: City of Geneva}]
---

What hangs here was told by people.
"""
STORY = """---
title: {title}
year: 2022
award: {award}
storyteller: {{name: {name}, pseudonym: Noor, role: Teacher, place: Haifa}}
quote: One sentence stays.
portrait: {{file: portrait.jpg, alt: A person, focus: 40% 30%}}
voice: {{file: voice.mp3}}
consent: {{{consent}}}
---

A morning begins. It is *quiet*.
"""
OPEN = "name: public, web: true, print: true, photo: true, voice: true"
CONSENTS = {
    "open": OPEN,
    "shy": "name: pseudonym, web: true, print: true, languages: [en]",
    "unprinted": "name: public, web: true, photo: true",
    "elsewhere": f"{OPEN}, venues: [washington-2022]",
    "offline": "name: public, print: true, photo: true",
}


def write_site(folder: Path, photo: bytes) -> Path:
    """Write the site; the folder is returned."""
    write(folder / "site.yaml", SITE)
    exhibition = folder / "content" / "exhibitions" / "geneva-2022"
    write(exhibition / "index.md", EXHIBITION)
    write(
        exhibition / "index.he.md", "---\ntitle: קולות בז׳נבה\nsummary: קולות.\n---\n\nנאמר כאן.\n"
    )
    for number, (slug, consent) in enumerate(CONSENTS.items()):
        story = folder / "content" / "stories" / "2022" / slug
        award = "winner" if number < 2 else "finalist"
        name = f"Real{slug.title()}"
        text = STORY.format(title=f"Story {slug}", award=award, name=name, consent=consent)
        write(story / "index.md", text)
        write(
            story / "index.he.md",
            f"---\ntitle: סיפור {slug}\nquote: משפט אחד נשאר.\n---\n\nבוקר.\n",
        )
        (story / "portrait.jpg").write_bytes(photo)
        (story / "voice.mp3").write_bytes(b"ID3")
    return folder


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
