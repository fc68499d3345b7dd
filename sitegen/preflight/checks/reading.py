"""Is the text short, narrow and large enough for people who stand?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from sitegen.preflight.evidence import Evidence, PageEvidence
from sitegen.preflight.findings import Noticed, fact, warning
from sitegen.preflight.pdf.geometry import describe_metres
from sitegen.preflight.pdf.letters import Line, joined_text
from sitegen.preflight.profile import needed_type

CHECK = "reading"
# A point between words parts the items of a list, which are no sentence together.
SENTENCE_END = re.compile(r"(?<=[.!?؟。…])[\"'”’»)\]]*\s+|\s+·\s+")
LISTING = " · "
# Blocks part where the type size changes or where more than this of it stays empty.
SIZE_CHANGE = 0.05
BLOCK_GAP = 0.9
# A point that is lost in rounding is no smaller type.
SLACK_PT = 0.1


def check_reading(evidence: Evidence) -> Iterator[Noticed]:
    """Sentences, lines and type as the Smithsonian Guidelines for Accessible Exhibition Design ask.

    At most 25 words a sentence and 55 characters a line; all of it is advice, never an error.
    """
    for page in evidence.pages:
        lines = page.net_lines
        if lines:
            yield from _check_sentences(evidence, page, lines)
            yield from _check_lines(evidence, page, lines)
            yield from _check_type(evidence, page, lines)


def _check_sentences(
    evidence: Evidence, page: PageEvidence, lines: tuple[Line, ...]
) -> Iterator[Noticed]:
    limit = evidence.profile.longest_sentence
    for sentence in sentences_of(lines):
        count = len(sentence.split())
        if count > limit:
            yield warning(
                CHECK,
                f"a sentence has {count} words, {limit} are readable: "
                f"“{' '.join(sentence.split()[:6])} …”",
                page=page.number,
                mend="make two sentences of it",
            )


def sentences_of(lines: Iterable[Line]) -> tuple[str, ...]:
    """The sentences of a text; one never runs from one block into the next."""
    found: list[str] = []
    for block in blocks_of(lines):
        text = " ".join(joined_text(block).split())
        found.extend(part for part in SENTENCE_END.split(text) if part)
    return tuple(found)


def blocks_of(lines: Iterable[Line]) -> tuple[tuple[Line, ...], ...]:
    """Put lines into blocks: those of one paragraph, where the file's structure says so, or that
    stand close below each other in one size."""
    blocks: list[list[Line]] = []
    for line in lines:
        if blocks and _continues(blocks[-1][-1], line):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return tuple(tuple(block) for block in blocks)


def _continues(before: Line, after: Line) -> bool:
    if before.paragraph >= 0 and after.paragraph >= 0:
        return before.paragraph == after.paragraph
    size = max(before.size, after.size)
    gap = before.box.bottom - after.box.top
    overlap = min(before.box.right, after.box.right) - max(before.box.left, after.box.left)
    return (
        abs(before.size - after.size) <= SIZE_CHANGE * size
        and -size < gap < BLOCK_GAP * size
        and overlap > 0
        and _is_from_right(before) == _is_from_right(after)
    )


def _is_from_right(line: Line) -> bool:
    """Whether most of a line's letters are read from right to left."""
    letters = [character for character in line.text if character.isalpha()]
    return 2 * sum(unicodedata.bidirectional(each) in ("R", "AL") for each in letters) > len(
        letters
    )


def _check_lines(
    evidence: Evidence, page: PageEvidence, lines: tuple[Line, ...]
) -> Iterator[Noticed]:
    limit = evidence.profile.longest_line
    longest = max(lines, key=lambda line: line.letter_count)
    yield fact(CHECK, f"page {page.number} longest line", f"{longest.letter_count} characters")
    # Where a line stands alone, or lists what it names, no eye has to find the next one.
    read = [
        line
        for block in blocks_of(lines)
        if len(block) > 1
        for line in block
        if LISTING not in line.text
    ]
    long = [line for line in read if line.letter_count > limit]
    if long:
        yield warning(
            CHECK,
            f"{len(long)} of {len(lines)} lines are longer than {limit} characters, the longest "
            f"has {longest.letter_count}",
            page=page.number,
            place=page.boxes.describe(longest.box),
            mend="use narrower columns or larger type",
        )


def _check_type(
    evidence: Evidence, page: PageEvidence, lines: tuple[Line, ...]
) -> Iterator[Noticed]:
    needed = needed_type(evidence.profile, page.distance_mm)
    unit = page.boxes.unit
    smallest = min(lines, key=lambda line: line.size)
    yield fact(
        CHECK,
        f"page {page.number} type",
        f"{smallest.size * unit:.0f} to {max(line.size for line in lines) * unit:.0f} pt; "
        f"{needed:.0f} pt are needed at {describe_metres(page.distance_mm)}",
    )
    small = [line for line in lines if line.size * unit < needed - SLACK_PT]
    if small:
        yield warning(
            CHECK,
            f"{len(small)} of {len(lines)} lines are smaller than {needed:.0f} pt, the smallest "
            f"is {smallest.size * unit:.1f} pt",
            page=page.number,
            place=page.boxes.describe(smallest.box),
            mend="use larger type, less text, or a larger format",
        )
