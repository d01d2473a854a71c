"""Exercises of the module 01-rules."""
