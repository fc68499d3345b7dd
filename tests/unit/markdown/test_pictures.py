"""Pictures are shown well, described, credited, and never fetched from elsewhere."""

from __future__ import annotations

import pytest

from sitegen.markdown.convert import convert
from tests.unit.markdown.site import SmallSite, conversion_of, html_of, notices_of

IMAGE = (
    '<img src="/media/photo-1.jpg" width="1200" height="800" alt="{alt}" '
    'loading="lazy" decoding="async">'
)


def test_a_picture_alone_is_a_figure_with_caption_and_credit() -> None:
    html = html_of('![Two people](photo.jpg "In \\"Ramallah\\" -- 2024"){credit="A. Person"}')
    assert html == (
        f"<figure>{IMAGE.format(alt='Two people')}<figcaption>In “Ramallah” – 2024 "
        '<span class="credit">Photo: A. Person</span></figcaption>\n</figure>'
    )


def test_caption_and_credit_are_both_optional() -> None:
    assert html_of("![A](photo.jpg)") == f"<figure>{IMAGE.format(alt='A')}</figure>"
    assert "<figcaption>Only this</figcaption>" in html_of('![A](photo.jpg "Only this")')
    assert html_of('![A](photo.jpg){credit="B & C"}').endswith(
        '<figcaption><span class="credit">Photo: B &amp; C</span></figcaption>\n</figure>'
    )


def test_the_credit_is_in_the_language_of_the_page() -> None:
    assert ">צילום: דנה<" in html_of("![א](photo.jpg){credit=דנה}", "he")


def test_the_best_source_comes_first_and_its_size_is_known() -> None:
    assert html_of("![A](rich.jpg)") == (
        '<figure><picture><source type="image/avif" srcset="/media/rich.avif 800w" sizes="100vw">'
        '<img src="/media/rich.jpg" srcset="/media/rich-400.jpg 400w, /media/rich.jpg 800w" '
        'sizes="100vw" width="800" height="600" alt="A" loading="lazy" decoding="async">'
        "</picture></figure>"
    )


def test_class_anchor_and_language_go_to_the_figure() -> None:
    assert html_of("![A](photo.jpg){.wide #team lang=en}").startswith(
        '<figure class="wide" id="team" lang="en"><img'
    )


def test_the_focus_is_handed_on() -> None:
    site = SmallSite()
    convert('![A](photo.jpg){focus="40% 20%"}', lang="en", resolver=site)
    assert site.asked == [("picture", "photo.jpg", "figure", "40% 20%", "")]


def test_the_credit_is_told_in_the_picture_where_it_is_shown_beside_it() -> None:
    site = SmallSite()
    convert('![A](photo.jpg){credit="B & C"}', lang="en", resolver=site)
    convert('So ![A](photo.jpg){credit="B & C"} it is.', lang="en", resolver=site)
    assert set(site.asked) == {
        ("picture", "photo.jpg", "figure", "", "B & C"),
        ("picture", "photo.jpg", "inline", "", ""),
    }


@pytest.mark.parametrize("focus", ["left", "40%", "40 20", "140% 20%"])
def test_a_focus_that_is_none_is_a_mistake(focus: str) -> None:
    assert notices_of(f'x\n\n![A](photo.jpg){{focus="{focus}"}}') == [
        (3, "error", f'focus "{focus}": two percentages are expected: 40% 20%')
    ]


def test_several_pictures_in_a_paragraph_are_several_figures() -> None:
    assert html_of("![A](photo.jpg)\n![B](photo.jpg)").count("<figure>") == 2


def test_a_picture_with_a_link_around_it_is_a_figure_too() -> None:
    assert html_of('[![A](photo.jpg "Caption")](/programs/alumhub)') == (
        f'<figure><a href="/programs/alumhub/">{IMAGE.format(alt="A")}</a>'
        "<figcaption>Caption</figcaption>\n</figure>"
    )


def test_a_picture_among_words_is_a_part_of_the_line() -> None:
    site = SmallSite()
    found = convert("See ![A](photo.jpg) here", lang="en", resolver=site)
    assert found.body.html == f"<p>See {IMAGE.format(alt='A')} here</p>\n"
    assert site.asked == [("picture", "photo.jpg", "inline", "", "")]


def test_a_picture_without_words_for_those_who_do_not_see_it_is_doubted() -> None:
    expected = 'picture "photo.jpg": no alt text; say what it shows, or add {decorative}'
    assert notices_of("a\n\n![](photo.jpg)") == [(3, "warning", expected)]
    assert notices_of("a\nb ![](photo.jpg) c") == [(2, "warning", expected)]


def test_an_ornament_needs_no_words_if_it_says_so() -> None:
    assert 'alt=""' in html_of("![](photo.jpg){decorative}")


def test_a_picture_that_is_not_there_is_a_mistake() -> None:
    assert notices_of("a\n\n![A](gone.jpg)\n\n![B](photo.jpg)\n\n![C](gone.jpg)") == [
        (3, "error", 'picture "gone.jpg": nothing there'),
        (7, "error", 'picture "gone.jpg": nothing there'),
    ]
    assert "figure" not in conversion_of("![A](gone.jpg)").body.html


@pytest.mark.parametrize(
    "address", ["https://example.org/a.jpg", "//example.org/a.jpg", "data:image/png;base64,x"]
)
def test_pictures_from_elsewhere_are_refused(address: str) -> None:
    found = conversion_of(f"![A]({address})")
    assert "img" not in found.body.html
    assert [notice.severity for notice in found.notices] == ["error"]
    assert "pictures come from the entry's folder" in found.notices[0].message


def test_the_words_for_a_picture_stay_as_they_are() -> None:
    assert """alt="&quot;A&quot; -- it's &lt;b&gt;\"""" in html_of(
        """![\\"A\\" -- it's &lt;b>](photo.jpg)"""
    )


def test_a_picture_by_name() -> None:
    assert html_of('![A][p]\n\n[p]: photo.jpg "Caption"') == (
        f"<figure>{IMAGE.format(alt='A')}<figcaption>Caption</figcaption>\n</figure>"
    )
