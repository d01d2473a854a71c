"""The consistency checks: 107 functions in one list (2/CMA.3 annex 33; 4/CMA.6 para. 29-33)."""
