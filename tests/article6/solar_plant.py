"""Oracle 10: 50 MW of solar power on a grid whose combined margin is 0.732153 t CO2 eq/MWh."""

from article6.baselines.additionality import Project

SOLAR = Project(
    capex=40e6,
    price=55,
    output=81_030,
    opex=0.8e6,
    years=20,
    output_decline=0.005,
    credits_per_output=0.73215303786933,
    credit_years=10,
)
