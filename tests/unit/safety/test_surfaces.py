"""The table of surfaces and spellings: each disguise of a name in each published format."""

from __future__ import annotations

import base64
import html
import json
import quopri
import time
from collections.abc import Callable
from itertools import pairwise
from urllib.parse import quote
from xml.sax.saxutils import escape

import pytest

from sitegen.errors import Location, MediaError, Problem
from sitegen.media.sanitize.files import sanitize
from sitegen.safety.gate import HIDDEN, Gate
from sitegen.safety.passages import WORDLESS
from sitegen.safety.people import hidden
from tests.disguises import DISGUISES, NAMES

GATE = Gate(hidden(NAMES.values()))
BARE = {name: text.replace("\\#", "#") for name, text in DISGUISES.items()}
IN_MARKDOWN = {"emphasis inside", "a link"}
SPELLINGS = {name: text for name, text in BARE.items() if name not in IN_MARKDOWN}
"""The disguises that don't need Markdown."""


def json_of(text: str) -> str:
    """Give a text as JSON for the web, everything beyond ASCII escaped."""
    return json.dumps({"@type": "Person", "name": f"<p>{text}</p>"}).replace("<", "\\u003c")


def calendar(text: str) -> str:
    """Give a text as a calendar folds it: after any 20 letters."""
    said = text.replace("\n", "\\n").replace(",", "\\,").replace(";", "\\;")
    lines = [said[at : at + 20] for at in range(0, len(said), 20)]
    return "DESCRIPTION:" + "\r\n ".join(lines) + "\r\nEND:VEVENT\r\n"


def folded(text: str) -> str:
    """Give a contact as its lines are folded: after any 20 letters (RFC 6350, 3.2)."""
    line = "FN:" + text.replace("\n", "\\n")
    lines = [line[at : at + 20] for at in range(0, len(line), 20)]
    return "BEGIN:VCARD\r\n" + "\r\n ".join(lines) + "\r\nEND:VCARD\r\n"


def quoted(text: str) -> str:
    """Give a contact as Outlook and Android write it (vCard 2.1)."""
    said = quopri.encodestring(text.replace("\n", " ").encode()).decode()
    return f"BEGIN:VCARD\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{said}\nEND:VCARD\n"


def in_base64(text: str) -> str:
    """Give a text in Base64."""
    return base64.b64encode(text.encode()).decode()


def in_rtf(text: str) -> str:
    """Give a text as Word writes it: letters beyond ASCII by their numbers."""
    coded = (text.encode("utf-16-le")[at : at + 2] for at in range(0, len(text) * 4, 2))
    units = [int.from_bytes(unit, "little", signed=True) for unit in coded if unit]
    said = [chr(unit) if 31 < unit < 127 else f"\\u{unit}?" for unit in units]
    return "{\\rtf1 " + "".join(said) + "}"


def in_pieces(text: str) -> str:
    """Give a text whose middle stands in a CDATA section."""
    half = len(text) // 2
    return f"<a>{escape(text[:half])}<![CDATA[{text[half:]}]]></a>"


SURFACES: dict[str, tuple[str, Callable[[str], str]]] = {
    "page": ("a/index.html", lambda text: f"<html><body><p>{text}</p><p>More</p></body></html>"),
    "attribute": ("index.html", lambda text: f'<img alt="{html.escape(text)}" src="a.jpg">'),
    "comment": ("index.html", lambda text: f"<p>a</p><!-- {text} --><p>b</p>"),
    "JSON-LD": ("index.html", lambda text: f"<script>{json_of(text)}</script>"),
    "JSON feed": ("feed.json", json_of),
    "Atom": ("feed.xml", lambda text: f"<summary type='html'>{escape(text)}</summary>"),
    "podcast": ("show.xml", lambda text: f"<description><![CDATA[<p>{text}</p>]]></description>"),
    "calendar": ("events.ics", calendar),
    "drawing": ("a.svg", lambda text: f"<svg><title>{text}</title></svg>"),
    "transcript": ("a.vtt", lambda text: f"WEBVTT\n\n00:00.000 --> 00:01.000\n{text}\n"),
    "subtitles": ("a.srt", lambda text: f"1\n00:00:00,000 --> 00:00:01,000\n{text}\n"),
    "table": ("a.csv", lambda text: f'Name,Number\n"{text}",1\n'),
    "messages": ("he.po", lambda text: f'msgid "Share"\nmsgstr {json.dumps(text)}\n'),
    "style": ("a.css", lambda text: f'.a::before {{ content: "{text}" }}'),
    "script": ("a.js", lambda text: f"say({json.dumps(text)})"),
    "contacts": ("a.vcf", lambda text: f"BEGIN:VCARD\nFN:{text}\nEND:VCARD\n"),
    "contacts, folded": ("a.vcf", folded),
    "contacts, quoted": ("a.vcf", quoted),
    "contacts, Base64": ("a.vcf", lambda text: f"BEGIN:VCARD\nFN;ENCODING=b:{in_base64(text)}\n"),
    "mail": ("a.eml", lambda text: f"Subject: =?utf-8?B?{in_base64(text)}?=\n"),
    "mail, whole": (
        "a.eml",
        lambda text: f"Content-Transfer-Encoding: base64\n\n{in_base64(text)}",
    ),
    "data address": (
        "a.html",
        lambda text: f'<img src="data:image/svg+xml;base64,{in_base64(f"<svg>{text}</svg>")}">',
    ),
    "Word": ("a.rtf", in_rtf),
    "CDATA": ("a.xml", in_pieces),
    "map": ("a.geojson", json_of),
    "a kind that nobody knows": ("a.lines", lambda text: f"1\t{text}\n"),
    "redirects": ("_redirects", lambda text: f"/old/ /{quote(text)}/ 301\n"),
    "percent-encoded": ("sitemap.xml", lambda text: f"<loc>https://a.org/{quote(text)}</loc>"),
    "Markdown": ("a.md", lambda text: f"# Title\n\n{text}\n"),
}


