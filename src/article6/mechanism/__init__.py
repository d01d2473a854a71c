"""The Article 6.4 mechanism: its activity cycle, crediting periods, levies, fees and kinds of unit."""
