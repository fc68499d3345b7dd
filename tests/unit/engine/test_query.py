"""Questions and answers: asked once, recorded always."""

from __future__ import annotations

from typing import Any

from sitegen.engine.query import Answers, Query, Reader, holds


class Word(Query[str]):
    """A word of a book, which is the only layer here."""

    place: int

    @classmethod
    def layer(cls) -> str:
        return "book"

    def answer(self, layer: Book) -> str:
        layer.asked.append(self.place)
        return layer.words[self.place] if self.place < len(layer.words) else ""


class Book:
    """Words, and a note of what was asked."""

    def __init__(self, *words: str) -> None:
        self.words = words
        self.asked: list[int] = []

    def layer(self, name: str) -> Any:
        assert name == "book"
        return self


def read_two(book: Book) -> Reader:
    reader = Reader(Answers(book))
    reader.fetch(Word(place=0))
    reader.fetch(Word(place=2))
    return reader


def test_a_question_is_answered_once_for_all_tasks() -> None:
    book = Book("a", "b")
    answers = Answers(book)
    for _ in range(3):
        assert Reader(answers).fetch(Word(place=1)) == "b"
    assert book.asked == [1]


def test_a_trace_holds_while_its_own_answers_are_the_same() -> None:
    reads = read_two(Book("a", "b")).reads
    assert holds(reads, Answers(Book("a", "another")))


def test_a_trace_breaks_with_any_answer_that_it_saw() -> None:
    reads = read_two(Book("a", "b")).reads
    assert not holds(reads, Answers(Book("another", "b")))


def test_what_was_missing_is_an_answer_too() -> None:
    reads = read_two(Book("a", "b")).reads
    assert not holds(reads, Answers(Book("a", "b", "new")))


def test_demands_are_kept_by_output_path() -> None:
    reader = Reader(Answers(Book()))
    reader.demand("media/a.jpg", Word(place=1))
    reader.demand("media/a.jpg", Word(place=1))
    assert list(reader.demands) == ["media/a.jpg"]
