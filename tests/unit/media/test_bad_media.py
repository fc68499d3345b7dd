"""Bad media give one clear sentence that says what to do: no traceback, no hang, no flood."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from sitegen.errors import MediaError, MissingToolError
from sitegen.media.facts import image_facts
from sitegen.media.make import make_derivatives
from sitegen.media.picture import Derivative
from sitegen.media.pictures import decode
from tests.unit.media.zoo import chunk, encoded, scene

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "TIFF", "GIF")
LINE = Derivative(
    source="content/a.jpg",
    digest="",
    name="x",
    format="jpeg",
    width=8,
    height=8,
    crop=None,
    quality=80,
)


def refusal(data: bytes, name: str = "content/a.jpg", **options: int) -> str:
    """What an author reads about a bad picture."""
    with pytest.raises(MediaError) as caught:
        image_facts(data, name=name, **options)
    text = str(caught.value)
    assert text.startswith(f"{name}: ")
    assert "\n" not in text
    assert ";" in text or "run" in text, "it says what to do"
    return text


def test_a_photo_that_memory_was_short_for_is_not_called_damaged(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A decoder without memory says "broken data stream", as it does of a broken photo."""
    data = encoded(scene((80, 60)), "JPEG")[:400]
    assert "damaged" in refusal(data)
    monkeypatch.setattr(decode, "has_room", lambda size: False)
    with pytest.raises(MemoryError):
        image_facts(data, name="content/a.jpg")


def heic() -> bytes:
    from pillow_heif import from_pillow

    result = io.BytesIO()
    from_pillow(scene()).save(result, quality=90)
    return result.getvalue()


def test_an_empty_file() -> None:
    assert "the file is empty; copy it again" in refusal(b"")


def test_a_file_of_zeros() -> None:
    assert "only zeros" in refusal(bytes(5000))


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("kept", [0.02, 0.3, 0.7])
def test_a_picture_that_is_cut_short(kind: str, kept: float) -> None:
    data = encoded(scene(), kind)
    refusal(data[: int(len(data) * kept)])


@pytest.mark.parametrize("kept", [0.02, 0.3, 0.7])
def test_a_telephones_photo_that_is_cut_short(kept: float) -> None:
    data = heic()
    refusal(data[: int(len(data) * kept)])


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7 ...", "a PDF document"),
        (b"PK\x03\x04word", "a ZIP or office document"),
        (b"8BPS\0\1", "a Photoshop document"),
        (b"<!DOCTYPE html><html><body>404</body></html>", "a web page"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:0", "a Git LFS pointer"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom", "a video or sound file"),
        (b"\0\0\0\x18ftypcrx \0\0\0\x01crx isom", "a camera's raw file"),
        (b"II*\0\x10\0\0\0CR\2\0" + bytes(50), "sitegen can read"),
        (b"\xff\x0a" + b"x" * 50, "a JPEG XL picture"),
        (b"ID3\4\0\0" + bytes(50), "a sound file"),
        (b"just words", "isn't a picture"),
        (b"\x89PNG\r\n\x1a\n", "damaged or cut short"),
        (b"\xff\xd8\xff\xd9", "damaged or cut short"),
        (b"GIF89a", "damaged or cut short"),
        (b"RIFF\4\0\0\0WEBPVP8X", "cut short"),
    ],
)
def test_what_is_no_picture_is_called_by_its_name(data: bytes, what: str) -> None:
    assert what in refusal(data)


def test_a_wrong_extension_does_no_harm() -> None:
    """Telephones and messengers mix them up; the bytes decide."""
    facts = image_facts(encoded(scene(), "PNG"), name="content/a.jpg")
    assert facts.format == "png"
    assert image_facts(heic(), name="content/a.jpg").format == "heif"
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>'
    assert image_facts(drawing, name="content/a.png").vector


def claimed_png(width: int, height: int) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 100))
    return b"\x89PNG\r\n\x1a\n" + body + chunk(b"IEND", b"")


