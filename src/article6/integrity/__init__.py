"""What selling does to the host: room, risk, levers, permanence, double counting, eligibility and prices."""
