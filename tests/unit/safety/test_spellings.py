"""A person is known in any of three scripts, however the name is written; others are nobody."""

from __future__ import annotations

import pickle
import re
from itertools import pairwise
from pathlib import Path
from pydoc_data.topics import topics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.safety.gate import Gate
from sitegen.safety.heard import REACH, Heard, stretches
from sitegen.safety.normal import fold
from sitegen.safety.people import Hidden
from tests.unit.safety.variants import PEOPLE, Person, spellings

CONTENT = Path(__file__).resolve().parents[3] / "content"
SCRIPTS = ("latin", "hebrew", "arabic")
RECALL = 0.95
"""The share of spellings of full names that must be found."""

SITE = """
We met in Haifa, and the address was read aloud: two hundred people, and Nadia's sister.
הדרך ארוכה, והנערים מדרום העיר נדדו בדרכים. יוסף כתב שיר לצוות.
وفي الدار اجتمع الناس، ومحمد قرأ شعرا، ويوسف حضر مع أبو سامي.
"""


def gate_of(person: Person, **more: object) -> Gate:
    return Gate((Hidden(names=(person.name,), **more),))  # type: ignore[arg-type]


def found(person: Person, script: str) -> list[bool]:
    gate = gate_of(person)
    return [gate.stops(text) for text in spellings(getattr(person, script))]


@pytest.mark.parametrize("script", SCRIPTS)
def test_full_names_are_found_in_any_spelling(script: str) -> None:
    results = [hit for person in PEOPLE for hit in found(person, script)]
    assert sum(results) >= RECALL * len(results), f"{sum(results)} of {len(results)} in {script}"


def test_there_are_spellings_enough() -> None:
    listed = [getattr(person, script) for person in PEOPLE for script in (*SCRIPTS, "folded")]
    assert len({text for line in listed for text in spellings(line)}) >= 299


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.name)
def test_what_only_looks_otherwise_is_always_found(person: Person) -> None:
    missed = [
        text
        for text, hit in zip(spellings(person.folded), found(person, "folded"), strict=True)
        if not hit
    ]
    assert missed == []


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.name)
def test_others_are_let_through(person: Person) -> None:
    gate = gate_of(person)
    assert [text for text in spellings(person.others) if gate.stops(text)] == []
    assert not gate.stops(SITE)


def test_a_part_alone_is_nobody_unless_the_staff_say_so() -> None:
    person = PEOPLE[0]
    assert not gate_of(person).stops("Nadia spoke.")
    assert gate_of(person, alone=("Nadia",)).stops("Nadia spoke.")
    assert gate_of(person, alone=("Nadia",)).stops("נאדיה דיברה.", ".md") is False
    assert gate_of(person, alone=("Darwish",)).stops("דרוויש דיברה.")


def test_a_gate_that_has_looked_travels_to_another_process() -> None:
    gate = gate_of(PEOPLE[0])
    assert not gate.stops("Somebody else came.")
    assert pickle.loads(pickle.dumps(gate)).stops("Nadya Darwich came.")


def test_others_who_share_a_part_may_be_allowed() -> None:
    gate = gate_of(PEOPLE[0], alone=("Darwish",), allow=("Mahmoud Darwish",))
    assert not gate.stops("Mahmoud Darwish wrote it.")
    assert gate.stops("Mahmoud Darwish wrote of Darwish.")


def test_a_similar_name_is_told_with_its_line_and_stops_nothing() -> None:
    gate = gate_of(PEOPLE[0])
    text = "First.\n\nNida Darwish spoke.\n"
    assert not gate.stops(text, ".md")
    assert gate.similar_lines(text) == [2]
    assert gate_of(PEOPLE[0], similar=False).similar_lines(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Nadia Rose Darwish spoke.",
        "نادية سليم درويش",
        "Nadia bint Salim al-Darwish",
        "נדיה סלים דרוויש",
    ],
)
def test_a_full_name_with_another_between_is_told_and_stops_nothing(text: str) -> None:
    gate = gate_of(PEOPLE[0])
    assert not gate.stops(text, ".md")
    assert gate.similar_lines(f"First.\n\n{text}\n") == [2]
    assert gate.similar_lines("Nadia met Amal and Omar Darwish. Nadia: Mr. Darwish?") == []


@pytest.mark.parametrize(
    "text",
    ["הגב׳ דרוויש", "הד״ר דרוויש", "וד״ר דרוויש", "לגב׳ דרוויש", "למר דרוויש", "הפרופ׳ דרוויש",
     "האדון דרוויש", "للسيدة درويش", "والدكتورة درويش", "ود. درويش", "Ms Darwish told Nadia"],
)  # fmt: skip
def test_a_title_behind_letters_makes_a_family_name_the_person(text: str) -> None:
    assert gate_of(PEOPLE[0]).stops(text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("רות שפירא", "Copyright 2024"),
        ("Rita Ray", "A writer came back; le retour"),
        ("יוסף חורי", "המרחק מעל הרצפה"),
    ],
)
def test_common_words_are_no_name_whose_words_stand_in_a_row(name: str, text: str) -> None:
    assert not Gate((Hidden(names=(name,)),)).stops(text)


