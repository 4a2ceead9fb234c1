"""TSV: the rows of CSV with tabs between their cells."""

from __future__ import annotations

from annotate.dataset.cells import TAB
from annotate.dataset.writers.csv import Csv


class Tsv(Csv):
    """Writes rows."""

    quote = TAB


EXPORTER = Tsv()
