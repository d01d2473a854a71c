"""The door to pandas: the project's data tables as tidy frames.

    emissions("GHA", range(2010, 2023))

Every frame says in `attrs["source"]` where its numbers come from: one line, ready to stand below a figure.
Missing cells are pandas' missing values; Party codes are texts, so that Namibia's code is never lost.
"""

from collections.abc import Iterable

import pandas as pd

from article6.tables import TableError, reference, resource, rows, source_line

__all__ = [
    "TableError",
    "arrangements",
    "authorized_credits",
    "cdm_issuance",
    "emissions",
    "events",
    "fuel_defaults",
    "grid_factors",
    "gwp",
    "jcm_issuances",
    "jcm_projects",
    "national_frameworks",
    "ndc_examples",
    "ndc_registry",
    "ndc_types",
    "parties",
    "reported_emissions",
    "source_line",
    "table",
    "voluntary_issuance",
]

DTYPES = {"string": "str", "integer": "Int64", "number": "float64", "date": "datetime64[s]"}


def table(name: str) -> pd.DataFrame:
    """The table `data/<name>.csv`, typed as the data package says; `attrs["source"]` is its source line."""
    listed = rows(name)  # refuses a table or a description that is not as it should be
    fields = resource(name)["schema"]["fields"]
    columns = {}
    for field in fields:
        cells = [row[field["name"]] for row in listed]
        if field["type"] == "number":
            cells = [None if cell is None else float(cell) for cell in cells]
        complete = field.get("constraints", {}).get("required", False)
        dtype = "int64" if field["type"] == "integer" and complete else DTYPES[field["type"]]
        columns[field["name"]] = pd.Series(cells, dtype=dtype)
    frame = pd.DataFrame(columns)
    frame.attrs = {"table": name, "source": source_line(name)}
    return frame


def parties() -> pd.DataFrame:
    """Codes and names of the Parties to the UNFCCC, and whether each is `annex_one`, `ldc`, `sids` (bool)."""
    frame = pd.DataFrame(reference("parties"))
    for column in ("annex_one", "ldc", "sids"):
        frame[column] = frame[column] == "yes"
    return frame


def emissions(
    party: str | Iterable[str] | None = None, years: int | Iterable[int] | None = None
) -> pd.DataFrame:
    """CO2, CH4 and N2O with land use, 1990-2022, in t CO2 eq: the base series of the course.

    `party`: one code or several; `years`: one year or several; None means all. `TableError` for a Party
    or a year that the table does not have. Columns: `party`, `name`, `year`, the three gases, the total.
    """
    frame = _named(table("emissions-by-gas"), "party")
    return _chosen(_chosen(frame, "party", party), "year", years)


def reported_emissions(
    party: str | Iterable[str] | None = None, series: str | Iterable[str] | None = None
) -> pd.DataFrame:
    """Emissions as Parties reported them to the UNFCCC, t CO2 eq. `series` says what an amount counts.

    Totals with and without land use are different series; choose one before comparing. Never compare with
    `emissions()`: gases, land use and warming potentials differ.
    """
    frame = _named(table("emissions-reported"), "party")
    return _chosen(_chosen(frame, "party", party), "series", series)


def ndc_registry(party: str | Iterable[str] | None = None) -> pd.DataFrame:
    """The documents of the NDC registry on 19 August 2026, with date (`submitted_on`), kind and status."""
    return _chosen(_named(table("ndc-registry"), "party"), "party", party)


def ndc_types() -> pd.DataFrame:
    """Number of NDCs by type of target and by what they say on international markets; October 2022."""
    return table("ndc-types")


def ndc_examples(party: str | Iterable[str] | None = None) -> pd.DataFrame:
    """Targets of twelve Parties as single facts, one line per target, each with its document."""
    return _chosen(_named(table("ndc-examples"), "party"), "party", party)


def arrangements() -> pd.DataFrame:
    """Bilateral arrangements: names, kind, date as far as known, source, and what was seen in that source."""
    return _named(_named(table("arrangements"), "acquiring_party"), "host_party")


def events() -> pd.DataFrame:
    """A selection of dated events: first transfers, issuances, rules."""
    return table("events")


def national_frameworks(party: str | Iterable[str] | None = None) -> pd.DataFrame:
    """How some Parties authorize: who, in which steps, at what price; each line with its source and day."""
    return _chosen(_named(table("national-frameworks"), "party"), "party", party)


def authorized_credits() -> pd.DataFrame:
    """Sums of authorized credits of two programmes, t CO2 eq, by definition of first transfer."""
    return table("authorized-credits")


def grid_factors(
    party: str | Iterable[str] | None = None, series: str | Iterable[str] | None = None
) -> pd.DataFrame:
    """Emission factors of grids, g per kWh (divide by 1,000 for t per MWh). Choose one `series`.

    Five margins of 2021 (CO2 of burning) and the average of 2015-2024 (CO2 eq of the whole life cycle): a
    margin is not an average, and the two never stand in one calculation.
    """
    frame = _named(table("grid-factors"), "party")
    return _chosen(_chosen(frame, "party", party), "series", series)


def fuel_defaults() -> pd.DataFrame:
    """Net calorific value (TJ per 1,000 t) and factors (kg per TJ) of twelve fuels; 2006 IPCC defaults."""
    return table("fuel-defaults")


def gwp() -> pd.DataFrame:
    """100-year global warming potentials of thirteen gases in three IPCC reports, t CO2 eq per t."""
    return table("gwp")


def cdm_issuance(party: str | Iterable[str] | None = None) -> pd.DataFrame:
    """CERs of the clean development mechanism by host and year of issuance, t CO2 eq. None is an ITMO."""
    return _chosen(_named(table("cdm-issuance"), "party"), "party", party)


def voluntary_issuance() -> pd.DataFrame:
    """Credits issued and retired by four voluntary registries, by vintage, t CO2 eq."""
    return table("voluntary-issuance")


def jcm_projects(party: str | Iterable[str] | None = None) -> pd.DataFrame:
    """Number of projects of the Joint Crediting Mechanism by host Party and stage, June 2026."""
    return _chosen(_named(table("jcm-projects"), "party"), "party", party)


def jcm_issuances() -> pd.DataFrame:
    """Issuances of the Joint Crediting Mechanism in Mongolia, t CO2; all of 2020 or before: no ITMOs."""
    return _named(table("jcm-issuances"), "party")


def _named(frame: pd.DataFrame, column: str) -> pd.DataFrame:
    called = {row["code"]: row["name"] for row in reference("parties")}
    title = column.replace("party", "name")
    frame.insert(frame.columns.get_loc(column) + 1, title, frame[column].map(called).astype("str"))
    return frame


def _chosen(frame: pd.DataFrame, column: str, wanted: object) -> pd.DataFrame:
    if wanted is None:
        return frame
    one = isinstance(wanted, str) or not isinstance(wanted, Iterable)
    values = [wanted] if one else list(wanted)
    there = set(frame[column])
    for value in values:
        if value not in there:
            some = ", ".join(str(item) for item in sorted(there)[:4])
            raise TableError(
                f"Table {frame.attrs['table']} has nothing for {column} {value!r}; it has {some}, ... "
                f"({len(there)} in all)."
            )
    return frame[frame[column].isin(values)].reset_index(drop=True)
