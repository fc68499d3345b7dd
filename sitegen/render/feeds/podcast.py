"""A show's feed, as podcast apps read it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sitegen.content.entries.entry import Entry
from sitegen.engine.query import Advice
from sitegen.feeds.chapters import Chapter
from sitegen.feeds.feed import Enclosure
from sitegen.feeds.podcast import podcast_feed
from sitegen.feeds.show import (
    PodcastEpisode,
    PodcastShow,
    Speaker,
    Transcript,
    episode_problems,
    show_problems,
)
from sitegen.kinds.episode import EPISODE, Episode
from sitegen.kinds.people import Person
from sitegen.kinds.season import SEASON, Season
from sitegen.kinds.show import Show
from sitegen.media.picture import Use, plan_picture
from sitegen.render.bodies import BodyOf
from sitegen.render.files.chapters import chapters_of, demand_chapters, doubts_on
from sitegen.render.files.demands import (
    AudioCopy,
    demand_rendition,
    file_for,
    media_type,
    slug_of_file,
)
from sitegen.render.files.recordings import RecordingSize
from sitegen.render.files.sound import tags_for
from sitegen.render.helpers.linked import entry_shown
from sitegen.render.pages.heads import absolute
from sitegen.render.pages.pages import PageTask
from sitegen.render.queries.files import AudioFactsOf, FileDigest, ImageFactsOf
from sitegen.render.templates.filters import seconds_of
from sitegen.site.model import Summary
from sitegen.site.navigation import Setting, SiteIn, SiteInfo
from sitegen.site.queries import EntryOf, Latest, SummaryOf, Within, published

ARTWORK = Use(name="podcast", widths=(1400, 3000), ratio=(1, 1), formats=("jpeg",))
"""A square of 1400 to 3000 pixels (Apple Podcasts for Creators, "Artwork requirements")."""


def podcast_document(task: PageTask) -> bytes:
    """Write the feed of a show: its episodes of all seasons, the newest first."""
    site = task.reader.fetch(SiteIn(lang=task.lang))
    id_ = task.route.args[0]
    entry = entry_shown(task.reader, task.lang, id_)
    if entry is None or not isinstance(entry.meta, Show):
        raise ValueError(f"{id_} is no show")
    show = gather_show(task, site, entry, entry.meta)
    if entry.original:
        advise(task, entry, show_problems(show))
    listed = [
        (each, season)
        for season in published(task.reader.fetch(Within(lang=task.lang, id=id_, kind=SEASON.name)))
        for each in published(
            task.reader.fetch(Within(lang=task.lang, id=season.id, kind=EPISODE.name))
        )
    ]
    order = task.reader.fetch(Latest(lang=task.lang, kind=EPISODE.name, count=0))
    places = {summary.id: place for place, summary in enumerate(order)}
    listed.sort(key=lambda pair: places[pair[0].id])
    episodes = (gather_episode(task, site, each, season) for each, season in listed)
    return podcast_feed(show, tuple(episode for episode in episodes if episode))


def gather_show(task: PageTask, site: SiteInfo, entry: Entry, show: Show) -> PodcastShow:
    """Gather what the feed says of the show."""
    summary = task.reader.fetch(SummaryOf(lang=task.lang, id=entry.id))
    image, size = artwork_of(task, site, show)
    zone = task.reader.fetch(Setting(lang=task.lang, name="timezone"))
    return PodcastShow(
        url=site.url + task.route.address,
        page=absolute(site, summary.url) if summary else site.url,
        title=show.title,
        lang=task.lang,
        description=show.summary,
        author=show.author or site.title,
        image=image,
        guid=show.guid,
        image_size=size,
        owner_name=show.owner.name if show.owner else "",
        owner_email=show.owner.email if show.owner else "",
        categories=show.category,
        explicit=show.explicit,
        disclaimer=show.disclaimer,
        time_zone=str(zone),
    )


def artwork_of(task: PageTask, site: SiteInfo, show: Show) -> tuple[str, tuple[int, int]]:
    """Give the absolute address of the show's square picture and its size in pixels."""
    image = show.artwork or show.image
    facts = task.reader.fetch(ImageFactsOf(path=image.file)) if image else None
    if image is None or facts is None:
        return "", (0, 0)
    rendition = plan_picture(
        facts,
        source=image.file,
        digest=task.reader.fetch(FileDigest(path=image.file)),
        slug=slug_of_file(image.file),
        use=ARTWORK,
        focus=image.focus,
        credit=image.credit,
    )
    largest = demand_rendition(task.reader, rendition)
    return f"{site.url}/{largest.name}", (largest.width, largest.height)


