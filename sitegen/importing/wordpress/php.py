"""PHP's serialised values, read with bounds: scalars and arrays; objects are never made.

The format counts bytes (php.net, serialize); values come from strangers, so depth and number are
bounded, and what isn't data alone is refused.
"""

from __future__ import annotations

import re

DEEPEST = 20
MOST = 20_000

Value = None | bool | int | float | str | dict[int | str, "Value"]
"""What a serialised value holds; PHP's arrays are mappings."""

NUMBER = re.compile(rb"-?\d{1,20};")
REAL = re.compile(rb"(-?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?|-?INF|NAN);")
COUNT = re.compile(rb"(\d{1,9}):")
END = re.compile(rb'";(?=[abdisN}]|$)')
"""Where a text may end whose count is wrong: before another value, a brace, or nothing."""


class PhpError(ValueError):
    """Something that isn't a serialised value of plain data."""


def unserialize(data: bytes) -> Value:
    """Give a serialised value. Raises PhpError for objects, for what is too deep or too much.

    Texts whose count of bytes is wrong, as after a change of the site's address in the database,
    are read to where they end.
    """
    reader = _Reader(data)
    value = reader.value(0)
    if data[reader.at :].strip():
        raise PhpError("something stands behind the value")
    return value


class _Reader:
    def __init__(self, data: bytes) -> None:
        self.data, self.at, self.number = data, 0, 0

    def value(self, depth: int) -> Value:
        self.number += 1
        if depth > DEEPEST or self.number > MOST:
            raise PhpError("too deep or too many values")
        kind = self.data[self.at : self.at + 2]
        self.at += 2
        match kind:
            case b"N;":
                return None
            case b"b:":
                return self._whole() != 0
            case b"i:":
                return self._whole()
            case b"d:":
                return self._real()
            case b"s:":
                return self._text()
            case b"a:":
                return self._array(depth)
            case b"O:" | b"C:" | b"E:":
                raise PhpError("an object, which is never made")
        raise PhpError("no serialised value")

    def _whole(self) -> int:
        found = NUMBER.match(self.data, self.at)
        if found is None:
            raise PhpError("no whole number")
        self.at = found.end()
        return int(found[0][:-1])

    def _real(self) -> float:
        found = REAL.match(self.data, self.at)
        if found is None:
            raise PhpError("no number")
        self.at = found.end()
        return float(found[1].decode().lower())

    def _count(self) -> int:
        found = COUNT.match(self.data, self.at)
        if found is None:
            raise PhpError("no count")
        self.at = found.end()
        return int(found[1])

    def _text(self) -> str:
        count = self._count()
        if self.data[self.at : self.at + 1] != b'"':
            raise PhpError("no quotation mark")
        start = self.at + 1
        end = start + count
        if self.data[end : end + 2] != b'";':
            found = END.search(self.data, start)
            if found is None:
                raise PhpError("a text without an end")
            end = found.start()
        self.at = end + 2
        return self.data[start:end].decode("utf-8", "replace")

    def _array(self, depth: int) -> dict[int | str, Value]:
        count = self._count()
        if count > MOST or self.data[self.at : self.at + 1] != b"{":
            raise PhpError("no array")
        self.at += 1
        found: dict[int | str, Value] = {}
        for _ in range(count):
            if self.data[self.at : self.at + 1] == b"}":
                break
            key = self.value(depth + 1)
            if not isinstance(key, int | str) or isinstance(key, bool):
                raise PhpError("a key that is none")
            found[key] = self.value(depth + 1)
        if self.data[self.at : self.at + 1] != b"}":
            raise PhpError("an array without an end")
        self.at += 1
        return found
