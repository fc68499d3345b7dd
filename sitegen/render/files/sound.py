"""The words that a published recording carries as its tags: the entry's, nothing of the file's."""

from __future__ import annotations

from sitegen.content.entries.entry import Entry
from sitegen.engine.query import Reader
from sitegen.feeds.feed import Enclosure
from sitegen.kinds.episode import Audio, Episode
from sitegen.kinds.show import Show
from sitegen.kinds.story import Story, display_name
from sitegen.render.files.demands import AudioCopy, file_for, media_type
from sitegen.render.files.recordings import RecordingSize
from sitegen.render.queries.files import AudioFactsOf
from sitegen.site.navigation import SiteIn
from sitegen.site.queries import EntryOf


def tags_for(reader: Reader, entry: Entry, site_title: str) -> AudioCopy | None:
    """Give the tags of an entry's recording; None for kinds that have none."""
    meta = entry.meta
    words = AudioCopy(source="", digest="", name="", title=meta.title, artist=site_title)
    if isinstance(meta, Story):
        return _story_tags(meta, entry.lang, words)
    if isinstance(meta, Episode):
        return _episode_tags(reader, entry, meta, words)
    return words


def tags_for_file(
    reader: Reader, lang: str, path: str, otherwise: AudioCopy | None = None
) -> AudioCopy | None:
    """Give the tags of the entry that a recording lies beside, so that all pages offer one file.

    `otherwise` are those for a file that lies beside no entry of the language.
    """
    entry = reader.fetch(EntryOf(lang=lang, id="/".join(path.split("/")[1:-1])))
    if entry is None:
        return otherwise
    return tags_for(reader, entry, reader.fetch(SiteIn(lang=lang)).title)


def sound_of(
    reader: Reader, audio: Audio, base: str, tags: AudioCopy | None, seconds: int = 0
) -> Enclosure:
    """Give a sound: the published file, or the address that front matter names.

    `base` is the site's address without a slash at its end; `seconds` the length as front matter
    says it, 0 where the file does.
    """
    if not audio.file:
        return Enclosure(url=audio.url, type=audio.type, length=audio.length, duration=seconds)
    address = file_for(reader, audio.file, "/", tags)
    facts = reader.fetch(AudioFactsOf(path=audio.file))
    published = reader.demands.get(address.removeprefix("/"))
    size = (
        reader.fetch(RecordingSize(recording=published)) if isinstance(published, AudioCopy) else 0
    )
    return Enclosure(
        url=base + address,
        type=media_type(address),
        length=size,
        duration=seconds or (round(facts.duration) if facts else 0),
    )


def _story_tags(story: Story, lang: str, words: AudioCopy) -> AudioCopy:
    from msgspec.structs import replace

    spoken = story.voice.lang if story.voice and story.voice.lang else lang
    return replace(
        words,
        artist=display_name(story.storyteller) or words.artist,
        album=words.artist,
        year=str(story.year or ""),
        language=spoken,
    )


def _episode_tags(reader: Reader, entry: Entry, episode: Episode, words: AudioCopy) -> AudioCopy:
    from msgspec.structs import replace

    show_id = "/".join(entry.id.split("/")[:2])
    show = reader.fetch(EntryOf(lang=entry.lang, id=show_id))
    meta = show.meta if show and isinstance(show.meta, Show) else None
    return replace(
        words,
        artist=(meta.author if meta else "") or words.artist,
        album=meta.title if meta else "",
        year=str(episode.date.year) if episode.date else "",
        language=entry.lang,
        cover=meta.artwork.file if meta and meta.artwork else "",
    )
