"""Sound files: what they are and how long, and the same sound with new tags and nothing else.

A recording made with a phone carries its place, its date and its owner's name in many corners. So
nothing is deleted here: a new file is written, of the sound's own data and the tags of the entry.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from sitegen.engine.memory import is_out_of_memory
from sitegen.errors import MediaError
from sitegen.media.audio import flac as audio_flac
from sitegen.media.audio import mp3 as audio_mp3
from sitegen.media.audio import mp4 as audio_mp4
from sitegen.media.audio import ogg as audio_ogg
from sitegen.media.audio import plain as audio_plain
from sitegen.media.audio import wrapped as audio_wrapped
from sitegen.media.audio.chapters import read_chapters
from sitegen.media.pictures.inspection import CREDIT, residues
from sitegen.media.records import AudioFacts
from sitegen.values import Value

_TYPES: Final = {
    "mp3": "audio/mpeg",
    "mp4": "audio/mp4",
    "ogg": "audio/ogg",
    "flac": "audio/flac",
    "wav": "audio/wav",
}
_LARGEST: Final = 200_000_000
_SILENCE: Final = 60
"""Seconds that a file may say beside one for each of its bytes: what packs silence best (FLAC's
constant blocks at 8 kHz) needs more."""

_OGG_BEGINS: Final = 200
"""Bytes in which an Ogg file says what its sound is."""

_HELP: Final = "save it as MP3 or M4A (any recorder or audio editor can)"
_STRANGERS: Final = (
    (b"#!AMR", "an AMR recording"),
    (b"FORM", "an AIFF file"),
    (b"0&\xb2u", "a Windows Media file"),
    (b"\x1aE\xdf\xa3", "a WebM or Matroska file, which podcast apps don't play"),
    (b"caff", "a Core Audio file"),
    (b"\xff\xd8\xff", "a picture"),
    (b"%PDF", "a PDF document"),
    (b"version https://git-lfs", "a Git LFS pointer, not the file itself"),
)
_WRITERS: Final[dict[str, Callable[..., bytes]]] = {
    "mp3": audio_mp3.rewrite,
    "mp4": audio_mp4.rewrite,
    "ogg": audio_ogg.rewrite,
    "flac": audio_flac.rewrite_flac,
    "wav": audio_plain.rewrite_wav,
}
# ISO 639-2 codes (ID3 2.3.0, 4.2.1: TLAN; ISO/IEC 14496-12, 8.4.2) of the languages at hand
_LANGUAGES: Final = {
    "en": "eng", "he": "heb", "ar": "ara", "fr": "fra", "de": "deu", "es": "spa", "it": "ita",
    "ru": "rus", "am": "amh", "yi": "yid", "pt": "por", "nl": "nld",
}  # fmt: skip


class AudioTags(Value):
    """What a published sound file says of itself; `year` in figures, `language` as `he`."""

    title: str
    artist: str
    album: str
    year: str
    comment: str = ""
    language: str = ""


def audio_facts(data: bytes, name: str) -> AudioFacts:
    """Examine an MP3, M4A/MP4, AAC, Ogg (Vorbis, Opus, FLAC), FLAC or WAV file, by its bytes.

    `size` is that of the given bytes. Raises MediaError for what is empty, damaged, too large or
    another kind of file.
    """
    kind = detect_audio_type(data, name)
    with _reported(name):
        sound = _unwrapped(data, name)
        duration = _seconds(sound, kind, name)
    if duration > _SILENCE + len(sound):
        raise MediaError(
            f"{name}: it says that it lasts {duration:.0f} seconds, longer than its sound can; "
            "copy it again from its source"
        )
    if not duration > 0:
        raise MediaError(f"{name}: there is no sound in this file; record or copy it again")
    with _reported(name):
        # What can't be written anew can't be published: found out here, and told with all else.
        _WRITERS[kind](sound, name, {}, None)
    return AudioFacts(
        duration=round(duration, 3),
        size=len(data),
        type=_TYPES[kind],
        chapters=read_chapters(sound, kind),
    )


def retag(data: bytes, name: str, tags: AudioTags, cover: bytes | None = None) -> bytes:
    """Write the sound anew with these tags and this cover (a clean JPEG or PNG) and nothing else.

    The same input gives the same bytes; the sound itself isn't encoded again. Raises MediaError as
    `audio_facts` does, and for a cover that holds more than pixels.
    """
    kind = detect_audio_type(data, name)
    if cover is not None:
        _check_cover(cover, name)
    with _reported(name):
        return _WRITERS[kind](_unwrapped(data, name), name, _fields(tags), cover)


def language_code(language: str) -> str:
    """Give the three-letter code of a language (`he-IL` gives `heb`), `und` for an unknown one."""
    short = language.lower().partition("-")[0]
    return short if len(short) == 3 else _LANGUAGES.get(short, "und")


def detect_audio_type(data: bytes, name: str) -> str:
    """Tell `mp3`, `mp4`, `ogg`, `flac` or `wav` by the first bytes; MediaError for all else.

    It is what the file becomes where its own wrapping is one that few programs take.
    """
    if not data:
        raise MediaError(f"{name}: the file is empty; copy it again from the recorder or phone")
    if len(data) > _LARGEST:
        raise MediaError(
            f"{name}: {len(data) / 1e6:.0f} MB are too much for readers on a phone; {_HELP}"
        )
    for start, what in _STRANGERS:
        if data.startswith(start):
            raise MediaError(f"{name}: this is {what}; {_HELP}")
    found = _signature(data)
    if not found:
        raise MediaError(f"{name}: this isn't a sound file that sitegen can read; {_HELP}")
    return found


def _signature(data: bytes) -> str:
    if data[4:8] == b"ftyp":
        return "mp4"
    if data[:4] in (b"RIFF", b"RF64") and data[8:12] == b"WAVE":
        return "wav"
    start = audio_mp3.skip_id3(data)
    if data.startswith(b"fLaC", start):
        return "flac"
    if data[:4] == b"OggS":
        return "flac" if audio_wrapped.OGG_FLAC in data[:_OGG_BEGINS] else "ogg"
    if audio_wrapped.is_adts(data, start):
        return "mp4"
    return "mp3" if data[:3] == b"ID3" or audio_mp3.is_near(data, start) else ""


def _unwrapped(data: bytes, name: str) -> bytes:
    """Give a file of the same sound in a wrapping that all programs take."""
    if data[:4] == b"OggS" and audio_wrapped.OGG_FLAC in data[:_OGG_BEGINS]:
        return audio_wrapped.from_ogg(data, name)
    if data[4:8] == b"ftyp" and any(kind == b"moof" for kind, _ in audio_mp4.boxes(data)):
        return audio_wrapped.from_fragments(data, name)
    if audio_wrapped.is_adts(data, audio_mp3.skip_id3(data)):
        return audio_wrapped.from_adts(data, name)
    return data


def _seconds(data: bytes, kind: str, name: str) -> float:
    if kind == "mp3":
        return audio_mp3.frames(data, name).seconds
    if kind == "mp4":
        return audio_mp4.seconds(data, name)
    if kind == "wav":
        return audio_plain.wav_seconds(data, name)
    if kind == "flac":
        return audio_flac.flac_seconds(data)
    return float(audio_ogg.read_info(io.BytesIO(data), name).length)


def _fields(tags: AudioTags) -> dict[str, str]:
    """The tags that say something, without line breaks and control characters."""
    given = {
        "title": tags.title,
        "artist": tags.artist,
        "album": tags.album,
        "year": tags.year,
        "comment": tags.comment,
        "language": language_code(tags.language) if tags.language else "",
    }
    clean = {
        key: "".join(sign if sign.isprintable() else " " for sign in value).strip()
        for key, value in given.items()
    }
    return {key: value for key, value in clean.items() if value}


def _check_cover(cover: bytes, name: str) -> None:
    kind = {b"\x89PN": "png", b"\xff\xd8\xff": "jpeg"}.get(cover[:3])
    if kind is None:
        raise MediaError(f"{name}: its cover has to be JPEG or PNG; save it as one of them")
    found = [part for part in residues(cover, kind) if part != CREDIT]
    if found:
        raise MediaError(
            f"{name}: the cover holds more than pixels ({', '.join(found)});"
            " it has to be made by make_derivatives first"
        )


@contextmanager
def _reported(name: str) -> Iterator[None]:
    """Turn whatever a reader throws at hostile bytes into one clear sentence."""
    try:
        yield
    except MediaError:
        raise
    except Exception as error:
        if is_out_of_memory(error):
            raise
        raise MediaError(
            f"{name}: the sound file is damaged or cut short; copy it"
            " again from its source, or open it in an editor and save it as MP3"
        ) from error
