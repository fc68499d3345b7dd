"""Every question that a task may ask can be asked again; what isn't known is taken for changed."""

from __future__ import annotations

import importlib
import pkgutil
from typing import Any

import sitegen
from sitegen.builder.trace.questions import question_kinds
from sitegen.engine.query import Query


def below(kind: type[Query[Any]]) -> set[type[Query[Any]]]:
    return {kind}.union(*(below(each) for each in kind.__subclasses__()))


def test_every_question_of_the_package_is_known() -> None:
    for module in pkgutil.walk_packages(sitegen.__path__, "sitegen."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    asked = {
        kind
        for kind in below(Query)
        if "answer" in vars(kind) and kind is not Query and kind.__module__.startswith("sitegen.")
    }
    assert {kind.__name__ for kind in asked} == {kind.__name__ for kind in question_kinds()}
