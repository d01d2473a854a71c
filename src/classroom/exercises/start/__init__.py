"""Exercises of the module 00-start."""