@pytest.mark.parametrize("text", ["#SamyChoury", "#סמיחורי", "#ساميخوري", "#KhourySami"])
def test_a_short_name_is_found_in_a_row(text: str) -> None:
    assert Gate((Hidden(names=("Sami Khoury",)),)).stops(text)


def test_letters_before_a_word_stand_before_a_name_and_not_within_it() -> None:
    sami = Gate((Hidden(names=("Sami Khoury",)),))
    assert not sami.stops("סרקו את הקוד כדי לקרוא ולשמוע את כולם.")
    assert sami.stops("ולסמי חורי")
    assert sami.stops("وسامي الخوري")
    assert sami.stops("לחורי, סמי")


def test_a_similar_name_in_a_tag_of_several_lines_is_told_with_its_line() -> None:
    text = 'One.\n\n<span\n  title="x">Two</span>\n\n<span title="Nida Darwish">Three</span>\n'
    assert gate_of(PEOPLE[0]).similar_lines(text) == [5]


@pytest.mark.parametrize(
    "text",
    [
        "<p>Na<b>dya</b> Darwich</p>",
        "Nadya&#32;D&#97;rwich",
        "/people/n%61dya-darwich/",
        '{"name": "Nadya Dar\\u0077ich"}',
        "<p>Nadya</p>\n<p>Darwich</p>",
    ],
)
def test_a_spelling_is_found_through_what_outputs_do_to_it(text: str) -> None:
    assert gate_of(PEOPLE[0]).stops(text)


CHANCE = (
    *("Noa Levi", "Amal Said", "Rami Nasser", "Dana Cohen", "Layla Haddad", "Omar Saleh"),
    *("Hanan Amir", "Eli Bar", "יעל מור", "דן רז", "أمل سعد", "علي نور", "Sami Deeb", "Lea Katz"),
)
"""Short names, as chance makes them of other words."""


def test_chance_makes_hardly_a_name_of_the_words_of_a_whole_site() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(CONTENT.rglob("*.md"))]
    gates = {name: Gate((Hidden(names=(name,)),)) for name in CHANCE}
    alarms = [name for text in texts for name, gate in gates.items() if gate.stops(text, ".md")]
    assert len(alarms) <= len(texts) * len(CHANCE) / 1000, alarms


@pytest.mark.parametrize(
    "written",
    ["Mrs Nadia Darwish", "Dr. Nadia Darwish", "Nadia Darwish (the baker)",
     "Nadia Darwish, Haifa", "prof. Nadia Darwish – Haifa", "[old] Nadia Darwish",
     "Nadia Darwish / Haifa",
     "Darwish, Nadia",
     "גב׳ נדיה דרוויש", "ד״ר נדיה דרוויש (חיפה)", "السيدة نادية درويش", "د. نادية درويش"],
)  # fmt: skip
def test_a_name_is_found_without_what_is_written_round_it(written: str) -> None:
    gate = Gate((Hidden(names=(written,)),))
    assert gate.stops("Today Nadia Darwish came.")
    assert not gate.stops("Today Nadia came to Haifa, and the baker, Mrs Cohen.")


ARAB_AND_HEBREW = (
    *("Sami Khoury", "Nadia Darwish", "Noa Levi", "Amal Said", "Rami Nasser", "Dana Cohen"),
    *("Layla Haddad", "Omar Saleh", "Hanan Amir", "Lea Katz", "Yousef Khoury", "Ruth Shapira"),
    *("Michal Cohen", "Rita Ray", "Samir Mansour", "Mona Halabi", "Rima Salem", "Noor Said"),
    *("Fadi Awad", "Yael Mor", "Dan Raz", "Ali Noor", "Maya Tal", "Hala Saba", "Ron Barak"),
    *("Salma Issa", "Tal Sela", "Orly Noy", "סמי חורי", "רות שפירא", "سامي خوري", "رنا سمارة"),
)
"""Names as they are usual, many of them short."""

EVERYDAY = """
With the same care as before, the same care for all. Same core; some care, some car. Come here!
They hear some of it somewhere, and now always with no love. The cover art is all on one page,
all in all more easily read. A writer will appear over all. Neither they nor said he so. Miss the
bus, carry the same chair.
"""


