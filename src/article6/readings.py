"""Open readings: questions the decisions leave open, each with the answer taken here.

Code takes the default, names it, and offers the other reading. A checker reports nothing where the
data fit either reading that the Party declares.
"""

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Reading:
    """One open question: id, field of `Readings`, its two options, and where the answer matters."""

    id: str
    field: str
    question: str
    default: str
    default_text: str
    other: str
    other_text: str
    paragraphs: str
    where: str


READINGS = (
    Reading(
        "R1",
        "oimp_rows",
        "What do rows 6, 7 and 9 of table 4 hold when outcomes are authorized for OIMP?",
        "all-in-row-6",
        "Row 6 holds every first transfer, OIMP included; row 7 is a memo of what is authorized for OIMP; "
        "row 9 = row 6 - row 8.",
        "oimp-in-row-7",
        "Row 6 holds first transfers of outcomes authorized for an NDC; row 7 first transfers of outcomes "
        "authorized for OIMP only; row 9 = row 6 + row 7 - row 8, the same number.",
        "2/CMA.3 annex 1(f), 2, 23(c)-(f)",
        "table 4, rows 6, 7 and 9",
    ),
    Reading(
        "R2",
        "first_transfer_year",
        "Which year do rows 6 and 7 of table 4 go by?",
        "vintage",
        "The year in which the mitigation occurred.",
        "event",
        "The year of the first transfer (row 7: of the authorization). The balance itself stays by vintage.",
        "2/CMA.3 annex 8(a), 23 chapeau",
        "table 4, rows 6, 7, 9, 10 and 12",
    ),
    Reading(
        "R3",
        "use_year",
        "Which year do uses go by?",
        "declared",
        "The year for which the Party declares the use.",
        "action",
        "The year in which the use was recorded; a use made in 2031 for 2030 leaves the period 2026-2030.",
        "2/CMA.3 annex 8(b)",
        "the balance of the using Party; table 4, row 8",
    ),
    Reading(
        "R4",
        "indicative_average",
        "Which average stands in the columns of past years?",
        "running",
        "Each column keeps the average known for its year; only late first transfers or uses change it.",
        "restated",
        "The newest average stands in every elapsed column.",
        "2/CMA.3 annex 7(a)(ii)",
        "averaging; table 4, rows 10, 11 and 13; never the NDC year",
    ),
    Reading(
        "R5",
        "elapsed_years",
        "What are the elapsed years in a report?",
        "column",
        "Column y divides by y - first year + 1, the same window as the sum above it.",
        "report-date",
        "Years elapsed at the date of the report: sum and divisor no longer cover the same years.",
        "2/CMA.3 annex 7(a)(ii)",
        "averaging; table 4, rows 10, 11 and 13",
    ),
    Reading(
        "R6",
        "same_period",
        "Whose NDC period must hold vintage and use year?",
        "using-party",
        "That of the Party that uses the outcomes.",
        "both-parties",
        "Those of both Parties.",
        "2/CMA.3 annex 8(b)",
        "the ledger, uses",
    ),
    Reading(
        "R7",
        "late_authorization",
        "When are outcomes first transferred that were issued before their authorization?",
        "later-of",
        "On the later of event and authorization (A6.4ERs: authorized as from issuance).",
        "event",
        "On the date of the event.",
        "4/CMA.6 para. 11; 6/CMA.6 para. 12, 14(b)",
        "the ledger, first transfers; the year of the annual information",
    ),
    Reading(
        "R8",
        "submission_label",
        "Which label does a submission get when some checks could not run?",
        "worst",
        "The worst label of its checks.",
        "null-if-none-ran",
        "Null only if no check could run.",
        "4/CMA.6 para. 29",
        "the consistency checks",
    ),
    Reading(
        "R9",
        "cut_off",
        "Which year does the cut-off for first transfers of OIMP count from?",
        "submitted",
        "The year in which the biennial transparency report is submitted.",
        "due",
        "The year in which it is due.",
        "4/CMA.6 para. 14",
        "the ledger, first transfers of OIMP",
    ),
    Reading(
        "R10",
        "older_authorizations",
        "Must annual information repeat older authorizations?",
        "optional",
        "No; an authorization is looked up in all reports of the Party.",
        "required",
        "Yes, each authorization that an action or holding names.",
        "2/CMA.3 annex 20(a)",
        "the agreed electronic format, table 2",
    ),
    Reading(
        "R11",
        "periods_from",
        "Where are the NDC periods read, for a year that touches two of them?",
        "initial-reports",
        "In the initial reports.",
        "table-1",
        "In table 1 of the agreed electronic format.",
        "4/CMA.6 annex II, table 1",
        "the agreed electronic format, table 1",
    ),
)


@dataclass(frozen=True, slots=True)
class Readings:
    """The reading taken of each open question; ``Readings()`` holds the defaults.

    ``Readings(indicative_average="restated")`` changes one. `READINGS` describes them all.
    """

    oimp_rows: str = "all-in-row-6"
    first_transfer_year: str = "vintage"
    use_year: str = "declared"
    indicative_average: str = "running"
    elapsed_years: str = "column"
    same_period: str = "using-party"
    late_authorization: str = "later-of"
    submission_label: str = "worst"
    cut_off: str = "submitted"
    older_authorizations: str = "optional"
    periods_from: str = "initial-reports"

    def __post_init__(self) -> None:
        for reading in READINGS:
            value = getattr(self, reading.field)
            if value not in (reading.default, reading.other):
                raise ValueError(
                    f"The reading {reading.field} ({reading.id}) is {value!r}. "
                    f"Choose {reading.default!r} (the default) or {reading.other!r}."
                )

    @property
    def changed(self) -> tuple[Reading, ...]:
        """The readings that differ from the default."""
        return tuple(one for one in READINGS if getattr(self, one.field) != one.default)

    def as_dict(self) -> dict[str, str]:
        """{field: option}"""
        return {field.name: getattr(self, field.name) for field in fields(self)}
