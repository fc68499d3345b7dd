"""What an examination of the machine says."""

from __future__ import annotations

from sitegen.values import Value


class Finding(Value):
    """One thing that a task needs: is it present, and what to do where it is not.

    `needed_for` is a task ("building", "panels", "tests") or "privacy" for a warning. `mend` is
    a command line to type or one sentence; it is empty where `present` is true.
    """

    name: str
    needed_for: str
    present: bool
    mend: str = ""
