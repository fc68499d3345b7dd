"""One entry's Markdown in, its HTML out; what it must know of the site it asks a Resolver.

In: a text, its language, a resolver. Out: a body: HTML, headings, links, notices with their lines.
A text goes through `blocks`, then `inline`, and is written by `html`; `directives` are the blocks
between `///`, and `text` sets words as their language does.
"""

__all__ = (
    "body",
    "convert",
    "directives",
    "html",
    "resolver",
    "text",
)
