"""The Article 6 technical expert review (2/CMA.3 annex 25-28; 6/CMA.4 annex II; 4/CMA.6 para. 33-44)."""
