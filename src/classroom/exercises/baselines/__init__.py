"""Exercises of the module 09-baselines."""
