"""The annual information in the agreed electronic format, AEF (2/CMA.3 annex 20; 4/CMA.6 annex II).

    from article6 import aef
    mine = aef.from_ledger(ledger, "XHA", 2028)
    aef.write_json(mine, "xha-2028.json")

The workbook is behind the door `article6.workbook`, because it needs openpyxl.
"""
