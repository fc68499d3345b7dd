"""A name that may not be shown is found in every form that an output gives it."""

from __future__ import annotations

import html
import json
import time
from urllib.parse import quote

import pytest

from sitegen.safety.gate import Gate, PrivateNames
from sitegen.safety.people import Hidden, hidden

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


HANDLED = Gate(hidden(("Zohara Quillfeather", "Sam Hall", "Alexandra O\u2019Levi")))


@pytest.mark.parametrize(
    "text",
    [
        "zquillfeather@x.example",
        "<a href='mailto:z.quillfeather7@x.example'>",
        "quillfeatherz@x.example",
        "follow @zquillfeather, @quillfeather_z",
        "aolevi@x.example",
        "shall@x.example",
    ],
)
def test_an_initial_joined_to_a_family_name_is_found_in_addresses(text: str) -> None:
    assert HANDLED.stops(text)
    assert HANDLED.stops_file("static/a.json", json.dumps(text).encode())


@pytest.mark.parametrize(
    "text", ["we shall go", "hall@x.example", "smarshall@x.example", "@shallow", "ashall@x.example"]
)
def test_other_addresses_are_let_through(text: str) -> None:
    assert not HANDLED.stops(text)


@pytest.mark.parametrize("word", ["x" * 5000, "kbtr" * 1000, "כב" * 1000, "Ab " * 300])
def test_a_name_of_any_length_is_looked_for_in_no_time(word: str) -> None:
    name = f"Nadia {word}"
    begun = time.process_time()
    gate = Gate((Hidden(names=(name, f"{word} Nadia"), alone=(word,), allow=(f"{name} B",)),))
    assert gate.stops(f"we met {name.strip()} there")
    assert not gate.stops(f"we met {word[:20]} there")
    assert time.process_time() - begun < 10


def test_without_private_names_nothing_is_searched() -> None:
    assert not Gate(()).stops(NAME)


def test_tasks_depend_on_the_names_without_learning_them() -> None:
    gate = Gate(hidden((NAME,)), mark=b"a random number")
    assert PrivateNames().answer(gate) == gate.mark
