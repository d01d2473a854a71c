"""Exercises of the module 06-reporting."""