@pytest.mark.parametrize("surface", SURFACES)
def test_every_spelling_is_stopped_on_every_surface(surface: str) -> None:
    path, write = SURFACES[surface]
    spellings = BARE if surface == "Markdown" else SPELLINGS
    # A comment ends where one inside it ends: what follows is text, and judged as that.
    spellings = {
        name: text for name, text in spellings.items() if surface != "comment" or "-->" not in text
    }
    passed = [
        name for name, text in spellings.items() if not GATE.stops_file(path, write(text).encode())
    ]
    assert passed == []


@pytest.mark.parametrize("surface", SURFACES)
def test_other_names_pass_every_surface(surface: str) -> None:
    path, write = SURFACES[surface]
    others = "Zohara Quillman met Ora Feather, זהרה כהן וקווילפדר אחר, زهرة أخرى وكويلفذر"
    assert not GATE.stops_file(path, write(others).encode())


@pytest.mark.parametrize("name", SPELLINGS)
def test_every_spelling_is_stopped_in_values(name: str) -> None:
    assert GATE.stops_value({"a": ["b", ("c", SPELLINGS[name])]})
    assert GATE.stops_value({SPELLINGS[name]: 1})


@pytest.mark.parametrize(
    "path",
    [
        "stories/2022/zohara-quillfeather/index.html",
        "media/quillfeather_zohara-1a2b.jpg",
        "media/ZoharaQuillfeather2.pdf",
        "tags/%D7%96%D7%94%D7%A8%D7%94-%D7%A7%D7%95%D7%95%D7%99%D7%9C%D7%A4%D7%93%D7%A8/",
        "tags/زهرة-كويلفذر/index.html",
    ],
)
def test_addresses_and_file_names_are_stopped(path: str) -> None:
    assert GATE.stops_path(path)
    assert GATE.stops_file(path, b"")
    assert HIDDEN in GATE.hide(path)
    assert not GATE.stops_path(GATE.hide(path))


def test_letters_that_a_drawing_keeps_apart_are_read_together() -> None:
    letters = "\n".join(f'<tspan x="{at}">{each}</tspan>' for at, each in enumerate("Zohara"))
    drawing = f"<svg><text>{letters}</text><text>Quillfeather</text></svg>"
    assert GATE.stops_file("a.svg", drawing.encode())
    assert not GATE.stops_file("a.svg", drawing.replace("Quill", "Other").encode())


def test_short_names_are_found_as_words_only() -> None:
    gate = Gate(hidden(("An Na",)))
    assert gate.stops("An Na, Na An, #AnNa")
    assert not gate.stops("Anna and Joanna ran a banana")


def test_names_of_three_words_are_found_in_the_order_of_lists() -> None:
    gate = Gate(hidden(("Zohara bat Quillfeather",)))
    assert gate.stops("Quillfeather, Zohara bat")
    assert gate.stops("#ZoharaBatQuillfeather")


def test_first_and_last_of_a_long_name_are_the_person() -> None:
    gate = Gate(hidden(("Zohara Mirel Odem Quillfeather",)))
    assert gate.stops("By Quillfeather, Zohara")
    assert not gate.stops("Zohara Mirel and Odem Quillfeather")


