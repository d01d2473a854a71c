"""The picture of the systems that hold data on ITMOs, and of what flows between them."""

from .display.boxes import Arrow, Box, BoxChart

__all__ = ["systems"]


def systems(host: str, buyer: str) -> BoxChart:
    """Two Party registries, and the platform with the international registry and the Article 6 database."""
    one, other = f"Registry of\n{host}", f"Registry of\n{buyer}"
    shared, database = "International\nregistry", "Article 6\ndatabase"
    return BoxChart(
        title="Who keeps what, and what flows where",
        source="own drawing, after 2/CMA.3 annex 29-36 and 6/CMA.4 annex I",
        says="Units move between registries. Reports go to the database, which compares the two sides.",
        frame=("the platform (CARP)", 1),
        boxes=(
            Box(one, 0, 0, "host"),
            Box(other, 0, 1, "buyer"),
            Box(shared, 1, 0),
            Box(database, 1, 1),
        ),
        arrows=(
            Arrow(one, other, "units", both=True),
            Arrow(one, shared, "connection", both=True),
            Arrow(other, database, "reports"),
            Arrow(one, database, "reports"),
            Arrow(shared, database, "pre-fills"),
        ),
    )
