"""Hostile files: bits turned, lengths that lie, parts cut, repeated, nested, put together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

NUMBERS = (0, 1, 7, 8, 127, 128, 255, 256, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFF7, 0xFFFFFFFF)
"""Lengths and counts that readers stumble over."""

LARGEST = 400_000
NESTED = re.compile(rb"moov|trak|mdia|minf|stbl")


def mutated(data: bytes, source: Random, tokens: Sequence[bytes] = ()) -> bytes:
    """Damage a file in one to twelve places; `tokens` are what may be put into a text."""
    made = bytearray(data)
    for _ in range(source.choice((1, 1, 2, 4, 12))):
        damage(made, source, tokens)
        del made[LARGEST:]
    return bytes(made)


def damage(made: bytearray, source: Random, tokens: Sequence[bytes]) -> None:
    """Damage a file in one place, which is near its beginning as often as not."""
    size = len(made) or 1
    at = source.randrange(size if source.random() < 0.5 else min(size, 400))
    match source.randrange(9):
        case 0:
            made[at : at + 1] = bytes([(made[at] if made else 0) ^ 1 << source.randrange(8)])
        case 1:
            del made[at:]
        case 2:
            made[at : at + 4] = source.choice(NUMBERS).to_bytes(4, source.choice(("big", "little")))
        case 3:
            made[at:at] = made[at : at + source.randrange(1, 200)] * source.choice((1, 2, 50))
        case 4:
            del made[at : at + source.randrange(1, 64)]
        case 5:
            made[at : at + 1] = source.randbytes(1)
        case 6:
            made[at:at] = source.choice(tokens) if tokens else bytes(made[: source.randrange(size)])
        case 7:
            made[at : at + 2] = source.choice(NUMBERS).to_bytes(4, "big")[2:]
        case 8:
            nest(made, source)


def nest(made: bytearray, source: Random) -> None:
    """Put a box of an MP4 file into itself, many times."""
    found = [match.start() - 4 for match in NESTED.finditer(bytes(made)) if match.start() >= 4]
    if found:
        at = source.choice(found)
        head = made[at : at + 8]
        made[at:at] = head * source.choice((1, 20, 3000))
