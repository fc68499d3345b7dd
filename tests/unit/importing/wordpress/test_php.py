"""PHP's serialised values: data is read, by bytes and within bounds; objects are never made."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.importing.wordpress.php import DEEPEST, PhpError, unserialize
from tests.unit.importing.wordpress.exports import php

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.text(),
    lambda inner: st.dictionaries(st.integers(-99, 99) | st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(PLAIN)
def test_what_was_written_reads_back(value: object) -> None:
    try:
        data = php(value).encode()
    except UnicodeEncodeError:
        return
    assert unserialize(data) == value


def test_texts_are_counted_in_bytes() -> None:
    assert unserialize('a:1:{s:2:"ב";s:4:"בא";}'.encode()) == {"ב": "בא"}
    assert unserialize(b"d:1.5;") == 1.5


def test_a_wrong_count_of_bytes_is_read_to_the_end_of_the_text() -> None:
    wrong = b'a:2:{s:4:"file";s:3:"2019/photo.jpg";s:5:"width";i:3;}'
    assert unserialize(wrong) == {"file": "2019/photo.jpg", "width": 3}
    assert unserialize(b's:99:"short";') == "short"


@pytest.mark.parametrize(
    "data",
    [
        b'O:8:"stdClass":0:{}', b'C:3:"Foo":0:{}', b'a:1:{i:0;O:3:"Foo":0:{}}', b"R:1;", b"r:1;",
        b'E:3:"A:B";', b"", b"x", b"i:", b's:5:"abc', b"a:1:{", b"a:1:{i:0;}", b"i:1;i:2;", b"d:x;",
        b"a:" * 10_000, b"a:1:{i:0;" * 500 + b"}" * 500, b"a:999999999:{}",
    ],
)  # fmt: skip
def test_what_is_no_plain_data_is_refused(data: bytes) -> None:
    with pytest.raises(PhpError):
        unserialize(data)


def test_depth_is_bounded() -> None:
    def nested(depth: int) -> bytes:
        return b"a:1:{i:0;" * depth + b"i:1;" + b"}" * depth

    unserialize(nested(DEEPEST))
    with pytest.raises(PhpError, match="deep"):
        unserialize(nested(DEEPEST + 1))


@given(st.binary(max_size=60))
def test_nothing_else_is_raised_for_any_bytes(data: bytes) -> None:
    with suppress(PhpError):
        unserialize(b"a:2:{" + data)
