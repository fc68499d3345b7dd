"""Each panel of the Geneva set passes what a printer asks, said by tools that aren't ours."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from msgspec import structs
from PIL import Image

from sitegen.kinds.exhibition import PanelType
from sitegen.panels.plan.loading import load_sources
from sitegen.panels.plan.names import file_stem
from sitegen.panels.plan.plan import documents_of, plan_exhibition
from sitegen.panels.plan.planned import ExhibitionPlan
from sitegen.panels.production.produce import produce
from sitegen.panels.values import Panel
from tests.conftest import MakeOnce
from tests.tools import verapdf
from tests.tools.codes import codes_in
from tests.tools.needs import run
from tests.tools.pdf import boxes, complaints, draw, fonts, heaviest_ink, pictures, text
from tests.tools.reading import read, share_found

ROOT = Path(__file__).resolve().parents[2]
GENEVA = "exhibitions/geneva-2022"
RECOGNISED = {"en": "eng", "he": "heb", "ar": "ara"}
READABLE = 0.8
AT_READING_DISTANCE = 30


def plan() -> ExhibitionPlan:
    return plan_exhibition(GENEVA, load_sources(ROOT))


def panels() -> tuple[Panel, ...]:
    """The set as its entry has it, and the first story as a quote panel."""
    planned = plan().panels
    kinds = {panel.kind for panel in planned}
    more: list[Panel] = []
    if "quote" not in kinds:
        story = next(panel for panel in planned if panel.kind == "story")
        more.append(structs.replace(story, kind=_kind("quote"), number=99))
    return (*planned, *more)


def _kind(name: PanelType) -> PanelType:
    return name


PANELS = {f"{panel.number:02d}-{panel.kind}-{panel.slug}": panel for panel in panels()}


@pytest.fixture(scope="module")
def printed(make_once: MakeOnce) -> Path:
    """Every panel of the set, printed once for all tests."""

    def make(folder: Path) -> None:
        every = structs.replace(plan(), panels=tuple(PANELS.values()))
        report = produce(every, folder, folder / "cache", site=ROOT, jobs=2)
        assert report.problems == ()

    return make_once("geneva-panels", make) / "geneva-2022"


@pytest.fixture(params=sorted(PANELS))
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def panel(name: str) -> Panel:
    return PANELS[name]


@pytest.fixture
def file(panel: Panel, printed: Path) -> Path:
    return printed / f"{file_stem(panel)}.pdf"


def words(panel: Panel, lang: str) -> str:
    text = next(text for text in panel.texts if text.lang == lang)
    blocks = [block.text for block in text.blocks] if panel.kind != "quote" else []
    return " ".join([text.name, text.quote if panel.kind in ("story", "quote") else "", *blocks])


def test_qpdf_finds_nothing_wrong(file: Path) -> None:
    assert complaints(file) == []


def test_trim_and_bleed_are_within_a_twentieth_of_a_millimetre(file: Path, panel: Panel) -> None:
    found = boxes(file)
    sheet = panel.printing.sheet
    for box, inset in (("TrimBox", sheet.margin), ("BleedBox", sheet.slug)):
        left, bottom, right, top = found[box]
        bled = 2 * (sheet.margin - inset)
        assert right - left == pytest.approx(panel.format.width + bled, abs=0.05)
        assert top - bottom == pytest.approx(panel.format.height + bled, abs=0.05)
        assert (left, bottom) == pytest.approx((inset, inset), abs=0.05)


def test_all_fonts_are_embedded_subsets_and_none_is_type_3(file: Path) -> None:
    found = fonts(file)
    assert found
    assert all(font.embedded and font.subset and font.has_unicode for font in found)
    assert all(font.kind == "CID TrueType" for font in found)


def test_every_image_is_cmyk_and_sharp_enough(file: Path, panel: Panel) -> None:
    for picture in pictures(file):
        assert picture.colour in ("cmyk", "gray")
        assert min(picture.horizontal_ppi, picture.vertical_ppi) >= 100 / max(1, panel.distance)


def test_no_rgb_is_painted_anywhere(file: Path) -> None:
    with pikepdf.open(file) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Form":
                assert b"DeviceRGB" not in thing.read_bytes()
        for page in pdf.pages:
            for instruction in pikepdf.parse_content_stream(page):
                operator = str(instruction.operator)
                assert operator not in ("rg", "RG")
                assert "/DeviceRGB" not in [str(operand) for operand in instruction.operands]


def test_no_pixel_has_more_ink_than_the_limit(file: Path, panel: Panel, tmp_path: Path) -> None:
    assert heaviest_ink(file, tmp_path, ppi=25) <= panel.printing.ink_limit


def test_it_says_for_which_press_it_is(file: Path) -> None:
    with pikepdf.open(file) as pdf:
        intent = pdf.Root.OutputIntents[0]
        profile = intent.DestOutputProfile.read_bytes()
        assert intent.S == "/GTS_PDFX"
        assert (profile[12:16], profile[16:20]) == (b"prtr", b"CMYK")
        assert pdf.docinfo["/Trapped"] == "/False"
        assert len(pdf.trailer.ID) == 2
    assert "PDF/X-4" in run("pdfinfo", file)


def test_the_ring_between_trim_and_bleed_is_painted(
    file: Path, panel: Panel, tmp_path: Path
) -> None:
    (picture,) = draw(file, tmp_path, ppi=40)
    with Image.open(picture) as opened:
        page = opened.convert("RGB")
    scale = 40 / 25.4
    outer, inner = panel.printing.sheet.slug * scale, panel.printing.sheet.margin * scale
    width, height = page.size
    middle = (outer + inner) / 2
    ring = [
        (x, round(y))
        for x in range(round(outer) + 2, round(width - outer) - 2)
        for y in (middle, height - middle)
    ]
    ring += [
        (round(x), y)
        for y in range(round(outer) + 2, round(height - outer) - 2)
        for x in (middle, width - middle)
    ]
    white = sum(page.getpixel(place) == (255, 255, 255) for place in ring)
    assert white / len(ring) < 0.002


def test_a_phone_reads_the_code(file: Path, panel: Panel, tmp_path: Path) -> None:
    (picture,) = draw(file, tmp_path, ppi=50)
    assert codes_in(picture) == [panel.address]


@pytest.mark.parametrize("lang", sorted(RECOGNISED))
def test_programs_find_the_words_in_the_file(file: Path, panel: Panel, lang: str) -> None:
    if lang in panel.languages:
        assert share_found(words(panel, lang), text(file)) >= READABLE


STORIES = [name for name in sorted(PANELS) if "-story-" in name]
"""Recognising the words of one takes ten seconds: every run looks at the first, soaks at all."""


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=() if name == STORIES[0] else pytest.mark.soak) for name in STORIES],
)
def test_eyes_find_the_words_on_the_panel(name: str, printed: Path, tmp_path: Path) -> None:
    """A recogniser that knows the three languages, shown the panel as it stands in a room."""
    panel = PANELS[name]
    (picture,) = draw(printed / f"{file_stem(panel)}.pdf", tmp_path, ppi=AT_READING_DISTANCE)
    found = read(picture, *[RECOGNISED[lang] for lang in panel.languages])
    for lang in panel.languages:
        assert share_found(words(panel, lang), found) >= READABLE, lang


def test_readers_for_the_blind_get_structure_languages_and_descriptions(
    file: Path, panel: Panel
) -> None:
    """What PDF/UA-1 (ISO 14289-1) asks and a program can see: 7.1, 7.2, 7.3, 7.18."""
    with pikepdf.open(file) as pdf:
        root = pdf.Root
        assert root.MarkInfo.Marked is True
        assert str(root.Lang) == panel.texts[0].lang
        assert root.ViewerPreferences.DisplayDocTitle is True
        assert b"<pdfuaid:part>1</pdfuaid:part>" in root.Metadata.read_bytes()
        assert str(pdf.docinfo["/Title"])
        elements = [
            thing
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/StructElem"
        ]
        figures = [element for element in elements if element.S == "/Figure"]
        assert figures
        assert all(str(figure.Alt).strip() for figure in figures)
        assert set(panel.languages[1:]) <= {str(e.Lang) for e in elements if "/Lang" in e}
        assert all(page.obj.Tabs == "/S" for page in pdf.pages)
        assert _all_content_is_told_or_an_artifact(pdf)


def test_the_reference_validator_passes_every_file_of_the_set(printed: Path) -> None:
    """veraPDF knows every rule of PDF/UA-1; documents and proofs are read aloud as panels are."""
    files = sorted(printed.glob("*.pdf"))
    stems = {file_stem(panel) for panel in (*PANELS.values(), *documents_of(plan().documents))}
    assert {f"{stem}{end}" for stem in stems for end in (".pdf", "_proof.pdf")} == {
        file.name for file in files
    }
    assert {name: said for name, said in verapdf.complaints(files).items() if said} == {}


def test_the_proof_fits_into_an_e_mail(panel: Panel, printed: Path) -> None:
    proof = printed / f"{file_stem(panel)}_proof.pdf"
    assert proof.stat().st_size <= 2_000_000
    assert complaints(proof) == []
    assert all(picture.colour == "rgb" for picture in pictures(proof))


def _all_content_is_told_or_an_artifact(pdf: pikepdf.Pdf) -> bool:
    """Whether each page paints only inside marked content, and all of it is in the tree."""
    painting = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "Tj", "TJ", "'", '"'}
    told = _numbers(pdf.Root.StructTreeRoot.ParentTree)
    for page in pdf.pages:
        inside: list[str] = []
        for instruction in pikepdf.parse_content_stream(page):
            operator = str(instruction.operator)
            if operator in ("BDC", "BMC"):
                inside.append(_mark(instruction, told))
            elif operator == "EMC":
                inside.pop()
            elif operator in painting and not set(inside) & {"told", "artifact"}:
                return False
    return True


def _mark(instruction: object, told: set[int]) -> str:
    operands = instruction.operands  # type: ignore[attr-defined]
    if operands[0] == "/Artifact":
        return "artifact"
    number = operands[1].get("/MCID") if len(operands) > 1 else None
    return "told" if number is not None and int(number) in told else "span"


def _numbers(tree: object) -> set[int]:
    lists = list(tree.Nums)[1::2]  # type: ignore[attr-defined]
    return {n for items in lists for n, item in enumerate(items) if item is not None}
