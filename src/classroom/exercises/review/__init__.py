"""Exercises of the module 07-review."""
