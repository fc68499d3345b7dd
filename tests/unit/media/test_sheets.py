"""Addresses in style sheets are found where they are addresses, and nowhere else."""

from __future__ import annotations

import pytest

from sitegen.media.styles.sheets import rewrite_sheet


def rewritten(sheet: str) -> str:
    """Publish all addresses below /assets/, and import a sheet that says its own address."""
    return rewrite_sheet(sheet, lambda address, _: f"/assets/{address}", lambda a, _: f"/*{a}*/")


def test_addresses_are_replaced() -> None:
    sheet = "a{b:url(x.svg)} c{d:url( 'y z.woff2' )} e{f:url(\"#g\")} h{i:url(data:image/png,x)}"
    assert rewritten(sheet) == (
        'a{b:url("/assets/x.svg")} c{d:url("/assets/y z.woff2")}'
        ' e{f:url("#g")} h{i:url(data:image/png,x)}'
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (r"a{b:url(x\ y\29.svg)}", 'a{b:url("/assets/x y).svg")}'),
        ("a{b:URL(x.svg)}", 'a{b:url("/assets/x.svg")}'),
        ("/* url(x.svg) @import 'y.css'; */", "/* url(x.svg) @import 'y.css'; */"),
        ("a{content:'url(x.svg)'}", "a{content:'url(x.svg)'}"),
        ("a{b:my-url(x.svg)}", "a{b:my-url(x.svg)}"),
        ("a{b:url()}", "a{b:url()}"),
        (
            """a{b:image-set("x.avif" type("image/avif"), url(y.jpg) 1x, 'z.jpg' 2x)}""",
            'a{b:image-set(url("/assets/x.avif") type("image/avif"), url("/assets/y.jpg") 1x,'
            ' url("/assets/z.jpg") 2x)}',
        ),
        (
            """a{b:-webkit-image-set( "x)y.jpg" 1x /* "q" */ );c:"w"}""",
            'a{b:-webkit-image-set( url("/assets/x)y.jpg") 1x /* "q" */ );c:"w"}',
        ),
        ("""a{b:image-set("data:image/png,x" 1x)}""", """a{b:image-set("data:image/png,x" 1x)}"""),
        ("""a{b:my-image-set("x.jpg")}""", """a{b:my-image-set("x.jpg")}"""),
        ("""a{b:image-set("x.jpg" """, """a{b:image-set("x.jpg" """),
    ],
)
def test_only_addresses_are_taken_for_addresses(before: str, after: str) -> None:
    assert rewritten(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("@import 'x.css';a{}", "/*x.css*/a{}"),
        ('@import url("x.css") print;', "@media print{\n/*x.css*/\n}"),
        ("@import url(x.css) layer(a.b);", "@layer a.b{\n/*x.css*/\n}"),
        (
            "@import 'x.css' layer supports(not (display: grid)) screen, print;",
            "@media screen, print{\n@supports (not (display: grid)){\n@layer {\n/*x.css*/\n}\n}\n}",
        ),
    ],
)
def test_imported_sheets_stand_in_place_under_their_conditions(before: str, after: str) -> None:
    assert rewritten(before) == after


def test_the_line_of_an_address_is_told() -> None:
    lines: list[int] = []
    rewrite_sheet("a{}\n\nb{c:url(x)}\n", lambda _, line: str(lines.append(line)), lambda _, __: "")
    assert lines == [3]
