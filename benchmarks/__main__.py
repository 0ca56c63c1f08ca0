"""``python -m benchmarks pages``: prints what was measured, as Markdown."""

import sys

from benchmarks.pages import main

if __name__ == "__main__":
    if sys.argv[1:2] != ["pages"]:
        print("usage: python -m benchmarks pages [--rounds N] [--warmup N] [--pages NAME,NAME]", file=sys.stderr)
        sys.exit(2)
    sys.exit(main(sys.argv[2:]))
