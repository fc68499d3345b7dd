"""One entry's Markdown in, its HTML out; what it must know of the site it asks a Resolver."""
