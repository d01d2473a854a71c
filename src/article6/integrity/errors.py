"""The one refusal of this room."""


class IntegrityError(ValueError):
    """A measure, export, policy or case that cannot be computed with: what is wrong, how to mend it."""
