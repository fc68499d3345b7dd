"""A server that has ended builds nothing any more, whoever still waits for a build."""

from __future__ import annotations

from pathlib import Path

from sitegen.builder.options import BuildOptions
from sitegen.serve.builder import Builder
from sitegen.serve.told import Ears


def test_who_waits_for_a_build_when_the_server_ends_gets_none(tmp_path: Path) -> None:
    def nobody(*_: object) -> None:
        raise AssertionError("a build began")

    builder = Builder(BuildOptions(tmp_path, tmp_path / "output"))
    builder.end()
    outcome = builder.build(Ears(nobody, nobody, nobody, nobody))
    assert [each.message for each in outcome.problems] == ["the server has ended"]
    assert builder.process is None
    assert builder.ahead_of({"content/news/trip.md"}) is None
