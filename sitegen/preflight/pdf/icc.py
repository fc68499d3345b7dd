"""What the header of an ICC profile says (ICC.1:2022, 7.2)."""

from __future__ import annotations

from sitegen.values import Value


class ProfileHeader(Value):
    """The device class (`prtr`, `mntr` …), the colour space (`CMYK`, `RGB` …), and the name."""

    device_class: str
    space: str
    name: str = ""
    version: str = ""


def read_header(data: bytes) -> ProfileHeader | None:
    """Read a profile's header and description; None for what is no ICC profile, or a part of one.

    The header tells the size of the whole profile, the table of tags (7.3) where each part ends.
    """
    if len(data) < 128 or data[36:40] != b"acsp" or int.from_bytes(data[:4]) > len(data):
        return None
    count = int.from_bytes(data[128:132])
    tags = [data[132 + 12 * index : 144 + 12 * index] for index in range(min(count, 100))]
    if any(int.from_bytes(tag[4:8]) + int.from_bytes(tag[8:12]) > len(data) for tag in tags):
        return None
    return ProfileHeader(
        device_class=data[12:16].decode("ascii", "replace").strip(),
        space=data[16:20].decode("ascii", "replace").strip(),
        name=_description(data),
        version=f"{data[8]}.{data[9] >> 4}",
    )


def _description(data: bytes) -> str:
    count = min(int.from_bytes(data[128:132]), 100)
    for index in range(count):
        entry = data[132 + 12 * index : 144 + 12 * index]
        if entry[:4] == b"desc":
            start, size = int.from_bytes(entry[4:8]), int.from_bytes(entry[8:12])
            return _text(data[start : start + size])
    return ""


def _text(tag: bytes) -> str:
    """The text of a tag: `desc` holds ASCII (ICC.1:2001), `mluc` UTF-16 (ICC.1:2022, 10.15)."""
    if tag[:4] == b"desc":
        length = int.from_bytes(tag[8:12])
        return tag[12 : 12 + length].rstrip(b"\0").decode("ascii", "replace")
    if tag[:4] == b"mluc" and len(tag) >= 28:
        length, start = int.from_bytes(tag[20:24]), int.from_bytes(tag[24:28])
        return tag[start : start + length].decode("utf-16-be", "replace").rstrip("\0")
    return ""
