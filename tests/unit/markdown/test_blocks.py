"""The blocks between `/// name` and `///`."""

from __future__ import annotations

from typing import ClassVar
from xml.etree.ElementTree import Element, SubElement

import pytest
from pymdownx.blocks.block import Block, type_string

from sitegen.markdown.convert import convert
from sitegen.markdown.html.players import embed_of
from sitegen.markdown.resolver import Picture, Withheld
from tests.unit.markdown.site import PICTURES, SmallSite, conversion_of, html_of, notices_of

FILM = "https://www.youtube.com/watch?v=abcDEF12345"


def test_details_open_on_a_click() -> None:
    assert html_of('/// details | More about "*it*"\nInside.\n\n- list\n///\n\nAfter.') == (
        "<details><summary>More about “<em>it</em>”</summary>\n<p>Inside.</p>\n"
        "<ul><li>list</li>\n</ul>\n</details>\n<p>After.</p>"
    )


def test_details_may_be_open_from_the_start() -> None:
    assert html_of("/// details | More\n    open: true\n\nInside.\n///").startswith(
        "<details open><summary>More</summary>"
    )


def test_a_quotation_has_a_source() -> None:
    html = html_of("/// quote | [Noor](../stories/2022/noor/index.md), teacher\nOne.\n\nTwo.\n///")
    assert html == (
        '<figure class="quote"><blockquote><p>One.</p>\n<p>Two.</p>\n</blockquote>\n'
        '<figcaption><a href="/stories/2022/noor/">Noor</a>, teacher</figcaption>\n</figure>'
    )


def test_a_quotation_may_do_without_a_source() -> None:
    assert html_of("/// quote\nOne.\n///") == (
        '<figure class="quote"><blockquote><p>One.</p>\n</blockquote>\n</figure>'
    )


def test_a_gallery_is_a_list_of_figures() -> None:
    site = SmallSite()
    found = convert(
        '/// gallery\n![A](photo.jpg "One"){credit=X}\n![B](photo.jpg)\n\n![C](rich.jpg)\n///',
        lang="en",
        resolver=site,
    )
    assert found.notices == ()
    assert found.body.html.startswith('<ul class="gallery">\n<li><figure><img ')
    assert found.body.html.count("<li><figure>") == 3
    assert {use for _, _, use, *_ in site.asked} == {"gallery"}


class WithoutPhotos(SmallSite):
    """A story whose consent doesn't cover photos, but for one drawing."""

    def picture(self, file: str, use: str, focus: str, credit: str = "") -> Picture | Withheld:
        return PICTURES["rich.jpg"] if file == "rich.jpg" else Withheld(reason="no consent")


def test_a_picture_of_a_gallery_may_be_a_link() -> None:
    html = html_of('/// gallery\n[![A](photo.jpg "One")](/programs/alumhub)\n![B](photo.jpg)\n///')
    assert html.count("<li><figure>") == 2
    assert '<li><figure><a href="/programs/alumhub/"><img src="/media/photo-1.jpg"' in html
    assert "</a><figcaption>One</figcaption>\n</figure>" in html


def test_a_withheld_picture_leaves_no_place_in_a_gallery() -> None:
    markdown = "/// gallery\n![A](photo.jpg)\n![B](rich.jpg)\n///"
    html = convert(markdown, lang="en", resolver=WithoutPhotos()).body.html
    assert html.count("<li>") == html.count("<li><figure>") == 1


def test_a_gallery_of_withheld_pictures_is_not_there() -> None:
    markdown = "One.\n\n/// gallery\n![A](photo.jpg)\n![B](photo.jpg)\n///\n\nTwo."
    html = convert(markdown, lang="en", resolver=WithoutPhotos()).body.html
    assert html == "<p>One.</p>\n<p>Two.</p>\n"


def test_a_gallery_holds_nothing_but_pictures() -> None:
    expected = '"/// gallery" holds pictures, a line each'
    assert notices_of("a\n\n/// gallery\n///") == [(3, "error", expected)]
    assert notices_of("a\n\n/// gallery\n![A](photo.jpg)\nwords\n///") == [
        (5, "error", f'{expected}; found "words"')
    ]


def test_a_recording_is_played_from_beside_the_entry_and_not_before_it_is_asked_for() -> None:
    assert html_of("/// audio | voice.mp3\n    transcript: voice.vtt\n\nA *voice*.\n///") == (
        '<figure class="audio"><audio controls preload="none" src="/media/voice.mp3">'
        '<a href="/media/voice.mp3" download>Download the recording</a></audio>'
        '<p class="transcript"><a href="/media/voice.vtt">Transcript</a></p>'
        "<figcaption>A <em>voice</em>.</figcaption>\n</figure>"
    )


