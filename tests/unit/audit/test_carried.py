"""Metadata in published files is found, by files that other programs wrote."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import mutagen.id3
import pytest
from PIL import Image, PngImagePlugin

from sitegen.audit.other import other_facts
from tests.tools.needs import require


def picture(form: str, **options: object) -> bytes:
    """Give a small picture."""
    target = io.BytesIO()
    Image.new("RGB", (8, 8), "#a03f28").save(target, form, **options)
    return target.getvalue()


def exif() -> bytes:
    """Give camera data with a maker."""
    data = Image.Exif()
    data[0x010F] = "Maker"
    return data.tobytes()


def png_text() -> PngImagePlugin.PngInfo:
    """Give a text for a PNG."""
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "Somebody")
    return info


TELLING = {
    "a.jpg": (picture("JPEG", exif=exif()), ("marker E1",)),
    "b.jpg": (picture("JPEG", comment=b"from here"), ("marker FE",)),
    "a.png": (picture("PNG", pnginfo=png_text()), ("tEXt",)),
    "a.webp": (picture("WEBP", exif=exif()), ("EXIF",)),
    "a.avif": (picture("AVIF", exif=exif()), ("item Exif",)),
}


@pytest.mark.parametrize("path", TELLING)
def test_what_a_picture_tells_is_named(path: str) -> None:
    data, expected = TELLING[path]
    facts = other_facts(path, data)
    assert facts is not None and facts.traces == expected


def test_what_a_camera_program_writes_is_found(tmp_path: Path) -> None:
    file = tmp_path / "a.jpg"
    file.write_bytes(picture("JPEG"))
    tool = require("exiftool")
    place = ["-GPSLatitude=31.7", "-GPSLatitudeRef=N"]
    subprocess.run([tool, "-q", "-overwrite_original", *place, file], check=True)
    facts = other_facts("a.jpg", file.read_bytes())
    assert facts is not None and facts.traces == ("marker E1",)


def test_bare_pictures_tell_nothing() -> None:
    for form in ("JPEG", "PNG", "WEBP", "AVIF"):
        facts = other_facts(f"a.{form.lower()}", picture(form))
        assert facts is not None and facts.traces == ()


def sound(*frames: mutagen.id3.Frame) -> bytes:
    """Give a recording of half a second in silence, with tags."""
    tag = mutagen.id3.ID3()
    for frame in frames:
        tag.add(frame)
    target = io.BytesIO()
    tag.save(target)
    return target.getvalue() + (b"\xff\xfb\x90\x00" + bytes(413)) * 20


def test_tags_that_sitegen_does_not_write_are_named() -> None:
    place = mutagen.id3.TXXX(encoding=3, desc="place", text="somewhere")
    title = mutagen.id3.TIT2(encoding=3, text="A voice")
    facts = other_facts("a.mp3", sound(title, place))
    assert facts is not None and facts.traces == ("txxx",)
    facts = other_facts("a.mp3", sound(title))
    assert facts is not None and facts.traces == ()
