"""Social cards: 1200 × 630, light, and readable in every language of the site."""

from __future__ import annotations

import io
from pathlib import Path
from random import Random

import pytest
from PIL import Image, features

from sitegen.errors import MissingToolError
from sitegen.media.cards import draw_card
from sitegen.media.pictures.inspection import residues
from sitegen.media.posters.drawing import place_of_picture
from sitegen.media.posters.looks import LOOKS
from sitegen.media.records import CardColours, CardTexts
from tests.tools.metadata import tags_of
from tests.unit.media.zoo import encoded

TITLES = {
    "en": "A teacher from Haifa and a nurse from Beit Jala tell one story",
    "he": "מורה מחיפה ואחות מבית ג׳אלה מספרות סיפור אחד (2022)",
    "ar": "معلمة من حيفا وممرضة من بيت جالا ترويان قصة واحدة",
}


def card(language: str, title: str = "", **options: str) -> Image.Image:
    texts = CardTexts(title=title or TITLES[language], language=language, **options)
    return opened(draw_card(texts))


def opened(data: bytes) -> Image.Image:
    assert data.startswith(b"\xff\xd8")
    assert len(data) < 300_000
    assert residues(data, "jpeg") in {(), ("XMP",)}
    return Image.open(io.BytesIO(data)).convert("RGB")


def ink(picture: Image.Image, box: tuple[int, int, int, int]) -> tuple[int, int, int, int] | None:
    """Where the dark text of the title lies."""
    dark = picture.crop(box).convert("L").point(lambda value: 255 if value < 90 else 0)
    return dark.getbbox()


@pytest.mark.parametrize("language", sorted(TITLES))
def test_a_card_is_drawn_in_every_language(language: str) -> None:
    picture = card(language, kicker="Storytellers", site="ALLMEP")
    assert picture.size == (1200, 630)
    assert ink(picture, (0, 120, 1200, 520)) is not None


def test_lines_begin_where_the_language_begins() -> None:
    left = ink(card("en"), (0, 120, 870, 500))
    right = ink(card("ar"), (330, 120, 1200, 500))
    assert left is not None
    assert right is not None
    assert left[0] == pytest.approx(64, abs=12)
    assert right[2] + 330 == pytest.approx(1136, abs=12)


def test_arabic_letters_are_joined() -> None:
    """Joined, ببب is one stroke; the same letters kept apart by non-joiners are three."""
    joined, apart = card("ar", "ببب"), card("ar", "ب\u200cب\u200cب")
    widths = [box[2] - box[0] for box in map(title_box, (joined, apart))]
    assert widths[0] < 0.75 * widths[1]


def title_box(picture: Image.Image) -> tuple[int, int, int, int]:
    box = ink(picture, (330, 120, 1200, 500))
    assert box is not None
    return box


def test_hebrew_reads_from_the_right() -> None:
    """The first letter of a word stands rightmost: alef is wide, vav is narrow."""
    first, second = card("he", "א" + "ו" * 6), card("he", "ו" * 6 + "א")
    width = title_box(first)[2]
    right_end = (width - 40, 0, width, 400)
    dark = [
        sum(part.crop((330, 120, 1200, 500)).crop(right_end).convert("L").point(
            lambda value: value < 90).get_flattened_data())
        for part in (first, second)
    ]  # fmt: skip
    assert dark[0] != dark[1]


def test_a_group_of_numbers_is_not_torn_over_two_lines() -> None:
    """Each line is ordered by itself: the second half of an isolate would run backwards."""
    begin, group = "התקשרו אלינו עכשיו", "+972 2 123 4567 890"
    titles = [f"{begin} \u2066{each}\u2069" for each in (group, group.replace(" ", "\u00a0"))]
    isolated, joined = (draw_card(CardTexts(title=title, language="he")) for title in titles)
    assert isolated == joined


def test_any_length_of_title_stays_on_the_card() -> None:
    for title in ("x", "word " * 200, "y" * 300, "", "a b"):
        picture = card("en", title or " ")
        box = ink(picture, (0, 0, 870, 630))
        if box is not None:
            assert box[2] <= 820
            assert box[3] <= 566


def test_colours_are_the_themes() -> None:
    colours = CardColours(ground="#101820", ink="#ffffff")
    data = draw_card(CardTexts(title="x", language="en"), colours)
    red, green, blue = opened(data).getpixel((20, 20))  # type: ignore[misc]
    assert (red, green, blue) == pytest.approx((16, 24, 32), abs=4)


def test_the_same_words_give_the_same_bytes() -> None:
    texts = CardTexts(title=TITLES["ar"], language="ar", look="frame", lines=("Geneva",))
    first, second = (draw_card(texts, picture=photo_for(texts), mark=MARK) for _ in range(2))
    assert first == second


