"""Drawing a poster: ground and picture first, then the words in their column."""

from __future__ import annotations

from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sitegen.media.posters.fonts import font_in, measured
from sitegen.media.posters.ground import background, placed, sign_of
from sitegen.media.posters.lines import Room, Setting, set_text, shorten
from sitegen.media.posters.looks import HEIGHT, LOOKS, Box, Look
from sitegen.media.records import CardColours, CardTexts
from sitegen.text import direction

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

_LEADING: Final = {"ar": 1.3, "fa": 1.3, "ur": 1.4, "he": 1.2, "yi": 1.2}
_QUOTES: Final = {"he": "”", "yi": "”", "ar": "«", "fa": "«", "ur": "«"}
_TITLE_SIZES: Final = (92, 84, 76, 68, 60, 54, 48, 44, 40)
_QUOTE_SIZES: Final = (64, 58, 52, 46, 42, 38, 34)
_MOST_LINES, _MOST_QUOTED = 5, 7
_SMALL, _LINE, _FOOT_MARK = 30, 44, 46
_TITLE_WEIGHT, _QUOTE_WEIGHT, _STRONG, _TEXT = 680, 600, 600, 450
_QUOTE_MARK: Final = 56


class Words(NamedTuple):
    """What words are drawn with: the card's pixels, its texts, font, colours and column."""

    draw: ImageDraw
    texts: CardTexts
    font: Path
    look: Look
    colours: CardColours
    column: Box
    mirrored: bool

    def colour(self, part: str) -> str:
        """Give a colour by its part."""
        return str(getattr(self.colours, part))

    def line(self, text: str, y: int, size: int, weight: int, colour: str) -> None:
        """Draw a line from the side where the language begins."""
        x = self.column.right if self.mirrored else self.column.left
        self.draw.text(
            (x, y),
            text,
            self.colour(colour),
            font_in(self.font, size, weight),
            direction="rtl" if self.mirrored else "ltr",
            language=self.texts.language,
            anchor="ra" if self.mirrored else "la",
        )

    def shortened(self, text: str, size: int, weight: int, room: int) -> str:
        """Leave out the end of a line that is too long."""
        return shorten(text, font_in(self.font, size, weight).getlength, room) if text else ""


def draw_poster(
    texts: CardTexts,
    colours: CardColours,
    font: Path,
    picture: Image | None = None,
    mark: bytes = b"",
) -> Image:
    """Draw a card; `picture` has the size of its place in the look, `mark` is a PNG of the site's.

    Raises whatever Pillow does for a font or a mark that can't be read.
    """
    look = LOOKS[texts.look]
    common = CardTexts(
        title="", language=texts.language, site=texts.site, brief=texts.brief, look=texts.look
    )
    dated = bool(texts.day)
    image = _begun(common, colours, font, mark, dated, picture is not None).copy()
    words = _words_on(image, texts, colours, font, alone=picture is None and not dated)
    if picture is not None:
        place = placed(look.picture, words.mirrored)
        image.paste(picture, (place.left, place.top))
    if dated:
        _draw_date(words, placed(look.picture, words.mirrored))
    _draw_words(words)
    return image


def _words_on(
    image: Image, texts: CardTexts, colours: CardColours, font: Path, *, alone: bool
) -> Words:
    """Give what words are drawn on a card with; `alone` without anything beside them."""
    import PIL.ImageDraw

    look = LOOKS[texts.look]
    mirrored = direction(texts.language) == "rtl"
    column = placed(look.alone if alone else look.text, mirrored)
    return Words(PIL.ImageDraw.Draw(image), texts, font, look, colours, column, mirrored)


def place_of_picture(texts: CardTexts) -> tuple[int, int]:
    """Give the pixels across and down that a picture has on a card."""
    box = LOOKS[texts.look].picture
    return box.width, box.height


@lru_cache(16)
def _begun(
    texts: CardTexts, colours: CardColours, font: Path, mark: bytes, dated: bool, pictured: bool
) -> Image:
    """Draw what cards of a look and a language have in common, once in each process."""
    mirrored = direction(texts.language) == "rtl"
    image = background(texts.look, colours, mark, mirrored, dated, pictured)
    words = _words_on(image, texts, colours, font, alone=not dated and not pictured)
    _draw_foot(words, image, mark)
    return image


