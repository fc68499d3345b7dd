"""What a publish sends, deletes and keeps: a function of the release, the record and the time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.errors import SitegenError
from sitegen.publish.order import is_lasting, safe_order
from sitegen.publish.plan import DAY, Plan, check_deletions, make_plan
from sitegen.publish.record import decode, encode

NOW = 1_790_000_000
OLD = {"index.html": "1", "assets/a-1.css": "2", "about/index.html": "3"}
NEW = {"index.html": "4", "assets/a-2.css": "5", "about/index.html": "3"}


def then(files: dict[str, str], before: Plan | None, days: float = 0) -> Plan:
    """Plan a publish some days after NOW, upon what an earlier one left."""
    return make_plan(files, before.record if before else None, NOW + int(days * DAY), 30)


def test_only_what_changed_is_sent_and_what_is_asked_for_goes_first() -> None:
    plan = then(NEW, then(OLD, None), days=1)
    assert plan.put == ("assets/a-2.css", "index.html")
    assert plan.delete == ()


def test_lasting_files_of_former_releases_stay_for_their_days_and_then_go() -> None:
    first = then(OLD, None)
    second = then(NEW, first, days=1)
    assert set(second.record.kept) == {"assets/a-1.css"}
    third = then(NEW, second, days=30.5)
    assert set(third.record.kept) == {"assets/a-1.css"} and third.nothing
    fourth = then(NEW, second, days=31.5)
    assert fourth.delete == ("assets/a-1.css",) and not fourth.record.kept


def test_the_parts_of_the_search_that_are_named_by_their_content_stay_too() -> None:
    names = ("fragment/en_1.pf_fragment", "index/en_2.pf_index", "pagefind.en_3.pf_meta")
    assert all(is_lasting(f"pagefind/{name}") for name in names)
    assert not is_lasting("pagefind/pagefind-entry.json")


def test_a_file_that_comes_back_is_no_longer_a_former_one() -> None:
    second = then(NEW, then(OLD, None), days=1)
    third = then(OLD, second, days=2)
    assert set(third.record.kept) == {"assets/a-2.css"}
    assert third.put == ("index.html",), "the style is there still"


def test_pages_are_never_kept() -> None:
    plan = then({"index.html": "1"}, then({"index.html": "1", "gone/index.html": "2"}, None))
    assert plan.delete == ("gone/index.html",)


def test_the_same_release_again_is_nothing_to_do() -> None:
    assert then(OLD, then(OLD, None), days=3).nothing


def test_new_pages_go_before_those_that_name_them_and_feeds_last() -> None:
    paths = ["feed.xml", "index.html", "new/index.html", "media/p-1.jpg", "robots.txt", "a.pdf"]
    paths += [".htaccess", "_redirects"]
    assert safe_order(paths, {"index.html"}) == (
        "media/p-1.jpg",
        "a.pdf",
        "new/index.html",
        "index.html",
        ".htaccess",
        "_redirects",
        "feed.xml",
        "robots.txt",
    )


def test_more_than_a_fifth_is_deleted_only_if_that_is_meant() -> None:
    many = {f"{number}/index.html": "x" for number in range(100)}
    before = then(many, None)
    few = dict.fromkeys(list(many)[:79], "x")
    plan = then(few, before)
    with pytest.raises(SitegenError, match="21 of 100 files would be deleted"):
        check_deletions(plan, allowed=False)
    check_deletions(plan, allowed=True)
    check_deletions(then(dict.fromkeys(list(many)[:80], "x"), before), allowed=False)


def test_a_record_that_is_damaged_counts_as_none() -> None:
    data = encode(then(OLD, None).record)
    assert decode(data) == then(OLD, None).record
    for wrong in (b"", data[:-4], b"[]", b'{"format": 9}', b"\xff"):
        assert decode(wrong) is None


FILES = st.dictionaries(
    st.sampled_from([*OLD, *NEW, "feed.xml", "media/b-9.jpg", "gone/index.html"]),
    st.sampled_from("123"),
)


@given(st.lists(st.tuples(FILES, st.integers(0, 40)), min_size=1, max_size=6))
def test_whatever_came_before_a_target_ends_with_the_release_and_its_kept_files(
    history: list[tuple[dict[str, str], int]],
) -> None:
    target: dict[str, str] = {}
    before = None
    day = 0
    for files, days in history:
        day += days
        plan = then(files, before, day)
        for path in plan.put:
            target[path] = plan.record.present[path]
        for path in plan.delete:
            del target[path]
        assert target == plan.record.present
        assert files.items() <= target.items()
        assert all(is_lasting(path) for path in target.keys() - files.keys())
        before = plan
