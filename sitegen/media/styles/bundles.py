"""Style sheets and scripts made smaller, and names that change with the content.

A minifier is trusted as far as it can be checked: where its result says something else than the
source, or where it is known to go wrong, the source itself is published.
"""

from __future__ import annotations

import hashlib
import itertools
import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any, Final

_DIGITS: Final = 10
# rjsmin takes a template inside a template for code and squeezes its text.
_NESTED_TEMPLATE: Final = re.compile(r"`[^`]*\$\{[^}`]*`")
_CHARSET: Final = re.compile(r'\A\s*@charset "[^"]*";', re.IGNORECASE)
# White space next to these signs says nothing (CSS Syntax 3); elsewhere it may join or descend.
_OPEN_AFTER: Final = frozenset("{};,>(:=[!/")
_OPEN_BEFORE: Final = frozenset("{};,>)=]!/")


def fingerprint(name: str, data: bytes) -> str:
    """Put ten hex digits of the content's SHA-256 into a name: `css/site-0123456789.css`."""
    path = PurePosixPath(name)
    mark = hashlib.sha256(data).hexdigest()[:_DIGITS]
    return str(path.with_name(f"{path.stem}-{mark}{path.suffix}"))


def bundle_css(sheets: Iterable[str]) -> str:
    """Join style sheets in the order given."""
    return (
        "\n".join(_CHARSET.sub("", sheet.removeprefix("\ufeff")).strip() for sheet in sheets) + "\n"
    )


def bundle_scripts(scripts: Iterable[str]) -> str:
    """Join scripts in the order given, so that none runs on into the next."""
    return "\n;\n".join(script.strip() for script in scripts) + "\n"


def minify_css(text: str) -> str:
    """Take comments and idle white space out of a style sheet; all it says stays the same."""
    import rcssmin

    small: str = rcssmin.cssmin(text)
    # Without its end, a last rule such as `@layer a, b` would swallow whatever is joined to it.
    small += "" if not small or small.endswith(("}", ";")) else ";"
    return small if list(_tokens(small)) == list(_tokens(text)) else text


def minify_script(text: str) -> str:
    """Take comments and idle white space out of a script; names stay, templates stay as written."""
    import rjsmin

    if _NESTED_TEMPLATE.search(text):
        return text
    small: str = rjsmin.jsmin(text)
    return small.strip() + "\n"


def _tokens(sheet: str) -> Iterator[str]:
    """What a style sheet says, token by token, without white space and ends that say nothing."""
    import tinycss2

    flat = list(_flatten(tinycss2.parse_component_value_list(sheet, skip_comments=True)))
    telling = [token for before, token, after in _triples(flat) if _tells(before, token, after)]
    for token, after in itertools.pairwise([*telling, "}"]):
        if not (token == ";" and after in {";", "}"}):
            yield token


def _triples(flat: list[str]) -> Iterator[tuple[str, str, str]]:
    return zip([";", *flat], flat, [*flat[1:], ";"], strict=False)


def _tells(before: str, token: str, after: str) -> bool:
    if token != " ":
        return True
    return before != " " and before[-1] not in _OPEN_AFTER and after[0] not in _OPEN_BEFORE


def _flatten(nodes: Iterable[Any]) -> Iterator[str]:
    for node in nodes:
        if node.type == "whitespace":
            yield " "
        elif node.type == "function":
            yield f"{node.name}("
            yield from _flatten(node.arguments)
            yield ")"
        elif node.type in {"() block", "[] block", "{} block"}:
            yield node.type[0]
            yield from _flatten(node.content)
            yield node.type[1]
        elif node.type == "url":
            yield f"url {node.value}"
        else:
            yield node.serialize()
