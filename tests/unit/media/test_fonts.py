"""The site's fonts: fixed files that load in parts and leave the layout where it is."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import msgspec
import pytest
from fontTools.ttLib import TTFont

from sitegen.errors import MissingToolError
from sitegen.media.styles import fonts
from sitegen.media.styles.fonts import (
    CUT,
    RANGES,
    FontSet,
    build_fonts,
    cut_name,
    measure_font,
    measures_name,
    ready_made,
    ready_measures,
    rubik_path,
    subset_font,
)


def test_the_files_that_come_with_sitegen_are_what_cutting_gives() -> None:
    source = rubik_path().read_bytes()
    cut = {cut_name(source, script): subset_font(source, RANGES[script]) for script in RANGES}
    cut[measures_name(source)] = msgspec.json.encode(measure_font(source))
    assert {path.name: path.read_bytes() for path in CUT.iterdir()} == cut, (
        "type: python tools/cut_fonts.py"
    )


def test_another_rubik_is_cut_anew() -> None:
    source = rubik_path().read_bytes()
    assert ready_made(source, "hebrew")
    assert ready_made(source + b" ", "hebrew") == b""
    assert ready_measures(source) == measure_font(source)
    assert ready_measures(source + b" ") is None


@pytest.fixture(scope="module")
def font_set() -> FontSet:
    return build_fonts(("latin", "latin-ext", "hebrew", "arabic"), prefix="/project/")


def opened(font_set: FontSet, script: str) -> TTFont:
    (data,) = (file.data for file in font_set.files if file.script == script)
    return TTFont(io.BytesIO(data))


def covered(script: str) -> set[int]:
    points: set[int] = set()
    for part in RANGES[script].split(","):
        first, _, last = part.strip().removeprefix("U+").partition("-")
        points |= set(range(int(first, 16), int(last or first, 16) + 1))
    return points


@pytest.mark.parametrize(
    ("script", "text"),
    [
        ("latin", "The quick brown fox, “quoted” – 0123456789 é ñ €"),
        ("hebrew", "אבגדהוזחטיכלמנסעפצקרשתךםןףץ ₪ שָׁ".replace(" ", "")),
        ("arabic", "ابتثجحخدذرزسشصضطظعغفقكلمنهوي؟،٠١٢٣ةىءآأإ"),
        ("latin-ext", "łśćžřčğș"),
    ],
)
def test_each_script_has_its_letters(font_set: FontSet, script: str, text: str) -> None:
    names = opened(font_set, script).getBestCmap()
    wanted = {ord(sign) for sign in text if sign != " "}
    assert wanted <= covered(script)
    assert wanted <= set(names)


def test_no_file_holds_what_its_range_does_not_ask_for(font_set: FontSet) -> None:
    for file in font_set.files:
        names = opened(font_set, file.script).getBestCmap()
        assert set(names) <= covered(file.script)


def test_every_letter_of_a_script_comes_from_one_file() -> None:
    letters = {
        script: {point for point in covered(script) if not 0x200C <= point <= 0x200F}
        for script in RANGES
    }
    seen: set[int] = set()
    for points in letters.values():
        assert not seen & points
        seen |= points


def test_weights_and_figures_of_one_width_are_kept(font_set: FontSet) -> None:
    font = opened(font_set, "latin")
    (axis,) = font["fvar"].axes
    assert (axis.axisTag, axis.minValue, axis.maxValue) == ("wght", 300, 900)
    assert "tnum" in {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
    joined = opened(font_set, "arabic")["GSUB"].table.FeatureList.FeatureRecord
    assert {"init", "medi", "fina"} <= {record.FeatureTag for record in joined}


def test_fonts_are_small(font_set: FontSet) -> None:
    sizes = {file.script: len(file.data) for file in font_set.files}
    assert sizes["latin"] < 45_000
    assert sizes["hebrew"] < 12_000
    assert sizes["arabic"] < 40_000


def test_the_licence_stays_with_every_copy(font_set: FontSet) -> None:
    for file in font_set.files:
        names = opened(font_set, file.script)["name"]
        assert "Rubik Project Authors" in str(names.getDebugName(0))
        assert "Open Font License" in str(names.getDebugName(13))


def test_style_rules_name_the_files(font_set: FontSet) -> None:
    assert re.findall(r'url\("([^"]+)"\)', font_set.css) == [
        f"/project/{file.name}" for file in font_set.files
    ]
    assert font_set.css.count("font-display:optional") == len(font_set.files)
    assert all(f"unicode-range:{RANGES[file.script]}" in font_set.css for file in font_set.files)
    assert all(
        re.fullmatch(rf"fonts/rubik-{file.script}-[0-9a-f]{{10}}\.woff2", file.name)
        for file in font_set.files
    )


def test_the_fallback_takes_the_same_room(font_set: FontSet) -> None:
    """CSS Fonts 5: an override counts from the adjusted size, so that lines keep their height."""
    (rule,) = (line for line in font_set.css.splitlines() if 'local("Liberation Sans")' in line)
    values = {name: float(value) / 100 for name, value in re.findall(r"([a-z-]+):([\d.]+)%", rule)}
    scale = values["size-adjust"]
    assert scale == pytest.approx(0.4709 / 0.4483, abs=0.001)
    assert values["ascent-override"] * scale == pytest.approx(0.935, abs=0.001)
    assert values["descent-override"] * scale == pytest.approx(0.25, abs=0.001)
    assert values["line-gap-override"] == 0


@pytest.mark.parametrize("device", ["Arial", "Roboto", "Noto Sans Hebrew", "Noto Naskh Arabic"])
def test_fonts_of_devices_take_the_height_of_ours(font_set: FontSet, device: str) -> None:
    rules = [line for line in font_set.css.splitlines() if f'local("{device}")' in line]
    assert rules
    for rule in rules:
        values = {name: float(part) for name, part in re.findall(r"([a-z-]+):([\d.]+)%", rule)}
        assert 90 < values["size-adjust"] < 120
        height = values["ascent-override"] + values["descent-override"]
        assert height * values["size-adjust"] / 100 == pytest.approx(118.5, abs=0.1)


def test_a_fallback_for_a_script_follows_the_one_for_all(font_set: FontSet) -> None:
    """CSS Fonts 4, 5.2: of rules of one family for the same letter, the last counts."""
    rules = [line for line in font_set.css.splitlines() if '"Rubik fallback"' in line]
    assert ["unicode-range" in rule for rule in rules] == [False, True]


def test_the_theme_names_each_fallback(font_set: FontSet) -> None:
    tokens = Path(__file__).parents[3] / "themes/base/assets/css/tokens.css"
    families = set(re.findall(r'font-family:"([^"]+)"', font_set.css))
    assert all(name in tokens.read_text(encoding="utf-8") for name in families)


def test_the_same_font_gives_the_same_bytes(font_set: FontSet) -> None:
    again = build_fonts(("hebrew",), prefix="/project/")
    assert again.files[0] in font_set.files


def test_a_missing_font_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fontpkg", None)
    with pytest.raises(MissingToolError, match=r"pip install fontpkg-rubik$"):
        rubik_path()


def test_an_unknown_family_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "FAMILY", "No Such Family")
    with pytest.raises(MissingToolError, match=r"pip install fontpkg-rubik$"):
        rubik_path()
