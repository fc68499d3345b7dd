"""Sound as programs write it is published whole and of the right length, or refused by its name.

The files are made, measured and listened to by FFmpeg, which shares nothing with our readers.
"""

from __future__ import annotations

import base64
import io
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import imageio_ffmpeg
import pytest
from mutagen import flac, id3, oggvorbis
from PIL import Image

from sitegen.errors import MediaError
from sitegen.media.audio.files import AudioTags, audio_facts, retag
from tests.unit.media.sounds import SOUNDS
from tests.unit.media.zoo import SECRET

TAGS = AudioTags(title="T", artist="A", album="B", year="2026")
RATE, BYTES = 8000, 2
NEAR = 0.01
"""Share by which a length may differ from FFmpeg's."""


def ffmpeg(*words: str, given: bytes = b"") -> bytes:
    """Run FFmpeg; gives what it writes."""
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-nostdin", "-y", *words]
    return subprocess.run(command, input=given, capture_output=True, check=True).stdout


@cache
def tone(ending: str, *words: str, seconds: float = 6.0) -> bytes:
    """Give a tone as FFmpeg writes it."""
    source = f"sine=frequency=440:duration={seconds}"
    with_tag = ("-metadata", f"comment={SECRET}")
    if "pipe:1" in words:
        return ffmpeg("-f", "lavfi", "-i", source, *with_tag, *words)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / f"tone{ending}"
        ffmpeg("-f", "lavfi", "-i", source, *with_tag, *words, str(place))
        return place.read_bytes()


def heard(data: bytes) -> float:
    """Give how many seconds of sound FFmpeg hears."""
    samples = ffmpeg("-i", "pipe:0", "-f", "s16le", "-ac", "1", "-ar", str(RATE), "-", given=data)
    return len(samples) / RATE / BYTES


def vorbis_with_cover() -> bytes:
    """Give Ogg Vorbis whose comments reach over many pages."""
    noise = Image.effect_noise((500, 500), 90)
    saved = io.BytesIO()
    noise.save(saved, "PNG")
    picture = flac.Picture()
    picture.type, picture.mime, picture.data = 3, "image/png", saved.getvalue()
    source = io.BytesIO(tone(".ogg", "-c:a", "libvorbis"))
    file = oggvorbis.OggVorbis(source)
    file["metadata_block_picture"] = base64.b64encode(picture.write()).decode()
    source.seek(0)
    file.save(source)
    assert len(picture.data) > 150_000
    return source.getvalue()


def two_rates() -> bytes:
    """Give a jingle of one rate before a talk of another: files put behind each other."""
    jingle = tone(".mp3", "-ar", "48000", "-b:a", "64k", seconds=4.0)
    return jingle + tone(".mp3", "-ar", "44100", "-b:a", "128k")


def mp3_tag() -> bytes:
    """Give a tag such as stands before MP3."""
    tag, source = id3.ID3(), io.BytesIO()
    tag.add(id3.TIT2(encoding=3, text=SECRET))
    tag.save(source)
    return source.getvalue()


def wav_of_no_length() -> bytes:
    """Give a WAV whose program was broken off before it wrote how long the sound is."""
    data = tone(".wav", "-fflags", "+bitexact", "-map_metadata", "-1")
    at = data.index(b"data") + 4
    return data[:at] + bytes(4) + data[at + 4 :]


def als() -> bytes:
    """Give an M4A that says of its AAC that it is another of MPEG-4's codings (ALS)."""
    data = tone(".m4a")
    at = data.index(b"\x05\x80\x80\x80", data.index(b"esds")) + 5
    return data[:at] + b"\xf8\x80" + data[at + 2 :]


IN_FRAGMENTS = ("-frag_duration", "1000000", "-movflags")

