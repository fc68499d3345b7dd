"""The checks: one module for each thing that is looked at.

In: the evidence of a file and the profile it is held against. Out: findings.
"""

__all__ = (
    "accessibility",
    "bleed",
    "claims",
    "colours",
    "contrast",
    "effects",
    "forbidden",
    "inks",
    "intent",
    "lettering",
    "placing",
    "qr",
    "reading",
    "resolution",
    "sizes",
    "structure",
    "text_layer",
)
