"""Lines of `_redirects` are read as hosts read them, and answer what they are for."""

from __future__ import annotations

import pytest

from sitegen.content.folder.redirect_rules import read_rules, rule_at

RULES = read_rules(
    """\
# a remark
/blog /news/ 302
/ p=12 /news/2024/a/ 301
/ p=13 x=1 /news/2024/b/
/שלום/ /he/
/category/peace/* /news/
/archive/* /news/:splat
/home /he/ 302 Language=he
https://old.example.org/* https://www.example.org/:splat
"""
)


@pytest.mark.parametrize(
    ("path", "query", "to"),
    [
        ("/blog", "", "/news/"),
        ("/blog/", "", "/news/"),
        ("/blog/2", "", ""),
        ("/", "", ""),
        ("/", "p=12", "/news/2024/a/"),
        ("/", "x=2&p=12", "/news/2024/a/"),
        ("/", "p=1", ""),
        ("/about/", "p=12", ""),
        ("/%D7%A9%D7%9C%D7%95%D7%9D", "", "/he/"),
        ("/category/peace", "", "/news/"),
        ("/category/peace/page/2/", "", "/news/"),
        ("/category/peaceful/", "", ""),
        ("/archive/x", "", ""),
        ("/home", "", ""),
    ],
)
def test_the_first_rule_that_holds_answers(path: str, query: str, to: str) -> None:
    rule = rule_at(RULES, path, query)
    assert (rule.to if rule else "") == to


def test_a_line_is_taken_apart() -> None:
    (rule,) = read_rules("/ p=12 https://other.example.org/?x=1 302 # moved")
    assert (rule.source, rule.query, rule.to) == ("/", ("p=12",), "https://other.example.org/?x=1")
    assert (rule.status, rule.parameter, rule.wide) == (302, ("p", "12"), False)
    assert read_rules("/only-one\n\n# /a /b") == []
