"""Photos that a text holds itself, in style sheets, pages and data: they tell nothing beside."""

from __future__ import annotations

import base64
import io
import json
import re
import time
from pathlib import Path
from urllib.parse import quote, unquote, unquote_to_bytes

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from sitegen.errors import ContentError
from sitegen.media.sanitize.files import DAMAGED_WITHIN, sanitize, sanitize_text
from tests.sites import bytes_of, make_site, run_sitegen
from tests.unit.media.zoo import SECRET, encoded, scene

MARK = SECRET.encode()


def photo(form: str = "JPEG") -> bytes:
    """Give a small picture that tells where it was taken."""
    exif = Image.Exif()
    exif[0x010E] = SECRET
    info = PngInfo()
    info.add_text("Comment", SECRET)
    options = {"PNG": {"pnginfo": info}, "GIF": {"comment": MARK}}.get(form, {"exif": exif})
    return encoded(scene((40, 40)), form, **options)


def letters(data: bytes) -> str:
    return base64.b64encode(data).decode()


def pictures(text: str) -> list[bytes]:
    """Give the pictures within a text, as browsers read them."""
    found = re.findall(r"base64,((?:[A-Za-z0-9+/=%]|\\/|\\?\n)+)", text)
    plain = (re.sub(r"\\?\n", "", unquote(each)).replace("\\/", "/") for each in found)
    return [base64.b64decode(each) for each in plain]


LETTERS = letters(photo())
TEXTS = {
    "a style sheet": f"a{{b:url(data:image/jpeg;base64,{LETTERS}) 0 0}}\n",
    "a page": f'<img src="data:image/jpeg;charset=x;base64,{LETTERS}" alt="a">',
    "several": f'<img srcset="data:image/jpeg;base64,{LETTERS} 1x, b.jpg 2x">' * 2,
    "of no kind": f"a{{b:url('data:;base64,{LETTERS}')}}",
    "JSON": json.dumps({"a": f"data:image/jpeg;base64,{LETTERS}"}).replace("/", "\\/"),
    "percent signs in Base64": f"a{{b:url(data:image/jpeg;base64,{quote(LETTERS, safe='')})}}",
    "lines": "a{b:url('data:image/jpeg;base64,"
    + "\\\n".join(LETTERS[at : at + 76] for at in range(0, len(LETTERS), 76))
    + "')}",
    "PNG": f"a{{b:url(data:image/png;base64,{letters(photo('PNG'))})}}",
    "GIF": f"a{{b:url(data:image/gif;base64,{letters(photo('GIF'))})}}",
    "WebP": f"a{{b:url(data:image/webp;base64,{letters(photo('WEBP'))})}}",
    "AVIF": f"a{{b:url(data:image/avif;base64,{letters(photo('AVIF'))})}}",
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_photo_within_a_text_tells_nothing_and_looks_the_same(name: str) -> None:
    text = TEXTS[name]
    made = sanitize_text(text, "a.css")
    assert all(MARK in each for each in pictures(text))
    assert len(pictures(made)) == len(pictures(text)) > 0
    for before, after in zip(pictures(text), pictures(made), strict=True):
        assert MARK not in after
        shown, was = Image.open(io.BytesIO(after)), Image.open(io.BytesIO(before))
        assert (shown.format, shown.size) == (was.format, was.size)
    start = text.index("base64,") + 7
    assert made[:start] == text[:start]
    assert made[-2:] == text[-2:]
    assert sanitize_text(made, "a.css") == made
    assert sanitize(text.encode(), "a.css") == made.encode()
    assert sanitize(text.encode(), "a.html", as_it_is=True) == made.encode()


def test_a_photo_in_percent_signs_tells_nothing() -> None:
    text = f'<img src="data:image/jpeg,{quote(photo())}">'
    made = sanitize_text(text, "a.html")
    assert MARK not in unquote_to_bytes(made)
    assert Image.open(io.BytesIO(unquote_to_bytes(made[26:-2]))).size == (40, 40)


def test_a_photo_in_a_drawing_in_a_text_tells_nothing() -> None:
    drawing = f'<svg><image href="data:image/jpeg;base64,{LETTERS}"/></svg>'
    made = sanitize_text(f"a{{b:url(data:image/svg+xml;base64,{letters(drawing.encode())})}}", "a")
    (shown,) = pictures(made)
    assert shown.startswith(b"<svg><image")
    assert MARK not in base64.b64decode(shown[40:-9])


@pytest.mark.parametrize(
    "text",
    [
        f"a{{b:url(data:image/png;base64,{letters(encoded(scene((40, 40)), 'PNG'))})}}",
        "a{b:url(data:font/woff2;base64,d09GMgABAAAAAA)}",
        "a{b:url(\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E%3C/svg%3E\")}",
        f"sha256-/9j/{'A' * 60}=",
        f"-----BEGIN-----\n/9j/{'Ab1+' * 30}\n-----END-----",
        f"the file UklGR{'a' * 60}",
        'if (text.startsWith("iVBORw0KGgo")) x("/9j/")',
    ],
)
def test_all_else_stays_as_it_is(text: str) -> None:
    assert sanitize_text(text, "a.txt") == text


def test_a_photo_that_cannot_be_read_is_told_with_its_line() -> None:
    cut = f"data:image/jpeg;base64,{LETTERS[:400]}"
    with pytest.raises(ContentError) as caught:
        sanitize_text(f"a{{\nb:url({cut})\n}}\nc{{d:url({cut})}}", "static/a.css")
    lines = [f"static/a.css:{line}: {DAMAGED_WITHIN}" for line in (2, 4)]
    assert str(caught.value).splitlines() == lines


@pytest.mark.parametrize(
    "piece", ["/9j/", "AAAA", "iVBORw0KGgo", "%FF%D8%FF", "RIFF", "a\n", "\\n"]
)
def test_long_texts_take_no_time(piece: str) -> None:
    begun = time.process_time()
    sanitize_text(piece * 100_000, "a.txt")
    assert time.process_time() - begun < 5


def test_no_surface_publishes_a_photo_within_a_text_with_its_records(tmp_path: Path) -> None:
    address = f"data:image/jpeg;base64,{LETTERS}"
    site = make_site(
        tmp_path,
        {
            "static/a.css": f"a{{b:url({address})}}",
            "static/b.html": f'<img src="{address}">',
            "static/c.json": json.dumps({"a": address}),
            "themes/tiny/theme.yaml": "bundles: {site.css: [css/site.css]}\n",
            "themes/tiny/assets/css/site.css": f".a{{background:url({address})}}",
            "themes/tiny/templates/404.html": f'<html lang="en"><img src="{address}">',
        },
    )
    run = run_sitegen(site, "build")
    assert run.code == 0, run.err
    texts = [(site / "output" / each).read_bytes() for each in bytes_of(site / "output")]
    found = [each for text in texts for each in pictures(text.decode("latin-1"))]
    assert len(found) >= 4
    assert not any(MARK in each for each in found)
