"""Searching for the rows of an atlas: superstable parameters first, then rows around each of them."""
