"""A whole set made: what changed is made again, over processes, the rest is left as it is.

In: the plan of a set and the manifest of the last run. Out: the files in their folder, a report,
and the record by which the website shows their pictures.
"""

__all__ = (
    "code",
    "expected",
    "print_record",
    "produce",
    "reports",
    "texts",
)
