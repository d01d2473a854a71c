"""The closing exercise for one person: a country file through all modules."""
