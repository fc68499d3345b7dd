"""A new translation's file: the words of the original, to be written over one by one."""

from __future__ import annotations

import yaml

from sitegen.content.entries.inheritance import NOT_IN_TRANSLATIONS, NOT_INHERITED
from sitegen.content.entries.pictures import fold_image
from sitegen.content.front_matter.frontmatter import Document
from sitegen.content.new.scaffold import comment
from sitegen.content.translating.wording import NOT_FOR_READERS, version_of, wording_of
from sitegen.content.translating.words import without_private_name, words_of
from sitegen.kinds.meta import ORIGINAL, Meta

LEFT_TO_THE_ORIGINAL = (*NOT_IN_TRANSLATIONS, *NOT_INHERITED, *NOT_FOR_READERS)
HOW = (
    "The words below are the original's: write each in your language. What is not written here is "
    "taken from the original, so a line that needs no translation can go."
)
WHICH = "The version of the original that this says; by it, changes made there since then are told."
WHEN_READY = "Take this line away when the translation is ready to be shown."


def translation_text(model: type[Meta], original: Document, *, explained: bool = True) -> str:
    """Give the file of a new translation: the original's words, as a draft.

    Not `explained`: without a line on what to do, and without the lists that could be taken over.
    """
    node = fold_image(original.front_matter)
    version = f'{ORIGINAL}: "{version_of(wording_of(model, original))}"'
    lines = ["---", "draft: true", version]
    if explained:
        lines = ["---", *comment(WHEN_READY), "draft: true", ""]
        lines += [*comment(WHICH), version, "", *comment(HOW)]
    words = without_private_name(words_of(model, node, LEFT_TO_THE_ORIGINAL), node)
    for name, value in words.items():
        written = yaml.safe_dump({name: value}, allow_unicode=True, sort_keys=False, width=10**6)
        # A list is taken whole: written here, it no longer follows the original's.
        if isinstance(value, list) and not explained:
            continue
        prefix = "#" if isinstance(value, list) else ""
        lines += [f"{prefix}{line}" for line in written.rstrip("\n").split("\n")]
    return "\n".join([*lines, "---", original.body])
