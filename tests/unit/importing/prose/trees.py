"""HTML at random: trees of what the importer knows, as others write it."""

from __future__ import annotations

from html import escape

from hypothesis import strategies as st

WORDS = st.sampled_from(
    "word two words|*|**a**|_b_|# no|1. no|- no|> no|&lt;|<b>|[x](y)|[^1]|`c`|\\|\\*|a|b|c| |  |!|"
    "שלום|مرحبا|é|A&B|{.x}|https://example.org/x|me@example.org|~~x~~|: d|///|| a | b ||'q'|\"q\"|"
    "--|...|\u00a0|\u200f|=|5 < 6|(a)|C#|x^2|a*b*c|a_b_c".split("|")
)
TEXT = st.lists(WORDS, min_size=1, max_size=4).map("".join).map(lambda text: escape(text, False))
ADDRESS = st.sampled_from(
    ["/a/", "https://example.org/b?c=1&amp;copy=2", "c d.pdf", "mailto:a@example.org", "/x_(y)_*z*"]
)
MARKS = st.sampled_from("b i strong em s del code sub sup u mark small kbd q cite".split())


def around(tag: str, held: str, attributes: str = "") -> str:
    return f"<{tag}{attributes}>{held}</{tag}>"


def _lines(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    pieces = st.lists(inner, min_size=1, max_size=3).map("".join)
    return st.one_of(
        st.builds(around, MARKS, pieces),
        st.builds(lambda address, held: around("a", held, f' href="{address}"'), ADDRESS, TEXT),
        st.just("<br>"),
        st.builds(lambda alt: f'<img src="p.jpg" alt="{escape(alt)}">', WORDS),
        st.builds(lambda held: around("span", held, ' lang="fr"'), TEXT),
        pieces,
    )


LINE = st.lists(st.recursive(TEXT, _lines, max_leaves=5), min_size=1, max_size=4).map("".join)


def _items(tag: str, inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    items = st.lists(inner, min_size=1, max_size=3)
    return items.map(lambda held: around(tag, "".join(f"<li>{each}</li>" for each in held)))


def _table(rows: list[list[str]], has_head: bool) -> str:
    first = "th" if has_head else "td"
    written = [
        around("tr", "".join(around(first if not at else "td", cell) for cell in row))
        for at, row in enumerate(rows)
    ]
    return around("table", "".join(written))


LEAF = st.one_of(
    st.builds(around, st.sampled_from("p p p h2 h3 h5 h1 div blockquote".split()), LINE),
    st.builds(_table, st.lists(st.lists(LINE, min_size=2, max_size=2), min_size=2, max_size=2),
              st.booleans()),
    TEXT.map(lambda text: f"<pre><code>{text}\n\n {text}</code></pre>"),
    st.just("<hr>"),
    st.builds(lambda term, meaning: f"<dl><dt>{term}<dd>{meaning}</dl>", LINE, LINE),
    st.builds(lambda alt, caption: f'<figure><img src="q.jpg" alt="{escape(alt)}">'
              f"<figcaption>{caption}</figcaption></figure>", WORDS, LINE),
    st.just('<figure class="wp-block-embed">https://youtu.be/abcdefghijk</figure>'),
    LINE,
)  # fmt: skip


def _blocks(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    held = st.lists(inner, min_size=1, max_size=3).map("".join)
    return st.one_of(
        st.builds(around, st.sampled_from("div section blockquote center".split()), held),
        _items("ul", held),
        _items("ol", held),
        st.builds(lambda words, by: f"<blockquote>{words}<cite>{by}</cite></blockquote>",
                  held, TEXT),
        st.builds(lambda words, rest: f"<details><summary>{words}</summary>{rest}</details>",
                  TEXT, held),
    )  # fmt: skip


BLOCK = st.recursive(LEAF, _blocks, max_leaves=6)
PAGES = st.lists(BLOCK, min_size=1, max_size=5).map("".join)
