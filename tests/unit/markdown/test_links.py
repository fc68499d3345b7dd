"""Links lead where they say, or their author is told."""

from __future__ import annotations

import re
from html import escape, unescape

import pytest

from tests.unit.markdown.site import conversion_of, html_of, notices_of


def test_a_link_to_an_entrys_file_leads_to_its_address() -> None:
    assert html_of("[Noor](../stories/2022/noor/index.md)") == (
        '<p><a href="/stories/2022/noor/">Noor</a></p>'
    )
    assert html_of("[aims](../about.md#aims)") == '<p><a href="/about/#aims">aims</a></p>'
    assert html_of("[x](</programs/alumhub>)") == '<p><a href="/programs/alumhub/">x</a></p>'
    assert html_of("[x](<a_b (c).md>)") == '<p><a href="/a-b-c/">x</a></p>'
    assert html_of("[x](a\\_b%20(c).md)".replace("%20", " ")) == '<p><a href="/a-b-c/">x</a></p>'


def test_a_link_into_another_language_says_so() -> None:
    assert html_of("[x](only-hebrew.md)") == (
        '<p><a href="/he/news/only-hebrew/" hreflang="he">x</a></p>'
    )


def test_a_link_to_nothing_is_a_mistake_with_its_line_and_keeps_its_words() -> None:
    text = "One.\n\nTwo [lines\nof](../about.md#aims) [words](gone.md)\nhere."
    assert notices_of(text) == [(4, "error", 'link to "gone.md": nothing there')]
    assert "words\nhere" in conversion_of(text).body.html


def test_a_link_to_nothing_is_led_to_what_is_near() -> None:
    assert notices_of("[x](a-nmae.md)") == [
        (1, "error", 'link to "a-nmae.md": nothing there; did you mean "a-name.md"?')
    ]


def test_a_link_to_nothing_by_name_is_reported_where_the_name_is_defined() -> None:
    assert notices_of("[a][n] [b][n]\n\ntext\n\n[n]: gone.md 'Title'") == [
        (5, "error", 'link to "gone.md": nothing there')
    ]


def test_each_wrong_link_has_its_own_line() -> None:
    text = "\n\n".join(f"`x` [a](gone.md) {number}" for number in range(4))
    assert [line for line, _, _ in notices_of(text)] == [1, 3, 5, 7]


def test_links_to_other_sites_do_not_hand_over_this_page() -> None:
    assert html_of('[x](https://example.org/a?b=1&c=2 "It\'s \\"b\\"")') == (
        '<p><a title="It\'s &quot;b&quot;" '
        'href="https://example.org/a?b=1&amp;c=2" rel="noopener">x</a></p>'
    )


def test_the_sites_own_address_in_full_is_a_path_of_it() -> None:
    for written in ("[x]({})", "<{}>", "See {}"):
        html = html_of(written.format("https://own.example/programs/alumhub"))
        assert '<a href="/programs/alumhub/">' in html
        told = notices_of(written.format("https://own.example/gone/"))
        assert told == [(1, "error", 'link to "https://own.example/gone/": nothing there')]


def test_addresses_in_angle_brackets_are_links_and_stay_as_they_are() -> None:
    assert html_of("<https://example.org/a--b_c_'d'>") == (
        '<p><a href="https://example.org/a--b_c_\'d\'" rel="noopener">'
        "https://example.org/a--b_c_'d'</a></p>"
    )
    assert html_of("<me@example.org>") == (
        '<p><a href="mailto:me@example.org">me@example.org</a></p>'
    )


def test_mail_and_telephone() -> None:
    assert html_of("[a](mailto:a@example.org?subject=Hi%20you) [b](tel:+972-2-1234567)") == (
        '<p><a href="mailto:a@example.org?subject=Hi%20you">a</a> '
        '<a href="tel:+972-2-1234567">b</a></p>'
    )


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java&#115;cript:alert(1)",
        "&#1;javascript:alert(1)",
        "java\\script:x",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:x",
        "ftp://example.org",
    ],
)
def test_addresses_that_run_or_read_something_are_refused(address: str) -> None:
    for text in (f"[x]({address})", f"[x](<{address}>)", f"[x][y]\n\n[y]: {address}"):
        found = conversion_of(text)
        assert "href" not in found.body.html
        assert [notice.severity for notice in found.notices] == ["error"]


def test_an_address_in_angle_brackets_may_not_run_something_either() -> None:
    found = conversion_of("<javascript://example.org/%0aalert(1)>")
    assert "href" not in found.body.html
    assert found.notices[0].severity == "error"


