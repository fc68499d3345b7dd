"""The index is the same for the same records, holds only what a search loads, and fails kindly."""

from __future__ import annotations

import gzip
import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from sitegen.errors import MissingToolError, SitegenError
from sitegen.search import pagefind
from sitegen.search.pagefind import ENTRY, Services, index_records, merge_indexes
from sitegen.search.records import Record

WORDS = {
    "en": "peace people story café cafe market naïve naive olive child's school border",
    "he": "שלום ושלום השלום אנשים סיפור בבית הילדים וְשָׁלוֹם גשר לשלום",
    "ar": "سلام والسلام السلام إلى الى أن ان إن مدرسة الأطفال مُعلِّم معلم",
}


def records(lang: str, count: int = 30) -> list[Record]:
    """Return pages of which many have several spellings of one word."""
    draw = random.Random(lang)
    words = WORDS[lang].split()
    return [
        Record(
            url=f"/{lang}/{number}/",
            lang=lang,
            title=f"{draw.choice(words)} {number}",
            text=" ".join(draw.choices(words, k=200)),
        )
        for number in range(count)
    ]


@pytest.mark.parametrize("lang", sorted(WORDS))
def test_equal_records_give_equal_bytes_under_equal_names(lang: str) -> None:
    first = index_records(records(lang), Services())
    assert all(index_records(records(lang), Services()) == first for _ in range(4))


def test_the_folder_it_is_made_in_makes_no_difference(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = index_records(records("ar", 3), Services())
    monkeypatch.chdir(tmp_path)
    assert index_records(records("ar", 3), Services()) == here
    assert not list(tmp_path.iterdir())


def test_an_index_holds_what_a_search_loads_and_no_more() -> None:
    index = index_records(records("en", 2), Services())
    kinds = {Path(path).suffix for path in index}
    assert kinds == {".js", ".json", ".pagefind", ".pf_meta", ".pf_index", ".pf_fragment"}
    scripts = {path for path in index if path.endswith(".js")}
    assert scripts == {"pagefind.js", "pagefind-worker.js"}
    assert [path for path in index if path.endswith(".pagefind")] == ["wasm.en.pagefind"]


def test_hebrew_gets_the_engine_for_words_without_stems() -> None:
    index = index_records(records("he", 2), Services())
    assert [path for path in index if path.endswith(".pagefind")] == ["wasm.unknown.pagefind"]


def test_a_page_is_told_by_its_address_title_and_text() -> None:
    index = index_records(
        [Record(url="/a/", lang="en", title="One & two", text="A <b> text")], Services()
    )
    (path,) = [path for path in index if path.startswith("fragment/")]
    told = json.loads(gzip.decompress(index[path]).removeprefix(b"pagefind_dcd"))
    assert (told["url"], told["meta"]["title"], told["content"]) == (
        "/a/",
        "One & two",
        "A <b> text",
    )


def test_languages_share_one_folder() -> None:
    indexes = [index_records(records(lang, 2), Services()) for lang in sorted(WORDS)]
    merged = merge_indexes(indexes)
    assert set(merged) == {path for index in indexes for path in index}
    assert list(json.loads(merged[ENTRY])["languages"]) == ["ar", "en", "he"]
    assert merge_indexes(reversed(indexes)) == merged


def test_nothing_to_find_is_no_folder() -> None:
    assert merge_indexes([]) == {}


def test_without_pagefind_the_line_that_installs_it_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", "/nowhere/pagefind")
    with pytest.raises(MissingToolError, match=r"type: pip install .*search: false"):
        index_records(records("en", 1), Services())


def test_a_program_that_ends_early_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def start() -> subprocess.Popen[bytes]:
        program = [sys.executable, "-c", "import sys; sys.stdin.buffer.read(10)"]
        return subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    monkeypatch.setattr(pagefind, "start", start)
    with pytest.raises(SitegenError, match="the search index can't be made"):
        index_records(records("en", 50), Services())
