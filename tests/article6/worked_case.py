"""Two Parties and their trades for the tests of the accounting, kt CO2 eq; the NDC period is 2026-2030."""

from article6.accounting import Flows
from article6.ndc import AbsoluteTarget, Method, Ndc, Period

P = Period(2026, 2030)
TRAJECTORY, AVERAGING, MULTI_YEAR = Method


def years(*values, first=2026):
    return dict(enumerate(values, first))


HOST = years(99_000, 97_000, 95_000, 92_000, 90_000)
BUYER = years(50_000, 49_500, 48_500, 46_000, 42_000)
SOLD = Flows(first_transferred_ndc=years(0, 1_000, 2_000, 2_000, 1_500))
USED = Flows(used=years(0, 800, 2_000, 2_000, 1_700))
HOST_PATH = years(100_000, 98_000, 96_000, 94_000, 92_000)
BUYER_PATH = years(50_000, 48_500, 46_500, 44_000, 41_000)


def host_ndc(method, **more):
    if method is MULTI_YEAR:
        return Ndc("XHA", P, AbsoluteTarget(levels=HOST_PATH), method=method)
    return Ndc("XHA", P, AbsoluteTarget(year=2030, level=91_400), method=method, **more)


def buyer_ndc(method):
    if method is MULTI_YEAR:
        return Ndc("XBU", P, AbsoluteTarget(levels=BUYER_PATH), method=method)
    return Ndc("XBU", P, AbsoluteTarget(year=2030, level=40_500), method=method)


def column(balance, name):
    return [getattr(row, name) for row in balance.rows]
