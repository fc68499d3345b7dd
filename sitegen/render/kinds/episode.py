"""What an episode tells machines."""

from __future__ import annotations

from sitegen.feeds.records import Record, duration_text, sound_record
from sitegen.kinds.episode import Episode
from sitegen.render.kinds.pages import PageTold
from sitegen.site.model import Summary


def record(episode: Episode, summary: Summary, page: PageTold) -> Record:
    """Give an episode of its season and show, with its sound."""
    sound = page.asking.sound(episode.audio, episode.duration)
    return {
        "@type": "PodcastEpisode",
        "episodeNumber": summary.number,
        "duration": duration_text(sound.duration if sound else 0),
        "associatedMedia": sound_record(sound),
        "partOfSeason": page.above("PodcastSeason", 1),
        "partOfSeries": page.above("PodcastSeries", 0),
    }
