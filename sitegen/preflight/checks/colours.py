"""Which colour spaces are used, and are they the press's?"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.preflight.checks.titles import title_picture
from sitegen.preflight.evidence import Evidence, PageEvidence
from sitegen.preflight.findings import Noticed, error, fact, warning
from sitegen.preflight.pdf.paintings import Picture
from sitegen.preflight.pdf.spaces import Space

CHECK = "colour"
SCREEN = ("rgb", "lab")
MEND_PICTURE = "convert it through the printer's profile before it is placed"
MEND_PAINT = "choose CMYK colours, or convert the file through the printer's profile"


def check_colours(evidence: Evidence) -> Iterator[Noticed]:
    """Every space of lines, fills, text, shadings, images, masks and groups, forms included."""
    for page in evidence.pages:
        labels = sorted({space.label for space in page.paintings.spaces})
        if labels:
            yield fact(CHECK, f"page {page.number} colour spaces", ", ".join(labels))
        if evidence.profile.colour == "cmyk":
            yield from _check_screen_colours(evidence, page)
        elif evidence.profile.colour == "rgb":
            yield from _check_press_colours(page)
        yield from _check_plates(evidence, page)


def _check_screen_colours(evidence: Evidence, page: PageEvidence) -> Iterator[Noticed]:
    for picture in _pictures_in(page, SCREEN):
        yield error(
            CHECK,
            f"{title_picture(evidence.expected, picture)} is {_spoken(picture.space)}, not CMYK",
            page=page.number,
            place=page.boxes.describe(picture.box),
            mend=MEND_PICTURE,
        )
    for space, use in sorted(page.paintings.spaces.items(), key=lambda item: item[0].label):
        if space.kind in SCREEN and not use.startswith("image"):
            boxes = [box for ink, box in page.paintings.inks.items() if ink.space == space]
            yield error(
                CHECK,
                f"a {use} is painted in {space.label}, which the press has to guess",
                page=page.number,
                place=page.boxes.describe(boxes[0]) if boxes else "",
                mend=MEND_PAINT,
            )
    for space, where in sorted(page.paintings.group_spaces.items(), key=lambda item: item[1]):
        if space.kind in SCREEN:
            yield error(
                CHECK,
                f"transparency is blended in {space.label} ({where})",
                page=page.number,
                mend="set the document's blending space to CMYK",
            )


def _check_press_colours(page: PageEvidence) -> Iterator[Noticed]:
    spaces = sorted({space.label for space in page.paintings.spaces if space.kind == "cmyk"})
    if spaces:
        yield warning(
            CHECK,
            f"{', '.join(spaces)} in a file for the screen",
            page=page.number,
            mend="convert colours to sRGB: programs show CMYK differently",
        )


def _check_plates(evidence: Evidence, page: PageEvidence) -> Iterator[Noticed]:
    process = {"Cyan", "Magenta", "Yellow", "Black", "All", "None"}
    plates = {plate for space in page.paintings.spaces for plate in space.colorants} - process
    if plates and evidence.profile.colour == "cmyk":
        yield warning(
            CHECK,
            f"spot colours ask for plates of their own: {', '.join(sorted(plates))}",
            page=page.number,
            mend="convert them to CMYK unless the printer agreed to them",
        )
    if any(space.kind == "unknown" for space in page.paintings.spaces):
        yield warning(
            CHECK, "a colour space can't be understood", page=page.number, mend="export again"
        )


def _pictures_in(page: PageEvidence, kinds: tuple[str, ...]) -> list[Picture]:
    return [
        picture
        for picture in page.paintings.pictures
        if picture.space.kind in kinds and not picture.is_stencil
    ]


def _spoken(space: Space) -> str:
    return "Lab" if space.kind == "lab" else "RGB"
