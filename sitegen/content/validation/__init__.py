"""From nodes to typed values: every field against its type, all problems with their places.

In: nodes and the type of a model. Out: a value, and findings that say what was found, what is
expected and what was perhaps meant.
"""

__all__ = (
    "context",
    "forms",
    "links",
    "listed",
    "models",
    "scalars",
    "shapes",
)
