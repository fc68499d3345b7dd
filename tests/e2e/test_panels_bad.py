"""Panels that are wrong in one way fail for that reason, and say how to mend it."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from msgspec import structs
from PIL import Image

from sitegen.panels.pictures.intents import load_profile
from sitegen.panels.production.arrangers import arrange
from sitegen.panels.production.drawing import draw, panel_html
from sitegen.panels.production.expected import expectations_of
from sitegen.panels.production.making import Task, make
from sitegen.panels.production.reports import PanelFiles
from sitegen.panels.theme.theme import PanelTheme, load_theme
from sitegen.panels.theme.toolkit import Toolkit
from sitegen.panels.values import Block, Panel, PanelText, Photo
from sitegen.preflight.findings import FileReport
from sitegen.preflight.judgement import judge
from sitegen.preflight.profile import find_profile
from sitegen.schema.formats import parse_format
from tests.conftest import MakeOnce

ROOT = Path(__file__).resolve().parents[2]
TEXT = PanelText(
    lang="en",
    title="A door",
    quote="I teach children to ask the question first.",
    name="Noor",
    role="Teacher",
    blocks=(Block(text="Every morning two languages come through the same school door."),),
    photo_alt="Noor stands at a door",
    exhibition="Storytellers",
)
"""One good panel, from which each bad one differs in one thing."""


def photo_bytes(width: int = 1500) -> bytes:
    shades = Image.linear_gradient("L").resize((width, round(width * 1.25)))
    picture = Image.merge(
        "RGB", (shades, shades, shades.transpose(Image.Transpose.ROTATE_90).resize(shades.size))
    )
    output = io.BytesIO()
    picture.save(output, "JPEG", quality=85)
    return output.getvalue()


def panel_of(**fields: object) -> Panel:
    from hashlib import sha256

    data = photo_bytes()
    given: dict[str, object] = {
        "kind": "story",
        "exhibition": "geneva-2022",
        "number": 1,
        "slug": "a-door",
        "format": parse_format("a3"),
        "distance": 0.75,
        "texts": (TEXT,),
        "photo": Photo(
            path="portrait.jpg", digest=sha256(data).hexdigest(), width=1500, height=1875
        ),
        "address": "https://www.example.org/stories/2022/a-door/?from=geneva-2022",
        "short_address": "example.org/stories/2022/a-door",
    }
    return Panel(**{**given, **fields})  # type: ignore[arg-type]


def theme_with(changes: Callable[[dict[str, bytes]], None]) -> PanelTheme:
    theme = load_theme([ROOT / "themes" / "base" / "panels"])
    files = dict(theme.files)
    changes(files)
    return PanelTheme(files=tuple(sorted(files.items())), digest="changed")


def printed(theme: PanelTheme, cache: Path, panel: Panel | None = None) -> bytes:
    studio = Toolkit(theme, load_profile("iso-coated-v2-300"), 300.0, cache)
    chosen = panel or panel_of()
    return draw(chosen, arrange(chosen, studio), studio, lambda photo: photo_bytes()).printed


def judged(data: bytes, folder: Path, panel: Panel | None = None) -> FileReport:
    path = folder / "panel.pdf"
    path.write_bytes(data)
    files = PanelFiles(
        panel=panel or panel_of(), stem="panel", printed=path, proof=path, preview=path
    )
    return judge(path, find_profile("iso-coated-v2-300"), expectations_of(files))


@pytest.fixture(scope="module")
def good(make_once: MakeOnce) -> bytes:
    def produce(folder: Path) -> None:
        data = printed(theme_with(lambda files: None), folder / "cache")
        (folder / "good.pdf").write_bytes(data)

    return (make_once("one-good-panel", produce) / "good.pdf").read_bytes()


def failing(report: FileReport) -> set[str]:
    return {finding.check for finding in report.findings if finding.severity == "error"}


def test_the_good_panel_passes(good: bytes, tmp_path: Path) -> None:
    assert failing(judged(good, tmp_path)) == set()


def test_an_rgb_image_fails(good: bytes, tmp_path: Path) -> None:
    output = io.BytesIO()
    with pikepdf.open(io.BytesIO(good)) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image":
                thing.write(photo_bytes(), filter=pikepdf.Name.DCTDecode)
                thing.ColorSpace = pikepdf.Name.DeviceRGB
                thing.Width, thing.Height = 1500, 1875
                del thing["/Decode"]
        pdf.save(output)
    assert "colour" in failing(judged(output.getvalue(), tmp_path))


def test_a_bleed_that_is_not_painted_fails(tmp_path: Path) -> None:
    """The trap of `{{-bleed}}`: the minus sign is lost, and the ground ends at the trim."""

    def stop_at_the_trim(files: dict[str, bytes]) -> None:
        page = files["panel.html"].decode()
        page = re.sub(
            r"\.ground \{.*?\}\n",
            ".ground { left: {{ slug + bleed }}mm; top: {{ slug + bleed }}mm;"
            " width: {{ trim.width }}mm; height: {{ trim.height }}mm; }\n",
            page,
            count=1,
            flags=re.DOTALL,
        )
        files["panel.html"] = page.encode()

    data = printed(theme_with(stop_at_the_trim), tmp_path)
    assert "bleed" in failing(judged(data, tmp_path))


def test_a_code_to_another_place_fails(good: bytes, tmp_path: Path) -> None:
    other = panel_of(address="https://www.example.org/stories/2022/another/")
    assert failing(judged(good, tmp_path, other)) == {"QR code"}


def test_too_much_ink_fails(good: bytes, tmp_path: Path) -> None:
    output = io.BytesIO()
    with pikepdf.open(io.BytesIO(good)) as pdf:
        black = b"/Artifact BMC q /DeviceCMYK cs 1 1 1 1 scn 300 300 200 200 re f Q EMC\n"
        pdf.pages[0].contents_add(black)
        pdf.save(output)
    assert "ink" in failing(judged(output.getvalue(), tmp_path))


def test_a_family_split_over_its_scripts_fails(tmp_path: Path) -> None:
    """The trap of the web's usual pattern: one family name for a file of each script."""
    scripts = {
        "text": range(0x20, 0x180),
        "medium": range(0x5D0, 0x5F5),
        "strong": range(0x600, 0x6FF),
    }

    def split(files: dict[str, bytes]) -> None:
        whole = files["fonts/text.ttf"]
        for cut, characters in scripts.items():
            files[f"fonts/{cut}.ttf"] = only(whole, characters)
        page = files["panel.html"].decode()
        files["panel.html"] = page.replace("{{ font.family }}", "panel-text").encode()
        for name in ("panel.css", "base.css"):
            css = re.sub("panel-(medium|strong)", "panel-text", files[name].decode())
            files[name] = css.encode()

    arabic = structs.replace(
        TEXT,
        lang="ar",
        quote="أعلّم الأطفال أن يطرحوا السؤال أولاً.",
        blocks=(Block(text="كلّ صباح تدخل لغتان من باب المدرسة نفسه."),),
    )
    hebrew = structs.replace(
        TEXT,
        lang="he",
        quote="אני מלמדת ילדים לשאול קודם את השאלה.",
        blocks=(Block(text="בכל בוקר נכנסות שתי שפות באותה דלת של בית הספר."),),
    )
    chosen = panel_of(texts=(hebrew, arabic))
    report = judged(printed(theme_with(split), tmp_path, chosen), tmp_path, chosen)
    assert failing(report) & {"fonts", "text layer"}


