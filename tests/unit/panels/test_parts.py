"""A large print set part by part: the same pages as if set whole, and never a stale one."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from msgspec.structs import replace

from sitegen.panels.cache.pieces import Pieces, documents_in, file_of_pieces, prune_pieces
from sitegen.panels.plan.gate import purge_kept
from sitegen.panels.plan.names import file_stem
from sitegen.panels.production import parts
from sitegen.panels.production.arrangers import arrange
from sitegen.panels.production.drawing import draw
from sitegen.panels.theme.theme import PanelTheme, load_theme
from sitegen.panels.theme.toolkit import Toolkit
from sitegen.panels.values import Block, Panel, PanelText, Person, PrintSettings
from sitegen.safety.gate import Gate
from sitegen.safety.people import hidden
from sitegen.schema.formats import Sheet, parse_format
from tests.unit.panels.words import ARABIC, ENGLISH, HEBREW

Make = Callable[..., Panel]
Edit = Callable[[list[Person]], Sequence[Person]]
OFFICE = PrintSettings(marks=False, sheet=Sheet(bleed=0, slug=0))
LANGUAGES = (ENGLISH, HEBREW, ARABIC)


def people(text: PanelText, count: int = 4) -> list[Person]:
    """Storytellers with texts of different lengths, the second on two pages."""
    return [
        Person(
            slug=f"person-{n}",
            texts=(
                replace(text, name=f"{text.name} {n}", blocks=text.blocks * (1 + 9 * (n == 1))),
            ),
            short_address=f"example.org/{n}",
        )
        for n in range(count)
    ]


@pytest.fixture
def edition(make_panel: Make) -> Callable[..., Panel]:
    """A large-print edition in the language of a text."""

    def made(text: PanelText, told: Sequence[Person], **fields: object) -> Panel:
        given = {"slug": "large-print", "photo": None, "printing": OFFICE, "address": ""}
        given |= {"format": parse_format("a4"), "texts": (text,), "people": tuple(told), **fields}
        return make_panel(kind="large-print", **given)

    return made


@pytest.fixture
def kit(toolkit: Toolkit, tmp_path: Path) -> Callable[[str], Toolkit]:
    """A toolkit with a cache of its own."""

    def made(name: str) -> Toolkit:
        own = Toolkit(toolkit.theme, toolkit.profile, toolkit.ink_limit, tmp_path / name)
        own.__dict__["typesetter"] = toolkit.typesetter
        return own

    return made


def printed(panel: Panel, toolkit: Toolkit) -> tuple[bytes, bytes, bytes]:
    """The three files of a document."""
    drawn = draw(panel, arrange(panel, toolkit), toolkit, lambda photo: b"")
    return drawn.printed, drawn.proof, drawn.preview


def seen(data: bytes) -> list[tuple[str, bytes]]:
    """Each page's words and pixels."""
    with pypdfium2.PdfDocument(data) as document:
        return [
            (page.get_textpage().get_text_range(), page.render(scale=0.5).to_pil().tobytes())
            for page in document
        ]


def headings(data: bytes) -> list[tuple[str, int, int, int]]:
    """The bookmarks: title, page, place, how many stand under it."""
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_outline() as outline:
        pages = {page.objgen: number for number, page in enumerate(pdf.pages)}

        def flat(items: Sequence[pikepdf.OutlineItem]) -> Iterator[tuple[str, int, int, int]]:
            for item in items:
                page, _, _, top, _ = item.destination
                yield item.title, pages[page.objgen], round(float(top)), len(item.children)
                yield from flat(item.children)

        return list(flat(outline.root))


def spoken(data: bytes) -> list[tuple[str, str]]:
    """What a screen reader meets: kinds of elements with the words that are said of them."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = []

        def walk(item: pikepdf.Object) -> None:
            for kid in item.get("/K", []):
                if isinstance(kid, pikepdf.Dictionary):
                    if str(kid.S) != "/Part":
                        found.append((str(kid.S), str(kid.get("/ActualText", ""))))
                    walk(kid)

        walk(pdf.Root.StructTreeRoot)
        return found


@pytest.mark.parametrize("text", LANGUAGES, ids=lambda text: text.lang)
def test_parts_make_the_pages_that_the_whole_would_have(
    text: PanelText,
    edition: Make,
    kit: Callable[[str], Toolkit],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    panel = edition(text, people(text))
    in_parts = printed(panel, kit("parts"))[0]
    monkeypatch.setattr(parts, "MARK", "<!-- no such mark -->")
    whole = printed(panel, kit("whole"))[0]
    assert seen(in_parts) == seen(whole)
    assert headings(in_parts) == headings(whole)
    assert spoken(in_parts) == spoken(whole)
    assert len(in_parts) < 1.2 * len(whole)


def said_otherwise(told: list[Person]) -> Sequence[Person]:
    """A word more in the first story."""
    (text,) = told[0].texts
    first = replace(text, blocks=(*text.blocks, Block(text="Xylos, 7½ ₪ ק״מ.")))
    return [replace(told[0], texts=(first,)), *told[1:]]


def over_another_page(told: list[Person]) -> Sequence[Person]:
    """The first story grows by a page, so that all numbers after it are others."""
    (text,) = told[0].texts
    return [replace(told[0], texts=(replace(text, blocks=text.blocks * 12),)), *told[1:]]


EDITS: dict[str, Edit] = {
    "nothing": lambda told: told,
    "a word": said_otherwise,
    "a page": over_another_page,
    "a story gone": lambda told: told[:1] + told[2:],
    "a story more": lambda told: [*told, replace(told[0], slug="another")],
    "another order": lambda told: told[::-1],
    "all but one gone": lambda told: told[:1],
    "two alike": lambda told: [*told, told[-1]],
}


def stale(panels: Sequence[Panel], kit: Callable[[str], Toolkit]) -> list[int]:
    """Which of these, made after each other, differ from what a clean run makes of them."""
    kept = kit("kept")
    return [
        number
        for number, panel in enumerate(panels)
        if printed(panel, kept) != printed(panel, kit(f"clean-{number}"))
    ]


@pytest.mark.parametrize("text", [ENGLISH, ARABIC], ids=["en", "ar"])
def test_after_every_edit_the_files_are_those_of_a_clean_run(
    text: PanelText, edition: Make, kit: Callable[[str], Toolkit]
) -> None:
    told = people(text)
    panels = [edition(text, edit(told)) for edit in EDITS.values()]
    panels.append(edition(replace(text, exhibition="Another name"), told))
    panels.append(edition(text, told))
    assert stale(panels, kit) == []


def test_a_part_that_is_kept_without_its_page_number_would_be_found(
    edition: Make, kit: Callable[[str], Toolkit], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The test above sees what it is there for."""
    get, note = Pieces.get, Pieces.note

    def without_number(source: bytes) -> bytes:
        return source.partition(b"counter-set")[0] + source.partition(b"</head>")[2]

    monkeypatch.setattr(Pieces, "get", lambda self, source: get(self, without_number(source)))
    monkeypatch.setattr(
        Pieces, "note", lambda self, source, piece: note(self, without_number(source), piece)
    )
    told = people(ENGLISH)
    panels = [edition(ENGLISH, told), edition(ENGLISH, over_another_page(told))]
    assert stale(panels, kit) == [1]


