"""TSV: the table of CSV with tabs."""

from __future__ import annotations

from annotate.dataset.readers.csv import IMPORTER

__all__ = ["IMPORTER"]
