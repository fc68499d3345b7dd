"""Small pages: white space that says nothing goes out of templates, and nothing else does."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, UndefinedError

from sitegen.render.templates.whitespace import SmallTemplates, Squeezer


def small_html(text: str) -> str:
    """Squeeze a whole page as one piece."""
    return Squeezer().squeeze(text)


PAGE = """<!DOCTYPE html>
<html   lang="en"
  dir="ltr">
  <head>
    <meta charset="utf-8">
    <!-- words -->
    <title> A  b </title>
    <style>
      a  b { c: d }
    </style>
  </head>
  <body class="a  b" data-x='{"a":  1}' hidden>
    <p>Hello   <b>you</b> <!-- k --> <i>there</i>&nbsp;  z</p>
    <a href="/a?b=1&amp;c=2">one</a> <a href="/b">two</a>
    <pre>
  a   b <!-- kept -->
    </pre>
    <textarea>
   x  </textarea>
    <script type="module">let  a = "<p>  b";</script>
    <img alt="" src="x.jpg"   width="3"
      >
    <svg viewBox="0 0 1 1"><path d="M0  0"/></svg>
    <p dir="rtl">שלום\u00a0 <bdi>x</bdi></p>
  </body>
</html>
"""


def test_a_page_keeps_quotes_spaces_between_words_and_everything_verbatim() -> None:
    small = small_html(PAGE)
    assert '<html lang="en" dir="ltr">' in small
    assert '<body class="a  b" data-x=\'{"a":  1}\' hidden>' in small
    assert "<p>Hello <b>you</b> <i>there</i>&nbsp; z</p>" in small
    assert '<a href="/a?b=1&amp;c=2">one</a> <a href="/b">two</a>' in small
    assert "<pre>\n  a   b <!-- kept -->\n    </pre>" in small
    assert "<textarea>\n   x  </textarea>" in small
    assert '<script type="module">let  a = "<p>  b";</script>' in small
    assert "      a  b { c: d }" in small
    assert '<img alt="" src="x.jpg" width="3">' in small
    assert '<path d="M0  0"/>' in small
    assert "שלום\u00a0 <bdi>x</bdi>" in small
    assert "<!-- words -->" not in small
    assert len(small) < 0.9 * len(PAGE)


def test_a_page_is_minified_once_and_for_all() -> None:
    assert small_html(small_html(PAGE)) == small_html(PAGE)


@given(
    st.lists(st.sampled_from(re.findall(r"<[^>]*>|\s+|[^<\s]+", PAGE)), max_size=30).map("".join)
)
def test_no_mixture_loses_a_word_or_a_quote(page: str) -> None:
    small = small_html(page)

    def essence(text: str) -> str:
        return re.sub(r"[ \t\n\r\f]+", "", re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL))

    if "<pre" not in page and "<textarea" not in page and "<script" not in page:
        assert essence(small) == essence(page)
    assert len(small) <= len(page)


def rendered(source: str, **variables: object) -> str:
    """Render a template that is made small."""
    loader = DictLoader({"page.html": source})
    environment = Environment(
        loader=loader, extensions=["jinja2.ext.i18n", SmallTemplates], autoescape=True
    )
    environment.install_null_translations()  # type: ignore[attr-defined]
    return environment.get_template("page.html").render(**variables)


def test_what_a_template_prints_is_left_as_it_is() -> None:
    shown = rendered('<p  class="x  y"  title="{{ t }}" >\n\n  {{ t }}  \n</p  >', t="a  b\n\nc")
    assert shown == '<p class="x  y" title="a  b\n\nc">\na  b\n\nc\n</p>'


def test_a_tag_or_script_may_be_broken_by_what_is_printed() -> None:
    shown = rendered("<a  {% if x %} href='{{ x }}  '  {% endif %} >z</a>", x="/")
    assert shown.split() == "<a href='/  ' >z</a>".split()
    assert "'/  '" in shown
    assert rendered("<script>a  {{ x }}  b</script>  c", x=1) == "<script>a  1  b</script> c"
    assert rendered("<pre>\n  {% if x %}\n  a{% endif %}</pre>", x=1) == "<pre>\n  \n  a</pre>"


def test_a_comment_with_something_printed_in_it_stays_a_comment() -> None:
    assert rendered("a <!-- {{ x }}  --> b<!-- c -->", x=1) == "a <!-- 1  --> b"


def test_messages_are_looked_up_as_they_are_written() -> None:
    asked = []
    loader = DictLoader({"page.html": "<p>{% trans %}two  words{% endtrans %}  x</p>"})
    environment = Environment(loader=loader, extensions=["jinja2.ext.i18n", SmallTemplates])
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        lambda text: asked.append(text) or text, lambda one, more, n: one
    )
    assert environment.get_template("page.html").render() == "<p>two  words x</p>"
    assert asked == ["two  words"]


def test_lines_of_a_template_are_counted_as_before() -> None:
    source = "<p>\n\n\n<!-- a\n -->\n{{ missing.x }}</p>"
    with pytest.raises(UndefinedError) as raised:
        rendered(source)
    lines = [entry.lineno + 1 for entry in raised.traceback if str(entry.path) == "<template>"]
    assert lines == [6]


@given(st.lists(st.sampled_from(re.findall(r"<[^>]*>|\s+|[^<\s]+", PAGE)), max_size=30), st.data())
def test_pieces_are_squeezed_as_the_whole_is(parts: list[str], data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(parts)))
    squeezer = Squeezer()
    pieces = squeezer.squeeze("".join(parts[:cut])) + squeezer.squeeze("".join(parts[cut:]))
    whole = small_html("".join(parts))
    assert re.sub(r"\s+", "", pieces) == re.sub(r"\s+", "", whole)
