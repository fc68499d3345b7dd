"""What keeps files from being sent is said in the language of the one who sends."""

from __future__ import annotations

import pytest

from sitegen.editor.pages import page
from sitegen.editor.words import LANGUAGES
from sitegen.sending import arriving, obstacles
from sitegen.sending.obstacles import ObstacleError, Words

SHARED = {"token": "t", "root": "/admin/", "here": "/admin/send"}
EVERY = [
    words
    for module in (obstacles, arriving)
    for words in vars(module).values()
    if isinstance(words, Words)
]
VALUES = {"paths": "x.md", "commits": "1", "names": "a, b", "name": "a", "version": "2.1"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_obstacle_has_its_sentences_filled_in(lang: str) -> None:
    assert len(EVERY) > 25
    for words in EVERY:
        error = ObstacleError(words, "<b>fatal</b>", **VALUES)
        html = page("send.html", lang, outbox=None, obstacle=error, **SHARED).decode()
        assert "&lt;b&gt;fatal" in html
        said = html.partition('role="alert"')[2].partition("<details>")[0]
        assert said.count("<p>") == 2
        assert "{" not in said
        if lang == "en":
            assert words.todo[:20].replace("'", "&#39;") in said
