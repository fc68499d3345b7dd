"""What came of an import, item by item: for people as a page, for machines as JSON.

In: the items of the source, the verdicts on their files. Out: a report whose counts add up, since
each item is written, merged into others or left out with a reason. No clock is in it: the same
import gives the same report.
"""

__all__ = (
    "page",
    "records",
    "report",
)
