"""MP3: a run of frames (ISO/IEC 11172-3, 13818-3), and ID3 tags around it."""

from __future__ import annotations

import io
from collections import Counter
from importlib import import_module
from typing import Any, Final, NamedTuple, NoReturn

from sitegen.errors import MediaError

# kbit/s by MPEG 1 and by MPEG 2 and 2.5, layer III
_RATES_1: Final = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_RATES_2: Final = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_SAMPLES: Final = {
    3: (44100, 48000, 32000),
    2: (22050, 24000, 16000),
    0: (11025, 12000, 8000),
}
_LAYER_3: Final = 1
# Sync words occur by chance; this many frames in a row don't.
_IN_A_ROW: Final = 3
# Bytes within which the first frame of a file begins.
_NEAR: Final = 65_536
# Who writes into the first frame how many samples were put before the sound and behind it
_WRITERS: Final = (b"LAME", b"Lavf", b"Lavc")
# How the tags begin that stand between and behind frames: ID3v1 and v2, APEv2, Lyrics3
_TAGS: Final = (b"TAG", b"ID3", b"APETAGEX", b"LYRICSBEGIN")


class Frames(NamedTuple):
    """The sound of an MP3 file: its frames alone, and how long they last."""

    data: bytes
    seconds: float


class _Header(NamedTuple):
    length: int
    samples: int
    rate: int


class _Lengths(dict[bytes, int]):
    """The lengths of frames of one sampling rate by their first four bytes; 0 for all else.

    An hour has 140,000 frames, and few of their beginnings differ.
    """

    def __init__(self, rate: int) -> None:
        super().__init__()
        self.rate = rate

    def __missing__(self, head: bytes) -> int:
        header = _header(head)
        self[head] = header.length if header and header.rate == self.rate else 0
        return self[head]


def frames(data: bytes, name: str) -> Frames:
    """Collect all whole frames; whatever lies before, between and after them is left out.

    Where several recordings were put behind each other the rate may change: players take that.

    A frame that was cut short would reach into what was written behind it, a tag with names most
    of all; so a frame is whole where another one, a tag or nothing follows.

    Raises MediaError where there are none.
    """
    at, first = _find(data, skip_id3(data))
    if first is None:
        raise MediaError(
            f"{name}: there is no MP3 sound in this file; copy it again or save it as MP3"
        )
    runs: list[bytes] = []
    samples: Counter[int] = Counter()
    lengths: dict[int, _Lengths] = {}
    start = at
    while at < len(data):
        if header := _header(data[at : at + 4]):
            known = lengths.setdefault(header.rate, _Lengths(header.rate))
            at, count = _follow(data, at, known)
            samples[header.rate] += count * header.samples
            if count:
                continue
        runs.append(data[start:at])
        start, again = _find(data, at + 1)
        at = start if again else len(data)
        start = at
    runs.append(data[start:at])
    sound = b"".join(runs)
    if _is_index(sound, first.length):
        samples[first.rate] -= first.samples
    seconds = sum(count / rate for rate, count in samples.items())
    filling = _filling(sound[: first.length]) / first.rate
    return Frames(sound, seconds - filling if filling < seconds else seconds)


def refuse_several(name: str) -> NoReturn:
    """Raise MediaError for files put behind each other, where players would play the first one."""
    raise MediaError(f"{name}: it holds several recordings; save them as one MP3 file")


def skip_id3(data: bytes) -> int:
    """Find where ID3v2 tags at the start end (ID3 2.4.0, 3.1), and zeros before them: a recorder
    that was broken off leaves them, and players pass them over."""
    at = len(data) - len(data.lstrip(b"\0"))
    while data[at : at + 3] == b"ID3" and len(data) >= at + 10:
        size = 0
        for part in data[at + 6 : at + 10]:
            size = size << 7 | part & 0x7F
        at += 10 + size + (10 if data[at + 5] & 0x10 else 0)
    return at


def is_near(data: bytes, start: int) -> bool:
    """Whether sound begins at a place or not far behind it: what recorders and programs leave in
    front of the first frame is passed over by players."""
    return _find(data, start, start + _NEAR)[1] is not None


def rewrite(data: bytes, name: str, fields: dict[str, str], cover: bytes | None) -> bytes:
    """Return the sound with a new ID3 2.3 tag in front; fields as `audio.retag` makes them."""
    return id3_tag(fields, cover) + frames(data, name).data


