"""Print-ready exhibition panels: a site folder comes in, PDFs for the press go out.

In: the stories that may be printed, a format, a printing condition. Out: one PDF a panel, the
documents of the set, a manifest. The rooms stand in the order of the work: `plan`, `theme`,
`pictures`, `layout`, `pdf`, `documents`, `production`, with `cache` beneath them;
`receipts` are no panels, but set by the same hands.
"""

__all__ = (
    "cache",
    "pictures",
    "plan",
    "production",
    "receipts",
    "values",
)
