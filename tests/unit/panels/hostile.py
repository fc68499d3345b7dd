"""Material that a design meets sooner or later: every format, one to four languages, long names.

`material(number)` gives the same panel for the same number: one that fails can be looked at.
"""

from __future__ import annotations

import random

from msgspec import structs

from sitegen.panels.values import Block, Logo, Panel, PanelText, Person, PrintSettings
from sitegen.schema.formats import BUILT_IN, Format, Orientation, parse_format

LANGUAGES = ("en", "he", "ar", "fr")
OWN = ("600x900mm", "20x30in", "300x2000mm", "2000x300mm", "1500x1000mm", "148x210mm", "60x80in")
KINDS = ("story", "story", "story", "title", "introduction", "quote", "closing", "winners")
WORDS = {
    "en": "a morning begins quietly and two neighbours who never spoke carry bread across the "
    "internationalisation of their courtyards until someone laughs",
    "he": "בוקר מתחיל בשקט ושני שכנים שמעולם לא דיברו נושאים לחם אל החצר עד שמישהו צוחק "
    "והמשפחות מתיישבות יחד",
    "ar": "يبدأ الصباح بهدوء وجاران لم يتكلما قط يحملان الخبز إلى الساحة حتى يضحك أحدهم "
    "وتجلس العائلات معاً",
    "fr": "un matin commence doucement et deux voisins qui ne se parlaient pas portent le pain "
    "anticonstitutionnellement jusqu’à la cour où quelqu’un rit",
}
NAMES = {
    "en": "Noor Haddad-Levi",
    "he": "נור חדאד־לוי",
    "ar": "نور حداد ليفي",
    "fr": "Noor Haddad-Levi",
}
LONG_NAMES = {
    "en": "Maximiliana Papadopoulos-Featherstonehaugh of Saint-Antoine",
    "he": "מקסימיליאנה פפדופולוס־פת׳רסטון מסנט אנטואן",
    "ar": "مكسيميليانا بابادوبولوس فيذرستون من سان أنطوان",
    "fr": "Maximiliana Papadopoulos-Featherstonehaugh de Saint-Antoine",
}


def prose(lang: str, words: int, chance: random.Random) -> str:
    """So many words of a language, in sentences of ten."""
    stock = WORDS[lang].split()
    said = [chance.choice(stock) for _ in range(words)]
    return " ".join(f"{word}." if place % 10 == 9 else word for place, word in enumerate(said))


def line(lang: str, characters: int, chance: random.Random) -> str:
    """A title of about so many characters."""
    return prose(lang, 40, chance).replace(".", "")[:characters].rsplit(" ", 1)[0]


def text_of(
    lang: str, chance: random.Random, words: int, title: int, *, long_name: bool
) -> PanelText:
    """All words of a panel in one language."""
    parts = max(1, words // 60)
    blocks = [Block(text=prose(lang, words // parts, chance)) for _ in range(parts)]
    blocks.insert(0, Block(text=line(lang, 30, chance), heading=True))
    return PanelText(
        lang=lang,
        title=line(lang, title, chance),
        quote=line(lang, chance.choice((30, 80, 160)), chance),
        name=(LONG_NAMES if long_name else NAMES)[lang],
        role=line(lang, 25, chance),
        place=line(lang, 12, chance),
        award="winner",
        blocks=tuple(blocks),
        photo_alt="x",
        exhibition=line(lang, chance.choice((20, 56, 110)), chance),
        venue=line(lang, 24, chance) + " 2022",
        organisation=line(lang, 40, chance),
        cohort="2021–2022",
        sample=chance.random() < 0.3,
    )


def format_of(chance: random.Random) -> Format:
    """A built-in format, standing or lying, or one's own."""
    name = chance.choice((*BUILT_IN, *OWN))
    lying: Orientation = chance.choice(("", "landscape"))
    return parse_format(name, "" if name.startswith("rollup") else lying)


def material(number: int) -> Panel:
    """A panel, always the same for a number."""
    chance = random.Random(number)
    size = format_of(chance)
    languages = chance.sample(LANGUAGES, chance.randint(1, 4))
    kind = chance.choice(KINDS)
    words = chance.choice((60, 90, 130, 300, 900)) if kind in ("story", "introduction") else 25
    title, long_name = chance.choice((20, 56, 110)), chance.random() < 0.3
    texts = tuple(text_of(lang, chance, words, title, long_name=long_name) for lang in languages)
    slug = f"panel-{number}"
    people = tuple(
        Person(slug=f"{slug}-{place}", texts=texts, short_address="example.org/x")
        for place in range(chance.randint(1, 4))
    )
    return Panel(
        kind=kind,
        exhibition="hostile",
        number=number % 100,
        slug=slug,
        format=size,
        distance=chance.choice((size.distance, size.distance, 1.0, 2.0)),
        texts=texts
        if kind in ("story", "quote")
        else tuple(structs.replace(text, name="") for text in texts),
        address=f"https://www.example.org/stories/2022/{slug}-with-a-long-address/?from=hostile",
        short_address=f"example.org/stories/2022/{slug}-with-a-long-address",
        people=people if kind == "winners" else (),
        logos=tuple(Logo(name=f"Partner {place} of Peace") for place in range(chance.randint(0, 5)))
        if kind == "closing"
        else (),
        printing=PrintSettings(),
    )
