"""Content: what stands in the site folder, read and checked against the kinds' schemas."""
