"""Photos and logos put into the inks and the size of their place, each kept between runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from typing import Any

from sitegen.engine.memory import give_back
from sitegen.errors import MediaError
from sitegen.panels.cache.pruning import kept_name
from sitegen.panels.cache.renditions import read_kept, write_kept
from sitegen.panels.layout.arrangement import PictureSlot
from sitegen.panels.layout.hosts import asset_of
from sitegen.panels.layout.placeholder import in_inks
from sitegen.panels.pictures.colour import Inks
from sitegen.panels.pictures.logos import DRAWN_PPI, drawn
from sitegen.panels.pictures.photos import PRINT_PPI, Converted, convert_photo
from sitegen.panels.pictures.visible import Sight, sight_of, told_of
from sitegen.panels.production.code import code_digest
from sitegen.panels.theme.toolkit import Toolkit
from sitegen.panels.values import Logo, Photo
from sitegen.values import Value

ReadPhoto = Callable[[Photo], bytes]
# Edges of letters show steps where a face shows none.
LOGO_PPI = 150


class Pictures(Value):
    """The assets of an arrangement, the proof's photo for each printed one, and all its inks.

    `told` is what is to be looked at, and prevents nothing.
    """

    assets: dict[str, bytes]
    proofs: dict[bytes, bytes]
    inks: tuple[tuple[str, Inks], ...]
    told: tuple[str, ...] = ()


def logo_pictures(
    logos: Sequence[Logo], hosts: Sequence[Mapping[str, Any]], toolkit: Toolkit, read: ReadPhoto
) -> Pictures:
    """The logos of those `hosts` that a panel shows, each in its place.

    Raises MediaError for those that can't be printed, all in one.
    """
    assets: dict[str, bytes] = {}
    proofs: dict[bytes, bytes] = {}
    inks: list[tuple[str, Inks]] = []
    shown = {host["asset"]: host for host in hosts if host["asset"]}
    placed = [
        (logo, shown[name], name)
        for number, logo in enumerate(logos)
        if (name := asset_of(number, logo)) in shown
    ]
    sights = [_sight(logo, read) for logo, _, _ in placed]
    if wrong := [
        told
        for (logo, host, _), sight in zip(placed, sights, strict=True)
        if (told := _problem(logo, host) or (told_of(sight, logo) if sight.is_lost else ""))
    ]:
        raise MediaError("; ".join(wrong))
    for logo, host, name in placed:
        if logo.photo is None:
            printed, used = in_inks(logo.svg, toolkit.profile, toolkit.ink_limit)
            assets[name] = printed.encode("utf-8")
            inks += used
            continue
        slot = PictureSlot(asset=name, slug="", width=host["width"], height=host["height"])
        made = converted(read, slot, logo.photo, toolkit, DRAWN_PPI)
        assets[name] = made.printed
        proofs[made.printed] = made.proof
    noticed = (told_of(sight, logo) for (logo, _, _), sight in zip(placed, sights, strict=True))
    return Pictures(
        assets=assets, proofs=proofs, inks=tuple(inks), told=tuple(filter(None, noticed))
    )


def _sight(logo: Logo, read: ReadPhoto) -> Sight:
    """How a logo is seen on the panel's ground; of one that can't be printed nothing is lost."""
    if logo.problem:
        return Sight()
    data = read(logo.photo) if logo.photo else logo.svg.encode("utf-8")
    return sight_of(data, logo.file)


def _problem(logo: Logo, host: Mapping[str, Any]) -> str:
    """Why a logo can't be printed in its place; empty where it can."""
    if logo.problem or logo.photo is None:
        return logo.problem
    needed = round(host["width"] / 25.4 * LOGO_PPI)
    # Half a pixel is no difference.
    if logo.photo.width >= needed - 0.5:
        return ""
    return (
        f"{logo.photo.path} is {logo.photo.width} px wide; {host['width']:.0f} mm at {LOGO_PPI} ppi"
        f" need {needed} px: ask {logo.name} for a larger file, or for its SVG"
    )


def converted(
    read: ReadPhoto, slot: PictureSlot, photo: Photo, toolkit: Toolkit, ppi: float = PRINT_PPI
) -> Converted:
    """A photo, or a drawing as pixels, in its place; kept from an earlier run if it was made."""
    condition = sha256(toolkit.profile.data).hexdigest()[:16]
    uses = (f"{condition}-{toolkit.ink_limit:g}-{ppi:g}", f"proof-{ppi:g}")
    paths = [toolkit.cache / "photos" / _photo_name(slot, photo, use) for use in uses]
    printed, proof = map(read_kept, paths)
    if printed is not None and proof is not None:
        return Converted(printed=printed, proof=proof)
    size = (slot.width, slot.height)
    data = drawn(read(photo), photo.path, slot.width)
    made = convert_photo(data, photo, size, toolkit.profile, toolkit.ink_limit, ppi)
    del data
    give_back()
    for path, data in zip(paths, (made.printed, made.proof), strict=True):
        write_kept(path, data)
    return made


def _photo_name(slot: PictureSlot, photo: Photo, use: str) -> str:
    """Begins with the photo's digest, so that a withdrawn one can be found and removed.

    What an older sitegen made of it is not believed: it may have decoded it otherwise.
    """
    place = f"{slot.width:.1f}x{slot.height:.1f}-{photo.focus[0]:.3f}-{photo.focus[1]:.3f}"
    return kept_name(photo.digest, code_digest(), f"{place}-{use}.jpg")