def only(font_file: bytes, characters: range) -> bytes:
    """The font with some of its characters alone, as a web font service serves them."""
    from fontTools.subset import Subsetter
    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(font_file))
    subsetter = Subsetter()
    subsetter.populate(unicodes=[0x20, *characters])
    subsetter.subset(font)
    output = io.BytesIO()
    font.save(output)
    return output.getvalue()


def task(panel: Panel, site: Path) -> Task:
    (site / "portrait.jpg").write_bytes(photo_bytes())
    return Task(
        panel=panel,
        theme=load_theme([ROOT / "themes" / "base" / "panels"]),
        profile=load_profile("iso-coated-v2-300"),
        site=str(site),
        cache=str(site / "cache"),
    )


def test_a_photo_of_too_few_pixels_is_named_with_the_pixels_it_needs(tmp_path: Path) -> None:
    wide = panel_of(format=parse_format("rollup-850x2000"), distance=1.0)
    made = make(task(wide, tmp_path))
    assert re.fullmatch(
        r"portrait\.jpg is 1500 px wide and prints at \d+ ppi on a-door; 860 mm at 100 ppi need "
        r"\d{4} px: ask for a larger photo, or use format A3",
        made.problem,
    )


def test_a_text_that_overflows_says_by_how_much_in_which_language(tmp_path: Path) -> None:
    long = structs.replace(TEXT, blocks=(Block(text="So many words. " * 400),))
    made = make(task(panel_of(texts=(long,)), tmp_path))
    assert re.search(
        r"a3\): .* en: \d+ lines \(about \d+ words\) too long; shorten it", made.problem
    )


def test_a_page_says_what_it_is_made_of(tmp_path: Path) -> None:
    studio = Toolkit(
        load_theme([ROOT / "themes" / "base" / "panels"]),
        load_profile("iso-coated-v2-300"),
        300.0,
        tmp_path,
    )
    html = panel_html(panel_of(), arrange(panel_of(), studio), studio)
    assert "http" not in re.sub(r"<img[^>]*>|example\.org\S*", "", html)
