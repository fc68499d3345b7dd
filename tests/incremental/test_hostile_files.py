"""A damaged file beside the texts: the site is built, or the build says which file it is.

The output is then what it was, and nothing but a sentence with a path is said.
"""

from __future__ import annotations

import re
import time
from random import Random

import pytest

from tests.incremental.workshop import Workshop, tree
from tests.unit.media.mutation import mutated

FILES = {
    "content/stories/2022/noor/voice.mp3": "content/stories/2022/noor/voice.mp3",
    "content/podcast/groundwork/season-1/one/one.wav": "content/podcast/groundwork",
    "content/podcast/groundwork/season-1/one/one.vtt": "content/podcast/groundwork",
    "content/stories/2022/noor/voice.vtt": "content/stories/2022/noor",
    "content/news/2024/garden/sound.wav": "content/news/2024/garden",
    "content/news/2024/garden/bed.jpg": "content/news/2024/garden/bed.jpg",
    "content/news/2024/garden/garden.png": "content/news/2024/garden/garden.png",
    "themes/stem/messages/he.po": "themes/stem/messages/he.po",
    "themes/tiny/messages/en.po": "themes/tiny/messages/en.po",
}
"""Files that are damaged, and where what is said of it begins: there, or at the entry's text."""

SECONDS = 10.0


def attack(workshop: Workshop, path: str, seed: int) -> bool:
    """Build with a damaged file, and put it back; say whether the site was built."""
    right = (workshop.site / path).read_bytes()
    before = tree(workshop.output)
    workshop.write(path, mutated(right, Random(f"{path}{seed}"), (b'"', b"\n", b"-->", b"\0")))
    start = time.process_time()
    outcome = workshop.build()
    assert time.process_time() - start < SECONDS
    workshop.write(path, right)
    if outcome.report is not None:
        return True
    assert tree(workshop.output) == before
    mistakes = [each for each in outcome.said if "warning: " not in each]
    for said in mistakes:
        assert re.match(rf"{re.escape(FILES[path])}[^:]*(:\d+)?: \S", said), said
        assert "Traceback" not in said
    assert mistakes
    return False


@pytest.mark.parametrize("path", FILES)
def test_a_damaged_file_is_used_or_named(workshop: Workshop, path: str) -> None:
    for seed in range(3):
        attack(workshop, path, seed)
    assert workshop.check().report


@pytest.mark.soak
@pytest.mark.parametrize("path", FILES)
def test_no_damage_to_a_file_gives_anything_else(workshop: Workshop, path: str) -> None:
    built = [attack(workshop, path, seed) for seed in range(3, 40)]
    assert not all(built)
    assert workshop.check().report