def test_a_recording_that_is_not_there_is_a_mistake() -> None:
    assert notices_of("a\n\n/// audio | gone.mp3\n///") == [
        (3, "error", 'file "gone.mp3": nothing there')
    ]
    assert notices_of("a\n\n/// audio\n///") == [(3, "error", '"/// audio" needs a file')]
    assert notices_of("/// audio | voice.mp3\n    transcript: gone.vtt\n///") == [
        (1, "error", 'file "gone.vtt": nothing there')
    ]


def test_a_film_is_a_link_with_a_poster_of_our_own() -> None:
    html = html_of(
        f"/// video | {FILM}\n    title: The film\n    poster: photo.jpg\n    alt: A street\n///"
    )
    assert html == (
        f'<figure class="video"><a href="{FILM}" rel="noopener" class="video-link" '
        'data-video="youtube" data-embed="https://www.youtube-nocookie.com/embed/abcDEF12345">'
        '<img src="/media/photo-1.jpg" width="1200" height="800" alt="A street" loading="lazy" '
        'decoding="async"><span class="video-label">The film</span></a>'
        '<p class="video-note">Plays from www.youtube.com; nothing is loaded before you choose '
        "it.</p></figure>"
    )


def test_a_film_loads_nothing_from_elsewhere_by_itself() -> None:
    html = html_of(f"/// video | {FILM}\n///")
    for loading in ("<iframe", "<script", "<video", " src=", " style=", " on"):
        assert loading not in html


@pytest.mark.parametrize(
    ("address", "embed"),
    [
        ("https://youtu.be/abcDEF12345?t=3", ("youtube", "abcDEF12345")),
        ("https://m.youtube.com/watch?app=x&v=abcDEF12345", ("youtube", "abcDEF12345")),
        ("https://www.youtube.com/shorts/abcDEF12345", ("youtube", "abcDEF12345")),
        ("https://www.youtube.com/embed/abcDEF12345/", ("youtube", "abcDEF12345")),
        ("https://vimeo.com/123456789", ("vimeo", "123456789")),
        ("https://player.vimeo.com/video/123456789", ("vimeo", "123456789")),
        ("https://www.youtube.com/channel/x", ("", "")),
        ("https://example.org/watch?v=abcDEF12345", ("", "")),
        ("https://youtube.com.example.org/watch?v=abcDEF12345", ("", "")),
    ],
)
def test_films_of_known_hosts_can_be_embedded(address: str, embed: tuple[str, str]) -> None:
    host, found = embed_of(address)
    assert host == embed[0]
    assert embed[1] in found


def test_a_film_needs_an_address() -> None:
    assert notices_of("a\n\n/// video | film.mp4\n///") == [
        (3, "error", '"/// video | film.mp4": the full address of the film is expected')
    ]


def test_buttons_are_links_that_stand_out() -> None:
    html = html_of("/// button\n[Sign up](/programs/alumhub)\n[Give](https://example.org)\n///")
    assert html == (
        '<p class="buttons"><a class="button" href="/programs/alumhub/">Sign up</a> '
        '<a class="button" href="https://example.org" rel="noopener">Give</a></p>'
    )


def test_a_button_without_a_link_is_a_mistake() -> None:
    assert notices_of("a\n\n/// button\nSign up\n///") == [
        (3, "error", '"/// button" holds a link: [what happens](where)')
    ]


def test_numbers_have_labels() -> None:
    assert html_of("/// numbers\n60+ | *member* organisations\n6,000 | people\n///") == (
        '<dl class="numbers">\n<div><dt><em>member</em> organisations</dt>\n'
        "<dd>60+</dd>\n</div>\n"
        "<div><dt>people</dt>\n<dd>6,000</dd>\n</div>\n</dl>"
    )


@pytest.mark.parametrize(
    "typed",
    ["**60**", "*60*", "__60__", "`60`", "~~60~~", "[60](/x/)", "<b>60</b>", r"6\0", "***60***"],
)
def test_a_number_with_signs_of_markdown_is_told_with_what_to_write(typed: str) -> None:
    typed = typed.replace("\\0", "0\\!")
    plain = "60!" if typed.endswith("!") else "60"
    said = f'"/// numbers": "{typed}": a number is shown as it is typed; write {plain}'
    assert notices_of(f"/// numbers\n{typed} | people\n///") == [(2, "error", said)]


@pytest.mark.parametrize("typed", ["30+", "5*", "#1", "2 × 3", "5 * 3 * 2", "a_b_c", "<60", "~40"])
def test_a_number_with_signs_of_its_own_is_a_number(typed: str) -> None:
    assert notices_of(f"/// numbers\n{typed} | people\n///") == []


def test_numbers_with_signs_keep_their_order_from_right_to_left() -> None:
    """A plus after a number would move to its other side (UAX #9, N2)."""
    html = html_of("/// numbers\n30+ | משתתפים\n///", "he")
    assert '<dd><bdi dir="ltr">30+</bdi></dd>' in html


