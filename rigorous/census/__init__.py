"""All cycles of a period, and no others: a search for trees of closed orbits, and its replay through the checker."""