def photo_for(texts: CardTexts, colour: str = "red") -> bytes:
    return encoded(Image.new("RGB", place_of_picture(texts), colour), "JPEG")


BROADEST = max(LOOKS, key=lambda look: LOOKS[look].picture.width * LOOKS[look].picture.height)
MARK = encoded(Image.new("RGBA", (600, 600), (0, 0, 255, 255)), "PNG")


@pytest.mark.parametrize("look", sorted(set(LOOKS) - {"date"}))
@pytest.mark.parametrize("language", ["en", "he"])
def test_a_picture_stands_in_its_place_mirrored_where_one_reads_from_the_right(
    look: str, language: str
) -> None:
    texts = CardTexts(title=TITLES[language], language=language, look=look)  # type: ignore[arg-type]
    picture = opened(draw_card(texts, picture=photo_for(texts), mark=MARK))
    box = LOOKS[texts.look].picture
    box = box.mirrored() if language == "he" else box
    for x, y in ((box.left + 24, box.top + 24), (box.right - 24, box.bottom - 24)):
        assert picture.getpixel((x, y)) == pytest.approx((255, 0, 0), abs=12)
    column = LOOKS[texts.look].text
    column = column.mirrored() if language == "he" else column
    assert picture.getpixel((column.left + column.width // 2, 20)) != pytest.approx(
        (255, 0, 0), abs=40
    )


def test_the_mark_stands_on_every_look() -> None:
    for look in LOOKS:
        texts = CardTexts(title="Title", language="en", look=look, site="Us")
        with_mark = draw_card(texts, picture=photo_for(texts), mark=MARK)
        assert with_mark != draw_card(texts, picture=photo_for(texts)), look


def test_looks_of_kinds_differ() -> None:
    """Who sees a link in a list of many knows what it leads to before reading."""
    drawn = {
        draw_card(CardTexts(title="A", language="en", look=look, day="6" if look == "date" else ""))
        for look in LOOKS
    }
    assert len(drawn) == len(LOOKS)


def test_a_date_is_a_leaf_of_a_calendar() -> None:
    plain = CardTexts(title="Meeting", language="en", look="date")
    dated = CardTexts(title="Meeting", language="en", look="date", day="6", month="June 2022")
    red = CardColours().accent
    leaf = opened(draw_card(dated)).getpixel((870, 10))
    assert leaf == pytest.approx(tuple(bytes.fromhex(red[1:])), abs=12)
    assert draw_card(plain) != draw_card(dated)


@pytest.mark.parametrize("language", sorted(TITLES))
def test_a_quote_and_who_said_it_stay_in_their_column(language: str) -> None:
    said = " ".join([TITLES[language]] * 3)
    for quote in ("Bread.", TITLES[language], said):
        texts = CardTexts(
            title="Title", language=language, look="voice", quote=quote, lines=("Noor", "Haifa")
        )
        picture = opened(draw_card(texts, picture=photo_for(texts, "white"), mark=MARK))
        column = LOOKS["voice"].text
        column = column.mirrored() if language != "en" else column
        box = ink(picture, (0, 0, 1200, 630))
        assert box is not None
        assert box[0] >= column.left - 6
        assert box[2] <= column.right + 6


def test_a_long_name_of_a_site_gives_way_to_its_short_one() -> None:
    long = "The Alliance of everybody who ever built anything together between two seas"
    both = draw_card(CardTexts(title="x", language="en", site=long, brief="US"))
    assert both == draw_card(CardTexts(title="x", language="en", site="US"))


def test_without_shaping_nothing_is_drawn_wrongly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(features, "check", lambda feature: False)
    with pytest.raises(MissingToolError, match=r"pip install .* pillow$"):
        draw_card(CardTexts(title="x", language="he"))


def test_a_photo_full_of_grain_stays_light() -> None:
    texts = CardTexts(title=TITLES["en"], language="en", look=BROADEST)
    size = place_of_picture(texts)
    grain = Image.frombytes("RGB", size, Random(1).randbytes(size[0] * size[1] * 3))
    opened(draw_card(texts, picture=encoded(grain, "PNG")))


def test_a_card_names_its_photographer_and_nothing_else(tmp_path: Path) -> None:
    texts = CardTexts(title=TITLES["ar"], language="ar", look=BROADEST)
    data = draw_card(texts, picture=photo_for(texts), credit="Noor")
    (tmp_path / "card.jpg").write_bytes(data)
    (tags,) = tags_of(tmp_path).values()
    assert tags == {"XMP:Credit": "Noor", "XMP:Rights": "Noor"}
