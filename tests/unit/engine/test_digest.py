"""Digests: what differs has another, what is equal has the same, on every machine."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sitegen.engine.digest import digest_value, encode, sha256_hex
from sitegen.site.model import Crumb, MenuItem
from sitegen.site.queries import EntryOf, Latest, SummaryOf

LEAVES = st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.text() | st.binary()
VALUES = st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner))


def typed(value: Any) -> Any:
    """Give a value in which True and 1, which Python calls equal, are not."""
    if isinstance(value, list):
        return [typed(item) for item in value]
    if isinstance(value, dict):
        return {key: typed(item) for key, item in value.items()}
    return (type(value).__name__, value)


@given(VALUES, VALUES)
def test_encodings_are_equal_exactly_where_values_are(one: Any, other: Any) -> None:
    assert (encode(one) == encode(other)) == (typed(one) == typed(other))


def test_true_one_and_its_digit_differ() -> None:
    assert len({digest_value(value) for value in (True, 1, "1", b"1", 1.0, [1], None)}) == 7


def test_two_kinds_of_value_with_the_same_fields_differ() -> None:
    assert digest_value(Crumb(title="a", url="b")) != digest_value(MenuItem(title="a", url="b"))


def test_two_kinds_of_question_never_share_a_key() -> None:
    one, other = EntryOf(lang="en", id="news/a"), SummaryOf(lang="en", id="news/a")
    assert one != other
    assert encode(one) != encode(other)
    assert Latest(lang="en", kind="news", count=1) != Latest(lang="en", kind="news", count=2)


def test_the_order_of_a_mapping_does_not_count() -> None:
    assert digest_value({"a": 1, "b": 2}) == digest_value({"b": 2, "a": 1})


def test_digests_do_not_depend_on_the_process() -> None:
    code = (
        "from sitegen.engine.digest import digest_value;"
        "from sitegen.site.queries import EntryOf;"
        "print(digest_value([EntryOf(lang='he', id='news/a'), {'b': 1, 'a': 2}]).hex())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PATH": ""},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4711")
    }
    assert len(found) == 1


def test_the_manifest_names_outputs_by_sha256() -> None:
    # NIST FIPS 180-4, the example of the message "abc".
    expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert sha256_hex(b"abc") == expected
