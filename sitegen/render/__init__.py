"""From the library to bytes: routes, templates and what templates may ask."""
