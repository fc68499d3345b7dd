"""Settings that no page shows decide all the same how pages are made."""

from __future__ import annotations

from tests.incremental import media
from tests.incremental.site_edits import set_setting
from tests.incremental.workshop import Workshop

GARDEN = "content/news/2024/garden/garden.png"


def test_pages_are_made_small_from_the_build_on_that_is_told_to(workshop: Workshop) -> None:
    for value in ("true", "false"):
        set_setting(workshop, "minify_html", value)
        outcome = workshop.check()
        assert outcome.report and outcome.report.written


def test_lists_of_as_many_pages_are_divided_anew(workshop: Workshop) -> None:
    for value in ("3", "4"):
        set_setting(workshop, "page_size", value)
        workshop.check()
        assert (workshop.output / "news/page/2/index.html").is_file()
        assert not (workshop.output / "news/page/3/index.html").exists()


def test_a_picture_is_too_large_from_the_build_on_that_says_so(workshop: Workshop) -> None:
    workshop.write(GARDEN, media.png(10, width=1200, height=1000))
    assert workshop.check().report
    set_setting(workshop, "maximum_megapixels", "1")
    outcome = workshop.check()
    assert outcome.report is None
    assert any("garden.png" in line for line in outcome.said)
