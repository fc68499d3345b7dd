"""What a story tells machines: a storyteller is never made a Person; a name only as it is shown.

Where one lives is for readers of the page: no record ties a person to a place.
"""

from __future__ import annotations

from sitegen.feeds.records import Record, sound_record
from sitegen.kinds.episode import Audio
from sitegen.kinds.story import Story, words_of
from sitegen.render.kinds.pages import PageTold
from sitegen.site.model import Summary


def record(story: Story, summary: Summary, page: PageTold) -> Record:
    """Give a story as a work, with the voice that tells it."""
    voice, words = story.voice, words_of(story)
    sound = page.asking.sound(Audio(file=voice.file)) if voice else None
    return {
        "@type": "CreativeWork",
        "headline": page.title,
        "creditText": summary.person,
        "award": story.award or "",
        "audio": sound_record(sound, voice.lang if voice else ""),
        "hasPart": {"@type": "Quotation", "text": words} if words else {},
    }
