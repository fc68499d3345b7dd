"""With the theme that is shipped, too, an incremental build gives what a clean one gives."""

from __future__ import annotations

from random import Random

import pytest

from tests.incremental.content_edits import (
    change_event,
    change_story,
    change_tags,
    change_title,
    replace_picture,
    set_in,
    translate,
    write_body,
)
from tests.incremental.machine import Edit, Machine, let_work
from tests.incremental.whole import start_whole
from tests.incremental.workshop import Workshop

EDITS: tuple[Edit, ...] = (
    write_body,
    change_title,
    change_tags,
    change_story,
    change_event,
    translate,
    replace_picture,
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """Give the whole site, built once; each test goes on where the one before it stopped."""
    return start_whole(tmp_path_factory.mktemp("whole"))


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_an_edit_gives_what_a_clean_build_gives(whole: Workshop, edit: Edit) -> None:
    edit(whole, Random(1))
    assert whole.check().report


def test_a_withdrawn_consent_gives_what_a_clean_build_gives(whole: Workshop) -> None:
    story = "content/stories/2022/noor/index.md"
    set_in(whole, story, "consent", "{name: public, web: false}")
    assert whole.check().report


class WholeMachine(Machine):
    """Edits the whole site at random."""

    start = staticmethod(start_whole)


@pytest.mark.soak
def test_builds_of_the_whole_site_after_random_edits_are_what_clean_builds_are() -> None:
    assert let_work(WholeMachine, rounds=6, steps=25) > 100
