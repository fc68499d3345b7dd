"""The one gate for every picture, sound, font, style sheet and script that is published."""
