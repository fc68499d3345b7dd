"""Pictures for print: in the printer's inks, within the ink limit, cropped by their focal point.

In: photos, logos, addresses, the profile of a printing condition. Out: pixels in inks and drawings
of flat shapes, no larger than the panel needs them.
"""

__all__ = (
    "colour",
    "intents",
    "lattice",
    "logos",
    "photos",
    "qr",
    "visible",
)
