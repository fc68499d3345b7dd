"""Preflight: judges any PDF, on the file alone, by what a printer and a visitor need of it.

In: files, a print profile, and what somebody who knows the panel expects. Out: findings with their
place and mend, as a page for people and a record for programs. `pdf` reads, `checks` judge.
"""

__all__ = (
    "command",
    "expectations",
    "findings",
    "judgement",
    "pdf",
    "profile",
    "report",
)
