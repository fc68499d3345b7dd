"""Drawings: what is seen stays, what acts, calls out or tells tales goes."""

from __future__ import annotations

import base64
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from sitegen.errors import MediaError
from sitegen.media.facts import image_facts
from sitegen.media.make import make_derivatives
from sitegen.media.picture import Use, plan_picture
from sitegen.media.vector.svg import sanitise_svg, svg_size
from tests.unit.media.zoo import MARKS, SECRET, encoded, scene

OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'


def clean(inner: str) -> str:
    """What remains of a drawing's content."""
    result = sanitise_svg(f"{OPEN}{inner}</svg>".encode()).decode()
    return re.sub(r'\A<svg xmlns="http://www.w3.org/2000/svg"(/>|>)', "", result).removesuffix(
        "</svg>"
    )


@pytest.mark.parametrize(
    "inner",
    [
        "<script>alert(1)</script>",
        "<script href='https://evil.example/x.js'/>",
        "<SCRIPT>alert(1)</SCRIPT>",
        "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'>x</body></foreignObject>",
        "<iframe xmlns='http://www.w3.org/1999/xhtml' src='//evil.example'/>",
        "<handler type='application/ecmascript'>x</handler>",
        "<animate attributeName='href' values='javascript:alert(1)'/>",
        "<set attributeName='onmouseover' to='alert(1)'/>",
        "<metadata><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>x</rdf:RDF></metadata>",
        f"<title>{SECRET}</title><desc>{SECRET}</desc>",
        f"<!-- {SECRET} -->",
        f"<?{SECRET} x?>",
        f"<sodipodi:namedview xmlns:sodipodi='http://sodipodi' path='/home/{SECRET}'/>",
        "<image href='https://evil.example/pixel.gif'/>",
        "<image xlink:href='file:///etc/passwd'/>",
        "<image href='data:text/html,x'/>",
        "<use href='https://evil.example/a.svg#b'/>",
        "<use xlink:href='data:image/svg+xml;base64,AAAA#x'/>",
        "<feImage href='https://evil.example/a'/>",
        "<style>@import url(https://evil.example/a.css);</style>",
        "<style>@import 'https://evil.example/a.css';</style>",
        "<style>@font-face{font-family:x;src:url(https://evil.example/f)}</style>",
        "stray text",
    ],
)
def test_what_acts_calls_out_or_tells_tales_goes(inner: str) -> None:
    assert clean(inner) == ""


@pytest.mark.parametrize(
    ("attributes", "left"),
    [
        ('onload="x()"', ""),
        ('ONCLICK="x()"', ""),
        ('fill="url(https://evil.example/#a)"', ""),
        ('fill="URL( https://evil.example )"', ""),
        ('fill="u\\72l(https://evil.example)"', ""),
        ('fill="url(#g)"', 'fill="url(#g)"'),
        ('filter="url(\'#f\')"', "filter=\"url('#f')\""),
        ('style="background:url(https://evil.example)"', ""),
        ('style="fill:image-set(\'https://evil.example\' 1x)"', ""),
        ('style="fill:src(\'https://evil.example\')"', ""),
        ('style="behavior:url(#default)"', ""),
        ('style="fill:red;-moz-binding:url(https://evil.example);stroke:blue"',
         'style="fill:red;stroke:blue"'),
        ('style="fill:expression(alert(1))"', ""),
        ('fill="rgb(1 2 3 / 50%)" transform="rotate(45) scale(2)"',
         'fill="rgb(1 2 3 / 50%)" transform="rotate(45) scale(2)"'),
        (f'data-name="{SECRET}" inkscape:label="{SECRET}" xmlns:inkscape="http://i"', ""),
        (f'xml:base="https://{SECRET}.example/"', ""),
        ('id="unused"', ""),
        ('ping="https://evil.example"', ""),
    ],
)  # fmt: skip
def test_attributes_stay_inside_the_drawing(attributes: str, left: str) -> None:
    wanted = f"<rect {left}/>" if left else "<rect/>"
    assert clean(f"<rect {attributes}/>") == wanted


def test_what_is_seen_stays() -> None:
    inner = (
        '<defs><linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient></defs>'
        '<g class="a" fill="url(#g)"><path d="M0 0L9 9z"/><circle cx="3" cy="4" r="5"/></g>'
        '<text x="1" y="2">שלום &amp; <tspan>سلام</tspan></text>'
        '<style>.a{fill:red}@media (prefers-color-scheme:dark){.a{fill:blue}}</style>'
    )  # fmt: skip
    assert clean(inner) == inner


def test_links_lose_their_address_and_keep_their_content() -> None:
    assert clean('<a href="javascript:alert(1)"><rect/></a>') == "<g><rect/></g>"


def test_old_references_are_written_the_new_way() -> None:
    assert clean('<path id="p" d="M0 0"/><use xlink:href="#p"/>') == (
        '<path d="M0 0" id="p"/><use href="#p"/>'
    )


def test_a_style_sheet_keeps_its_harmless_rules() -> None:
    sheet = "<style>a>b{fill:red;background:url(//evil.example)} .c{stroke:url(#g)}</style>"
    assert clean(sheet) == "<style>a&gt;b{fill:red}.c{stroke:url(#g)}</style>"


def test_a_style_sheet_in_several_pieces_is_one() -> None:
    assert clean("<style><![CDATA[.a{fill]]>:<![CDATA[red}]]></style>") == (
        "<style>.a{fill:red}</style>"
    )


