"""Is there too much ink anywhere?"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.preflight.checks.titles import title_picture
from sitegen.preflight.evidence import Evidence, PageEvidence
from sitegen.preflight.findings import Noticed, error, fact, note, warning
from sitegen.preflight.pdf.ghostscript import heaviest_ink
from sitegen.preflight.pdf.ink import PictureInk
from sitegen.preflight.pdf.paintings import Ink
from sitegen.preflight.pdf.spaces import ink_of

CHECK = "ink"
# Means of pixels are rounded four times.
ROUNDING = 1.0
SLACK = 0.01
# From these shares on an ink is part of a mixture, and the mixture is a black.
MIXED, BLACK = 0.1, 0.6
ADDING_MODES = {"Multiply", "Darken", "ColorBurn", "Difference", "Exclusion", "HardLight"}


def check_inks(evidence: Evidence) -> Iterator[Noticed]:
    """The sum of inks of every colour and picture; of the whole page where inks are laid over inks.

    Paint that covers what is below, or lets it shine through, never prints more ink than the
    heavier of the two, so the file's own colours give the page's limit. Overprint and blend modes
    such as Multiply add inks: only a raster of the page (Ghostscript) tells how much.
    """
    if evidence.profile.colour != "cmyk":
        return
    for page in evidence.pages:
        heaviest = 0.0
        for found, amount in _judge_colours(evidence, page):
            heaviest = max(heaviest, amount)
            yield from found
        for found, amount in _judge_pictures(evidence, page):
            heaviest = max(heaviest, amount)
            yield from found
        yield fact(CHECK, f"page {page.number} heaviest colour", f"{heaviest:.0f} %")
        yield from _judge_unknowns(page)
        yield from _judge_black_text(page)
        if _adds_inks(page):
            yield from _judge_raster(evidence, page)


def _judge_colours(
    evidence: Evidence, page: PageEvidence
) -> Iterator[tuple[tuple[Noticed, ...], float]]:
    limit = evidence.profile.ink_limit
    for ink, box in page.paintings.inks.items():
        amount = ink_of(ink.space, ink.parts) or 0.0
        if amount <= limit + SLACK:
            yield (), amount
            continue
        found = error(
            CHECK,
            f"a {'shading' if ink.in_shading else 'colour'} has {amount:.0f} % of ink "
            f"({_in_words(ink)}); {limit:.0f} % is the limit",
            page=page.number,
            place=page.boxes.describe(box),
            mend="choose a lighter mixture, or 100 % black alone for text",
        )
        yield (found,), amount


def _in_words(ink: Ink) -> str:
    parts = " ".join(f"{100 * part:.0f}" for part in ink.parts)
    return f"{ink.space.label} {parts}"


def _judge_pictures(
    evidence: Evidence, page: PageEvidence
) -> Iterator[tuple[tuple[Noticed, ...], float]]:
    for picture in page.paintings.pictures:
        learnt = evidence.measured(picture, page.boxes)
        title = title_picture(evidence.expected, picture)
        if learnt.unreadable:
            yield (_unreadable(page, title, learnt.unreadable),), 0.0
        if learnt.ink is not None:
            place = page.boxes.describe(picture.box)
            found = _weigh(learnt.ink, title, evidence.profile.ink_limit, page.number, place)
            yield found, learnt.ink.mean


def _weigh(ink: PictureInk, title: str, limit: float, page: int, place: str) -> tuple[Noticed, ...]:
    is_over = ink.mean > limit and ink.points >= 1
    if is_over or ink.mean > limit + ROUNDING:
        message = f"{title} has up to {ink.mean:.0f} % of ink; {limit:.0f} % is the limit"
        mend = "convert it through the printer's profile with its ink limit"
        return (error(CHECK, message, page=page, place=place, mend=mend),)
    if ink.points > 0:
        message = (
            f"single pixels of {title} have up to {ink.peak:.0f} % of ink; no place of a"
            f" millimetre has more than {ink.mean:.0f} %"
        )
        return (note(CHECK, message, page=page, place=place),)
    return ()


def _unreadable(page: PageEvidence, title: str, reason: str) -> Noticed:
    return error(CHECK, f"{title} can't be read: {reason}", page=page.number, mend="place it again")


def _judge_unknowns(page: PageEvidence) -> Iterator[Noticed]:
    unknown = {
        ink.space.label
        for ink in page.paintings.inks
        if ink.space.kind == "spot" and ink_of(ink.space, ink.parts) is None
    }
    if unknown:
        yield note(
            CHECK,
            f"how much process ink {', '.join(sorted(unknown))} becomes isn't known",
            page=page.number,
        )
    if page.paintings.unknown_shadings:
        yield note(
            CHECK,
            f"the ink of {page.paintings.unknown_shadings} shadings isn't known",
            page=page.number,
        )


def _judge_black_text(page: PageEvidence) -> Iterator[Noticed]:
    for ink, box in page.paintings.inks.items():
        inks_used = sum(part >= MIXED for part in ink.parts)
        if ink.is_text and ink.space.kind == "cmyk" and inks_used > 2 and ink.parts[-1] >= BLACK:
            yield note(
                CHECK,
                f"black text is mixed of {inks_used} inks ({_in_words(ink)}): its edges blur where "
                "the plates don't meet",
                page=page.number,
                place=page.boxes.describe(box),
                mend="use 100 % black alone for text",
            )


def _adds_inks(page: PageEvidence) -> bool:
    return bool(page.paintings.overprints or page.paintings.blend_modes & ADDING_MODES)


def _judge_raster(evidence: Evidence, page: PageEvidence) -> Iterator[Noticed]:
    limit = evidence.profile.ink_limit
    amount = heaviest_ink(evidence.data, page.number)
    if amount is None:
        yield warning(
            CHECK,
            "overprint or blend modes lay inks over inks, and how much that makes isn't known",
            page=page.number,
            mend="install Ghostscript (Debian: apt install ghostscript) and judge again",
        )
        return
    yield fact(CHECK, f"page {page.number} heaviest ink in the raster", f"{amount:.0f} %")
    if amount > limit + ROUNDING:
        yield error(
            CHECK,
            f"inks laid over inks come to {amount:.0f} %; {limit:.0f} % is the limit",
            page=page.number,
            mend="turn off overprint and blend modes for dark parts",
        )
