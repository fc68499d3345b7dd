"""The site on this machine while it is written: built on save, shown with its mistakes."""
