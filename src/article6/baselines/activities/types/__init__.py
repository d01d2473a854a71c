"""The activity types: one table of parameters and one module of formulas each."""