def test_a_photo_inside_a_drawing_passes_the_gate_too() -> None:
    exif = Image.Exif()
    exif[0x013B] = SECRET
    photo = encoded(scene((40, 30)), "JPEG", exif=exif, comment=SECRET)
    inside = f"<image href='data:image/jpeg;base64,{base64.b64encode(photo).decode()}'/>"
    made = clean(inside)
    match = re.search(r"data:image/jpeg;base64,([^\"]+)", made)
    assert match
    assert not any(mark in base64.b64decode(match[1]) for mark in MARKS)


def test_a_damaged_photo_inside_a_drawing_is_named() -> None:
    with pytest.raises(MediaError, match=r"logo\.svg \(picture inside\)"):
        sanitise_svg(f'{OPEN}<image href="data:image/png;base64,AAAA"/></svg>'.encode(), "logo.svg")


BILLION_LAUGHS = (
    '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>' + OPEN + "<text>&b;</text></svg>"
)
LONG_ENTITY = f'<!DOCTYPE svg [<!ENTITY a "{"x" * 5000}">]>{OPEN}<text>{"&a;" * 999}</text></svg>'
OUTSIDE = f'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>{OPEN}<text>&a;</text></svg>'
PARAMETER = f'<!DOCTYPE svg [<!ENTITY % a "x"> %a;]>{OPEN}</svg>'


@pytest.mark.parametrize("bomb", [BILLION_LAUGHS, LONG_ENTITY, OUTSIDE, PARAMETER])
def test_entity_bombs_are_refused(bomb: str) -> None:
    with pytest.raises(MediaError, match=r"drawing.svg: .*save it again as plain SVG"):
        sanitise_svg(bomb.encode())


def test_the_short_entities_of_an_old_program_are_read() -> None:
    text = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd" ['
    text += '<!ENTITY ns "http://www.w3.org/2000/svg">]><svg xmlns="&ns;"><rect/></svg>'
    assert sanitise_svg(text.encode()) == b'<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>'


def test_a_drawing_that_unfolds_without_end_is_refused() -> None:
    doubling = "".join(
        f'<g id="a{at}"><use href="#a{at + 1}"/><use href="#a{at + 1}"/></g>' for at in range(30)
    )
    for inner in (doubling + '<rect id="a30"/>', '<g id="a"><use href="#a"/></g>'):
        with pytest.raises(MediaError, match=r"too many elements|uses itself"):
            sanitise_svg(f"{OPEN}{inner}</svg>".encode())


def test_a_drawing_without_end_is_refused() -> None:
    with pytest.raises(MediaError, match="nested too deeply"):
        sanitise_svg((OPEN + "<g>" * 5000 + "</g>" * 5000 + "</svg>").encode())


@pytest.mark.parametrize("broken", [b"<svg", b"<svg><g></svg>", b"<html/>", b"<svg>\xff</svg>"])
def test_broken_drawings_are_named(broken: bytes) -> None:
    with pytest.raises(MediaError, match=r"logo\.svg: .*plain SVG"):
        sanitise_svg(broken, "logo.svg")


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="200" height="100"', (200, 100)),
        ('width="10cm" height="5cm"', (378, 189)),
        ('viewBox="0 0 320 240"', (320, 240)),
        ('viewBox="0,0,320,240" width="160"', (160, 120)),
        ('viewBox="0 0 320 240" width="100%" height="100%"', (320, 240)),
        ('viewBox="0 0 0 0"', (300, 150)),
        ("", (300, 150)),
        ('width="1e3px" height="1pt"', (1000, 1)),
    ],
)
def test_a_drawings_size_is_that_of_the_browser(attributes: str, size: tuple[int, int]) -> None:
    data = f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}/>'.encode()
    assert svg_size(data) == size


@pytest.mark.parametrize(
    "attributes",
    [
        'width="1e400" height="5"',
        'width="1e300"',
        f'viewBox="0 0 {"9" * 400} 3"',
        f'width="10" viewBox="0 0 1 {"9" * 400}"',
    ],
)
def test_numbers_that_are_no_sizes_are_a_sentence(attributes: str) -> None:
    data = f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}><rect/></svg>'.encode()
    with pytest.raises(MediaError, match="more than any page has"):
        svg_size(data)


def test_a_drawing_goes_through_the_same_gate_as_a_photo() -> None:
    data = f"{OPEN}<script>x</script><rect id='{SECRET}'/></svg>".encode()
    facts = image_facts(data, name="logo.svg")
    assert facts.vector
    planned = plan_picture(
        facts, source="a.svg", digest="", slug="logo", use=Use(name="x", widths=(100,))
    )
    ((derivative, made),) = make_derivatives(data, planned.derivatives)
    assert derivative.name.endswith(".svg")
    assert made == b'<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>'


def test_cleaning_twice_changes_nothing() -> None:
    once = sanitise_svg(f"{OPEN}<rect style='fill:red' id='a'/><use href='#a'/></svg>".encode())
    assert sanitise_svg(once) == once


PIECES = st.sampled_from(
    [
        "<g>", "</g>", "<rect fill='red'/>", "<script>x</script>", "<style>", "</style>", "url(",
        ")", "\\75rl(//e)", "'", "&lt;", "<!--", "-->", "<![CDATA[", "]]>", "{a:b}", "@import 'x';",
        "<use href='#a'/>", "<path id='a'/>", "javascript:", "<text>", "</text>",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=12).map("".join))
def test_any_mixture_gives_a_clean_drawing_or_a_sentence(inner: str) -> None:
    try:
        made = sanitise_svg(f"{OPEN}{inner}</svg>".encode())
    except MediaError:
        return
    tree = etree.fromstring(made)
    for node in tree.iter():
        assert etree.QName(node).localname != "script"
        if etree.QName(node).localname == "style":
            assert not re.search(r"url\((?!#)|@import|\\", node.text or "")
    assert sanitise_svg(made) == made
