"""The site: entries related to each other, visible at a moment, with their addresses."""
