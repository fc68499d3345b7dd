"""All kinds of question, so that a recorded one can be asked again."""

from __future__ import annotations

from functools import cache, reduce
from operator import or_
from typing import Any

import msgspec

from sitegen.engine.query import Query
from sitegen.render.bodies import BodyOf
from sitegen.render.files import recordings
from sitegen.render.queries import blocks as block_queries
from sitegen.render.queries import files as file_queries
from sitegen.render.queries import prints as print_queries
from sitegen.render.queries import theme as theme_queries
from sitegen.safety import gate
from sitegen.site import (
    feeds,
    links,
    navigation,
    nearby,
    queries,
    relations,
    sitemap,
    taxonomy,
    titles,
)

MODULES = (
    *(queries, relations, taxonomy, titles, links, navigation, nearby, feeds, sitemap),
    *(block_queries, theme_queries, file_queries, print_queries, recordings, gate),
)


def question_kinds() -> tuple[type[Query[Any]], ...]:
    """Give every class of question, sorted by name."""
    found: set[type[Query[Any]]] = {BodyOf}
    for module in MODULES:
        for value in vars(module).values():
            if isinstance(value, type) and issubclass(value, Query) and "answer" in vars(value):
                found.add(value)
    found.discard(Query)
    return tuple(sorted(found, key=lambda kind: kind.__name__))


@cache
def question_decoder() -> msgspec.msgpack.Decoder[Query[Any]]:
    """Give a decoder of encoded questions. It raises msgspec.DecodeError for any other bytes."""
    union: Any = reduce(or_, question_kinds())
    return msgspec.msgpack.Decoder(union)
