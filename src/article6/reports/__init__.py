"""Reports of a Party: initial, updated initial, regular information, table 4 (2/CMA.3 annex 18-23).

| Module | Answers |
|---|---|
| `calendar` | what is due when, for one Party, its NDC periods and its approaches |
| `outline` | what a report consists of, item by item, and which supplementary elements belong to it |
| `report_files` | a report as a file that an official fills in |
| `completeness`, `between` | what is missing, in one report and between reports |
| `confidential` | what is public, and whether confidential text stands anywhere it should not |
| `draft` | a report drafted from NDC, authorizations and ledger, with gaps for what only the Party knows |
"""
