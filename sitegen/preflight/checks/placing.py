"""Do words stand where they can be read: on the panel, and nothing over them?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from sitegen.preflight.evidence import Evidence, PageEvidence
from sitegen.preflight.findings import Finding, Noticed, error, warning
from sitegen.preflight.pdf.geometry import Box
from sitegen.preflight.pdf.ground import Ground, ground_ppi
from sitegen.preflight.pdf.letters import Line, PrintedWord, printed_words

if TYPE_CHECKING:
    from PIL import Image

CHECK = "places"
# What two letters may share in either direction, in parts of the smaller: accents and long
# descents of tight lines reach so far.
SHARED = 0.4
# What may lie outside in parts of the type size: the side bearing of a letter, a mark that hangs.
HANGING = 0.1
# What a printed word changes at least in the picture of its page, of 255.
SEEN = 24
MOST_TOLD = 3

Words = Sequence[PrintedWord]
Report = Callable[..., Finding]


def check_places(evidence: Evidence) -> Iterator[Noticed]:
    """Words over words, cut off, in a cassette, or covered."""
    for page in evidence.pages:
        look = partial(_found_on, evidence, page)
        yield from page.remembered(CHECK, tuple[Finding, ...], look)


def _found_on(evidence: Evidence, page: PageEvidence) -> tuple[Finding, ...]:
    words = printed_words(page.letters)
    if not words:
        return ()
    near = error if evidence.expected.every_word else warning
    slip = evidence.profile.safety_mm
    close = f"is nearer than {slip:g} mm to the edge"
    return (
        *_tell(error, page, "would be cut off", _outside(page, words, 0.0)),
        *_tell(near, page, close, _near(page, words, slip)),
        *_tell(error, page, "lies in the cassette", _in_cassette(evidence, page, words)),
        *_tell(error, page, "is printed over other words", _overprinted(words)),
        *_tell(error, page, "can't be seen: something covers it", _covered(page, words)),
    )


def _tell(
    report: Report, page: PageEvidence, wrong: str, words: Sequence[Line]
) -> Iterator[Finding]:
    for word in words[:MOST_TOLD]:
        yield report(
            CHECK,
            f"“{word.text}” {wrong}",
            page=page.number,
            place=page.boxes.describe(word.box),
            mend="shorten the text, or give it more room",
        )
    if len(words) > MOST_TOLD:
        yield report(CHECK, f"{len(words) - MOST_TOLD} more words are like that", page=page.number)


def _outside(page: PageEvidence, words: Words, slip: float) -> list[Line]:
    """Words on the panel that reach over its edge less so many mm.

    Words beside the panel, such as those of the slug, are no part of it; those off the page are.
    """
    trim = page.boxes.trim
    if trim is None:
        return []
    media = page.boxes.media or trim
    safe = trim.grown(-slip / max(page.boxes.mm(1.0), 1e-9))
    lines = [word.whole for word in words]
    return [
        line
        for line in lines
        if (trim.meets(line.box) or not media.meets(line.box))
        and not safe.holds(line.box, HANGING * line.size)
    ]


def _near(page: PageEvidence, words: Words, slip: float) -> list[Line]:
    """Words so near to an edge that is cut that a cut may slip into them."""
    if page.boxes.bleed is None or page.boxes.bleed == page.boxes.trim:
        return []
    cut = _outside(page, words, 0.0)
    return [word for word in _outside(page, words, slip) if word not in cut]


def _in_cassette(evidence: Evidence, page: PageEvidence, words: Words) -> list[Line]:
    trim, strip = page.boxes.trim, evidence.expected.cassette_mm
    if trim is None or not strip:
        return []
    top = trim.bottom + strip / max(page.boxes.mm(1.0), 1e-9)
    hidden = Box(left=trim.left, bottom=trim.bottom, right=trim.right, top=top)
    return [word.whole for word in words if hidden.meets(word.whole.box)]


def _overprinted(words: Words) -> list[Line]:
    """Words over which another is printed."""
    # Only words at about the same height can meet: they are looked at from the top down.
    ordered = sorted(words, key=lambda word: -word.whole.box.top)
    found = []
    for place, word in enumerate(ordered):
        for other in ordered[place + 1 :]:
            if other.whole.box.top <= word.whole.box.bottom:
                break
            if _is_over(word, other):
                found.append(word.whole)
                break
    return found


def _is_over(one: PrintedWord, other: PrintedWord) -> bool:
    """Whether a letter of one word is printed over one of another."""
    # A word that is printed twice in its place is a way to make it bold.
    if one.whole.text == other.whole.text or not one.whole.box.meets(other.whole.box):
        return False
    return any(_share(letter.box, under.box) for letter in one.bodies for under in other.bodies)


def _share(one: Box, other: Box) -> bool:
    shared = one.shared(other)
    return shared.width > SHARED * min(one.width, other.width) and shared.height > SHARED * min(
        one.height, other.height
    )


def _covered(page: PageEvidence, words: Words) -> list[Line]:
    """Words that leave no trace in the picture of their page: a picture or a ground covers them."""
    from PIL import ImageChops

    ground = None if page.is_words_alone else page.ground
    if ground is None or page.boxes.media is None:
        return []
    face = page.look(page.boxes.media, ground_ppi(page.boxes))
    if face.image.size != ground.image.size:
        return []
    ink = Ground(ImageChops.difference(face.image, ground.image), ground.area, ground.scale)
    net = page.boxes.net
    return [
        word.whole
        for word in words
        if net is not None
        and net.meets(word.whole.box)
        and any(map(str.isalnum, word.whole.text))
        and _is_blank(ink.crop(word.whole.box))
    ]


def _is_blank(image: Image.Image | None) -> bool:
    return image is not None and max(image.convert("L").histogram()[SEEN:]) == 0
