"""The one reader of transcripts, whatever they are written as: WebVTT, SubRip, JSON, plain text.

Pages, the search, feeds, the file that is published and the look for names are made from what is
read here.
"""

from __future__ import annotations

from typing import Final

from sitegen.media.cue_text import Parts, read_tagged
from sitegen.media.cues import SIGNATURE, RawCue
from sitegen.media.talk_json import looks_like_json, read_talk_json
from sitegen.media.talk_text import looks_like_talk, read_talk
from sitegen.text import with_line_feeds

WITH_TIMES: Final = ".vtt"
WITHOUT_TIMES: Final = ".txt"
"""How the file is called that is published of a transcript that is neither WebVTT nor SubRip."""


def read_transcript(text: str) -> tuple[tuple[RawCue, Parts], ...]:
    """Give the cues of a transcript, each with the parts of its text.

    Raises TranscriptError for all that can't be read or that no player would show.
    """
    plain = with_line_feeds(text.removeprefix("\ufeff")).replace("\0", "\ufffd")
    if looks_like_json(plain):
        return read_talk_json(plain)
    if SIGNATURE.match(plain) or not looks_like_talk(plain):
        return read_tagged(plain)
    return read_talk(plain)


def is_talk(text: str) -> bool:
    """True for a transcript that is neither WebVTT nor SubRip, by how it begins."""
    plain = with_line_feeds(text.removeprefix("\ufeff"))
    return not SIGNATURE.match(plain) and (looks_like_json(plain) or looks_like_talk(plain))


def is_timed(cues: tuple[tuple[RawCue, Parts], ...]) -> bool:
    """True where it is known when each cue is said."""
    return all(cue.is_timed for cue, _ in cues)
