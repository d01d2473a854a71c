"""Crediting baselines: what would have been emitted, told conservatively, and the reductions that follow.

Import the part you need; this file imports none.

    approaches         the three ways to a baseline (3/CMA.3 annex 36)
    standardized       one baseline for a sector (annex 37)
    adjustment         the downward adjustment, and other formulas that lower a baseline over time
    alignment          the baseline beside the NDC (annex 33)
    reductions         minimum rule, reductions of each year, whole tonnes at issuance
    leakage, uncertainty, suppressed_demand    what goes off, and what may be put in
    joint_crediting    conservative reference emissions, and the split of what is issued
    comparison         methods of adjustment side by side;  wrong_methods  what goes wrong with them
"""
