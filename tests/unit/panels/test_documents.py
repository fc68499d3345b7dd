"""Documents of a set: labels of long texts, and what journalists are given."""

from __future__ import annotations

import io
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
import segno
from msgspec.structs import replace
from PIL import Image

from sitegen.commands.judging import profile_for
from sitegen.panels.layout.typography import TextTooLongError
from sitegen.panels.production.arrangers import arrange
from sitegen.panels.production.drawing import draw, panel_html
from sitegen.panels.production.expected import expectations_of
from sitegen.panels.production.reports import PanelFiles
from sitegen.panels.theme.toolkit import Toolkit
from sitegen.panels.values import Block, Listed, Logo, Panel, Person, Photo, PrintSettings
from sitegen.preflight.judgement import judge_bytes
from sitegen.schema.formats import Sheet, parse_format
from tests.unit.panels.words import ARABIC, ENGLISH, HEBREW

Make = Callable[..., Panel]
OFFICE = PrintSettings(marks=False, sheet=Sheet(bleed=0, slug=0))
A4 = parse_format("a4")


def labels(make_panel: Make, quote: str) -> Panel:
    """A sheet of labels of four people, one of whom says more."""
    texts = (replace(ENGLISH, quote=quote), HEBREW)
    people = tuple(
        Person(slug=f"person-{n}", texts=texts if n == 1 else (ENGLISH, HEBREW)) for n in range(4)
    )
    return make_panel(
        kind="labels",
        slug="labels",
        format=A4,
        people=people,
        photo=None,
        printing=OFFICE,
        texts=(ENGLISH, HEBREW),
        address="",
    )


@pytest.mark.parametrize(
    ("words", "on_each_sheet"), [(8, [3, 1]), (60, [2, 2]), (200, [1, 1, 1, 1])]
)
def test_a_sheet_holds_as_many_labels_as_the_longest_allows(
    words: int, on_each_sheet: list[int], make_panel: Make, toolkit: Toolkit
) -> None:
    found = arrange(labels(make_panel, "word " * words), toolkit)
    assert [len(sheet) for sheet in found.values["sheets"]] == on_each_sheet


def test_a_name_that_is_too_wide_beside_other_languages_stands_over_them_whole(
    make_panel: Make, toolkit: Toolkit
) -> None:
    """Broken in the middle it would be lost to who searches, and ugly to who reads."""
    long = "Papadopoulos-Featherstonehaugh"
    texts = (replace(ENGLISH, name=long), HEBREW, ARABIC)
    panel = replace(
        labels(make_panel, "word"), texts=texts, people=(Person(slug="person", texts=texts),)
    )
    arranged = arrange(panel, toolkit)
    assert arranged.values["stacked"]
    drawn = draw(panel, arranged, toolkit, lambda photo: b"")
    path = Path("labels.pdf")
    files = PanelFiles(panel=panel, stem="labels", printed=path, proof=path, preview=path)
    report = judge_bytes(path.name, drawn.printed, profile_for(panel), expectations_of(files))
    assert report.errors == ()


def test_a_label_that_no_sheet_holds_is_told_with_what_mends_it(
    make_panel: Make, toolkit: Toolkit
) -> None:
    with pytest.raises(TextTooLongError, match=r"person-1: .*shorten the quotation or the name"):
        arrange(labels(make_panel, "word " * 600), toolkit)


def press_sheet(make_panel: Make, photo: Photo, lang: str) -> Panel:
    """A press sheet with two people, the first of whom isn't to be seen, and twelve hosts."""
    text = {"en": ENGLISH, "he": HEBREW, "ar": ARABIC}[lang]
    seen = replace(photo, credit="Studio Levant")
    people = (
        Person(slug="unseen", texts=(text,), short_address="example.org/a"),
        Person(slug="seen", texts=(text,), photo=seen, short_address="example.org/b"),
    )
    hosts = (
        Logo(name="B8 of Hope"),
        *(Logo(name=f"Partner {number} of the Valley") for number in range(12)),
    )
    return make_panel(
        kind="press-sheet",
        slug="press-sheet",
        format=A4,
        texts=(replace(text, contact="+41 22"),),
        people=people,
        logos=hosts,
        photo=None,
        printing=OFFICE,
        distance=0.5,
    )


@pytest.mark.parametrize("lang", ["en", "he", "ar"])
def test_journalists_get_a_picture_a_quotation_the_hosts_and_whom_to_ask(
    lang: str, make_panel: Make, photo: Photo, toolkit: Toolkit, photo_data: bytes
) -> None:
    panel = press_sheet(make_panel, photo, lang)
    arranged = arrange(panel, toolkit)
    (slot,) = arranged.pictures
    assert (slot.slug, slot.photo) == ("seen", panel.people[1].photo)
    page = panel_html(panel, arranged, toolkit)
    for said in ("Studio Levant", "+41 22", panel.texts[0].quote, "Partner 11 of the Valley"):
        assert said in page.replace("\u00a0", " ")
    drawn = draw(panel, arranged, toolkit, lambda photo: photo_data)
    path = Path("press.pdf")
    files = PanelFiles(panel=panel, stem="press", printed=path, proof=path, preview=path)
    report = judge_bytes(path.name, drawn.printed, profile_for(panel), expectations_of(files))
    assert [str(found) for found in report.findings if found.severity != "note"] == []


