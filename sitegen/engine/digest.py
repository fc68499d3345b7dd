"""Canonical encoding of values, and digests of it."""

from __future__ import annotations

from hashlib import sha256

import msgspec

ENCODER = msgspec.msgpack.Encoder(order="deterministic", uuid_format="canonical")
"""Encodes equal values to equal bytes. Values carry their class's name, so that no two kinds of
question or answer share an encoding; True, 1 and "1" differ."""

Digest = bytes
"""The first 16 bytes of SHA-256, which processors have instructions for: a name in the cache."""


def encode(value: object) -> bytes:
    """Encode a value of msgspec's types. Raises TypeError for anything else."""
    return ENCODER.encode(value)


def digest_value(value: object) -> Digest:
    """Give the digest of a value's encoding."""
    return digest_bytes(ENCODER.encode(value))


def digest_bytes(data: bytes) -> Digest:
    """Give the digest of bytes for use inside the cache."""
    return sha256(data).digest()[:16]


def sha256_hex(data: bytes) -> str:
    """Give the SHA-256 of bytes in hexadecimal digits, as the manifest names outputs."""
    return sha256(data).hexdigest()
