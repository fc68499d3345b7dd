"""A name that may not be shown is found in every form that an output gives it."""

from __future__ import annotations

import html
import json
from urllib.parse import quote

import pytest

from sitegen.render.guard import Names, PrivateNames

NAME = "Nadia O'Example"


@pytest.mark.parametrize(
    "text",
    [
        f"<p>{NAME}</p>",
        html.escape(NAME),
        quote(NAME),
        NAME.upper(),
        "Nadia  O'Example",
        "Nadia\nO'Example",
        "Nadia O’Example",
        "<title>Nadia O&#39;Example</title>",
        "<b>Nadia</b> O'Example",
        json.dumps("Nadia O’Example"),
        "/stories/2022/nadia-oexample/",
    ],
)
def test_a_private_name_is_found(text: str) -> None:
    assert Names((NAME,)).stand_in(text)


@pytest.mark.parametrize("name", ["נדיה דוגמה", "نادية مثال"])
def test_a_private_name_is_found_in_every_script(name: str) -> None:
    names = Names((name,))
    assert names.stand_in(f"<p>{name}</p>")
    assert names.stand_in(quote(name))
    assert names.stand_in(json.dumps(name))


@pytest.mark.parametrize("text", ["", "Nadia", "O'Example", "Nadiak O'Examples", "another"])
def test_other_words_are_let_through(text: str) -> None:
    assert not Names((NAME,)).stand_in(text)


def test_without_private_names_nothing_is_searched() -> None:
    assert not Names(()).stand_in(NAME)


def test_tasks_depend_on_the_names_without_learning_them() -> None:
    answer = PrivateNames().answer(Names((NAME,)))
    assert answer != PrivateNames().answer(Names(()))
    assert NAME.encode() not in answer
