"""Content credentials (C2PA) name device, place, time and people: nothing of them is published.

Each is put where the specification says for the format (C2PA 2.1, appendix A), with its real boxes.
"""

from __future__ import annotations

import base64
import io
import struct
from collections.abc import Callable

import pikepdf
import pytest
from fontTools.ttLib import TTFont, newTable
from mutagen import id3
from PIL import Image

from sitegen.media.audio.files import AudioTags, retag
from sitegen.media.facts import image_facts
from sitegen.media.make import make_derivatives
from sitegen.media.picture import Use, plan_download, plan_picture
from sitegen.media.pictures.cover import cover
from sitegen.media.records import Region
from sitegen.media.sanitize.files import sanitize
from sitegen.media.sanitize.pdf import strip_jpeg_2000
from sitegen.media.styles.fonts import rubik_path, subset_font
from tests.unit.media.sounds import SOUNDS, box
from tests.unit.media.zoo import SECRET, chunk, encoded, scene, segment

C2PA = bytes.fromhex("63327061 00110010 800000AA 00389B71")
UUID = bytes.fromhex("D8FEC3D6 1B0E 483C 9297 5828877EC481")
TRACES = (SECRET.encode(), b"c2pa", b"C2PA", b"jumb", b"jumd", b"dcterms:provenance", UUID)


def manifest() -> bytes:
    """A store with one claim: who, with which device, where."""
    claim = f'{{"author":"{SECRET}","device":"camera","place":"31.7767,35.2345"}}'.encode()
    label = box(b"jumd", C2PA, b"\3c2pa\0")
    return box(b"jumb", label, box(b"jumb", box(b"jumd", C2PA, b"\3claim\0"), box(b"json", claim)))


def jpeg() -> bytes:
    """In segments of APP11, of which each says its place (ISO/IEC 19566-5, D)."""
    store, data = manifest(), encoded(scene(), "JPEG", quality=90)
    parts = (store[:60], store[:8] + store[60:])
    segments = (
        segment(0xEB, b"JP" + struct.pack(">HI", 1, number) + part)
        for number, part in enumerate(parts, 1)
    )
    return data[:2] + b"".join(segments) + data[2:]


def png() -> bytes:
    """In a chunk caBX before the pixels."""
    data = encoded(scene(), "PNG")
    return data[:33] + chunk(b"caBX", manifest()) + data[33:]


def webp() -> bytes:
    """In a chunk C2PA behind the pixels."""
    store, data = manifest(), encoded(scene(), "WEBP", quality=90, exif=b"Exif\0\0" + bytes(8))
    body = data[8:] + b"C2PA" + struct.pack("<I", len(store)) + store + bytes(len(store) % 2)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def avif() -> bytes:
    """In a box uuid at the end, and bare."""
    return encoded(scene(), "AVIF", speed=10) + _uuid() + manifest()


def heic() -> bytes:
    """The same in what telephones write."""
    from pillow_heif import from_pillow

    result = io.BytesIO()
    from_pillow(scene()).save(result, quality=80)
    return result.getvalue() + _uuid()


def tiff() -> bytes:
    """In the tag 52545."""
    return encoded(scene(), "TIFF", tiffinfo={52545: manifest()})


def gif() -> bytes:
    """In an application's extension."""
    data = encoded(scene(), "GIF")
    start = 13 + 3 * 2 ** ((data[10] & 7) + 1)
    store = manifest()
    blocks = b"".join(
        bytes([len(store[at : at + 255])]) + store[at : at + 255]
        for at in range(0, len(store), 255)
    )
    extension = b"\x21\xff\x0bC2PA_GIF\1\0\0" + blocks + b"\0"
    return data[:start] + extension + data[start:]


def svg() -> bytes:
    """In the drawing's metadata."""
    store = base64.b64encode(manifest()).decode()
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:c2pa="http://c2pa.org/manifest" width="9" '
        f'height="9"><metadata><c2pa:manifest>{store}</c2pa:manifest>{SECRET}</metadata>'
        '<path d="M0 0h9v9z"/></svg>'
    ).encode()


def _uuid() -> bytes:
    return box(b"uuid", UUID, bytes(4), b"manifest\0", bytes(8), manifest())


PICTURES: dict[str, Callable[[], bytes]] = {
    "photo.jpg": jpeg,
    "picture.png": png,
    "picture.webp": webp,
    "picture.avif": avif,
    "telephone.heic": heic,
    "scan.tif": tiff,
    "moving.gif": gif,
    "drawing.svg": svg,
}


def assert_silent(made: bytes) -> None:
    """Nothing of a manifest is left, in whatever part."""
    assert not [trace for trace in TRACES if trace in made]
    assert base64.b64encode(manifest())[:40] not in made


@pytest.mark.parametrize("name", PICTURES)
def test_no_picture_keeps_its_credentials(name: str) -> None:
    data = PICTURES[name]()
    assert SECRET.encode() in data
    facts = image_facts(data, name=name)
    use = Use(name="card", widths=(100, 480), sizes="100vw")
    plans = [
        plan_picture(facts, source=name, digest="0", slug="s", use=use),
        plan_download(facts, source=name, digest="0", slug="s"),
    ]
    wanted = {each.name: each for plan in plans for each in plan.derivatives}
    made = list(make_derivatives(data, list(wanted.values())))
    assert made
    for _, content in made:
        assert_silent(content)