@pytest.mark.parametrize(
    "address",
    ["http://", "https://", "https:///x", "https://exa mple.org", "https://[x", "//a.org"],
)
def test_half_an_address_is_a_mistake(address: str) -> None:
    assert [severity for _, severity, _ in notices_of(f"[x](<{address}>)")] == ["error"]


def test_signs_that_an_address_cannot_hold_are_encoded() -> None:
    assert 'href="https://example.org/a%20b%7Cc%5Bd%5D%25?%22=%3C%3E#%60"' in html_of(
        '[x](<https://example.org/a b|c[d]%?"=&lt;&gt;#&#96;>)'
    )
    assert 'href="https://example.org/שלום/%D7%A9"' in html_of(
        "[x](https://example.org/שלום/%D7%A9)"
    )


def test_a_link_to_a_place_on_the_page_needs_the_place() -> None:
    assert '<a href="#aims">' in html_of("[a](#aims)\n\n## Aims")
    assert '<a href="#שלום">' in html_of("[a](#%D7%A9%D7%9C%D7%95%D7%9D)\n\n## שָׁלוֹם")
    assert notices_of("## Aims\n\n[a](#aim)") == [
        (3, "error", 'link to "#aim": no heading or anchor of this name on the page')
    ]


def test_a_link_within_a_link_is_only_words() -> None:
    html = html_of("[see <https://example.org>](/programs/alumhub)")
    assert html == '<p><a href="/programs/alumhub/">see https://example.org</a></p>'


def test_links_without_words_or_address_are_noticed() -> None:
    assert notices_of("[](/programs/alumhub)") == [(1, "warning", "a link without words")]
    assert notices_of("a\n\n[x]()") == [(3, "error", "a link without an address")]


@pytest.mark.parametrize("behind", ["،", "؛", "؟", "۔", "״", "׳", "…", "—", ")،", "”.", "»،"])
def test_no_language_s_sign_behind_an_address_is_a_part_of_it(behind: str) -> None:
    html = html_of(f"انظر (https://a.example/x{behind} ثم", lang="ar")
    assert 'href="https://a.example/x"' in html


@pytest.mark.parametrize("before", ["ב", "ב-", "ב־", "و", "لـ", "(", "בכתובת: "])
@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://a.example/x", "https://a.example/x"),
        ("www.a.example", "https://www.a.example"),
        ("office@a.example", "mailto:office@a.example"),
    ],
)
def test_an_address_behind_an_attached_word_is_a_link(
    before: str, written: str, address: str
) -> None:
    assert f'href="{address}"' in html_of(f"כתבו {before}{written} היום", lang="he")
    assert "href" not in html_of(f"x{written}".replace("@", " "))


NAMED = ("&nbsp;", "&gt;", "&lt;", "&quot;", "&raquo;", "&thinsp;", "&#160;", "&#xA0;", "&#34;")


@pytest.mark.parametrize("address", ["https://a.example/x?y=1&amp;z=2", "www.a.example"])
@pytest.mark.parametrize("reference", [*NAMED, "&hellip;", "&copy;", "&amp;"])
@pytest.mark.parametrize("behind", ["", " now", ")", "&nbsp;.", ".&quot;"])
def test_a_reference_behind_an_address_is_no_part_of_it(
    address: str, reference: str, behind: str
) -> None:
    html = html_of(f"See {address}{reference}{behind}")
    written = address if "://" in address else f"https://{address}"
    shown = escape(unescape(f"{reference}{behind}"), quote=False)
    assert f'<a href="{written}" rel="noopener">{address}</a>' in html
    assert shown.strip('" \u00a0') in html
    assert not re.search(r"&(?!amp;|lt;|gt;|quot;)\w+;", html)


@pytest.mark.parametrize("reference", NAMED)
def test_what_no_address_holds_ends_one_as_a_reference_as_well(reference: str) -> None:
    assert 'href="https://a.example/x"' in html_of(f"https://a.example/x{reference}now")
    html = html_of("https://a.example/?a=1&amp;b=2&#38;c=%20&d")
    assert 'href="https://a.example/?a=1&amp;b=2&amp;c=%20&amp;d"' in html


def test_an_old_anchor_is_told_with_what_takes_its_place() -> None:
    said = 'a link without an address; to name a place, write <span id="x"></span>'
    for old in ('<a name="x"></a>', '<a id="x"></a>', '<a id="x">words</a>'):
        assert notices_of(f"one\n\ntwo\nthree {old}") == [(4, "error", said)]
    assert '<span id="x"></span>' in html_of('[a](#x)\n\nb <span id="x"></span> c')