def id3_tag(fields: dict[str, str], cover: bytes | None) -> bytes:
    """Write an ID3 2.3 tag, which every player reads."""
    tag = build_id3(fields, cover)
    result = io.BytesIO()
    tag.save(result, v1=0, v2_version=3, padding=lambda info: 0)
    return result.getvalue()


def build_id3(fields: dict[str, str], cover: bytes | None) -> Any:
    """Make mutagen's form of a tag from fields."""
    id3 = import_module("mutagen.id3")
    language = fields.get("language", "und")
    makers = {
        "title": lambda text: id3.TIT2(encoding=1, text=text),
        "artist": lambda text: id3.TPE1(encoding=1, text=text),
        "album": lambda text: id3.TALB(encoding=1, text=text),
        "year": lambda text: id3.TYER(encoding=0, text=text),
        "comment": lambda text: id3.COMM(encoding=1, lang=language, desc="", text=text),
        "language": lambda text: id3.TLAN(encoding=0, text=text),
    }
    tag = id3.ID3()
    for key, text in fields.items():
        tag.add(makers[key](text))
    if cover is not None:
        kind = "image/png" if cover.startswith(b"\x89PNG") else "image/jpeg"
        tag.add(id3.APIC(encoding=0, mime=kind, type=3, desc="", data=cover))
    return tag


def _header(head: bytes) -> _Header | None:
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return None
    version, layer = head[1] >> 3 & 3, head[1] >> 1 & 3
    rate, sampling, padding = head[2] >> 4, head[2] >> 2 & 3, head[2] >> 1 & 1
    if version not in _SAMPLES or layer != _LAYER_3 or rate in {0, 15} or sampling == 3:
        return None
    hertz = _SAMPLES[version][sampling]
    first = version == 3
    bits = (_RATES_1 if first else _RATES_2)[rate] * 1000
    return _Header((144 if first else 72) * bits // hertz + padding, 1152 if first else 576, hertz)


def _find(data: bytes, start: int, end: int | None = None) -> tuple[int, _Header | None]:
    at = data.find(b"\xff", start, end)
    while at >= 0:
        header = _header(data[at : at + 4])
        if header and _holds(data, at, header):
            return at, header
        at = data.find(b"\xff", at + 1, end)
    return len(data), None


def _holds(data: bytes, at: int, first: _Header) -> bool:
    """Whether more frames follow, or the file ends after whole ones."""
    for _ in range(_IN_A_ROW):
        header = _header(data[at : at + 4])
        if header is None or header.rate != first.rate or at + header.length > len(data):
            return False
        at += header.length
        if at == len(data):
            return True
    return True


def _follow(data: bytes, at: int, lengths: _Lengths) -> tuple[int, int]:
    """Give where the whole frames of one sampling rate end that begin here, and their number.

    All but the last have another one behind them.
    """
    last, count = at, 0
    while length := lengths[data[at : at + 4]]:
        last, at, count = at, at + length, count + 1
    header = _header(data[last : last + 4])
    whole = header is not None and _is_whole(data, last, header)
    return (at, count) if whole else (last, count - 1)


def _is_whole(data: bytes, at: int, header: _Header) -> bool:
    """Whether a frame ends where another one begins, or with the sound and no tag in it."""
    end = at + header.length
    following = _header(data[end : end + 4])
    if following and (following.rate == header.rate or _holds(data, end, following)):
        return True
    ended = data.startswith((*_TAGS, bytes(4)), end) or end == len(data)
    return ended and not any(mark in data[at:end] for mark in _TAGS)


def _is_index(sound: bytes, length: int) -> bool:
    """Whether the first frame holds Xing's or Fraunhofer's table in place of sound."""
    head = sound[:length]
    return any(mark in head[:64] for mark in (b"Xing", b"Info", b"VBRI"))


def _filling(head: bytes) -> int:
    """Give the samples that an encoder put before and behind the sound, which players leave out.

    They stand behind Xing's table (its flags say how long that is), in LAME's part of it.
    """
    at = max(head.find(b"Xing", 0, 64), head.find(b"Info", 0, 64))
    if at < 0 or len(head) < at + 8:
        return 0
    flags = head[at + 7]
    at += 8 + sum(size for bit, size in enumerate((4, 4, 100, 4)) if flags >> bit & 1)
    if not head.startswith(_WRITERS, at) or len(head) < at + 24:
        return 0
    both = int.from_bytes(head[at + 21 : at + 24], "big")
    return (both >> 12) + (both & 0xFFF)
