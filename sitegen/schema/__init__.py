"""What a field may hold.

In: nothing but texts. Out: types with their rules, dates, and the values that several kinds share.
"""

__all__ = (
    "dates",
    "fields",
    "formats",
    "guide",
    "parts",
    "recurrence",
)