@pytest.mark.parametrize("name", [name for name in PICTURES if name[-3:] not in ("eic", "tif")])
def test_no_file_that_keeps_its_name_keeps_them(name: str) -> None:
    assert_silent(sanitize(PICTURES[name](), name))


@pytest.mark.parametrize("name", [name for name in PICTURES if name[-3:] not in ("gif", "svg")])
def test_no_covered_picture_keeps_them(name: str) -> None:
    face = Region(left=10, top=10, width=20, height=20)
    assert_silent(cover(PICTURES[name](), [face], name))


def mp3() -> bytes:
    """In a general object of ID3."""
    tag = id3.ID3()
    mime = "application/x-c2pa-manifest-store"
    tag.add(id3.GEOB(encoding=0, mime=mime, filename="c2pa", desc="c2pa", data=manifest()))
    front = io.BytesIO()
    tag.save(front, v1=0)
    return front.getvalue() + SOUNDS["talk.mp3"]()


def wav() -> bytes:
    """In a chunk C2PA."""
    store, data = manifest(), SOUNDS["voice.wav"]()
    length = struct.unpack_from("<I", data, 4)[0]
    whole = data[: length + 8]
    part = b"C2PA" + struct.pack("<I", len(store)) + store + bytes(len(store) % 2)
    return whole[:4] + struct.pack("<I", length + len(part)) + whole[8:] + part


def m4a() -> bytes:
    """In a box uuid at the end."""
    return SOUNDS["memo.m4a"]() + _uuid()


@pytest.mark.parametrize("make", [mp3, wav, m4a])
def test_no_recording_keeps_them(make: Callable[[], bytes]) -> None:
    data = make()
    assert manifest() in data
    tags = AudioTags(title="A walk", artist="", album="", year="")
    assert_silent(retag(data, f"voice.{make.__name__}", tags))


@pytest.mark.parametrize("filters", ["name", "list", "packed"])
def test_no_document_keeps_them_nor_do_its_photos(filters: str) -> None:
    """Attached as the specification says, and within its photos, however they are packed."""
    document = pikepdf.new()
    document.add_blank_page(page_size=(200, 100))
    document.attachments["content_credential.c2pa"] = manifest()
    store = pikepdf.Stream(document, manifest())
    spec = pikepdf.Dictionary(
        Type=pikepdf.Name.Filespec, AFRelationship=pikepdf.Name.C2PA_Manifest, F="c2pa",
        EF=pikepdf.Dictionary(F=document.make_indirect(store)),
    )  # fmt: skip
    document.Root.AF = pikepdf.Array([document.make_indirect(spec)])
    photo = pikepdf.Stream(document, b"")
    photo.Type, photo.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    photo.Width, photo.Height, photo.BitsPerComponent = 480, 320, 8
    photo.ColorSpace = pikepdf.Name.DeviceRGB
    dct, flate = pikepdf.Name.DCTDecode, pikepdf.Name.FlateDecode
    if filters == "packed":
        import zlib

        photo.write(zlib.compress(jpeg()), filter=pikepdf.Array([flate, dct]))
    else:
        photo.write(jpeg(), filter=dct if filters == "name" else pikepdf.Array([dct]))
    document.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=photo))
    target = io.BytesIO()
    document.save(target, compress_streams=False)
    made = sanitize(target.getvalue(), "report.pdf")
    with pikepdf.open(io.BytesIO(made)) as cleaned:
        shown = cleaned.pages[0].Resources.XObject.P
        taken_out = io.BytesIO()
        pikepdf.PdfImage(shown).extract_to(stream=taken_out)
        assert Image.open(taken_out).size == (480, 320)
        parts = [each for each in cleaned.objects if isinstance(each, pikepdf.Stream)]
        packed = [each.read_raw_bytes() for each in parts]
        for data in (made, taken_out.getvalue(), *packed):
            assert_silent(data)


def test_no_photo_of_a_document_keeps_them_in_jpeg_2000() -> None:
    """Which PDF takes as it is: its boxes are those of other pictures."""
    data = encoded(scene(), "JPEG2000") + _uuid() + manifest()
    made = strip_jpeg_2000(data)
    assert_silent(made)
    assert Image.open(io.BytesIO(made)).tobytes() == Image.open(io.BytesIO(data)).tobytes()
    assert strip_jpeg_2000(b"\xff\x4f\xff\x51codestream") == b"\xff\x4f\xff\x51codestream"


def test_no_font_keeps_them() -> None:
    """In a table of its own."""
    font = TTFont(io.BytesIO(subset_font(rubik_path().read_bytes(), "U+0041-005A")))
    font.flavor = None
    table = newTable("C2PA")
    table.data = manifest()
    font["C2PA"] = table
    for ending, flavour in ((".ttf", None), (".woff2", "woff2"), (".woff", "woff")):
        font.flavor = flavour
        target = io.BytesIO()
        font.save(target)
        made = TTFont(io.BytesIO(sanitize(target.getvalue(), f"own{ending}")))
        assert "C2PA" not in made
        assert made["maxp"].numGlyphs == font["maxp"].numGlyphs


def test_the_pictures_open_as_they_are() -> None:
    """A manifest that broke its file would prove nothing."""
    for name, make in PICTURES.items():
        if name[-3:] not in ("eic", "svg"):
            Image.open(io.BytesIO(make())).load()
