"""Small sound files of every kind, with what must not be published in every place they have."""

from __future__ import annotations

import io
import struct
import wave
from collections.abc import Callable

from mutagen import apev2, flac, id3, ogg

from tests.unit.media.zoo import MARKS, SECRET

SECONDS = 2.0
# MPEG 1, layer III, 128 kbit/s, 44100 Hz, one channel: 417 bytes, 1152 samples; zeros are silence
FRAME = b"\xff\xfb\x90\xc4" + bytes(413)
FRAMES = 77


def mp3() -> bytes:
    """ID3 in front, APE and ID3v1 behind, strange bytes between the frames and after them."""
    tag = id3.ID3()
    tag.add(id3.TIT2(encoding=3, text=SECRET))
    tag.add(id3.COMM(encoding=1, lang="eng", desc="place", text=f"31.7767 35.2345 {SECRET}"))
    tag.add(id3.PRIV(owner=SECRET, data=MARKS[0]))
    tag.add(id3.GEOB(encoding=0, mime="x", filename=SECRET, desc="", data=MARKS[0]))
    tag.add(id3.APIC(encoding=0, mime="image/png", type=3, desc=SECRET, data=MARKS[0]))
    front = io.BytesIO()
    tag.save(front, v1=0)
    ape = io.BytesIO(b"")
    other = apev2.APEv2()
    other["Artist"] = SECRET
    other.save(ape)
    old = (b"TAG" + MARKS[0]).ljust(128, b"\0")
    sound = FRAME * 40 + b"LYRICSBEGIN" + MARKS[0] + FRAME * (FRAMES - 40)
    return front.getvalue() + sound + ape.getvalue() + old + b"trailing" + MARKS[0]


