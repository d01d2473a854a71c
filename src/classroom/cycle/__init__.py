"""One case through the whole cycle of Article 6.2: authorize, track, report, review.

Modules 03, 04, 06 and 07 tell it with the pack's Parties and numbers: one approach for the buyer's NDC, and
one for other international mitigation purposes. What follows from it, `article6` says.
"""
