"""National facts that no convention changes: territories, controlled lists, catalogues. Read-only.

What may be here: typed readers of the files in ``data/reference``, with the standard library alone. Never a row
of a convention, a database, a network call or a word about one territory that its public source does not say.
"""

from pathlib import Path

DATA: Path = Path(__file__).parents[2] / "data" / "reference"
