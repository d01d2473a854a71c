"""Exercises of the module 08-mechanism."""
