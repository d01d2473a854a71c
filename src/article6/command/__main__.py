"""`python -m article6.command`, for machines where the script `article6` is not on the path."""

import sys

from article6.command.main import main

sys.exit(main())
