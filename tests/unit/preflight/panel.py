"""A small panel that a printer accepts, and the hands to spoil it."""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass, replace
from pathlib import Path

import fontpkg_rubik
import pikepdf
import segno
from PIL import Image, ImageDraw

from sitegen.preflight.expectations import Expectations, ExpectedText, NamedPicture

ADDRESS = "https://www.example.org/stories/2022/noor/?from=geneva-2022"
RUBIK = Path(fontpkg_rubik.__file__).parent / "files" / "Rubik[wght].ttf"
POINTS = 72 / 25.4

ENGLISH = (
    "Every week I cross the city to meet people I was told never to meet. "
    "We drink tea, we argue, and we come back. "
    "My mother asked me why. I told her that a door needs somebody to knock."
)
HEBREW = (
    "בְּכׇל שָׁבוּעַ אֲנִי חוֹצָה אֶת הָעִיר כְּדֵי לִפְגֹּשׁ אֲנָשִׁים. "
    "אנחנו שותים תה, מתווכחים וחוזרים. "
    "אמי שאלה אותי למה. אמרתי לה שדלת צריכה מישהו שידפוק בה."
)
ARABIC = (
    "كل أسبوع أعبر المدينة لألتقي أناسا قيل لي ألا ألتقيهم. "
    "نشرب الشاي ونتجادل ثم نعود. "
    "سألتني أمي لماذا. قلت لها إن الباب يحتاج إلى من يطرقه."
)


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """What a panel is made of; `replace` one ingredient to spoil it."""

    trim_mm: tuple[float, float] = (200.0, 300.0)
    bleed_mm: float = 5.0
    slug_mm: float = 10.0
    painted_mm: float = 5.0
    photo: Image.Image | None = None
    photo_mm: tuple[float, float] = (100.0, 100.0)
    address: str = ADDRESS
    qr_mm: float = 40.0
    text_colour: str = "device-cmyk(0 0 0 1)"
    ground: str = "device-cmyk(0 0.02 0.08 0)"
    texts: tuple[tuple[str, str], ...] = (("en", ENGLISH), ("he", HEBREW), ("ar", ARABIC))
    text_pt: float = 25
    font_face: str = f"@font-face {{ font-family: Rubik; src: url('{RUBIK.as_uri()}') }}"
    style: str = ""