PLAYED = {
    "mp3": lambda: tone(".mp3"),
    "mp3, variable": lambda: tone(".mp3", "-q:a", "5"),
    "mp3, two rates": two_rates,
    "mp3, mono to stereo": lambda: tone(".mp3", "-ac", "1") + tone(".mp3", "-ac", "2"),
    "mp3 behind zeros": lambda: bytes(5000) + tone(".mp3"),
    "mp3, 22 kHz": lambda: tone(".mp3", "-ar", "22050"),
    "mp3 from a pipe": lambda: tone(".mp3", "-f", "mp3", "pipe:1"),
    "m4a": lambda: tone(".m4a"),
    "m4a, index first": lambda: tone(".m4a", "-movflags", "+faststart"),
    "mov": lambda: tone(".mov", "-c:a", "aac"),
    "ogg vorbis with a cover": vorbis_with_cover,
    "opus": lambda: tone(".opus", "-c:a", "libopus"),
    "flac": lambda: tone(".flac"),
    "wav": lambda: tone(".wav"),
    "wav from a pipe": lambda: tone(".wav", "-f", "wav", "pipe:1"),
    "wav, 24 bits": lambda: tone(".wav", "-c:a", "pcm_s24le"),
    "wav, floats": lambda: tone(".wav", "-c:a", "pcm_f32le"),
    "aac, bare": lambda: tone(".aac"),
    "aac behind ID3": lambda: mp3_tag() + tone(".aac"),
    "flac from a pipe": lambda: tone(".flac", "-f", "flac", "pipe:1"),
    "flac in ogg": lambda: tone(".oga", "-c:a", "flac"),
    "m4a in fragments": lambda: tone(".m4a", *IN_FRAGMENTS, "frag_keyframe+empty_moov"),
    "m4a in fragments, each by itself": lambda: tone(
        ".m4a", *IN_FRAGMENTS, "frag_keyframe+empty_moov+default_base_moof"
    ),
    "m4a, fragments behind an index": lambda: tone(".m4a", *IN_FRAGMENTS, "frag_keyframe"),
    "opus in fragments": lambda: tone(
        ".mp4", "-c:a", "libopus", *IN_FRAGMENTS, "frag_keyframe+empty_moov"
    ),
    "mp3 behind other bytes": lambda: b"\x1b\xff\xfb\x90garbage" * 400 + tone(".mp3"),
    "wav, RF64": lambda: tone(".wav", "-rf64", "always"),
    "wav that says it is empty": lambda: wav_of_no_length(),
    "wav, mu-law": lambda: tone(".wav", "-c:a", "pcm_mulaw"),
}

REFUSED = {
    "ADPCM": (lambda: tone(".wav", "-c:a", "adpcm_ima_wav"), "coded in a way"),
    "ALAC": (lambda: tone(".m4a", "-c:a", "alac"), "Apple Lossless"),
    "AC-3": (lambda: tone(".mp4", "-c:a", "ac3"), "AC-3"),
    "WebM": (lambda: tone(".webm"), "WebM"),
    "1000 samples a second": (lambda: tone(".wav", "-ar", "1000"), "1000 samples"),
    "floats of 64 bits": (lambda: tone(".wav", "-c:a", "pcm_f64le"), "coded in a way"),
    "another MPEG-4 coding": (als, r"\(40\.36\)"),
    "AIFF": (lambda: tone(".aiff"), "AIFF"),
    "Windows Media": (lambda: tone(".wma"), "Windows Media"),
    "AMR": (lambda: b"#!AMR\n" + bytes(200), "AMR"),
}


@pytest.mark.parametrize("name", PLAYED)
def test_what_players_open_is_published_whole(name: str) -> None:
    data = PLAYED[name]()
    length = heard(data)
    facts = audio_facts(data, "a")
    assert facts.duration == pytest.approx(length, rel=NEAR, abs=0.06)
    made = retag(data, "a", TAGS)
    assert heard(made) == pytest.approx(length, rel=NEAR, abs=0.06)
    assert audio_facts(made, "a").duration == pytest.approx(length, rel=NEAR, abs=0.06)
    assert SECRET.encode() not in made


@pytest.mark.parametrize("name", REFUSED)
def test_what_few_players_open_is_refused_by_its_name(name: str) -> None:
    make, said = REFUSED[name]
    with pytest.raises(MediaError, match=said) as caught:
        audio_facts(make(), "a")
    assert "damaged" not in str(caught.value) and "MP3" in str(caught.value)


def test_flac_without_a_frame_is_told() -> None:
    data = PLAYED["flac from a pipe"]()
    with pytest.raises(MediaError, match="no sound in this file"):
        audio_facts(data[: data.index(b"\xff\xf8")], "a")


def test_fragments_that_were_cut_short_are_told() -> None:
    with pytest.raises(MediaError, match="cut short"):
        audio_facts(PLAYED["m4a in fragments"]()[:-3000], "a")


@pytest.mark.parametrize("name", PLAYED)
def test_of_two_recordings_in_one_file_none_is_lost_in_silence(name: str) -> None:
    data = PLAYED[name]() + PLAYED[name]()
    try:
        facts = audio_facts(data, "a")
    except MediaError as error:
        assert "several recordings; save them as one MP3 file" in str(error)
        return
    assert name.startswith(("mp3", "aac"))
    length = 2 * heard(PLAYED[name]())
    assert facts.duration == pytest.approx(length, rel=NEAR, abs=0.2)
    assert heard(retag(data, "a", TAGS)) == pytest.approx(length, rel=NEAR, abs=0.2)


def test_bare_aac_of_two_rates_is_told() -> None:
    with pytest.raises(MediaError, match="several recordings"):
        audio_facts(tone(".aac") + tone(".aac", "-ar", "22050"), "a")


@pytest.mark.parametrize("kind", ["voice.flac", "voice.wav", "memo.m4a"])
def test_small_files_behind_each_other_are_told(kind: str) -> None:
    with pytest.raises(MediaError, match="several recordings"):
        audio_facts(SOUNDS[kind]() * 2, kind)
