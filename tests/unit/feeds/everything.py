"""A show and an episode that say all that a feed can tell, in one of three languages."""

from __future__ import annotations

from datetime import UTC, datetime

from sitegen.feeds.chapters import Chapter
from sitegen.feeds.feed import Direction, Enclosure
from sitegen.feeds.show import (
    Artwork,
    Discussion,
    License,
    PodcastEpisode,
    PodcastShow,
    Speaker,
    Trailer,
    Transcript,
    Wishes,
)
from sitegen.schema.dates import parse_partial_date

WORDS = {
    "en": ("Groundwork & more", "Activists speak.", "Haifa: “the sea”", "What lies beneath?"),
    "he": ("עבודת שטח & עוד", "פעילים מדברים.", "חיפה: „הים”", "מה יש מתחת?"),
    "ar": ("عمل ميداني & أكثر", "ناشطون يتحدثون.", "حيفا: «البحر»", "ماذا في الأعماق؟"),
}
"""The show's title and summary, the episode's title and summary."""

SITE = "https://example.org"
SOUND = Enclosure(url=f"{SITE}/haifa.mp3", type="audio/mpeg", length=304_000, duration=1219)
ARTWORK = Artwork(url=f"{SITE}/artwork.jpg", side=3000, alt="Rings of sound")


def show_in(lang: str) -> PodcastShow:
    """Give a show that says everything."""
    direction: Direction = "ltr" if lang == "en" else "rtl"
    return PodcastShow(
        url=f"{SITE}/{lang}/feed.xml",
        page=f"{SITE}/{lang}/",
        title=WORDS[lang][0],
        lang=lang,
        dir=direction,
        description=WORDS[lang][1],
        author="ALLMEP",
        artwork=ARTWORK,
        guid="urn:uuid:D998FA3C-7E1B-587E-883B-7B372B97BD02",
        owner_name="Alliance",
        owner_email="podcast@example.org",
        categories=("Society & Culture", "Documentary", "Government"),
        explicit=True,
        copyright="© ALLMEP",
        type="serial",
        medium="course",
        license=License(name="CC-BY-4.0"),
        funding=((f"{SITE}/donate/", "Support us"), (f"{SITE}/members/", "Become a member")),
        frequency=("FREQ=MONTHLY", "Monthly"),
        speakers=(Speaker(name="Dana", part="host"),),
        discussions=(
            Discussion(url="https://m.example/@us/1", protocol="activitypub", account="@us"),
            Discussion(url="https://b.example/us/1", protocol="atproto"),
        ),
        trailers=(
            Trailer(
                title="Soon", enclosure=SOUND, moment=datetime(2021, 7, 1, tzinfo=UTC), season=1
            ),
        ),
        notes=(("applepodcastsverify", "05124"), ("", "A word")),
        wishes=Wishes(new_feed_url=f"{SITE}/new.xml", complete=True, block=True, locked=True),
        time_zone="Asia/Jerusalem",
    )


def episode_in(lang: str) -> PodcastEpisode:
    """Give an episode that says everything."""
    return PodcastEpisode(
        guid="urn:uuid:4d7aab32-ddfa-51c2-a16f-06bdb057a49f",
        url=f"{SITE}/{lang}/haifa/",
        title=WORDS[lang][2],
        enclosure=SOUND,
        date=parse_partial_date("2021-07-12"),
        summary=WORDS[lang][3],
        notes='<p>More on <a href="../lod/">Lod</a>.</p>',
        number=2,
        season=1,
        season_title="The Mixed Cities Edition",
        type="bonus",
        explicit=True,
        block=True,
        artwork=ARTWORK,
        license=License(name="own-1", url=f"{SITE}/license/"),
        discussions=(Discussion(url="https://m.example/@us/2", protocol="activitypub"),),
        speakers=(Speaker(name="Noor", url=f"{SITE}/noor"), Speaker(name="Dana", part="host")),
        transcripts=(Transcript(url=f"{SITE}/haifa.vtt", lang=lang),),
        chapters=(Chapter(start=0, title="Start"),),
        chapters_url=f"{SITE}/{lang}/haifa/chapters.json",
    )
