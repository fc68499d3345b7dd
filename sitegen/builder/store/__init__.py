"""What is kept between builds: the folders, the state, the converted texts, the own
parts of pages.

In: values of a build that succeeded. Out: the same values for the next one, or nothing at all where
they are damaged, of another version, or were made under other conditions.
"""

__all__ = (
    "bodies",
    "folders",
    "misshapen",
    "parts",
    "state",
)
