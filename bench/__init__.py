"""Speed against stated limits. How to add a benchmark: README.md in this folder."""