def claimed_webp(width: int, height: int) -> bytes:
    size = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    body = b"VP8X" + struct.pack("<I", 10) + bytes(4) + size
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def claimed_jpeg(width: int, height: int) -> bytes:
    data = encoded(Image.new("RGB", (8, 8)), "JPEG")
    at = data.index(b"\xff\xc0")
    return data[: at + 5] + struct.pack(">HH", height, width) + data[at + 9 :]


def claimed_gif(width: int, height: int) -> bytes:
    data = encoded(Image.new("P", (8, 8)), "GIF")
    return data[:6] + struct.pack("<HH", width, height) + data[10:]


def claimed_heif(width: int, height: int) -> bytes:
    return claimed_in_box(heic(), width, height)


def claimed_avif(width: int, height: int) -> bytes:
    return claimed_in_box(encoded(scene(), "AVIF", speed=10), width, height)


def claimed_in_box(data: bytes, width: int, height: int) -> bytes:
    at = data.index(b"ispe") + 8
    return data[:at] + struct.pack(">II", width, height) + data[at + 8 :]


CLAIMS = (claimed_png, claimed_webp, claimed_jpeg, claimed_gif, claimed_heif, claimed_avif)


@pytest.mark.parametrize("claimed", CLAIMS, ids=lambda claimed: claimed.__name__)
def test_a_bomb_is_refused_by_its_header(claimed: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever decodes a pixel of it, or asks for the memory, has lost already."""

    def explode(*words: object) -> None:
        raise AssertionError("a decoder was started")

    bomb = claimed(16_000, 10_000)  # type: ignore[operator]
    for part in ("new", "fill"):
        monkeypatch.setattr(Image.core, part, explode)
    monkeypatch.setattr("PIL._webp.WebPAnimDecoder", explode)
    text = refusal(bomb)
    assert "160 megapixels, over the limit of 100; save it smaller" in text
    with pytest.raises(MediaError, match="160 megapixels"):
        list(make_derivatives(bomb, [LINE]))


def test_the_limit_is_a_setting() -> None:
    data = encoded(scene((1100, 1000)), "JPEG")
    assert "over the limit of 1;" in refusal(data, max_megapixels=1)
    assert image_facts(data, name="a", max_megapixels=2).width == 1100


def test_absurdly_long_pictures() -> None:
    assert "longer than 30000 on one side" in refusal(claimed_png(90_000, 4))


def test_a_picture_without_pixels() -> None:
    refusal(claimed_png(0, 10))
    refusal(claimed_jpeg(0, 10))


def test_what_would_take_too_much_memory_is_refused_before_it_does() -> None:
    assert "MB of memory; save it as a plain JPEG" in refusal(claimed_webp_with_frame(8000, 8000))


def claimed_webp_with_frame(width: int, height: int) -> bytes:
    """A still WebP that is large for its decoder but below the limit of megapixels."""
    return encoded(Image.new("RGB", (width, height)), "WEBP", method=0, quality=1)


def test_a_jpeg_of_a_thousand_scans_is_refused() -> None:
    data = encoded(scene(), "JPEG", progressive=True)
    at = data.rindex(b"\xff\xda")
    assert "too many scans" in refusal(data[:at] + data[at:-2] * 200 + data[-2:])


def test_what_a_telephone_hides_behind_a_photo_does_no_harm() -> None:
    """A "motion photo" has a film after its end, which holds any marker by chance."""
    film = b"\0\0\0\x18ftypmp42" + b"\xff\xda\xff\xd9\xff\xc2" * 5000
    assert image_facts(encoded(scene(), "JPEG") + film, name="a").width == 480


def test_a_moving_picture_that_would_take_minutes_is_refused() -> None:
    frames = [Image.new("L", (8, 8), at % 2 * 255) for at in range(70)]
    data = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=50)
    large = data[:6] + struct.pack("<HH", 4000, 4000) + data[10:]
    assert "publish it as a video" in refusal(large)


def test_a_text_bomb_in_a_png_is_no_obstacle_or_refused_clearly() -> None:
    data = encoded(scene(), "PNG")
    bomb = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(80_000_000), 9))
    refusal(data[:33] + bomb + data[33:])


def test_pixels_of_laboratories_are_refused() -> None:
    assert "save it as RGB" in refusal(encoded(Image.new("F", (8, 8)), "TIFF"))


def test_a_raw_file_in_tiffs_clothes_is_refused() -> None:
    from PIL.TiffImagePlugin import ImageFileDirectory_v2

    tags = ImageFileDirectory_v2()
    tags[50706] = b"\1\4\0\0"
    data = encoded(scene(), "TIFF", tiffinfo=tags)
    assert "raw file; export it as JPEG" in refusal(data)


def test_heic_without_its_library_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    data = heic()
    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    with pytest.raises(MissingToolError, match=r"pip install pillow-heif$"):
        image_facts(data, name="a.heic")


@given(
    kind=st.sampled_from(FORMATS),
    places=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=20),
)
def test_damage_gives_a_picture_or_a_sentence(kind: str, places: list[tuple[float, int]]) -> None:
    data = bytearray(SMALL[kind])
    for place, value in places:
        data[int(place * (len(data) - 1))] = value
    try:
        image_facts(bytes(data), name="a.jpg", max_megapixels=2)
        wanted = [LINE, *({"webp": MOVING} if kind == "GIF" else {}).values()]
        list(make_derivatives(bytes(data), wanted, max_megapixels=2))
    except MediaError as error:
        assert str(error).startswith(("a.jpg: ", "content/a.jpg: "))


SMALL = {kind: encoded(scene((64, 48)), kind) for kind in FORMATS}
MOVING = Derivative(
    source="content/a.jpg",
    digest="",
    name="y",
    format="webp",
    width=8,
    height=8,
    crop=None,
    quality=80,
)


@given(st.binary(max_size=300))
def test_any_bytes_give_a_picture_or_a_sentence(data: bytes) -> None:
    try:
        image_facts(data, name="a.jpg")
    except MediaError as error:
        assert str(error).startswith("a.jpg: ")


PEAK = """
import re, resource, sys
from pathlib import Path
from sitegen.errors import MediaError
from sitegen.media.facts import image_facts
from sitegen.media.make import make_derivatives
from sitegen.media.picture import Use, plan_picture
data = Path(sys.argv[1]).read_bytes()
try:
    facts = image_facts(data, name="a")
    use = Use(name="page", widths=(400, 800, 1600), formats=("webp", "jpeg"))
    plan = plan_picture(facts, source="a", digest="", slug="a", use=use)
    for _ in make_derivatives(data, plan.derivatives):
        pass
except MediaError as error:
    print(error)
status = Path("/proc/self/status")
if status.exists():
    print(int(re.search(r"VmHWM:\\s+(\\d+)", status.read_text())[1]) * 1024)
else:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def save_png(path: Path, mode: str) -> None:
    Image.new(mode, (10_000, 10_000), 0).save(path, "PNG", compress_level=1)


def save_jpeg(path: Path, progressive: bool) -> None:
    Image.new("RGB", (12_000, 8000), "teal").save(path, "JPEG", progressive=progressive)


LARGE = {
    "JPEG": lambda path: save_jpeg(path, False),
    "progressive JPEG": lambda path: save_jpeg(path, True),
    "PNG": lambda path: save_png(path, "RGB"),
    "transparent PNG": lambda path: save_png(path, "RGBA"),
    "16-bit PNG": lambda path: save_png(path, "I;16"),
    "palette PNG": lambda path: save_png(path, "P"),
    "TIFF": lambda path: Image.new("RGB", (9000, 9000)).save(path, "TIFF", compression="tiff_lzw"),
    "WebP": lambda path: Image.new("RGB", (6000, 4000)).save(path, "WEBP", method=0),
}


@pytest.mark.parametrize("form", sorted(LARGE))
def test_the_largest_pictures_take_less_than_600_megabytes(form: str, tmp_path: Path) -> None:
    LARGE[form](tmp_path / "large")
    done = subprocess.run(
        [sys.executable, "-c", PEAK, str(tmp_path / "large")], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    *said, peak = done.stdout.split("\n")[:-1]
    assert said == []
    assert int(peak) < 600_000_000


def test_the_decoders_own_limits_leave_room_for_the_rest() -> None:
    assert decode.MEMORY + 100_000_000 < 600_000_000