def gather_episode(
    task: PageTask, site: SiteInfo, summary: Summary, season: Summary
) -> PodcastEpisode | None:
    """Gather what the feed says of an episode; None where it has no sound."""
    entry = entry_shown(task.reader, task.lang, summary.id)
    if entry is None or not isinstance(entry.meta, Episode):
        return None
    meta, url = entry.meta, absolute(site, summary.url)
    chapters = chapters_of(task.reader, meta)
    season_entry = task.reader.fetch(EntryOf(lang=task.lang, id=season.id))
    number = (
        season_entry.meta.number if season_entry and isinstance(season_entry.meta, Season) else 0
    )
    episode = PodcastEpisode(
        guid=meta.guid,
        url=url,
        title=meta.title,
        enclosure=enclosure_of(task, site, entry, meta),
        date=meta.date or meta.publish,
        summary=meta.summary,
        notes=task.reader.fetch(BodyOf(id=entry.id, lang=task.lang)).html,
        number=meta.number,
        season=number,
        season_title=season.title,
        type=meta.type,
        explicit=meta.explicit,
        speakers=speakers_of(site, meta),
        transcripts=transcripts_of(task, site, meta, dict(entry.inherited)),
        chapters=chapters,
        chapters_url=chapters_address(task, site, url, meta, chapters),
        inherited=entry.inherited,
    )
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


def advise(task: PageTask, entry: Entry, problems: Iterable[str]) -> None:
    """Tell what directories would refuse or apps would stumble over."""
    for message in problems:
        advice = Advice(path=entry.path, weight=0, message=message, about=message)
        task.reader.advice.add(advice)


def enclosure_of(task: PageTask, site: SiteInfo, entry: Entry, episode: Episode) -> Enclosure:
    """Give an episode's sound: the published file, or the address that the entry names."""
    sound, spoken = episode.audio, seconds_of(episode.duration) if episode.duration else 0
    if not sound.file:
        return Enclosure(url=sound.url, type=sound.type, length=sound.length, duration=spoken)
    tags = tags_for(task.reader, entry, site.title)
    address = file_for(task.reader, sound.file, "/", tags)
    facts = task.reader.fetch(AudioFactsOf(path=sound.file))
    published = task.reader.demands.get(address.removeprefix("/"))
    size = (
        task.reader.fetch(RecordingSize(recording=published))
        if isinstance(published, AudioCopy)
        else 0
    )
    return Enclosure(
        url=site.url + address,
        type=media_type(address),
        length=size,
        duration=spoken or (round(facts.duration) if facts else 0),
    )


def speakers_of(site: SiteInfo, episode: Episode) -> tuple[Speaker, ...]:
    """Give who is heard under a name, hosts first."""

    def at(person: Person) -> str:
        return absolute(site, person.url) if person.url else ""

    hosts = [Speaker(name=host.name, part="host", url=at(host)) for host in episode.hosts]
    guests = [Speaker(name=guest.name, url=at(guest)) for guest in episode.guests]
    return tuple(speaker for speaker in (*hosts, *guests) if speaker.name)


def transcripts_of(
    task: PageTask, site: SiteInfo, episode: Episode, inherited: Mapping[str, str]
) -> tuple[Transcript, ...]:
    """Give the published transcript, in the language that it is `inherited` from."""
    if not episode.transcript:
        return ()
    address = file_for(task.reader, episode.transcript, "/")
    kind = "application/srt" if address.endswith(".srt") else "text/vtt"
    lang = inherited.get(episode.transcript, task.lang)
    return (Transcript(url=site.url + address, type=kind, lang=lang),)
