"""Can programs read the words, in every language?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.markdown.text.scripts import is_rtl, script_of
from sitegen.preflight.checks.words import lost_words, missing_words, share_found, words_of
from sitegen.preflight.evidence import Evidence
from sitegen.preflight.findings import Noticed, error, fact, note
from sitegen.preflight.pdf.letters import HYPHENS, joined_text
from sitegen.preflight.pdf.tags import actual_texts

CHECK = "text layer"
MOST_TOLD = 5


def check_text_layer(evidence: Evidence) -> Iterator[Noticed]:
    """The share of expected words that a reader's program finds in the file, by language."""
    layer = "\n".join(joined_text(page.lines) for page in evidence.pages)
    count = len(words_of(layer))
    yield fact(CHECK, "words", str(count))
    if not count and not evidence.expected.texts:
        yield note(
            CHECK,
            "the file has no text: it is all pictures and outlines",
            mend="keep text as text when exporting",
        )
    if evidence.expected.every_word:
        yield from _check_every_word(evidence)
    for text in evidence.expected.texts:
        share = share_found(text.text, layer)
        yield fact(CHECK, f"words found, {text.language}", f"{100 * share:.0f} %")
        if share < evidence.profile.readable_words:
            missing = ", ".join(missing_words(text.text, layer))
            yield error(
                CHECK,
                f"only {100 * share:.0f} % of the {text.language} words can be read by programs, "
                f"{100 * evidence.profile.readable_words:.0f} % are needed; missing: {missing}",
                mend="use a font whose text survives, and one family name for each font file",
            )


def _check_every_word(evidence: Evidence) -> Iterator[Noticed]:
    """Each expected word as often as it is expected, in the layer or in what stands for it."""
    layer = "\n".join(joined_text(page.net_lines) for page in evidence.pages)
    broken = "\n".join(line.text for page in evidence.pages for line in page.net_lines)
    whole = re.sub(f"[{HYPHENS}]", "-", broken)
    spoken = " ".join(actual_texts(evidence.pdf))
    lost: list[str] = []
    for from_right in (False, True):
        # What is read from right to left says its words itself; its glyphs alone may be in pieces.
        forms = (layer, whole, spoken) if from_right else (layer, whole)
        texts = [
            text.text
            for text in evidence.expected.texts
            if is_rtl(script_of(text.language)) == from_right
        ]
        lost += lost_words(" ".join(texts), *forms)
    if lost:
        yield error(
            CHECK,
            f"{len(lost)} expected words aren't on the page: {', '.join(lost[:MOST_TOLD])}",
            mend="look for a text that runs off its place, and give it more room",
        )