def listed(number: int, size: tuple[float, float], preview: Photo | None) -> Listed:
    """A panel as the contact sheet lists it."""
    return Listed(
        number=number,
        stem=f"geneva-2022_{number:02d}",
        title=f"Title {number}",
        kind="story",
        width=size[0],
        height=size[1],
        cassette=0,
        copies=1,
        preview=preview,
    )


def test_a_contact_sheet_shows_lying_panels_in_their_cells_and_says_which_were_not_made(
    make_panel: Make, toolkit: Toolkit
) -> None:
    """The codes of the pictured panels are nobody's to read: their size is no mistake."""
    code = segno.make("https://www.example.org/stories/2022/a-door/?from=geneva-2022")
    picture = Image.new("RGB", (1600, 1130), "white")
    drawn_code = io.BytesIO()
    code.save(drawn_code, kind="png", scale=20, border=4)
    with Image.open(drawn_code) as opened:
        picture.paste(opened.convert("RGB"), (40, 40))
    data = io.BytesIO()
    picture.save(data, "PNG")
    preview = Photo(
        path="x_preview.png",
        digest=sha256(data.getvalue()).hexdigest(),
        width=picture.width,
        height=picture.height,
    )
    panel = make_panel(
        kind="contact-sheet",
        slug="contact-sheet",
        format=A4,
        photo=None,
        printing=OFFICE,
        distance=0.5,
        address="",
        listed=(listed(1, (420, 297), preview), listed(2, (297, 420), None)),
    )
    arranged = arrange(panel, toolkit)
    assert [(slot.width, round(slot.height)) for slot in arranged.pictures] == [
        (54.0, 38),
        (54.0, 76),
    ]
    assert panel_html(panel, arranged, toolkit).count("not made") == 1
    drawn = draw(panel, arranged, toolkit, lambda photo: data.getvalue())
    path = Path("contact.pdf")
    files = PanelFiles(panel=panel, stem="contact", printed=path, proof=path, preview=path)
    report = judge_bytes(path.name, drawn.printed, profile_for(panel), expectations_of(files))
    assert any(fact.check == "QR code" for fact in report.facts), "the code can be read"
    assert [str(found) for found in report.findings if found.severity != "note"] == []


def test_a_latin_name_in_a_line_from_the_right_is_read_whole_wherever_it_stands(
    make_panel: Make, toolkit: Toolkit
) -> None:
    """In running text its line says it; in the list of hosts it is a piece of its own."""
    said = (
        "התערוכה נתמכה בידי עיריית ז׳נבה ונוצרה עם \u2066B8 of Hope\u2069 ו־\u2066Pendulum\u2069. "
        "הדיווח שלנו מאותם ימים נמצא בין החדשות של יוני."
    )
    panel = make_panel(
        kind="press-sheet",
        slug="press-sheet",
        format=A4,
        texts=(replace(HEBREW, blocks=(Block(text=said),)),),
        logos=tuple(Logo(name=name) for name in ("עיריית ז׳נבה", "B8 of Hope", "Pendulum")),
        photo=None,
        printing=OFFICE,
        distance=0.5,
    )
    drawn = draw(panel, arrange(panel, toolkit), toolkit, lambda photo: b"")
    path = Path("press.pdf")
    files = PanelFiles(panel=panel, stem="press", printed=path, proof=path, preview=path)
    report = judge_bytes(path.name, drawn.printed, profile_for(panel), expectations_of(files))
    assert report.errors == ()


@pytest.mark.parametrize("words", [4, 22, 60])
def test_large_print_says_on_each_page_how_its_exhibitions_name_begins(
    words: int, make_panel: Make, toolkit: Toolkit
) -> None:
    """A name of four lines ran off the paper: the head has two, and the first page all of it."""
    text = replace(ENGLISH, exhibition=" ".join(f"{n}steps" for n in range(words)))
    panel = make_panel(
        kind="large-print",
        slug="large-print",
        format=A4,
        texts=(text,),
        people=tuple(Person(slug=f"person-{n}", texts=(text,)) for n in range(2)),
        photo=None,
        printing=OFFICE,
        address="",
    )
    drawn = draw(panel, arrange(panel, toolkit), toolkit, lambda photo: b"")
    path = Path("large-print.pdf")
    files = PanelFiles(panel=panel, stem="large-print", printed=path, proof=path, preview=path)
    report = judge_bytes(path.name, drawn.printed, profile_for(panel), expectations_of(files))
    assert report.errors == ()