def wav() -> bytes:
    """A broadcast chunk, an INFO list, and what stands after the end."""
    result = io.BytesIO()
    with wave.open(result, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(bytes(int(2 * 8000 * SECONDS)))
    data = result.getvalue()
    bext = (b"bext", MARKS[0].ljust(604, b"\0"))
    info = (b"LIST", b"INFOIART" + struct.pack("<I", len(MARKS[0])) + MARKS[0])
    more = b"".join(name + struct.pack("<I", len(part)) + part for name, part in (bext, info))
    body = data[12:36] + more + data[36:] + more
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WAVE" + body + MARKS[0]


def ogg_opus() -> bytes:
    """Opus with tags, padding in the comment packet, and a second stream beside it."""
    head = b"OpusHead" + struct.pack("<BBHIhB", 1, 1, 0, 48000, 0, 0)
    secret = f"ARTIST={SECRET}".encode()
    tags = b"OpusTags" + struct.pack("<I", len(SECRET)) + SECRET.encode() + struct.pack("<I", 1)
    tags += struct.pack("<I", len(secret)) + secret + b"\1padding " + MARKS[0]
    stream = _pages(7, [head], [tags], int(48000 * SECONDS))
    other = ogg.OggPage.from_packets([b"fishead\0" + MARKS[0]])
    other[0].serial, other[0].first, other[0].last = 9, True, True
    return b"".join(page.write() for page in (stream[0], *other, *stream[1:])) + MARKS[0]


def ogg_vorbis() -> bytes:
    """Vorbis with tags and a maker's name."""
    head = b"\x01vorbis" + struct.pack("<IBIiiiBB", 0, 1, 44100, 0, 64000, 0, 0xB8, 1)
    secret = f"location={SECRET}".encode()
    tags = b"\x03vorbis" + struct.pack("<I", len(SECRET)) + SECRET.encode() + struct.pack("<I", 1)
    tags += struct.pack("<I", len(secret)) + secret + b"\1"
    setup = b"\x05vorbis" + bytes(40)
    pages = _pages(7, [head], [tags, setup], int(44100 * SECONDS))
    return b"".join(page.write() for page in pages)


def _pages(serial: int, *headers: object) -> list[ogg.OggPage]:
    *packets, samples = headers
    pages: list[ogg.OggPage] = []
    for several in packets:
        pages += ogg.OggPage.from_packets(several, sequence=len(pages))
    for number in range(4):
        sound = ogg.OggPage()
        sound.packets = [bytes([number]) * 300]
        sound.sequence = len(pages)
        sound.position = samples * (number + 1) // 4
        pages.append(sound)
    for page in pages:
        page.serial = serial
    pages[0].first = pages[-1].last = True
    return pages


def flac_file() -> bytes:
    """FLAC with ID3 in front and behind, tags, an application's block and a picture."""
    info = struct.pack(">HH", 16, 16) + bytes(6)
    samples = int(8000 * SECONDS)
    packed = 8000 << 44 | 0 << 41 | 15 << 36 | samples
    info += packed.to_bytes(8, "big") + bytes(16)
    comments = flac.VCFLACDict()
    comments["artist"] = SECRET
    picture = flac.Picture()
    picture.data, picture.desc = MARKS[0], SECRET
    blocks = [(0, info), (2, b"test" + MARKS[0]), (4, comments.write(framing=False))]
    blocks += [(6, picture.write()), (1, MARKS[0])]
    written = b"fLaC"
    for number, (kind, content) in enumerate(blocks, start=1):
        last = 0x80 if number == len(blocks) else 0
        written += bytes([kind | last]) + len(content).to_bytes(3, "big") + content
    frames = b"".join(_flac_frame(number) for number in range(20))
    return written + frames + (b"TAG" + MARKS[0]).ljust(128, b"\0")


def _flac_frame(number: int) -> bytes:
    """A frame of 4096 equal samples (RFC 9639, 9): a header, one constant subframe, check sums."""
    header = bytes((0xFF, 0xF8, 0xC4, 0x08, number))
    header += bytes([_remainder(header, 0x107, 8)])
    body = header + b"\0\0\0"
    return body + _remainder(body, 0x18005, 16).to_bytes(2, "big")


def _remainder(data: bytes, divisor: int, bits: int) -> int:
    value = 0
    for byte in data:
        value ^= byte << (bits - 8)
        for _ in range(8):
            value = (value << 1) ^ (divisor if value >> (bits - 1) & 1 else 0)
    return value


def box(name: bytes, *parts: bytes) -> bytes:
    """A box of an MP4 file."""
    content = b"".join(parts)
    return struct.pack(">I4s", len(content) + 8, name) + content


def m4a(*, offsets: str = "stco") -> bytes:
    """A telephone's recording: times, a position, an owner, a track of places, stale bytes."""
    sizes = [40, 60, 50, 70, 30, 45]
    sound = [bytes([at + 1]) * size for at, size in enumerate(sizes)]
    ftyp = box(b"ftyp", b"M4A \0\0\0\0M4A mp42isom")
    free = box(b"free", MARKS[0])
    uuid = box(b"uuid", bytes(16), MARKS[0])
    start = len(ftyp + free + uuid) + 8
    # Three chunks of sound (two samples each) with the other track's words between them
    words, at, places = MARKS[0] * 3, start, []
    chunks = b""
    for number in range(3):
        places.append(at + len(chunks))
        chunks += sound[2 * number] + sound[2 * number + 1] + words
    mdat = box(b"mdat", chunks)
    form = "I" if offsets == "stco" else "Q"
    table = struct.pack(f">II3{form}", 0, 3, *places)
    esds = box(
        b"esds",
        bytes(4),
        b"\x03\x19\0\1\0\x04\x11\x40\x15" + bytes(11) + b"\x05\x02\x12\x08\x06\x01\x02",
    )
    rates = struct.pack(">HHII", 1, 16, 0, 44100 << 16)
    secret = box(b"uuid", bytes(16), MARKS[0])
    entry = box(b"mp4a", bytes(6), b"\0\1", bytes(8), rates, esds, secret)
    stbl = box(
        b"stbl",
        box(b"stsd", struct.pack(">II", 0, 1), entry),
        box(b"stts", struct.pack(">IIII", 0, 1, 6, int(44100 * SECONDS / 6))),
        box(b"stsc", struct.pack(">IIIII", 0, 1, 1, 2, 1)),
        box(b"stsz", struct.pack(">III6I", 0, 0, 6, *sizes)),
        box(offsets.encode(), table),
    )
    times = struct.pack(">II", 3_700_000_000, 3_700_000_000)
    secret = box(
        b"udta", box(b"\xa9xyz", struct.pack(">HH", 18, 0) + b"+31.7767+035.2345/", MARKS[0])
    )
    mdia = box(
        b"mdia",
        box(b"mdhd", bytes(4), times, struct.pack(">IIHH", 44100, int(44100 * SECONDS), 0x55C4, 0)),
        box(b"hdlr", bytes(8), b"soun", bytes(12), MARKS[0] + b"\0"),
        box(b"minf", box(b"smhd", bytes(8)), stbl),
    )
    tkhd = box(b"tkhd", b"\0\0\0\7", times, struct.pack(">II", 1, 0), bytes(60))
    trak = box(b"trak", tkhd, secret, mdia)
    place = box(b"trak", tkhd, box(b"mdia", box(b"hdlr", bytes(8), b"meta", bytes(12), MARKS[0])))
    mvhd = box(b"mvhd", bytes(4), times, struct.pack(">II", 1000, int(1000 * SECONDS)), bytes(80))
    parts = [
        ftyp,
        free,
        uuid,
        mdat,
        box(b"moov", mvhd, place, trak, secret, box(b"meta", MARKS[0])),
    ]
    return b"".join(parts)


def m4a_sound() -> bytes:
    """The samples that a player is to hear, in their order."""
    return b"".join(bytes([at + 1]) * size for at, size in enumerate([40, 60, 50, 70, 30, 45]))


SOUNDS: dict[str, Callable[[], bytes]] = {
    "talk.mp3": mp3,
    "memo.m4a": m4a,
    "note.opus": ogg_opus,
    "note.ogg": ogg_vorbis,
    "voice.flac": flac_file,
    "voice.wav": wav,
}
