"""``python -m benchmarks VERB``, one verb for each file of MEASURES: prints what was measured, as Markdown."""

import sys
from importlib import import_module

MEASURES = ("pages", "reruns", "saving", "viewers", "writers")

if __name__ == "__main__":
    if sys.argv[1:2] == [] or sys.argv[1] not in MEASURES:
        print(f"usage: python -m benchmarks {{{','.join(MEASURES)}}} [--help]", file=sys.stderr)
        sys.exit(2)
    sys.exit(import_module(f"benchmarks.{sys.argv[1]}").main(sys.argv[2:]))