def test_only_the_part_that_changed_is_set_again(
    edition: Make, kit: Callable[[str], Toolkit], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, told = kit("kept"), people(ENGLISH)
    printed(edition(ENGLISH, told), kept)
    laid: list[str] = []
    lay_out = kept.typesetter.lay_out
    monkeypatch.setattr(
        kept.typesetter, "lay_out", lambda html, assets: laid.append(html) or lay_out(html, assets)
    )
    printed(edition(ENGLISH, said_otherwise(told)), kept)
    (page,) = laid
    assert "Xylos" in page
    assert "Noor 1" not in page


def test_another_theme_takes_nothing_from_what_was_kept(
    edition: Make, kit: Callable[[str], Toolkit], theme: PanelTheme, tmp_path: Path
) -> None:
    panel = edition(ENGLISH, people(ENGLISH))
    before = printed(panel, kit("kept"))
    own = tmp_path / "own"
    (own / "fonts").mkdir(parents=True)
    files = dict(theme.files)
    (own / "fonts/text.ttf").write_bytes(files["fonts/medium.ttf"])
    for name, data in theme.files:
        if not (own / name).exists():
            (own / name).write_bytes(data)
    other = kit("kept")
    other.theme = load_theme([own])
    clean = kit("clean")
    clean.theme = other.theme
    after = printed(panel, other)
    assert after == printed(panel, clean)
    assert after != before


def test_a_damaged_file_of_parts_only_costs_time(
    edition: Make, kit: Callable[[str], Toolkit]
) -> None:
    panel, kept = edition(ENGLISH, people(ENGLISH, 2)), kit("kept")
    clean = printed(panel, kept)
    file = file_of_pieces(kept.cache, file_stem(panel))
    file.write_bytes(file.read_bytes()[:-40])
    assert printed(panel, kept) == clean


def test_what_left_an_edition_left_the_cache(edition: Make, kit: Callable[[str], Toolkit]) -> None:
    """Who takes her story back is nowhere in what is kept."""
    kept, told = kit("kept"), people(ENGLISH)
    panel = edition(ENGLISH, told)
    file = file_of_pieces(kept.cache, file_stem(panel))
    printed(panel, kept)
    assert b"Noor 2" in with_plain_spaces(file)
    printed(edition(ENGLISH, told[:2]), kept)
    assert b"Noor 2" not in with_plain_spaces(file)
    purge_kept(file.parent, Gate(hidden(("Noor 1",))))
    assert not file.exists()


def with_plain_spaces(file: Path) -> bytes:
    """Give what a file keeps, with plain spaces for those that hold words together."""
    return file.read_bytes().replace("\u00a0".encode(), b" ")


def test_an_edition_that_is_gone_takes_its_parts_along(
    edition: Make, kit: Callable[[str], Toolkit], tmp_path: Path
) -> None:
    kept, panel = kit("kept"), edition(ENGLISH, people(ENGLISH, 2))
    printed(panel, kept)
    stem = file_stem(panel)
    prune_pieces(kept.cache, {stem})
    assert file_of_pieces(kept.cache, stem).is_file()
    prune_pieces(kept.cache, documents_in(tmp_path / "nothing-made"))
    assert not file_of_pieces(kept.cache, stem).exists()


def fonts_of(data: bytes) -> list[bytes]:
    """The font files of a PDF."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [
            font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()
            for _, font in sorted(pdf.pages[0].Resources.Font.items())
        ]


def test_another_word_of_the_same_letters_leaves_the_fonts_as_they_are(
    edition: Make, kit: Callable[[str], Toolkit]
) -> None:
    """Its letters join otherwise; all other pages are drawn from the same, so none is judged."""
    told = people(ARABIC)
    (text,) = told[0].texts
    word = ARABIC.blocks[-1].text.split()[0]
    other = replace(text, blocks=(*text.blocks, Block(text=f"{word[::-1]}.")))
    changed = [replace(told[0], texts=(other,)), *told[1:]]
    before, after = (printed(edition(ARABIC, each), kit("kept"))[0] for each in (told, changed))
    assert fonts_of(before) == fonts_of(after)
