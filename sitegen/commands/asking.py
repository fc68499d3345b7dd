"""Questions to whoever sits at the terminal. Nobody is asked where there is none."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import click

from sitegen.errors import UsageError


def may_ask() -> bool:
    """True where somebody can answer."""
    return sys.stdin.isatty()


def ask(question: str, judge: Callable[[str], Any], default: str = "") -> Any:
    """Ask until an answer is right, and give what `judge` makes of it.

    `judge` raises UsageError for a wrong answer; what it says is shown, and asked again. Questions
    stand on standard error: what a command gives is on standard output alone.
    """

    def judged(answer: str) -> Any:
        try:
            return judge(answer.strip())
        except UsageError as error:
            raise click.BadParameter(str(error)) from None

    return click.prompt(question, default=default or None, value_proc=judged, err=True)
