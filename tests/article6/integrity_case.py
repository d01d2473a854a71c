"""The ten measures of an invented host: Mt, USD per t, centre of delivery."""

from article6.integrity.abatement import Measure

MT = 1_000_000
NEED = 18 * MT
LIST = (
    ("LED", 3, -30, "0.95"),
    ("landfill", 2, 4, "0.90"),
    ("stoves", 4, 8, "0.85"),
    ("rice", 2, 12, "0.85"),
    ("pv", 5, 18, "0.90"),
    ("industry", 3, 26, "0.80"),
    ("forest", 4, 32, "0.70"),
    ("ebus", 2, 55, "0.75"),
    ("wind", 4, 70, "0.60"),
    ("h2", 3, 120, "0.40"),
)
MEASURES = [Measure(name, mt * MT, cost, centre) for name, mt, cost, centre in LIST]


def exported(**mt) -> dict[str, int]:
    """Exports in t, given in Mt."""
    return {name: int(amount * MT) for name, amount in mt.items()}
