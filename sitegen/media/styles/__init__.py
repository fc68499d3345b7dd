"""Style sheets, scripts and fonts: bundled, made small, cut to the scripts in use.

In: a theme's files. Out: bundles and fonts named by their content.
"""

__all__ = (
    "bundles",
    "fonts",
    "sheets",
)
