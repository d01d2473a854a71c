"""What `make` calls: installing, building, serving, checking. Nothing here is needed to use the packages.

`tools.install` runs before anything is installed, so it and `tools.say` use the standard library only.
"""
