"""Exercises of the module 05-accounting."""
