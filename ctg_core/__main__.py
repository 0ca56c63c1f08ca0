"""``python -m ctg_core``: the command line."""

import sys

from ctg_core.cli.main import main

sys.exit(main())
