"""What each field of front matter says, in words for the author, with an example.

`sitegen new` writes these beside the fields; a field's form follows from its type (`forms.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sitegen.content import kinds, parts
from sitegen.values import Value


@dataclass(frozen=True, slots=True)
class Guide:
    """What a field says, and an example as YAML on one line ("": the type has one)."""

    what: str
    example: str = ""


META = {
    "title": Guide("The heading"),
    "summary": Guide(
        "One or two sentences for lists, feeds and search engines",
        "Two villages share one press, and the first oil of the year.",
    ),
    "slug": Guide(
        "The last part of the address, where it should not be the file's name", "olive-season"
    ),
    "url": Guide(
        "The whole address, where it should not follow from the folder", "/harvest/olives/"
    ),
    "lang": Guide("The language of this text, where it is not the site's first", "en"),
    "date": Guide("When it happened or appeared"),
    "updated": Guide("When the text was last changed in a way that readers should know"),
    "draft": Guide("Not shown before this line is gone"),
    "publish": Guide("Not published before this moment"),
    "expires": Guide("No longer published from this moment on", "2026-04-01T09:00"),
    "tags": Guide("Words under which it is listed", "[agriculture, youth]"),
    "image": Guide("The picture that stands for it, in the entry's own folder", "photo.jpg"),
    "aliases": Guide("Old addresses that lead here", "[/2019/olive-season/]"),
    "sample": Guide("Made-up content, which is never put on the web"),
    "extra": Guide("Anything else, for templates of your own", "{colour: green}"),
}

GUIDANCE: Mapping[type[Value], Mapping[str, Guide]] = {
    kinds.Meta: META,
    kinds.News: {
        "dateline": Guide("Where the report comes from", "BEIT JALA"),
        "authors": Guide("Who wrote it", "[Noor Haddad, Dana Levi]"),
        "programs": Guide("The programs that it is about", "[programs/alumhub]"),
        "gallery": Guide("More pictures, shown below the text"),
        "featured": Guide("It leads the home page"),
    },
    kinds.Story: {
        "year": Guide("The year of the cohort, where it is not the folder's", "2022"),
        "award": Guide("What the story was awarded; none: leave it out"),
        "storyteller": Guide("Who tells the story"),
        "quote": Guide("One sentence of theirs", "We began with the bread."),
        "portrait": Guide("Their portrait"),
        "voice": Guide("Their voice"),
        "consent": Guide(
            "What the storyteller agreed to; without it the story is not published. "
            "What is left out was not agreed to"
        ),
    },
    kinds.Show: {
        "guid": Guide("The show's lasting identifier: leave it as it is"),
        "author": Guide("The author that podcast apps show", "Alliance for Middle East Peace"),
        "owner": Guide("Whom podcast directories write to"),
        "category": Guide(
            "Apple's category, then the one within it", "[Society & Culture, Documentary]"
        ),
        "explicit": Guide("Children should not listen"),
        "artwork": Guide("The cover: square, 1400 to 3000 pixels wide"),
        "partners": Guide("With whom it is made", "[Search for Common Ground]"),
        "disclaimer": Guide(
            "Shown with every episode", "The views are those of the speakers alone."
        ),
        "subscribe": Guide(
            "Its addresses in podcast apps",
            "{apple: https://podcasts.apple.com/podcast/id1, spotify: https://open.spotify.com/x}",
        ),
    },
    kinds.Season: {
        "guid": Guide("The season's lasting identifier: leave it as it is"),
        "number": Guide("Which season it is"),
    },
    kinds.Episode: {
        "guid": Guide("The episode's lasting identifier: leave it as it is"),
        "audio": Guide("The sound: a file beside this one, or an address elsewhere"),
        "number": Guide("Its number within the season", "1"),
        "type": Guide("What sort of episode it is"),
        "duration": Guide("How long it is, where that can't be read from the file", '"12:34"'),
        "guests": Guide("Who is spoken with"),
        "hosts": Guide("Who leads the talk"),
        "chapters": Guide("Where its parts begin", '["00:00 Start", "04:30 The first meeting"]'),
        "transcript": Guide("What is said, as a WebVTT file", "episode.vtt"),
        "explicit": Guide("Children should not listen"),
    },
    kinds.Program: {
        "parent": Guide("The program that it belongs to", "programs/alumhub"),
        "order": Guide("Its place in lists; smaller first"),
        "status": Guide("Whether it still runs"),
        "partners": Guide("With whom it is run", "[Search for Common Ground]"),
        "pillars": Guide("What it stands on"),
        "call_to_action": Guide("What readers are asked to do"),
        "figures": Guide("Numbers, and what each counts"),
        "feeds": Guide("What its page lists: these kinds, with one of these tags"),
    },
    kinds.Exhibition: {
        "venues": Guide("Where and when it hangs"),
        "languages": Guide("The languages of its panels", "[en, he, ar]"),
        "stories": Guide(
            "Its stories in hanging order, or what chooses them ({year: 2022, award: winner})",
            "[stories/2022/noor, stories/2021/amal]",
        ),
        "panels": Guide("What is printed"),
        "hosts": Guide("Who hosts it"),
        "downloads": Guide("Files that hosts may take from its page; nothing of a story"),
        "handouts": Guide("Which of its panels' files hosts may take", "[press-sheet, panels]"),
    },
    kinds.Event: {
        "start": Guide("When it begins; without it the event is to be announced"),
        "end": Guide("When it ends"),
        "time_zone": Guide("The zone of both, where it is not the site's", "Asia/Jerusalem"),
        "place": Guide("Where", "Imperial Hotel, Jerusalem"),
        "online": Guide("The address of the meeting", "https://meet.example.org/spring"),
        "registration": Guide("Where to register", "https://forms.example.org/spring"),
    },
    kinds.Page: {
        "order": Guide("Its place in the menu; smaller first"),
        "menu": Guide("The menu that it stands in; none: leave it out"),
    },
    kinds.Section: {},
    parts.Image: {
        "file": Guide("the picture", "photo.jpg"),
        "alt": Guide("what it shows, for those who don't see it", "Two women under an olive tree"),
        "caption": Guide("shown below it", "The first day of the harvest"),
        "credit": Guide("who made it", "Dana Levi"),
        "focus": Guide("what stays when it is cropped", "40% 20%"),
    },
    parts.Storyteller: {
        "name": Guide("leave it out where it is withheld", "Noor Haddad"),
        "pseudonym": Guide("shown where consent says so", "Noor"),
        "role": Guide("what they do", "Teacher"),
        "organisation": Guide("where", "School for Peace"),
        "place": Guide("the town", "Haifa"),
    },
    parts.Voice: {
        "file": Guide("the recording", "voice.mp3"),
        "transcript": Guide("what is said, as a WebVTT file", "voice.vtt"),
        "lang": Guide("the language that is spoken", "ar"),
    },
    parts.Consent: {
        "name": Guide("which name may be shown", "pseudonym"),
        "web": Guide("on the website", "false"),
        "print": Guide("on panels", "false"),
        "social": Guide("on cards that services show", "false"),
        "photo": Guide("with the photo", "false"),
        "voice": Guide("with the voice", "false"),
        "languages": Guide("in these only; left out: in all", "[en, he]"),
        "venues": Guide("in these exhibitions only; left out: in all", "[geneva-2022]"),
        "until": Guide("the last day", "2027-12-31"),
        "asked": Guide("when they were asked", "2022-03-01"),
        "asked_by": Guide("initials", "AB"),
        "form": Guide("the number of the signed form", "2022-014"),
    },
    parts.Owner: {
        "name": Guide("a person or office", "Communications"),
        "email": Guide("read by people", "podcast@example.org"),
    },
    parts.Person: {
        "name": Guide("as it is shown", "Noor Haddad"),
        "role": Guide("what they do", "Teacher"),
        "url": Guide("their page", "https://example.org/noor"),
    },
    parts.Audio: {
        "file": Guide("a file beside this one", "episode.mp3"),
        "url": Guide("or an address", "https://cdn.example.org/episode.mp3"),
        "length": Guide("bytes, with an address", "12345678"),
        "type": Guide("with an address", "audio/mpeg"),
    },
    parts.Pillar: {
        "title": Guide("its name", "Meeting"),
        "text": Guide("one sentence", "Every month, in one of the towns."),
    },
    parts.CallToAction: {
        "label": Guide("what the button says", "Apply"),
        "url": Guide("where it leads", "https://forms.example.org/apply"),
    },
    parts.Figure: {
        "number": Guide("as it is shown", '"30+"'),
        "label": Guide("what it counts", "alumni groups"),
    },
    parts.ListedEntries: {
        "kinds": Guide("of these kinds", "[news, events]"),
        "tags": Guide("with one of these tags", "[youth]"),
    },
    parts.Venue: {
        "place": Guide("the place", "Promenade de Saint-Antoine"),
        "city": Guide("the city", "Geneva"),
        "country": Guide("two letters", "CH"),
        "start": Guide("the first day", "2022-06-01"),
        "end": Guide("the last day", "2022-06-19"),
        "hours": Guide("when it is open", "every day, 9 to 18"),
        "map": Guide("a map", "https://www.openstreetmap.org/node/1"),
    },
    parts.StoryQuery: {
        "year": Guide("of this cohort", "2022"),
        "award": Guide("with this award", "winner"),
        "tag": Guide("with this tag", "youth"),
    },
    parts.PanelSet: {
        "type": Guide("what is shown", "story"),
        "format": Guide("the size", "rollup-850x2000"),
        "orientation": Guide("of sizes that have two", "portrait"),
        "bleed": Guide("beyond the cut", "5mm"),
        "marks": Guide("crop marks", "true"),
        "profile": Guide("the printer's colours", "iso-coated-v2-300"),
        "ink_limit": Guide("percent", "300"),
        "languages": Guide("together on each", "[en, he, ar]"),
        "viewing_distance": Guide("where readers stand", "1.5m"),
        "copies": Guide("of each", "1"),
    },
    parts.Download: {
        "file": Guide("a PDF beside this one", "floor-plan.pdf"),
        "title": Guide("what it is", "Floor plan of the hall"),
    },
    parts.Host: {
        "name": Guide("an organisation", "City of Geneva"),
        "url": Guide("its site", "https://www.geneve.ch"),
        "logo": Guide("its logo for the closing panel", "city-of-geneva.svg"),
    },
}


def guide_to(model: type[Value], name: str) -> Guide:
    """Give the guide to a model's field; a field that nobody described has an empty one."""
    for owner in model.__mro__:
        guide = GUIDANCE.get(owner, {}).get(name)
        if guide is not None:
            return guide
    return Guide("")