def test_a_name_is_found_over_the_cues_of_a_transcript() -> None:
    cues = "00:01.000 --> 00:04.000\nI am Zohara\n\n00:04.000 --> 00:09.000\nQuillfeather.\n"
    assert GATE.stops_file("a.vtt", f"WEBVTT\n\n{cues}".encode())


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE r [<!ENTITY n "Zohara"><!ENTITY m "Quillfeather">]><r>&n; &m;</r>',
        "<!DOCTYPE r [<!ENTITY n 'Zo'><!ENTITY m 'feather'>]><r>&n;hara Quill&m;</r>",
        '<!DOCTYPE r [<!ENTITY a "Zo"><!ENTITY b "&a;hara">]><r>&b; Quillfeather</r>',
        "<!DOCTYPE r [<!ENTITY % p \"<!ENTITY m 'Zohara'>\">%p;]><r>&m; Quillfeather</r>",
        '<!DOCTYPE r [<!ENTITY n "<b>Z&#111;hara</b>">]><r>&n; <i>Quillfeather</i></r>',
        '<!DOCTYPE r [<!ENTITY n "Zo"><!ENTITY n "Xx">]><r>&n;hara Quillfeather</r>',
    ],
)
@pytest.mark.parametrize("suffix", [".xml", ".svg", ".html", ".rss", ".unknown"])
def test_a_name_is_found_in_the_entities_of_a_document(text: str, suffix: str) -> None:
    assert GATE.stops_file(f"static/a{suffix}", text.encode())


def test_entities_that_name_each_other_take_no_time() -> None:
    names = "abcdefghijkl"
    each = (f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise(names))
    laughs = f'<!DOCTYPE r [<!ENTITY a "lol">{"".join(each)}]><r>&l;</r>'
    loop = '<!DOCTYPE r [<!ENTITY a "&b;&b;"><!ENTITY b "&a;&a;">]><r>&a;</r>'
    begun = time.perf_counter()
    assert not GATE.stops_file("a.xml", laughs.encode())
    assert not GATE.stops_file("a.xml", loop.encode())
    assert not GATE.stops_file("a.xml", b"<!ENTITY a '" * 20_000)
    assert time.perf_counter() - begun < 10


@pytest.mark.parametrize(
    "text",
    ["Zohara and Ilan Quillfeather", "زهرة و كويلفذر", "Zohara (we met in 2019) Quillfeather"],
)
def test_what_stands_between_is_no_other_word(text: str) -> None:
    assert not GATE.stops(text)


@pytest.mark.parametrize("suffix", sorted(WORDLESS))
def test_no_text_is_published_as_a_kind_in_which_no_words_are_looked_for(suffix: str) -> None:
    with pytest.raises(MediaError):
        sanitize(b"Zohara Quillfeather", f"a{suffix}", as_it_is=True)


def test_any_number_of_signs_may_stand_between() -> None:
    assert GATE.stops("Zohara" + 5000 * " *" + "Quillfeather")


def test_reports_say_no_name() -> None:
    told = Problem(Location("content/zohara-quillfeather/index.md", 3), "no “Zohara Quillfeather”")
    (reworded,) = GATE.reworded([told])
    assert str(reworded).startswith(f"content/{HIDDEN}/index.md:3: ")
    assert "ohara" not in str(reworded)
    assert Gate().reworded([told]) == (told,)


HEBREW, ARABIC = "זהרה קווילפדר", "زهرة كويلفذر"


def hexed(text: str, coding: str) -> str:
    """Give a text as WordPad writes it in a coding of Windows."""
    return "".join(f"\\'{byte:02x}" for byte in text.encode(coding))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.rtf", r"{\rtf1\ansi Zo{\b hara} Quill{\i feather}}"),
        ("a.rtf", rf"{{\rtf1\ansi\ansicpg1255 {hexed(HEBREW, 'cp1255')}}}"),
        ("a.rtf", rf"{{\rtf1\ansi\ansicpg1256 {hexed(ARABIC, 'cp1256')}}}"),
        ("a.xml", "<r>Zo<!-- x -->hara Quill<?pi x?>feather</r>"),
        (
            "a.eml",
            f"Subject: =?windows-1255?B?{base64.b64encode(HEBREW.encode('cp1255')).decode()}?=",
        ),
        (
            "a.eml",
            f"Subject: =?windows-1256?B?{base64.b64encode(ARABIC.encode('cp1256')).decode()}?=",
        ),
    ],
)
def test_what_programs_write_within_a_name_hides_it_from_nobody(path: str, text: str) -> None:
    assert GATE.stops_file(path, text.encode())


@pytest.mark.parametrize(
    "piece", ["<!-- ", "<", "<a ", "<![CDATA[", ";base64,AAAA", "=?utf-8?b?", "&", "%41", "\\u0041"]
)
def test_long_rows_of_signs_take_no_time(piece: str) -> None:
    text = piece * 30_000
    before = time.process_time()
    for path in ("a.html", "a.md", "a.vcf", "a.svg"):
        GATE.stops_file(path, text.encode())
    assert time.process_time() - before < 10