@pytest.mark.parametrize("topic", ["exceptions", "typesseq", "integers"])
def test_nobody_is_named_by_english_prose(topic: str) -> None:
    gate = Gate(tuple(Hidden(names=(name,)) for name in ARAB_AND_HEBREW))
    prose = f"{EVERYDAY}\n{topics.get(topic, '')}"
    assert [line for line in prose.split("\n") if gate.stops(line, ".md")] == []
    assert gate.lines(prose) == []
    assert gate.similar_lines(EVERYDAY) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [("Sami Khoury", "sami khoury"), ("Sami Khoury", "SAMY KHOURI"), ("Sami Khoury", "סמי ח'ורי"),
     ("Sami Khoury", "Same Khoury"), ("Sami Khoury", "Mr Curry"), ("Amal Said", "Ms Said"),
     ("Rose Hope", "rose hope"), ("Noor Said", "Nour Said"), ("Rita Ray", "Reeta Ray")],
)  # fmt: skip
def test_words_of_every_day_hide_no_name(name: str, text: str) -> None:
    assert Gate((Hidden(names=(name,)),)).stops(f"Then {text} came.")


@pytest.mark.parametrize(
    ("name", "text"),
    [("Sami Khoury", "S4mi Kh0ury"), ("Sami Khoury", "Sami 5oury"), ("Sami Khoury", "$ami Khouri"),
     ("Sami Khoury", "S@mi 7oury."), ("Sami Khoury", "#Sami7oury"), ("Sami Khoury", "Mr 5oury"),
     ("سامي خوري", "sami-5oury"), ("عادل سعيد", "3adel Sa3id"), ("Adel Said", "3adel Sa3id"),
     ("סחר חדאד", "Sa7ar 7addad"), ("Ali Khalil", "3li 5alil"), ("Sahar Qasem", "sa7ar 9asem"),
     ("Nadia Darwish", "N4d1a D4rw1sh"),
     ("Noa Levi", "N0a 1evi"), ("Nadia Darwish", "Nadia2 Darwish")],
)  # fmt: skip
def test_digits_that_stand_for_letters_hide_no_name(name: str, text: str) -> None:
    assert Gate((Hidden(names=(name,)),)).stops(f"Then {text} came.")


def test_numbers_beside_letters_are_nobody() -> None:
    text = "MP3 and H264, 3rd of 24, 8c2ecf8, sha256, v2 in 1080p, a 4x4, 2nd, B2B, photo-480w.jpg"
    gate = Gate(tuple(Hidden(names=(name,)) for name in ARAB_AND_HEBREW))
    assert not gate.stops(text)
    assert gate.similar_lines(text) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("לאה כהן", "אנחנו כאן לא רק בשביל עצמנו, וגם לא כן"),
        ("לאה כהן", "ولكن لا أحد هنا، ولكنها لا تقول ذلك، كان لا بد"),
        ("Leah Cohen", "אם כן לא נשוב"),
        ("Ola Saleh", "מכאן אלה של הילדים"),
        ("עלי סאלח", "אפשר לשלוח מכתבים"),
        ("علي صالح", "عملنا لإصلاح المدرسة"),
        ("Sami Khoury", "הסיפור שמאחורי התמונה"),
        ("Ola Saleh", "بقينا على صلة بهم"),
    ],
)
def test_small_words_and_whole_words_of_a_sentence_stop_nobody(name: str, text: str) -> None:
    assert not Gate((Hidden(names=(name,)),)).stops(text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Leah Cohen", "באה לאה כהן"),
        ("Leah Cohen", "جاءت ليئة كوهين"),
        ("Ali Saleh", "قال علي صالح"),
        ("Sami Khoury", "عند #ساميخوري"),
        ("Ali Saleh", "כתבו על עלי סאלח"),
        ("Sami Khoury", "תודה ל #סמיחורי"),
        ("Sami Khoury", "/photos/סמיחורי.jpg"),
        ("سامي خوري", "كتب ساميخوري"),
        ("Sabah Amin", "وصلت صباح أمين"),
    ],
)
def test_names_that_small_words_sound_like_are_found(name: str, text: str) -> None:
    assert Gate((Hidden(names=(name,)),)).stops(text)


@given(st.lists(st.integers(0, 3000)), st.integers(1, 9))
def test_a_text_is_looked_at_once_however_often_a_short_word_stands_in_it(
    places: list[int], length: int
) -> None:
    text = "".join("a" * length if place in places else "-" * length for place in range(600))
    found = list(stretches(re.finditer("a" * length, text)))
    assert all(end < begin for (_, end), (begin, _) in pairwise(found))
    for each in re.finditer("a" * length, text):
        inside = [(begin, end) for begin, end in found if begin <= each.start() < end]
        assert len(inside) == 1
        begin, end = inside[0]
        assert begin <= max(each.start() - REACH, 0)
        assert end >= each.end() + REACH


@pytest.mark.parametrize("name", ["Kafr Uooo", "Aya Ueia", "Kafr u0000"])
def test_a_name_of_vowels_is_found_among_many_that_sound_like_it(name: str) -> None:
    people = (Hidden(names=(name,)),)
    text = fold("You are in our house, I owe you a yew. " * 200)
    heard = Heard(people)
    assert [place for place in heard.places(text) if place.sure] == []
    begin = len(text)
    found = [place for place in heard.places(f"{text}{fold(name)} {text}") if place.sure]
    assert [place.start for place in found] == [begin]
