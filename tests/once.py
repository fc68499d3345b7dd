"""What builds within tests do alike is done once a process: a third of a small build.

Templates are compiled once, by all that decides what is compiled; where and for how long a build
itself keeps them is not touched. Our own code is read once: it does not change under a test.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from types import CodeType
from typing import Any

import pytest
from jinja2 import Environment

from sitegen.builder.store import folders
from sitegen.engine.toolchain import toolchain_digest

Compiled = dict[tuple[object, ...], CodeType]


@contextmanager
def done_once() -> Iterator[None]:
    """Compile no template twice until the end of the block, and read the code once."""
    known: Compiled = {}
    compile_now = Environment.compile

    def compile_once(environment: Environment, source: Any, *words: Any, **more: Any) -> Any:
        if not isinstance(source, str):
            return compile_now(environment, source, *words, **more)
        key = (source, words, *sorted(more.items()), surroundings(environment))
        if key not in known:
            known[key] = compile_now(environment, source, *words, **more)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Environment, "compile", compile_once)
        patch.setattr(folders, "toolchain_digest", cache(toolchain_digest))
        yield


def surroundings(environment: Environment) -> tuple[object, ...]:
    """Give what of an environment decides how a template is compiled."""
    return (
        type(environment),
        environment.code_generator_class,
        *sorted(environment.extensions),
        environment.trim_blocks,
        environment.lstrip_blocks,
        bool(environment.autoescape),
        frozenset((name, identity(each)) for name, each in environment.filters.items()),
    )


def identity(function: Callable[..., Any]) -> object:
    """Give what a filter is: those of extensions.py are made anew by each build, and may differ."""
    if function.__module__.partition(".")[0] in ("sitegen", "jinja2", "builtins"):
        return function
    code = getattr(function, "__code__", None)
    return (code.co_code, code.co_names, repr(code.co_consts)) if code else function
