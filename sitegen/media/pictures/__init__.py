"""Pixels: decoded within bounds, turned, cropped, shrunk, brought to sRGB, encoded.

In: bytes of a picture. Out: bytes that hold nothing but pixels, and a credit where one is asked
for.
"""

__all__ = (
    "animation",
    "colour",
    "cover",
    "decode",
    "encode",
    "inspection",
    "ladder",
    "luminance",
    "pixels",
    "shown",
)
