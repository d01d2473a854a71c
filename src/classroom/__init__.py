"""Exercises, checks, hints, forms and packs on top of `article6`."""
