"""Exercises of the module 02-ndc."""
