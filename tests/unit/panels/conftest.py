"""A story in three languages, its portrait, and the studio that prints it."""

from __future__ import annotations

import io
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from PIL import Image

from sitegen.panels.pictures.intents import load_profile
from sitegen.panels.theme.theme import PanelTheme, load_theme
from sitegen.panels.theme.toolkit import Toolkit
from sitegen.panels.values import Panel, Photo
from sitegen.schema.formats import parse_format
from tests.unit.panels.words import ENGLISH

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def photo_data() -> bytes:
    """A photo of 1200 × 1500 pixels with a gradient, and GPS data that must not be printed."""
    shades = Image.linear_gradient("L").resize((1200, 1500))
    picture = Image.merge("RGB", (shades, shades.transpose(Image.Transpose.ROTATE_180), shades))
    exif = Image.Exif()
    exif[0x013B] = "Secret Photographer"
    output = io.BytesIO()
    picture.save(output, "JPEG", quality=90, exif=exif)
    return output.getvalue()


@pytest.fixture(scope="session")
def photo(photo_data: bytes) -> Photo:
    """The photo's facts; its face is above the middle."""
    return Photo(
        path="portrait.jpg",
        digest=sha256(photo_data).hexdigest(),
        width=1200,
        height=1500,
        focus=(0.5, 0.35),
    )


@pytest.fixture(scope="session")
def theme() -> PanelTheme:
    """The theme that comes with sitegen."""
    return load_theme([ROOT / "themes" / "base" / "panels"])


@pytest.fixture(scope="session")
def toolkit(theme: PanelTheme, tmp_path_factory: pytest.TempPathFactory) -> Toolkit:
    """A studio that prints for ISO Coated v2 within 300 %."""
    profile = load_profile("iso-coated-v2-300")
    return Toolkit(theme, profile, 300.0, tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="session")
def make_panel(photo: Photo) -> Callable[..., Panel]:
    """A story panel in English on A3; any field can be said otherwise."""

    def panel(**fields: object) -> Panel:
        given: dict[str, object] = {
            "kind": "story",
            "exhibition": "geneva-2022",
            "number": 3,
            "slug": "a-door",
            "format": parse_format("a3"),
            "distance": 0.75,
            "texts": (ENGLISH,),
            "photo": photo,
            "address": "https://www.example.org/stories/2022/a-door/?from=geneva-2022",
            "short_address": "example.org/stories/2022/a-door",
            "has_voice": True,
            **fields,
        }
        return Panel(**given)  # type: ignore[arg-type]

    return panel
