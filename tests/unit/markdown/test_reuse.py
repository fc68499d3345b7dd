"""A converter that is used again converts as a new one does."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.markdown.body import Conversion
from sitegen.markdown.convert import Converter, convert
from tests.unit.markdown.site import SmallSite
from tests.unit.markdown.test_safety import MORE

TEXTS = st.lists(st.sampled_from(MORE), max_size=15).map("".join)
USED = Converter()


def converted(converter: Converter, text: str, lang: str = "en") -> Conversion:
    return converter.convert(text, lang=lang, resolver=SmallSite(lang))


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.sampled_from(["en", "he", "ar"]))
def test_nothing_of_earlier_texts_is_left(text: str, lang: str) -> None:
    assert converted(USED, text, lang) == converted(Converter(), text, lang)


def test_definitions_notes_and_anchors_are_the_texts_own() -> None:
    converter = Converter()
    converted(
        converter, "## A\n\n[a]: /programs/alumhub\n\nx[^n]\n\n[^n]: note\n\n<b>\n\n/// quote"
    )
    assert converted(converter, "[a] [^n]\n\n## A") == converted(Converter(), "[a] [^n]\n\n## A")


def test_a_converter_may_be_given() -> None:
    site = SmallSite()
    assert convert("*a*", lang="en", resolver=site, converter=USED) == convert(
        "*a*", lang="en", resolver=site
    )
