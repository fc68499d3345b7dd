"""Reading PDF files, which may be anything: objects, content, colours, letters, pixels.

In: an open file. Out: what its pages paint, with places in points and colours in inks. Nothing here
knows what a check will make of it.
"""

__all__ = (
    "boxes",
    "fonts",
    "geometry",
    "ghostscript",
    "ground",
    "icc",
    "ink",
    "layers",
    "letters",
    "likeness",
    "objects",
    "paintings",
    "pixels",
    "recollection",
    "spaces",
    "standards",
    "tags",
    "walk",
)