def _draw_date(words: Words, box: Box) -> None:
    """Write the day as on a calendar: its number, and the month under it."""
    middle = box.left + box.width // 2
    options: dict[str, Any] = {"language": words.texts.language, "anchor": "mm"}
    ground = words.colours.ground
    day = font_in(words.font, 220 if len(words.texts.day) < 3 else 150, 700)
    words.draw.text((middle, HEIGHT // 2 - 50), words.texts.day, ground, day, **options)
    size = 44
    while size > 26 and font_in(words.font, size, _STRONG).getlength(words.texts.month) > 300:
        size -= 4
    month = font_in(words.font, size, _STRONG)
    options["direction"] = "rtl" if words.mirrored else "ltr"
    words.draw.text((middle, HEIGHT // 2 + 110), words.texts.month, ground, month, **options)


def _draw_words(words: Words) -> None:
    texts, column, look = words.texts, words.column, words.look
    top = column.top
    if texts.kicker:
        kicker = words.shortened(texts.kicker, _SMALL, _STRONG, column.width)
        words.line(kicker, top - 6, _SMALL, _STRONG, look.accent)
        top += 54
    bottom = column.bottom - _FOOT_MARK - 28
    if texts.quote:
        _draw_quote(words, top, bottom)
    else:
        _draw_title(words, top, bottom)


def _draw_foot(words: Words, image: Image, mark: bytes) -> None:
    column, look = words.column, words.look
    beside = 0
    y = column.bottom - _FOOT_MARK
    if mark:
        sign = sign_of(mark, _FOOT_MARK, words.colour(look.ink) if look.tinted else "")
        beside = sign.width + 16
        x = column.right - sign.width if words.mirrored else column.left
        image.paste(sign, (x, y), sign)
    moved = column._replace(
        left=column.left + (0 if words.mirrored else beside), width=column.width - beside
    )
    whole = font_in(words.font, _SMALL, _TEXT).getlength(words.texts.site) <= moved.width
    name = words.texts.site if whole else words.texts.brief or words.texts.site
    name = words.shortened(name, _SMALL, _TEXT, moved.width)
    words._replace(column=moved).line(name, y + 5, _SMALL, _TEXT, look.muted)


def _draw_title(words: Words, top: int, bottom: int) -> None:
    texts, look = words.texts, words.look
    below = [words.shortened(each, _SMALL + 2, _TEXT, words.column.width) for each in texts.lines]
    under = _LINE * len(below) + (22 if below else 0)
    found = _set(words, texts.title, _TITLE_SIZES, _TITLE_WEIGHT, _MOST_LINES, bottom - top - under)
    height = round(found.size * _leading(texts) * len(found.lines))
    y = _write(words, found, top + max(0, bottom - top - under - height) // 2, _TITLE_WEIGHT)
    for each in below:
        words.line(each, y + 22, _SMALL + 2, _TEXT, look.muted)
        y += _LINE


def _draw_quote(words: Words, top: int, bottom: int) -> None:
    texts, look = words.texts, words.look
    under = 26 + _LINE * len(texts.lines)
    sign = _QUOTES.get(texts.language.partition("-")[0], "“")
    direction = "rtl" if words.mirrored else "ltr"
    mark, above = _quote_mark(words.font, sign, direction), _QUOTE_MARK + 24
    room = bottom - top - under - above
    found = _set(words, texts.quote, _QUOTE_SIZES, _QUOTE_WEIGHT, _MOST_QUOTED, room)
    height = round(found.size * _leading(texts) * len(found.lines))
    y = top + max(0, room - height) // 2
    left, inked, right, _ = mark.getbbox(sign, direction=direction)
    x = words.column.right - right if words.mirrored else words.column.left - left
    # The ink of the sign stands on the column's edge, whatever air the font leaves round it.
    at = (x, y - inked)
    words.draw.text(at, sign, words.colour(look.accent), mark, direction=direction)
    y = _write(words, found, y + above, _QUOTE_WEIGHT) + 22
    for number, each in enumerate(texts.lines):
        weight, colour = (_TEXT, look.muted) if number else (_STRONG, look.ink)
        line = words.shortened(each, _SMALL, weight, words.column.width)
        words.line(line, y, _SMALL, weight, colour)
        y += _LINE


@lru_cache(4)
def _quote_mark(path: Path, sign: str, direction: str) -> Any:
    """Give the font in which the ink of a sign is as high as those of other scripts."""
    inked = font_in(path, 100, _TITLE_WEIGHT).getmask(sign, direction=direction).getbbox()
    return font_in(path, round(100 * _QUOTE_MARK / (inked[3] - inked[1])), _TITLE_WEIGHT)


def _set(
    words: Words, text: str, sizes: tuple[int, ...], weight: int, lines: int, height: int
) -> Setting:
    measure = partial(measured, words.font, weight)
    room = Room(words.column.width, height, lines, _leading(words.texts))
    return set_text(text, measure, sizes, room)


def _write(words: Words, found: Setting, y: int, weight: int) -> int:
    spacing = round(found.size * _leading(words.texts))
    for line in found.lines:
        words.line(line, y, found.size, weight, words.look.ink)
        y += spacing
    return y


def _leading(texts: CardTexts) -> float:
    return _LEADING.get(texts.language.partition("-")[0], 1.12)
