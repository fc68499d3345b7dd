"""Can programs read the words, in every language?"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.preflight.checks.words import missing_words, share_found, words_of
from sitegen.preflight.evidence import Evidence
from sitegen.preflight.findings import Noticed, error, fact, note
from sitegen.preflight.pdf.letters import joined_text

CHECK = "text layer"


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
