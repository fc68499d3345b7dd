"""Text of Liquid that no page of Jekyll's showed: it is left out, or the entry is a draft."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from sitegen.importing.folders.branches import shown_of
from sitegen.importing.folders.conditions import Facts
from tests.sites import make_site
from tests.unit.importing.olden import brought, shown, told

POST = "_posts/2024-01-05-a.md"
FACTS = Facts(
    site={"public": True, "name": "Olive"},
    page={"kind": "talk", "count": 3, "open": False, "words": ["a", "b"], "deep": {"x": 1}},
)


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("true", True),
        ("false", False),
        ("nil", False),
        ("''", True),
        ("0", True),
        ("page.secret", False),
        ("page.kind", True),
        ("page.open", False),
        ("page.deep.x", True),
        ("page.deep.y", False),
        ("page.secret.x", False),
        ("page.kind == 'talk'", True),
        ('page.kind != "talk"', False),
        ("page.kind <> 'x'", True),
        ("page.open == false", True),
        ("page.count == 3", True),
        ("page.count > 3", False),
        ("page.count >= 3", True),
        ("page.count < 'x'", None),
        ("page.words contains 'a'", True),
        ("page.words contains 'z'", False),
        ("page.kind contains 'al'", True),
        ("page.secret contains 'al'", False),
        ("site.public", True),
        ("site.unsaid", None),
        ("page.title", None),
        ("page.date", None),
        ("page.words.size > 1", None),
        ("page.words == empty", None),
        ("jekyll.environment == 'production'", None),
        ("mine", None),
        ("page.kind = 'talk'", None),
        ("true and false", False),
        ("false and mine", False),
        ("mine and true", None),
        ("mine or true", True),
        ("true or mine", True),
        # From the right: true or (false and false).
        ("true or false and false", True),
        ("false and true or true", False),
    ],
)
def test_conditions_hold_as_in_liquid_or_are_not_known(
    condition: str, expected: bool | None
) -> None:
    assert FACTS.holds(condition) is expected


@pytest.mark.parametrize(
    ("text", "words", "unsure"),
    [
        ("{% if false %}A{% endif %}B", "B", 0),
        ("{%- if page.secret -%}A{%- else -%}B{%- endif -%}", "B", 0),
        ("{% if true %}A{% else %}B{% endif %}", "A", 0),
        ("{% unless true %}A{% else %}B{% endunless %}", "B", 0),
        ("{% unless page.secret %}A{% endunless %}", "A", 0),
        ("{% if false %}A{% elsif true %}B{% elsif true %}C{% else %}D{% endif %}", "B", 0),
        (
            "{% case page.kind %}X{% when 'a' %}A{% when 'b', 'talk' %}B{% else %}C{% endcase %}",
            "B",
            0,
        ),
        ("{% case page.kind %}{% when 'a' or 'b' %}A{% else %}C{% endcase %}", "C", 0),
        ("{% if false %}{% if mine %}A{% endif %}B{% endif %}C", "C", 0),
        ("{% if true %}{% if false %}A{% endif %}B{% endif %}C", "BC", 0),
        ("{% if mine %}A{% elsif false %}B{% else %}C{% endif %}", "AC", 1),
        ("{% if mine %}A{% elsif true %}B{% else %}C{% endif %}", "AB", 1),
        ("{% case mine %}{% when 1 %}A{% else %}B{% endcase %}", "AB", 1),
        ("{% if false %}A", "A", 1),
        ("{% if true %}A{% if false %}B{% endif %}", "A", 1),
        ("{% comment %}A{% comment %}B{% endcomment %}C{% endcomment %}D", "D", 0),
        ("{% comment %}{% if x %}A{% endcomment %}D", "D", 0),
        ("{% for a in b %}{% for c in d %}A{% endfor %}B{% endfor %}C", "C", 0),
        ("{% for a in b %}A{% else %}B{% endfor %}C", "C", 0),
        ("A{% else %}B{% endif %}C", "ABC", 0),
        ("{% if true %}" * 150 + "A" + "{% endif %}" * 150, "A", 0),
    ],
)
def test_what_was_not_shown_is_taken_out(text: str, words: str, unsure: int) -> None:
    made = shown_of(text, FACTS)
    plain = "".join(each for each in made.text if each.isupper())
    assert (plain, len(made.unsure)) == (words, unsure)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return make_site(tmp_path / "site")


def test_a_branch_that_was_not_shown_is_left_out_and_named(site: Path) -> None:
    body = "{% if page.secret %}HIDDEN{% else %}SHOWN{% endif %}\n"
    whole = brought(site, "jekyll", {"_config.yml": "", POST: f"---\ntitle: T\n---\n{body}"})
    (entry,) = whole.entries
    assert entry.body.strip() == "SHOWN" and "draft" not in shown(entry.fields)
    assert "left out: Liquid: not shown there: {% if page.secret %}HIDDEN" in told(whole, POST)


@pytest.mark.parametrize(
    ("body", "is_draft"),
    [
        ("{% if site.members %}HIDDEN{% endif %}", True),
        ("{% raw %}{% if site.members %}{% endraw %}", False),
        ("{% assign a = 1 %}{% if a %}HIDDEN{% endif %}", True),
        ("{% if site.open %}WORDS{% endif %}", False),
    ],
)
def test_a_condition_that_nothing_decides_makes_a_draft(
    site: Path, body: str, is_draft: bool
) -> None:
    files: dict[str, str | bytes] = {
        "_config.yml": "open: true\n",
        POST: f"---\ntitle: T\n---\n{body}\n",
    }
    whole = brought(site, "jekyll", files)
    (entry,) = whole.entries
    assert ("draft" in shown(entry.fields)) is is_draft
    assert (
        any("to look at: a draft: nobody knows" in each for each in told(whole, POST)) is is_draft
    )


@pytest.mark.parametrize("piece", ["{% if ", "{% if x %}", "{% endif %}", "{% if x %}{% else "])
def test_a_text_of_signs_alone_is_read_at_once(piece: str) -> None:
    begun = time.process_time()
    shown_of(piece * 10_000, FACTS)
    assert time.process_time() - begun < 5
