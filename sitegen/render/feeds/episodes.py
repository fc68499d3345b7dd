"""What a podcast's feed says of its episodes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from sitegen.content.entries.entry import Entry
from sitegen.engine.query import Advice
from sitegen.feeds.chapters import Chapter
from sitegen.feeds.feed import Enclosure
from sitegen.feeds.show import PodcastEpisode, Trailer, Transcript, episode_problems
from sitegen.kinds.episode import Episode
from sitegen.render.bodies import BodyOf
from sitegen.render.feeds.artwork import artwork_of
from sitegen.render.feeds.listening import check_chapters
from sitegen.render.feeds.shows import discussions_of, license_of, speakers_of
from sitegen.render.files.chapters import chapters_of, demand_chapters, doubts_on
from sitegen.render.files.demands import demand_text, file_for, media_type
from sitegen.render.files.sound import sound_of, tags_for
from sitegen.render.helpers.linked import entry_shown
from sitegen.render.pages.heads import absolute
from sitegen.render.pages.pages import PageTask
from sitegen.render.queries.files import AudioFactsOf, FileDigest
from sitegen.render.templates.filters import seconds_of
from sitegen.site.feeds import Release
from sitegen.site.navigation import SiteInfo


def gather_episode(
    task: PageTask, site: SiteInfo, release: Release, moment: datetime
) -> PodcastEpisode:
    """Gather what the feed says of an episode that came out at a moment.

    Raises ContentError for a chapter that begins after the end.
    """
    summary, season = release.episode, release.season
    entry, meta = episode_shown(task, summary.id)
    url = absolute(site, summary.url)
    chapters = chapters_of(task.reader, meta)
    episode = PodcastEpisode(
        guid=meta.guid,
        url=url,
        title=meta.title,
        enclosure=enclosure_of(task, site, entry, meta),
        date=moment,
        summary=meta.summary,
        notes=task.reader.fetch(BodyOf(id=entry.id, lang=task.lang)).html,
        number=meta.number,
        season=season.number,
        season_title=season.title,
        type=meta.type,
        explicit=meta.explicit,
        block=meta.block,
        artwork=artwork_of(task, site, meta.image),
        license=license_of(meta.license),
        discussions=discussions_of(meta.discussions),
        speakers=speakers_of(site, meta.hosts, meta.guests),
        transcripts=transcripts_of(task, site, meta, dict(entry.inherited)),
        chapters=chapters,
        chapters_url=chapters_address(task, site, url, meta, chapters),
        inherited=entry.inherited,
    )
    check_chapters(task, entry, meta.chapters, episode)
    if entry.original:
        advise(task, entry, (*episode_problems(episode), *doubts_on_sound(task, meta)))
    return episode


def chapters_address(
    task: PageTask, site: SiteInfo, url: str, episode: Episode, chapters: tuple[Chapter, ...]
) -> str:
    """Give where an episode's chapters lie: beside its page, or among the files where its recording
    holds them."""
    if episode.chapters:
        return f"{url}chapters.json"
    if not chapters:
        return ""
    return f"{site.url}/{demand_chapters(task.reader, episode.audio.file, chapters)}"


def doubts_on_sound(task: PageTask, episode: Episode) -> tuple[str, ...]:
    """Say what is wrong with the chapters that an episode's file holds, where they count."""
    if episode.chapters or not episode.audio.file:
        return ()
    facts = task.reader.fetch(AudioFactsOf(path=episode.audio.file))
    return tuple(doubts_on(facts)) if facts else ()


def episode_shown(task: PageTask, id_: str) -> tuple[Entry, Episode]:
    """Give an episode's entry as it is shown, and its front matter."""
    entry = entry_shown(task.reader, task.lang, id_)
    if entry is None or not isinstance(entry.meta, Episode):
        raise ValueError(f"{id_} is no episode")
    return entry, entry.meta


def gather_trailer(task: PageTask, site: SiteInfo, release: Release, moment: datetime) -> Trailer:
    """Gather what the feed says of a trailer of a season."""
    entry, meta = episode_shown(task, release.episode.id)
    sound = enclosure_of(task, site, entry, meta)
    season = release.season.number
    return Trailer(title=meta.title, enclosure=sound, moment=moment, season=season)


def advise(task: PageTask, entry: Entry, problems: Iterable[str]) -> None:
    """Tell what directories would refuse or apps would stumble over."""
    for message in problems:
        advice = Advice(path=entry.path, weight=0, message=message, about=message)
        task.reader.advice.add(advice)


def enclosure_of(task: PageTask, site: SiteInfo, entry: Entry, episode: Episode) -> Enclosure:
    """Give an episode's sound: the published file, or the address that the entry names."""
    seconds = seconds_of(episode.duration) if episode.duration else 0
    tags = tags_for(task.reader, entry, site.title)
    return sound_of(task.reader, episode.audio, site.url, tags, seconds)


def transcripts_of(
    task: PageTask, site: SiteInfo, episode: Episode, inherited: Mapping[str, str]
) -> tuple[Transcript, ...]:
    """Give the published transcript, in the language that it is `inherited` from; one that is
    SubRip as WebVTT as well, which apps and browsers know best."""
    if not episode.transcript:
        return ()
    addresses = [file_for(task.reader, episode.transcript, "/")]
    if addresses[0].endswith(".srt"):
        digest = task.reader.fetch(FileDigest(path=episode.transcript))
        addresses.insert(0, f"/{demand_text(task.reader, episode.transcript, digest, '.vtt')}")
    lang = inherited.get(episode.transcript, task.lang)
    return tuple(
        Transcript(url=site.url + address, type=media_type(address), lang=lang)
        for address in addresses
    )
