"""The page with the code by which a phone finds the site."""

from __future__ import annotations

from sitegen.editor.requests import EditorHandler

SIDE = 60.0
DISTANCE = 0.5
"""Millimetres of the code on a screen, and metres that a phone is held away from it."""


class PhoneHandler(EditorHandler):
    """A QR code of the address at which other devices see the site."""

    def get(self) -> None:
        """Give it; where nobody else may see the site, how to let a phone."""
        from sitegen.panels.pictures.qr import draw_code

        address = self.editor.phone
        code = draw_code(address, SIDE, DISTANCE, "#000", "#fff").svg if address else ""
        self.show("phone.html", address=address, code=code)
