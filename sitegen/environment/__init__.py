"""What the machine must have for each task, what of it is missing, and the line that mends it.

In: a task. Out: findings, each with the command to type; nothing is changed.
"""

__all__ = (
    "distributions",
    "exposure",
    "finding",
    "mending",
    "report",
)
