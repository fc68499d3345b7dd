"""The chapters of an episode: those of its front matter, or else those that its file holds."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.engine.digest import digest_value
from sitegen.engine.query import Reader
from sitegen.feeds.chapters import Chapter, parse_chapter
from sitegen.kinds.episode import Episode
from sitegen.media.records import AudioFacts
from sitegen.render.files.demands import ChaptersCopy, slug_of_file
from sitegen.render.queries.files import AudioFactsOf
from sitegen.text import said_of_overrides, with_directions_isolated


def chapters_of(reader: Reader, episode: Episode) -> tuple[Chapter, ...]:
    """Give an episode's chapters. Raises ContentError for a recording that can't be read."""
    if episode.chapters:
        return tuple(parse_chapter(line) for line in episode.chapters)
    facts = reader.fetch(AudioFactsOf(path=episode.audio.file)) if episode.audio.file else None
    return chapters_in(facts) if facts else ()


def chapters_in(facts: AudioFacts) -> tuple[Chapter, ...]:
    """Give the chapters that a recording holds, as they may be shown."""
    return tuple(
        Chapter(start=chapter.start, title=title)
        for chapter in facts.chapters
        if chapter.start < facts.duration and (title := with_directions_isolated(chapter.title))
    )


def doubts_on(facts: AudioFacts) -> Iterator[str]:
    """Say what is wrong with the chapters that a recording holds, each as `field: what`."""
    for chapter in facts.chapters:
        title = with_directions_isolated(chapter.title)
        if chapter.start >= facts.duration:
            yield (
                f'audio: the chapter "{title}" that the file holds begins at '
                f"{clock(chapter.start)}, not before the end ({clock(facts.duration)}); left out; "
                "expected the file with the right ones, or chapters: here, which count instead"
            )
        elif said := said_of_overrides(chapter.title):
            yield f'audio: the chapter "{title}" that the file holds: {said}'


def chapter_lines(reader: Reader, episode: Episode) -> tuple[str, ...]:
    """Give chapters as front matter has them: `12:34 Title`, in whole seconds."""
    if episode.chapters:
        return episode.chapters
    return tuple(f"{clock(each.start)} {each.title}" for each in chapters_of(reader, episode))


def clock(seconds: float) -> str:
    """Write a time as `04:30` or `1:04:30`, in whole seconds that have begun."""
    whole = int(seconds)
    minutes = f"{whole // 60 % 60:02}:{whole % 60:02}"
    return f"{whole // 3600}:{minutes}" if whole >= 3600 else minutes


def demand_chapters(reader: Reader, path: str, chapters: tuple[Chapter, ...]) -> str:
    """Demand the file of the chapters that a recording holds, and give its output path."""
    copy = ChaptersCopy(source=path, name="", chapters=chapters)
    name = f"media/{slug_of_file(path)}-{digest_value(copy).hex()[:8]}.json"
    reader.demand(name, ChaptersCopy(source=path, name=name, chapters=chapters))
    return name
