"""The site's settings: `site.yaml`, checked as front matter is, with the targets of publishing.

In: the file. Out: a value, as far as it can be made out, and all its mistakes.
"""

__all__ = (
    "covers_files",
    "feed_settings",
    "machines",
    "names_file",
    "sending",
    "settings",
    "settings_file",
    "tagnames",
    "targets",
    "theme_options",
    "tombstones",
)
