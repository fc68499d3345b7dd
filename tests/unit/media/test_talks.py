"""Transcripts as JSON and as plain text: read whole, by one reader, or refused with their lines."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.errors import ContentError
from sitegen.media.cues import TranscriptError
from sitegen.media.endings import detect_ending
from sitegen.media.sanitize.text import sanitize_transcript
from sitegen.render.queries.transcripts import Cue, read_cues

TIMES = "[00:00] Ana: Good morning.\nBen: Hello,\nand welcome.\n\n[00:12] Ana: Let us begin.\n"
READ = [
    (0.0, 12.0, "Ana", "Good morning."),
    (0.0, 12.0, "Ben", "Hello, and welcome."),
    (12.0, 14.0, "Ana", "Let us begin."),
]


def told(text: str) -> list[tuple[float, float, str, str]]:
    """Give the cues of a text as short as can be."""
    return [(cue.start, cue.end, cue.voice, cue.text) for cue in read_cues(text)]


def mistakes(text: str) -> list[tuple[int, str]]:
    """Give the lines of a text with mistakes, and what they are."""
    with pytest.raises(TranscriptError) as caught:
        read_cues(text)
    return list(caught.value.mistakes)


@pytest.mark.parametrize(
    "text",
    [
        TIMES,
        TIMES.replace("\n", "\r\n"),
        TIMES.replace("[", "(").replace("]", ")"),
        TIMES.replace("[", "").replace("]", ""),
        TIMES.replace("[00:", "[00:00:"),
        TIMES.replace("] ", "] - "),
        TIMES.replace("Ana:", "**Ana:**"),
        "Ana (00:00): Good morning.\nBen: Hello,\nand welcome.\nAna (00:12): Let us begin.",
        "Ana  0:00\nGood morning.\nBen: Hello,\nand welcome.\n\nAna  0:12\nLet us begin.\n",
        "00:00\nAna: Good morning.\nBen: Hello,\nand welcome.\n\n00:12\nAna: Let us begin.\n",
        "[00:00.000 --> 00:11.500] Ana: Good morning.\nBen: Hello,\nand welcome.\n"
        "[00:12.000 --> 00:13.000] Ana: Let us begin.",
        "\ufeff" + TIMES,
    ],
)
def test_times_and_speakers_are_read_however_they_are_written(text: str) -> None:
    assert told(text) == READ
    assert detect_ending(text.encode()) == ".vtt"


def test_a_text_without_times_is_read_by_its_speakers() -> None:
    text = (
        "Interviewer: Where did it begin?\nNoor Haddad: At 12:30 we met.\n\n"
        "It was late: very late.\n"
        "See https://example.org/a for more.\nנור: בוקר טוב.\nנועה לוי: שלום.\n"
    )
    assert [(cue.voice, cue.text) for cue in read_cues(text)] == [
        ("Interviewer", "Where did it begin?"),
        ("Noor Haddad", "At 12:30 we met."),
        ("", "It was late: very late. See https://example.org/a for more."),
        ("נור", "בוקר טוב."),
        ("נועה לוי", "שלום."),
    ]
    assert not any(cue.timed for cue in read_cues(text))
    assert detect_ending(text.encode()) == ".txt"


def test_words_before_a_colon_are_no_speaker_where_they_are_many_or_small() -> None:
    text = "Ana: One.\nand then: two.\nWhat I said to them at noon: three.\n12:30 was when: four.\n"
    assert [(cue.voice, cue.text) for cue in read_cues(text)] == [
        ("Ana", "One. and then: two. What I said to them at noon: three. 12:30 was when: four.")
    ]


def test_what_is_published_of_a_talk_reads_the_same() -> None:
    made = sanitize_transcript(TIMES.encode(), "a.txt", ".vtt")
    assert made.startswith(b"WEBVTT\n") and told(made.decode()) == READ
    plain = "Ana: Good <b>morning</b> & more.\n\n(They laugh.)\nBen: Hello.\n"
    clean = sanitize_transcript(plain.encode(), "a.txt", ".txt").decode()
    assert clean == "Ana: Good <b>morning</b> & more.\n\n(They laugh.)\n\nBen: Hello.\n"
    assert [cue.text for cue in read_cues(clean)] == [cue.text for cue in read_cues(plain)]


def test_pieces_of_words_that_recognisers_write_become_words() -> None:
    pieces = (" We", " met", " Qu", "ill", "er", " twice", ".", " Then", " un", "familiar")
    text = segments(*(part(at, at + 1, piece) for at, piece in enumerate(pieces)))
    assert [words for *_, words in told(text)] == ["We met Quiller twice.", "Then unfamiliar"]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("[00:10] Ana: One.\n[00:05] Ben: Two.\n", 2, "begins before what stands above it"),
        ("[00:10] Ana: One.\n[00:75] Ben: Two.\n", 2, "a time that can't be read"),
        ("[1:75:00] Ana: One.\n", 1, "a time that can't be read"),
        ("just words\nand more of them\n", 1, "no speaker such as"),
        ("", 1, "no cue such as"),
    ],
)
def test_mistakes_of_talks_have_their_lines(text: str, line: int, said: str) -> None:
    ((found, message),) = mistakes(text)
    assert found == line and said in message


def segments(*given: object) -> str:
    """Write a transcript as Podcasting 2.0 has it, a line each."""
    lines = ",\n".join(json.dumps(each, ensure_ascii=False) for each in given)
    return f'{{"version": "1.0.0",\n"segments": [\n{lines}\n]}}'


def part(start: object, end: object, body: object, speaker: str | None = None) -> dict[str, object]:
    """Give a segment."""
    named = {} if speaker is None else {"speaker": speaker}
    return {**named, "startTime": start, "endTime": end, "body": body}


def test_json_is_read_and_words_are_put_together_to_sentences() -> None:
    text = segments(
        part(0.5, 0.75, "I", "Ana"),
        part(0.8, 1.0, "am", "Ana"),
        part(1.0, 1.5, "here.", "Ana"),
        part(1.6, 2.0, "Again", "Ana"),
        part(2.1, 2.5, "<b>&amp;", "Ben"),
        part(9, 10, "סוף", None),
        part("10.5", 11, " \n"),
    )
    assert told(text) == [
        (0.5, 1.5, "Ana", "I am here."),
        (1.6, 2.0, "Ana", "Again"),
        (2.1, 2.5, "Ben", "<b>&amp;"),
        (9.0, 10.0, "", "סוף"),
    ]
    assert detect_ending(text.encode()) == ".vtt"
    made = sanitize_transcript(text.encode(), "a.json", ".vtt").decode()
    assert told(made) == told(text) and "<b>" not in made


def test_what_speech_recognisers_write_is_read() -> None:
    text = (
        '{"text": "x", "segments": [{"id": 0, "start": 0.0, "end": 2.5, "text": " Hello there."}]}'
    )
    assert told(text) == [(0.0, 2.5, "", "Hello there.")]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (segments(part(0, 1, "A"), part(None, 2, "B")), 4, "segment 2: expected startTime"),
        (segments(part(0, 1, "A"), part(-1, 2, "B")), 4, "segment 2: expected startTime"),
        (segments(part(0, 1, "A"), part(3, 2, "B")), 4, "segment 2: ends before it begins"),
        (segments(part(0, 1, 7)), 3, "segment 1: expected"),
        (segments("A"), 3, "segment 1: expected"),
        ('{"segments": 7}', 1, 'has a list "segments"'),
        ('{\n"segments": [\n{]}', 3, "no JSON"),
        (segments(), 1, "no cue such as"),
        (segments(part(float("nan"), 1, "A")), 3, "segment 1: expected"),
    ],
)
def test_mistakes_of_json_have_their_lines(text: str, line: int, said: str) -> None:
    ((found, message),) = mistakes(text)
    assert found == line and said in message


WORDS = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\u2028\u2029\x85"),
    min_size=1,
    max_size=30,
)


@given(st.lists(st.tuples(st.sampled_from(["Ana", "בן", "سارة", ""]), WORDS), max_size=6))
def test_no_word_of_json_is_lost_on_the_way_to_the_published_file(
    said: list[tuple[str, str]],
) -> None:
    parts = [part(10 * n, 10 * n + 5, body, voice) for n, (voice, body) in enumerate(said)]
    heard = [(voice, " ".join(body.split())) for voice, body in said if body.split()]
    text = segments(*parts)
    try:
        made = sanitize_transcript(text.encode(), "a.json", ".vtt").decode()
    except (TranscriptError, ContentError):
        assert not heard
        return
    for found in (read_cues(text), read_cues(made)):
        assert [(cue.voice, cue.text) for cue in found] == heard


@given(st.text(max_size=200))
def test_no_text_makes_the_reader_stumble(text: str) -> None:
    for given_ in (text, f"[00:00] {text}", f"Ana: {text}", f'{{"segments": [{text}]}}'):
        try:
            assert all(isinstance(cue, Cue) for cue in read_cues(given_))
        except TranscriptError as error:
            assert all(line >= 1 and message for line, message in error.mistakes)
