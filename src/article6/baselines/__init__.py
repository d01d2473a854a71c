"""Crediting baselines: what would have been emitted, told conservatively, and what follows for the reductions."""
