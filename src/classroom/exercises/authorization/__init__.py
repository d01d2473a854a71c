"""Exercises of the module 03-authorization."""
