"""A slip of typing hides no other mistake of its file: what is there besides is told with it."""

from __future__ import annotations

import pytest

from tests.unit.site.library import reading

KINDS_OF_MISTAKES = """\
title: We are #1
summary: Peace: a story
tags: #youth
titel: Typo
date: 20.11.2026
gallery: a.jpg
"""
SLIPS = (
    'summary: "Never closed',
    "summary: 'Don't'",
    "summary: [Update] We met",
    "summary: *stars*",
    "summary:Clinging",
    "  summary: Too far in",
    "summary = A sign of equality",
    "summary without a colon",
    "- an item",
    "...\nslug: b",
    "slug: a\nslug: b",
    "summary: &anchor A",
    "summary: !tag A",
    "summary: {{ page.title }}",
    'authors: ["A" "B"]',
    "tags: [one,\n  two",
    "gallery:\n  - file: a.jpg\n   alt: b",
)


def lines_told(fields: str) -> list[int]:
    """Give the lines of a news post of which a mistake is told."""
    text = f"---\n{fields}---\n"
    told = reading({"news/2024/a.md": text.encode()}, files=["content/news/2024/a.jpg"]).problems
    return [p.location.line for p in told if p.severity == "error"]


def test_each_line_with_a_mistake_of_its_own_is_told() -> None:
    assert lines_told(KINDS_OF_MISTAKES) == [2, 3, 4, 5, 6, 7]


@pytest.mark.parametrize("slip", SLIPS)
@pytest.mark.parametrize("is_above", [True, False])
def test_a_slip_hides_none_and_makes_none(slip: str, is_above: bool) -> None:
    others = "date: 1.2.2024\nfeatured: perhaps\nsumary: x\n"
    lines = slip.count("\n") + 1
    fields = f"title: A\n{slip}\n{others}" if is_above else f"title: A\n{others}{slip}\n"
    first = 3 + lines if is_above else 3
    told = lines_told(fields)
    beside = [line for line in told if line in range(first, first + 3)]
    assert beside == [first, first + 1, first + 2]
    assert len(told) == 4
