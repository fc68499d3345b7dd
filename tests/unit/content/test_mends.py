"""What a message says to type is right: typed so, nothing is left to tell, and it says the same."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from itertools import product
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.content.front_matter.date_guess import Precision, guess_dates
from sitegen.kinds.meta import Meta
from sitegen.schema.dates import parse_moment, parse_partial_date
from tests.unit.content.mends import VALUE, mended
from tests.unit.content.test_as_typed import DATED, NEWS, PHOTOS, said_of_fields
from tests.unit.content.test_slips import ORIGINALS, fields_of, said_of
from tests.unit.content.typing_slips import SLIPS, Field, Slip
from tests.unit.site.library import reading

WITH_A_MEND = {
    "no space behind the colon",
    "a no-break space behind the colon",
    "a colon in the text",
    "curly quotes around a colon",
    "quotes in quotes",
    "an apostrophe in single quotes",
    "a bracket first",
    "a dash first",
    "a hashtag behind the text",
    "a hashtag for the text",
    "a quotation mark that is not closed",
}
MENDED = [slip for slip in SLIPS if slip.name in WITH_A_MEND]

DATES = re.compile(r"\d{4}(?:-\d\d){0,2}(?:T[\d:]+(?:Z|[+-]\d\d:\d\d)?)?")

BULLETS = ("*", "•", "–", "+", "◦", "\uf0b7", "1.", "(2)")


def read_mended(fields: str, path: str = NEWS) -> Meta:
    """Give what an entry says once everything that was told of it was followed."""
    told = said_of_fields(fields, path)
    assert told, fields
    text = mended(fields, told)
    assert said_of_fields(text, path) == [], text
    group = reading({path: f"---\n{text}\n---\n".encode()}, PHOTOS).group
    assert group is not None
    return group.entries[0].meta


@pytest.mark.parametrize("sign", BULLETS)
@pytest.mark.parametrize(("indent", "gap"), [*product(("", "  "), ("", "\n", "\n# so far\n"))])
def test_all_items_of_a_list_with_another_sign_are_told_together(
    sign: str, indent: str, gap: str
) -> None:
    if indent and "#" in gap:
        return  # A remark ends the text that YAML sees there; what is below is told as such.
    items = f"\n{gap}".join(f"{indent}{sign} {item}" for item in ("youth", "peace", "hope"))
    assert read_mended(f"{DATED}tags:\n{items}").tags == ("youth", "peace", "hope")


@pytest.mark.parametrize("sign", ["*", "•", "–"])
@pytest.mark.parametrize("more", ["", "\n    alt: Olives"])
def test_all_groups_of_a_list_with_another_sign_are_told_together(sign: str, more: str) -> None:
    items = "\n".join(f"  {sign} file: a.jpg{more}" for _ in range(3))
    fields = f"{DATED}gallery:\n{items}"
    told = said_of_fields(fields)
    lines = [int(said.partition(":")[0]) for said in told]
    assert lines == [number for number, line in enumerate(fields.split("\n"), 2) if sign in line]
    assert said_of_fields(mended(fields, told)) == said_of_fields(fields.replace(sign, "-"))


LISTS = [
    ("youth, peace]", ("youth", "peace")),
    ("(youth, peace)", ("youth", "peace")),
    ("((youth, peace)", ("youth", "peace")),
    ("<youth, peace>", ("youth", "peace")),
    ("{youth, peace}", ("youth", "peace")),
    ("youth (15-25), peace", ("youth (15-25)", "peace")),
    ("(more) youth; peace", ("(more) youth", "peace")),
    ("[youth, peace],", ("youth", "peace")),
    ("[youth, peace]]", ("youth", "peace")),
    ("[youth], [peace]", ("youth", "peace")),
    ('"youth", "peace"', ("youth", "peace")),
    ("[youth, peace", ("youth", "peace")),
]


@pytest.mark.parametrize(("typed", "tags"), LISTS)
def test_the_mend_of_a_list_has_its_items_and_no_signs_around_them(
    typed: str, tags: tuple[str, ...]
) -> None:
    assert read_mended(f"{DATED}tags: {typed}").tags == tags


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("„Frieden“: jetzt", "„Frieden“: jetzt"),
        ("“Peace”: a “story”", "“Peace”: a “story”"),
        ("‘Peace’: a story", "‘Peace’: a story"),
        ("“Peace: a story”", "Peace: a story"),
        ("“Peace’s day: a story”", "Peace’s day: a story"),
        ("“The members’ ‘day’: a story”", "The members’ ‘day’: a story"),
        ("“Peace: a story", "Peace: a story"),
        ("‚Frieden: jetzt‘", "Frieden: jetzt"),
        ("[Update] We met, and sang", "[Update] We met, and sang"),
        ("Peace: a story", "Peace: a story"),
        ('"Say "hi": now"', 'Say "hi": now'),
        ("'Don't: now'", "Don't: now"),
        ("We are #1", "We are #1"),
        ("#PeaceNow", "#PeaceNow"),
        ("#Peace #Now", "#Peace #Now"),
        ("*New*: report", "*New*: report"),
        ('"Peace', "Peace"),
    ],
)
def test_the_mend_of_a_text_says_all_of_it(typed: str, text: str) -> None:
    fields = f"summary: {typed}\ntitle: A\ndate: 2024"
    told = mended(fields, said_of_fields(fields))
    group = reading({NEWS: f"---\n{told}\n---\n".encode()}).group
    assert group is not None
    # The language sets quotes of its own.
    summary = group.entries[0].meta.summary
    assert re.sub("[‘’‚']", "'", re.sub("[“”„]", '"', summary)) == re.sub(
        "[‘’‚']", "'", re.sub("[“”„]", '"', text)
    )


@pytest.mark.parametrize(
    ("alt", "mend"),
    [
        ("Dana, Noa and Ali", 'alt: "Dana, Noa and Ali"'),
        ("Dana, Noa, Ali", 'alt: "Dana, Noa, Ali"'),
        ("10,000 people, all here", 'alt: "10,000 people, all here"'),
        ("a tree, title", 'alt: "a tree, title"'),
    ],
)
def test_a_text_in_braces_that_a_comma_cuts_off_is_told_whole(alt: str, mend: str) -> None:
    fields = f"{DATED}image: {{file: a.jpg, alt: {alt}, credit: Noor}}"
    (said,) = said_of_fields(fields)
    assert said.endswith(f"so one with a comma needs quotes: {mend}")
    assert said_of_fields(fields.replace(f"alt: {alt}", mend)) == []


def test_a_misspelt_field_without_a_value_is_no_part_of_a_text() -> None:
    (said,) = said_of_fields(f"{DATED}image: {{file: a.jpg, alt: Olives, credti}}")
    assert said == '4: image.credti: unknown field; did you mean "credit"?'


@pytest.mark.parametrize(
    ("path", "fields", "mend"),
    [
        (NEWS, f"{DATED}image:\nfile: a.jpg", ["  file: a.jpg"]),
        (NEWS, f"{DATED}image:\nfile: a.jpg\nalt: Olives", ["  file: a.jpg"]),
        (NEWS, f"{DATED}gallery:\nfile: a.jpg", ["  - file: a.jpg"]),
        (
            "programs/a.md",
            "title: A\nfigures:\nnumber: 3\nlabel: people",
            ["  - number: 3", "    label: people"],
        ),
        (
            "exhibitions/a/index.md",
            "title: A\nvenues:\nplace: Town hall\ncity: Geneva\ncountry: CH",
            ["  - place: Town hall", "    city: Geneva", "    country: CH"],
        ),
    ],
)
def test_fields_of_a_group_that_lack_their_spaces_are_told_with_them(
    path: str, fields: str, mend: list[str]
) -> None:
    told = said_of_fields(fields, path)
    assert [re.findall('with its spaces, "(.*)"$', said) for said in told] == [[m] for m in mend]
    for line in mend:
        fields = re.sub(f"^{re.escape(line.strip(' -'))}$", line, fields, flags=re.MULTILINE)
    assert [said for said in said_of_fields(fields, path) if "warning" not in said] == []


WRITTEN = {
    "Hugo": "%Y-%m-%dT%H:%M:%S+03:00",
    "Jekyll": "%Y-%m-%d %H:%M:%S +0300",
    "WordPress": "%Y-%m-%d %H:%M:%S",
    "feeds": "%a, %d %b %Y %H:%M:%S +0000",
    "calendars": "%Y%m%dT%H%M%SZ",
    "JavaScript": "%Y-%m-%dT%H:%M:%S.123Z",
    "without seconds": "%Y-%m-%d %H:%M",
    "with a comma": "%Y-%m-%d,",
    "without signs": "%Y%m%d",
    "in words": "%A, %d %B %Y at %I:%M %p",
}


@pytest.mark.parametrize("form", WRITTEN.values(), ids=WRITTEN)
@given(moment=st.datetimes(datetime(1990, 1, 1), datetime(2030, 1, 1)))
def test_a_date_as_other_programs_write_it_is_offered_as_its_day(
    form: str, moment: datetime
) -> None:
    written = moment.strftime(form)
    offered = guess_dates(written, ("en", "he", "ar"))
    assert offered == f"; did you mean {moment.date()}?", written
    assert parse_partial_date(str(moment.date()))


@pytest.mark.parametrize("dash", "\u2010\u2011\u2012\u2013\u2014\u2212\u05be\ufe63\uff0d")
def test_a_date_with_any_hyphen_is_offered_with_plain_ones(dash: str) -> None:
    offered = guess_dates(f"2024{dash}07{dash}12", ("en",))
    assert offered.startswith("; did you mean 2024-07-12")
    # The others are seen to be none.
    assert (f"U+{ord(dash):04X}" in offered) == (dash not in "\u2013\u2014\uff0d")


@pytest.mark.parametrize("unseen", "\u00ad\u200f\u200b")
def test_what_nobody_sees_in_a_date_is_named(unseen: str) -> None:
    offered = guess_dates(f"2024-{unseen}07-12", ("en",))
    named = f"without U+{ord(unseen):04X}, with plain hyphens"
    assert offered == f"; did you mean 2024-07-12 ({named})?"


@pytest.mark.parametrize("offset", ["+25:00", "-14:30", "+03:75", "+99"])
def test_an_offset_that_no_clock_has_is_not_offered(offset: str) -> None:
    assert guess_dates(f"2024-07-12T09:00{offset}", ("en",), "moment") == ""


@pytest.mark.parametrize("precision", get_args(Precision))
@given(text=st.text("0123456789-:+TZ .\u2011", max_size=20))
def test_whatever_is_offered_for_a_date_can_be_read(text: str, precision: Precision) -> None:
    for value in DATES.findall(guess_dates(text, ("en",), precision)):
        if precision == "moment" or len(value) > 10:
            parse_moment(value, UTC)
        else:
            parse_partial_date(value)


@pytest.mark.parametrize("sign", "\x85\u2028\u2029")
def test_an_end_of_line_that_nobody_sees_is_named(sign: str) -> None:
    told = said_of_fields(f"title: X{sign}summary: y", NEWS)
    assert any(said.startswith(f"2: U+{ord(sign):04X} stands in this line") for said in told)
    assert said_of_fields(f"{DATED}summary: X{sign}y", NEWS) == []


@pytest.mark.parametrize("form", WRITTEN.values(), ids=WRITTEN)
@given(moment=st.datetimes(datetime(1990, 1, 1), datetime(2030, 1, 1)))
def test_what_is_offered_for_a_moment_is_that_moment(form: str, moment: datetime) -> None:
    moment = moment.replace(microsecond=0, second=moment.second if "%S" in form else 0)
    written = moment.strftime(form)
    meant = VALUE.search(guess_dates(written, ("en",), "moment"))
    assert meant is not None
    zone = timezone(timedelta(hours=3)) if "03" in form else UTC
    expected = moment if "%M" in form else datetime(moment.year, moment.month, moment.day)
    assert parse_moment(meant["value"], UTC) == expected.replace(tzinfo=zone)
    for local in VALUE.finditer(guess_dates(written, ("en",), "local")):
        # Without its offset it would be another moment.
        assert not re.search(r"Z$|[+]0[03]:?00$", written)
        assert datetime.fromisoformat(local["value"]) == expected


@pytest.mark.parametrize(("field", "path"), [("updated", NEWS), ("publish", NEWS)])
@pytest.mark.parametrize("typed", ["2024-01-02,", "2024-01-02 10:00 +0200", "2.1.2024 10:00"])
def test_the_mend_of_a_date_is_taken(field: str, path: str, typed: str) -> None:
    fields = f"title: A\ndate: 2023\n{field}: {typed}"
    text = mended(fields, said_of_fields(fields, path))
    assert said_of_fields(text, path) == []


def check(path: Path, number: int, field: Field, slip: Slip) -> None:
    """Make a slip on a line, if it can be made there, and follow what is told of it."""
    spoilt = slip.make(field)
    if spoilt is None or not field.is_text:
        return
    lines = path.read_text(encoding="utf-8").split("\n")
    told = said_of(path, [*lines[:number], spoilt, *lines[number + 1 :]])
    (said,) = [message for line, message in told if line == number + 1]
    typed = mended(spoilt, [f"2: {said}"])
    again = said_of(path, [*lines[:number], typed, *lines[number + 1 :]])
    # A choice or a name is not what it was; that is another mistake, and told as such.
    left = [text for _, text in again if not re.search("found, expected|no file|no entry", text)]
    assert left == [], (typed, again)


@given(st.data())
def test_what_is_told_of_a_slip_on_the_shipped_site_is_mended_by_what_it_says(
    data: st.DataObject,
) -> None:
    path = data.draw(st.sampled_from(ORIGINALS))
    number, field = data.draw(st.sampled_from(list(fields_of(path)) or [(0, None)]))
    slip = data.draw(st.sampled_from(MENDED))
    if field:
        check(path, number, field, slip)


@pytest.mark.soak
@pytest.mark.parametrize("slip", MENDED, ids=lambda slip: slip.name)
def test_each_slip_on_every_line_of_the_shipped_site_is_mended(slip: Slip) -> None:
    for path in ORIGINALS:
        for number, field in fields_of(path):
            check(path, number, field, slip)
