"""What can't be true of an episode's sound, as it is known once the recording was read."""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.content.entries.entry import Entry
from sitegen.errors import ContentError, Problem
from sitegen.feeds.show import PodcastEpisode
from sitegen.render.feeds.places import place_in
from sitegen.render.files.chapters import clock
from sitegen.render.pages.pages import PageTask


def check_chapters(
    task: PageTask, entry: Entry, lines: Sequence[str], episode: PodcastEpisode
) -> None:
    """Raise ContentError for chapters, as `lines` write them, that begin after the end.

    Those that the recording holds are none of these: of them a doubt tells. A translation that
    takes its original's chapters over has no mistake of its own.
    """
    length = episode.enclosure.duration
    taken_over = dict(entry.inherited)
    problems = [
        Problem(
            place_in(task, entry, "chapters", chapter.title),
            f'chapters: "{line}" found, expected a time before the end of the recording, '
            f"{clock(length)}",
        )
        for line, chapter in zip(lines, episode.chapters, strict=False)
        if length and chapter.start > length and line not in taken_over
    ]
    if problems:
        raise ContentError(problems)
