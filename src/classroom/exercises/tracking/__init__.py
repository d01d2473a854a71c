"""Exercises of the module 04-tracking."""
