"""The search: what readers can find, as records, and the index that Pagefind makes of them."""
