"""The rate table as people read it."""

from __future__ import annotations

from datetime import date

from annotate.receipt.catalogue import listing, select, sheet
from annotate.receipt.rates import bundled_rates

TODAY = date(2026, 11, 24)


def test_a_list_has_a_rate_a_paragraph() -> None:
    table = bundled_rates()

    assert listing(select(table, None, "floor", "de"), table.version, TODAY, 50) == (
        "Legal floor ──────────────────────────────────────\n"
        "floor-de ....................... 13.90 EUR an hour\n"
        "  Germany, minimum wage. As of 2026-01-01.\n"
        "floor-de-2027 .................. 14.60 EUR an hour\n"
        "  Germany, next minimum wage. In force from\n"
        "  2027-01-01 on.\n"
        "\n"
        "Table of 2026-11-24. Sources: annotate rates ID.\n"
    )


def test_one_rate_says_what_to_be_careful_about() -> None:
    assert sheet(bundled_rates()["piece-image-mg"], TODAY) == (
        "piece-image-mg ............................................ 36.9 MGA a label\n"
        "  Image annotation in Antananarivo, from a month's pay\n"
        "  Piece price\n"
        "  The source has no date.\n"
        "  Worked out: 400,000 a month / (500 a day x 21.67 days).\n"
        "  Source: Chut! magazine\n"
    )
