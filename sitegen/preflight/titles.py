"""How a picture is called in a finding."""

from __future__ import annotations

from sitegen.preflight.expectations import Expectations
from sitegen.preflight.paintings import Picture


def title_picture(expected: Expectations, picture: Picture) -> str:
    """The file name of a picture whose pixels are known, or else its name in the PDF."""
    for named in expected.pictures:
        if (named.width, named.height) == (picture.width, picture.height):
            return named.file
    if picture.is_inline:
        return f"an inline image of {picture.width} × {picture.height} px"
    return f"the image {picture.name} ({picture.width} × {picture.height} px)"
