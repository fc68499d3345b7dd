"""The commands, one a module; each has its `command`.

In: what a person typed. Out: what the terminal shows, or a record in JSON, and an exit code.
"""

__all__ = (
    "reporting",
    "streams",
)
