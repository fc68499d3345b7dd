"""XML comes back from a parser as it was meant."""

from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from sitegen.feeds.characters import drop_forbidden
from sitegen.feeds.markup import document, element, empty_element, text_element

ANY = st.text(st.characters(exclude_categories=()))


@given(text=ANY, value=ANY)
def test_texts_and_attributes_survive(text: str, value: str) -> None:
    root = ElementTree.fromstring(document(text_element("a", text, {"b": value})))
    assert (root.text or "") == drop_forbidden(text)
    assert root.get("b") == drop_forbidden(value)


def test_nothing_is_normalised_away() -> None:
    root = ElementTree.fromstring(document(text_element("a", "1\r\n2\r3", {"b": " \t\n\r "})))
    assert root.text == "1\r\n2\r3"
    assert root.get("b") == " \t\n\r "


def test_marks_of_direction_stay() -> None:
    title = "\u200fשלום\u200e (ALLMEP) \u2067عربي\u2069 می\u200cخواهم"
    assert ElementTree.fromstring(document(text_element("a", title))).text == title


def test_elements_hold_elements() -> None:
    data = document(element("a", [empty_element("b", {"c": '"<&>'}), text_element("d", "")]))
    assert data == (
        b'<?xml version="1.0" encoding="utf-8"?>\n'
        b'<a>\n<b c="&quot;&lt;&amp;&gt;"/>\n<d></d>\n</a>\n'
    )
