"""What has to be done: which texts to convert, routes to render, files to make.

In: the plan of the site and the traces of the last build. Out: each output with its bytes' file,
taken over where its trace holds and made again where it doesn't.
"""

__all__ = (
    "anchors",
    "cleanup",
    "field_links",
    "file_checks",
    "naming",
    "outputs",
    "reconversion",
    "refused",
    "rendering",
    "texts",
)
