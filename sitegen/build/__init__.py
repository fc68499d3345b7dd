"""The build: what changed is found, made again and put in place, or nothing is touched."""
