"""Mistakes stand on the page that is sent, as text and without scripts of the page's own."""

from __future__ import annotations

from sitegen.errors import Location, Problem
from sitegen.render.pages.policy import POLICY
from sitegen.serve.overlay import SHOWN_AT_MOST, page_with_additions, waiting_page

PAGE = (
    "<!DOCTYPE html><html><head>"
    f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    "</head><body><h1>About</h1></body></html>"
).encode()


def problem(number: int = 4, message: str = "titel: unknown field") -> Problem:
    """Give a mistake in a line."""
    return Problem(Location("content/a.md", number), message)


def test_a_page_without_mistakes_gets_the_script_alone() -> None:
    sent = page_with_additions(PAGE, 8000, ()).decode()
    assert '<script src="/livereload.js" defer></script></body></html>' in sent
    assert "sitegen-mistakes" not in sent


def test_mistakes_stand_with_path_and_line() -> None:
    sent = page_with_additions(PAGE, 8000, [problem()]).decode()
    assert "<code>content/a.md:4</code>" in sent
    assert "titel: unknown field" in sent
    assert sent.index("About") < sent.index("content/a.md:4") < sent.index("</body>")


def test_what_an_author_wrote_is_never_taken_for_html() -> None:
    bad = problem(message='"<script>alert(1)</script>" found')
    assert "<script>alert" not in page_with_additions(PAGE, 8000, [bad]).decode()


def test_the_policy_allows_the_connection_back_and_nothing_else() -> None:
    sent = page_with_additions(PAGE, 8123, [problem()]).decode()
    allowed = POLICY.replace(
        "connect-src 'self'", "connect-src 'self' ws://127.0.0.1:8123 ws://localhost:8123"
    )
    assert f'content="{allowed}"' in sent
    assert "unsafe-inline" not in sent
    assert " style=" not in sent
    assert "<style" not in sent


def test_a_page_without_an_end_is_added_to_as_well() -> None:
    assert page_with_additions(b"<p>Hello", 8000, ()).endswith(b"defer></script>")


def test_many_mistakes_are_cut_and_counted() -> None:
    many = [problem(number) for number in range(1, SHOWN_AT_MOST + 6)]
    sent = page_with_additions(PAGE, 8000, many).decode()
    assert f"{SHOWN_AT_MOST + 5} mistakes" in sent
    assert "and 5 more" in sent
    assert sent.count("<code>") == SHOWN_AT_MOST


def test_before_the_first_good_build_a_page_stands_in() -> None:
    assert b"The first build is under way" in waiting_page(())
    assert b"content/a.md:4" in waiting_page([problem()])
    assert b"/livereload.js" in waiting_page(())
