"""The work of a build, task by task, in whatever process it is done.

In: a text, a route or a demand, and the layers of the site that it may ask. Out: a body, the bytes
of an output or a file, each with the trace of what was asked for it.
"""

__all__ = (
    "derive",
    "tasks",
    "workspace",
)
