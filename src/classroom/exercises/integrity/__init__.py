"""Exercises of the module on integrity: markets, selling, claims."""
