"""Additionality: would the activity have happened without the mechanism? One file per test."""
