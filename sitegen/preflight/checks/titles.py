"""How a picture is called in a finding."""

from __future__ import annotations

from sitegen.preflight.expectations import Expectations, NamedPicture
from sitegen.preflight.pdf.paintings import Picture


def title_picture(expected: Expectations, picture: Picture) -> str:
    """The file name of a picture, as far as its pixels tell it, or else its name in the PDF."""
    named = _recognize(expected.pictures, picture)
    if named is not None:
        return named.file
    if picture.is_inline:
        return f"an inline image of {picture.width} × {picture.height} px"
    return f"the image {picture.name} ({picture.width} × {picture.height} px)"


def _recognize(pictures: tuple[NamedPicture, ...], picture: Picture) -> NamedPicture | None:
    """The picture with these pixels, the only one with one side of them (photos are
    cropped), or the only one that is expected."""
    whole = [p for p in pictures if (p.width, p.height) == (picture.width, picture.height)]
    cropped = [p for p in pictures if p.width == picture.width or p.height == picture.height]
    if whole:
        return whole[0]
    if len(pictures) == 1:
        # Cropped and made smaller, it can be no other.
        return pictures[0]
    return cropped[0] if len(cropped) == 1 else None
