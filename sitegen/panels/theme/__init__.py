"""The panels' theme: templates, words, fonts, and what each script asks of the setting.

In: the theme's folders, the site's own first. Out: templates, font files and words by language,
made once for each process.
"""

__all__ = (
    "alike",
    "breaks",
    "fonts",
    "metrics",
    "scripts",
    "theme",
    "toolkit",
)
