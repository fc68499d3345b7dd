"""What may leave the site folder: one normal form of text, one matcher of names, one gate."""
