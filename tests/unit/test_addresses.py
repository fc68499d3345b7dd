"""One judge says what an address that is published may be, wherever it stands."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.addresses import AddressError, decode_path, path_within, read_address
from sitegen.text import normalize

# Each is followed to somewhere else, or run, by a browser (URL Standard 4.4, 3.5; UTS #46).
REFUSED = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "\x01javascript:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "java\u200bscript:alert(1)",
    "\u200ejavascript:alert(1)",
    "vbscript:x",
    "data:text/html,x",
    "file:///etc/passwd",
    "blob:https://a.example/x",
    "ftp://a.example",
    "view-source:https://a.example",
    "//evil.example",
    "///evil.example",
    "\\\\evil.example",
    "/\\evil.example",
    "\\/evil.example",
    "/\t/evil.example",
    "/\n\\evil.example",
    "\t//evil.example",
    "/a\\b/",
    "/\u200b/evil.example",
    "/%2F/evil.example",
    "/%5cevil.example",
    "/%2e%2e/x",
    "/%00/",
    "/%zz/",
    "/%",
    "/%ff/",
    "https:evil.example",
    "https:/evil.example",
    "https://",
    "https:///x",
    "https://www.example.org@evil.example/",
    "https://user:word@evil.example/",
    "https://www.example.org\\@evil.example",
    "https://exa mple.org",
    "https://exa\u200bmple.org",
    "https://exa\u00admple.org",
    "https://exa\ufe0fmple.org",
    "https://a.example/\u202egpj.exe",
    "https://a.example/x?y=\u200bz",
    "https://evil\uff0eexample/",
    "https://evil\u3002example/",
    "https://ｅｖｉｌ.example/",
    "https://evil.example\uff0f.example.org/",
    "https://xn--.example/",
    "https://xn--a.example/",
    "https://x..org",
    "https://.org",
    "https://x.org../a",
    "https://.",
    "https://x.123/",
    "https://1.2.3/",
    "https://1.2.3.256/",
    "https://1.2.3.04/",
    "https://0x7f.1/",
    f"https://{'a' * 64}.org",
    f"https://{'a.' * 130}org",
    "https://x.org/ a",
    "https://x.org/a /b",
    "https://x.org/a? b",
    "https://x.org/a, https://y.org/b",
    "https://x.org/a https://y.org/b",
    "https://x.org/a; http://y.org",
    "https://a.example:99999/",
    "https://a.example:0/",
    "mailto:",
    "tel:",
    "tel:call me",
    "tel:callme",
    "tel:1-800-PEACE",
    "tel:+",
    "tel:+972 2 123?x",
    "tel://+972",
    "mailto:info",
    "mailto:a@",
    "mailto:@b.example",
    "mailto:a b@c.example",
    "mailto:Dana <dana@b.example>",
    "mailto:a@b.example,",
    "mailto:a@b.example, info",
    "mailto://a@b.example",
    "mailto:?subject=Hi",
    "sms:",
    "sms:+972 2 123",
]


@pytest.mark.parametrize("written", REFUSED)
def test_an_address_that_browsers_read_otherwise_than_people_is_refused(written: str) -> None:
    with pytest.raises(AddressError):
        read_address(written)


@pytest.mark.parametrize(
    ("written", "kind", "published"),
    [
        ("https://a.example", "web", "https://a.example"),
        ("HTTP://A.Example:8080/x?y=1#z", "web", "HTTP://A.Example:8080/x?y=1#z"),
        ("https://שלום.example/א", "web", "https://שלום.example/א"),
        ("https://xn--9dbne9b.example/", "web", "https://xn--9dbne9b.example/"),
        ("https://[::1]/", "web", "https://[::1]/"),
        ("https://a.example./x", "web", "https://a.example./x"),
        ("http://127.0.0.1:8000/x", "web", "http://127.0.0.1:8000/x"),
        ("https://4.example/1.2", "web", "https://4.example/1.2"),
        (
            "https://a.example/?u=https://b.example/",
            "web",
            "https://a.example/?u=https://b.example/",
        ),
        ("https://a.example/x@y", "web", "https://a.example/x@y"),
        ("https://a.example/A & B.pdf", "web", "https://a.example/A%20&%20B.pdf"),
        ("https://a.example/?u=http://b,http://c", "web", "https://a.example/?u=http://b,http://c"),
        ("https://a.example/a b|c", "web", "https://a.example/a%20b%7Cc"),
        ("\u200fhttps://a.example/x\u200f", "web", "https://a.example/x"),
        ("mailto:a@b.example?subject=Hi", "contact", "mailto:a@b.example?subject=Hi"),
        ("mailto: a@b.example, c@d.example", "contact", "mailto:a@b.example,c@d.example"),
        ("tel:+972 2 123", "contact", "tel:+9722123"),
        ("tel:(02) 123\u2011456", "contact", "tel:(02)123-456"),
        ("tel:\u200f٠٢-١٢٣", "contact", "tel:02-123"),
        ("tel:*123#", "contact", "tel:*123%23"),
        ("tel:+1-2;ext=5", "contact", "tel:+1-2;ext=5"),
        ("/", "site", "/"),
        ("/about/?a=%D7%A9#b", "site", "/about/?a=%D7%A9#b"),
        ("/%D7%A9%D7%9C%D7%95%D7%9D/", "site", "/שלום/"),
        ("/%d7%a9%d7%9c%d7%95%d7%9d/", "site", "/שלום/"),
        ("/100%25/", "site", "/100%/"),
        ("../about.md#x", "file", "../about.md#x"),
        ("#x", "place", "#x"),
    ],
)
def test_an_address_is_published_as_it_will_be_followed(
    written: str, kind: str, published: str
) -> None:
    address = read_address(written)
    assert (address.kind, address.text) == (kind, published)


LABEL = st.from_regex("[a-z][a-z0-9]{0,9}", fullmatch=True)


@given(st.lists(st.one_of(LABEL, st.just("")), min_size=1, max_size=5), st.booleans())
def test_a_host_lacks_no_part_between_its_dots(labels: list[str], is_rooted: bool) -> None:
    written = f"https://{'.'.join(labels)}{'.' if is_rooted else ''}/x"
    # A last dot names the root (RFC 1034, 3.1); a host needs something before it.
    parts = labels if is_rooted or labels[-1] or len(labels) == 1 else labels[:-1]
    if "" in parts:
        with pytest.raises(AddressError):
            read_address(written)
    else:
        assert read_address(written).text == written


@pytest.mark.parametrize(
    ("address", "base", "path"),
    [
        ("https://a.example/x/?y#z", "https://a.example", "/x/?y#z"),
        ("http://A.EXAMPLE:80/x/", "https://a.example/", "/x/"),
        ("https://a.example", "https://a.example/", "/"),
        ("https://a.example#z", "https://a.example", "/#z"),
        ("https://a.example/p/x/", "https://a.example/p/", "/x/"),
        ("https://a.example/p?y", "https://a.example/p", "/?y"),
        ("https://a.example/px/", "https://a.example/p", ""),
        ("https://a.example/", "https://a.example/p", ""),
        ("https://a.example.evil/", "https://a.example", ""),
        ("https://www.a.example/", "https://a.example", ""),
        ("https://a.example:8080/", "https://a.example", ""),
        ("mailto:a@a.example", "https://a.example", ""),
        ("/x/", "https://a.example", ""),
        ("https://a.example/", "", ""),
    ],
)
def test_an_address_in_full_is_known_as_the_sites_own(address: str, base: str, path: str) -> None:
    assert path_within(address, base) == path


@given(st.text(st.characters(exclude_characters="./\\%?#", exclude_categories=["C"]), min_size=1))
def test_what_browsers_copy_is_what_was_typed(word: str) -> None:
    typed = f"/{word}/"
    encoded = quote(typed)
    for path in (typed, encoded, re.sub("%..", lambda found: found[0].lower(), encoded)):
        assert decode_path(path) == normalize(typed)


def test_a_title_in_round_brackets_is_named() -> None:
    with pytest.raises(AddressError) as told:
        read_address("https://a.example (T)")
    assert str(told.value) == 'a title stands in double quotes: https://a.example "T"'