def make_photo(width: int = 800, height: int = 800, mode: str = "CMYK") -> Image.Image:
    """A soft picture well below 300 % of ink."""
    wide = Image.linear_gradient("L").resize((width, height))
    tall = wide.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    half = wide.point(lambda value: value // 2)
    bands = {"CMYK": (half, tall, half, half), "RGB": (wide, tall, half), "L": (wide,)}[mode]
    return Image.merge(mode, bands)


def make_panel(path: Path, recipe: Recipe | None = None) -> Path:
    """Write the panel of a recipe: PDF/X-4 that is PDF/UA-1 at the same time."""
    from weasyprint import HTML

    made = recipe or Recipe()
    folder = path.parent
    photo = made.photo or make_photo()
    photo.save(folder / "photo.jpg", quality=92, subsampling=0)
    draw_qr(made.address).save(folder / "code.png")
    page = HTML(string=_html(made), base_url=str(folder))
    data = page.write_pdf(pdf_variant="pdf/x-4", pdf_tags=True, full_fonts=False)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        _finish(pdf, made)
        pdf.save(path, deterministic_id=True)
    return path


def spoil(source: Path, target: Path, change: object) -> Path:
    """Write a copy of a PDF after a function had its way with it."""
    with pikepdf.open(source) as pdf:
        change(pdf)  # type: ignore[operator]
        pdf.save(target)
    return target


def without(recipe: Recipe | None = None, **changes: object) -> Recipe:
    """The good recipe with other ingredients."""
    return replace(recipe or Recipe(), **changes)  # type: ignore[arg-type]


def _html(made: Recipe) -> str:
    width, height = made.trim_mm
    edge = made.bleed_mm + made.slug_mm
    texts = "".join(
        f'<p lang="{language}" dir="{"ltr" if language == "en" else "rtl"}">{text}</p>'
        for language, text in made.texts
    )
    return f"""<!DOCTYPE html><html lang="en"><title>Noor, teacher</title><style>
    {made.font_face}
    @page {{ size: {width}mm {height}mm; margin: 0; bleed: {edge}mm }}
    body {{ margin: 0; font: {made.text_pt}pt/1.3 Rubik; color: {made.text_colour} }}
    .ground {{ position: absolute; inset: {-made.painted_mm}mm; background: {made.ground} }}
    .page {{ position: relative; width: {width}mm; height: {height}mm; overflow: visible }}
    .text {{ position: absolute; top: 10mm; left: 10mm; right: 25mm }}
    .photo {{ position: absolute; bottom: 5mm; left: 10mm;
              width: {made.photo_mm[0]}mm; height: {made.photo_mm[1]}mm }}
    .code {{ position: absolute; bottom: 10mm; right: 10mm; width: {made.qr_mm}mm;
             background: device-cmyk(0 0 0 0) }}
    p {{ margin: 0 0 4mm }}
    {made.style}
    </style><div class="page"><div class="ground"></div>
    <img class="photo" src="photo.jpg" alt="Noor at her door">
    <img class="code" src="code.png" alt="Code to Noor's voice">
    <div class="text">{texts}</div></div></html>"""


def _finish(pdf: pikepdf.Pdf, made: Recipe) -> None:
    page = pdf.pages[0]
    edge = (made.bleed_mm + made.slug_mm) * POINTS
    width, height = (side * POINTS for side in made.trim_mm)
    bleed = made.bleed_mm * POINTS
    page.MediaBox = [-edge, -edge, width + edge, height + edge]
    page.TrimBox = [0, 0, width, height]
    page.BleedBox = [-bleed, -bleed, width + bleed, height + bleed]
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    pdf.Root.OutputIntents = [describe_press(pdf)]
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["pdfuaid:part"] = "1"


def describe_press(pdf: pikepdf.Pdf, space: bytes = b"CMYK") -> pikepdf.Dictionary:
    """An output intent whose profile is nothing but the header of a printer profile."""
    header = struct.pack(">I4sI4s4s4s", 132, b"test", 0x02400000, b"prtr", space, b"Lab ")
    profile = pdf.make_stream(header.ljust(36, b"\0") + b"acsp" + bytes(92))
    profile.N = 4 if space == b"CMYK" else 3
    return pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent,
        S=pikepdf.Name.GTS_PDFX,
        OutputConditionIdentifier="FOGRA39",
        Info="ISO Coated v2 300% (ECI)",
        DestOutputProfile=profile,
    )


def draw_qr(text: str, scale: int = 24) -> Image.Image:
    """A QR code as a picture."""
    stream = io.BytesIO()
    segno.make(text, error="m", micro=False).save(stream, kind="png", scale=scale, border=4)
    return Image.open(io.BytesIO(stream.getvalue())).convert("L")


def draw_blot(image: Image.Image, ink: tuple[int, int, int, int]) -> Image.Image:
    """The same picture with a square of this ink (0–255 each) in its middle."""
    copy = image.copy()
    width, height = copy.size
    box = (width // 3, height // 3, 2 * width // 3, 2 * height // 3)
    ImageDraw.Draw(copy).rectangle(box, fill=ink)
    return copy


def expectations_of(recipe: Recipe) -> Expectations:
    """What somebody who ordered the panel of a recipe knows of it."""
    return Expectations(
        texts=tuple(ExpectedText(language=lang, text=text) for lang, text in recipe.texts),
        address=recipe.address,
        trim_mm=recipe.trim_mm,
        bleed_mm=recipe.bleed_mm,
        pictures=(NamedPicture(file="portrait.jpg", width=800, height=800),),
    )
