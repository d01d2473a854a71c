"""Reports of a Party: initial, updated initial, regular information, table 4 (2/CMA.3 annex 18-23)."""
