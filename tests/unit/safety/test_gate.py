"""A name that may not be shown is found in every form that an output gives it."""

from __future__ import annotations

import html
import json
from urllib.parse import quote

import pytest

from sitegen.safety.gate import Gate, PrivateNames
from sitegen.safety.people import hidden

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
    assert Gate(hidden((NAME,))).stops(text)


@pytest.mark.parametrize("name", ["נדיה דוגמה", "نادية مثال"])
def test_a_private_name_is_found_in_every_script(name: str) -> None:
    gate = Gate(hidden((name,)))
    assert gate.stops(f"<p>{name}</p>")
    assert gate.stops(quote(name))
    assert gate.stops(json.dumps(name))


@pytest.mark.parametrize("text", ["", "Nadia", "O'Example", "Nadiak O'Examples", "another"])
def test_other_words_are_let_through(text: str) -> None:
    assert not Gate(hidden((NAME,))).stops(text)


def test_without_private_names_nothing_is_searched() -> None:
    assert not Gate(()).stops(NAME)


def test_tasks_depend_on_the_names_without_learning_them() -> None:
    gate = Gate(hidden((NAME,)), mark=b"a random number")
    assert PrivateNames().answer(gate) == gate.mark