@pytest.mark.parametrize("figure", ["2019", "2019–2022", "2021-22"])
def test_a_year_among_numbers_is_doubted(figure: str) -> None:
    said = f'"/// numbers": "{figure}" reads as a year; expected how many there are of something'
    assert notices_of(f"a\n\n/// numbers\n24 | people\n{figure} | launched\n///") == [
        (5, "warning", said)
    ]


@pytest.mark.parametrize("figure", ["2,019", "2019+", "24", "1500", "15–21"])
def test_a_count_among_numbers_is_no_year(figure: str) -> None:
    assert notices_of(f"/// numbers\n{figure} | people\n///") == []


def test_numbers_without_labels_are_a_mistake() -> None:
    assert notices_of("a\n\n/// numbers\n60+\n///") == [
        (4, "error", '"/// numbers": "60+": number | label is expected')
    ]
    assert notices_of("a\n\n/// numbers\n///") == [
        (3, "error", '"/// numbers" holds lines: number | label')
    ]


def test_blocks_stand_in_blocks_if_the_outer_one_has_more_strokes() -> None:
    assert html_of("//// details | More\n\n/// quote | A\nSaid.\n///\n\n////") == (
        '<details><summary>More</summary>\n<figure class="quote"><blockquote><p>Said.</p>\n'
        "</blockquote>\n<figcaption>A</figcaption>\n</figure>\n</details>"
    )


def test_blocks_stand_in_lists_and_right_below_text() -> None:
    assert "<li><p>one</p>\n<details>" in html_of(
        "- one\n\n    /// details | More\n    Inside.\n    ///"
    )
    assert html_of("Text\n/// quote | A\nSaid.\n///\nMore").startswith("<p>Text</p>\n<figure")


def test_a_block_may_have_a_class() -> None:
    assert '<figure class="quote wide">' in html_of(
        "/// quote | A\n    attrs: {class: wide}\n\nSaid.\n///"
    )


def test_an_unknown_block_is_a_mistake_with_a_guess() -> None:
    assert notices_of("a\n\n/// galery\n![A](photo.jpg)\n///") == [
        (3, "error", '"/// galery": no such block; did you mean "gallery"?')
    ]


def test_an_unknown_option_is_a_mistake_with_a_guess() -> None:
    assert notices_of(f"a\n\n/// video | {FILM}\n    postr: a.jpg\n///") == [
        (4, "error", '"/// video": postr: no such option; did you mean "poster"?')
    ]


def test_options_that_cannot_be_read_are_a_mistake() -> None:
    assert notices_of(f"/// video | {FILM}\n    title:The film\n///")[0][2].startswith(
        '"/// video": its options can\'t be read'
    )


def test_a_block_that_is_never_closed_is_a_mistake() -> None:
    assert notices_of("a\n\n/// details | More\n\ntext") == [
        (3, "error", '"/// details" is never closed: write a line "///" below it')
    ]


def test_a_closing_line_without_a_block_is_a_mistake() -> None:
    assert notices_of("a\n\n///\n\ntext") == [(3, "error", '"///" closes nothing that was opened')]


def test_details_need_a_title() -> None:
    assert notices_of("a\n\n/// details\ntext\n///") == [
        (3, "error", '"/// details" needs a title: "/// details | …"')
    ]


def test_code_that_shows_a_block_is_not_one() -> None:
    assert conversion_of("```\n/// nosuch\n```\n\n`/// x`").notices == ()


class Recipe(Block):
    """A site's own block."""

    NAME = "recipe"
    ARGUMENT = True
    OPTIONS: ClassVar = {"serves": ("", type_string)}

    def on_create(self, parent: Element) -> Element:
        section = SubElement(parent, "section", {"class": "recipe"})
        SubElement(section, "h2").text = self.argument
        return section


def test_a_site_may_have_blocks_of_its_own() -> None:
    found = convert(
        "/// recipe | Soup\n[Boil](../stories/2022/noor/index.md)\n///",
        lang="en",
        resolver=SmallSite(),
        extra_blocks=[Recipe],
    )
    assert found.notices == ()
    assert found.body.html == (
        '<section class="recipe"><h2 id="soup">Soup</h2>\n'
        '<p><a href="/stories/2022/noor/">Boil</a></p>\n</section>\n'
    )


def test_a_block_of_a_site_says_what_it_needs() -> None:
    found = convert("x\n\n/// recipe\n///", lang="en", resolver=SmallSite(), extra_blocks=[Recipe])
    assert [(notice.line, notice.message) for notice in found.notices] == [
        (3, '"/// recipe" needs an argument: "/// recipe | …"')
    ]
