"""The rates that come with the program: each one published, with its source, none from memory.

`seen` says how near the source the figure was read: 1 in the source itself, 2 in a text that reports it. What was
worked out by arithmetic carries `derived` and the sum. Labels, sources and sums are translated where they are printed.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, cast

from annotate.i18n import N_
from annotate.receipt.rates.table import Flag, Kind, Rate, Unit

VERSION = "2026-11-24"
"""The day on which the table was last gone over."""

_CHI18 = "Hara et al., CHI 2018, arXiv:1712.05796"
_CSCW21 = "Toxtli, Suri, Savage, CSCW 2021, doi:10.1145/3476060"
_ILO18 = N_("ILO, Digital labour platforms and the future of work, 2018")
_DECREE = N_("Décret n° 2025-1228, 17 December 2025")
_PROLIFIC = "Prolific, researcher-help.prolific.com"
_SAGEMAKER = "Amazon SageMaker API reference, PublicWorkforceTaskPrice"
_VERTEX = N_("Google Cloud, AI Platform data labeling, price page")
_TIME = N_("TIME, 18 January 2023")
_KENYA = N_("Kenya, Legal Notices 163 and 164 of 2024")
_DISPATCHES = "Channel 4, Dispatches, 2013"


def _row(
    id: str,
    price: str,
    as_of: str,
    source: str,
    label: str,
    *,
    place: str = "",
    seen: Literal[1, 2] = 2,
    flags: tuple[Flag, ...] = (),
    derivation: str | None = None,
) -> Rate:
    """One rate; its kind is what its id begins with, its price an amount, a currency and a unit.

    Tests check the rows: every command that values labour would wait for it.
    """
    amount, _, rest = price.partition(" ")
    currency, _, unit = rest.partition("/")
    return Rate(
        id=id,
        kind=cast(Kind, id.partition("-")[0]),
        amount=Decimal(amount),
        unit=cast(Unit, unit),
        currency=currency,
        as_of=as_of,
        source=source,
        label=label,
        place=place,
        seen=seen,
        flags=flags,
        derivation=derivation,
    )


_CLOSED: tuple[Flag, ...] = ("closed-platform",)
_LIST: tuple[Flag, ...] = ("list-price",)
_DERIVED: tuple[Flag, ...] = ("derived",)

RATES: tuple[Rate, ...] = (
    # Legal floors
    _row("floor-fr", "12.02 EUR/hour", "2026-01-01", _DECREE, N_("France, minimum wage (SMIC)"), place="fr"),
    _row(
        "floor-fr-mayotte",
        "9.33 EUR/hour",
        "2026-01-01",
        _DECREE,
        N_("Mayotte, minimum wage (SMIC)"),
        place="fr-mayotte",
    ),
    _row(
        "floor-us", "7.25 USD/hour", "2009-07-24", "29 USC 206", N_("United States, federal minimum wage"), place="us"
    ),
    _row(
        "floor-uk",
        "12.71 GBP/hour",
        "2026-04",
        N_("Press on the rates of April 2026"),
        N_("United Kingdom, National Living Wage from 21"),
        place="uk",
    ),
    _row("floor-de", "13.90 EUR/hour", "2026-01-01", "MiLoV5, § 1", N_("Germany, minimum wage"), place="de", seen=1),
    _row(
        "floor-de-2027",
        "14.60 EUR/hour",
        "2027-01-01",
        "MiLoV5, § 1",
        N_("Germany, next minimum wage"),
        place="de",
        seen=1,
    ),
    _row(
        "floor-ke",
        "144 KES/hour",
        "2024-11-01",
        _KENYA,
        N_("Kenya, general labourer in cities, casual rate"),
        place="ke",
    ),
    _row(
        "floor-in",
        "97.88 INR/hour",
        "2024-10-01",
        N_("India, order of the Ministry of Labour and Employment"),
        N_("India, central sphere, unskilled, area A"),
        place="in",
        flags=_DERIVED,
        derivation=N_("783 a day / 8"),
    ),
    _row(
        "floor-ph",
        "86.88 PHP/hour",
        "2025-07-18",
        "Wage Order NCR-26",
        N_("Philippines, Metro Manila, minimum wage"),
        place="ph",
        flags=_DERIVED,
        derivation=N_("695 a day / 8"),
    ),
    _row(
        "floor-mg",
        "1515 MGA/hour",
        "2024-03-01",
        "Madagascar, Décret 2024-794",
        N_("Madagascar, minimum wage outside farming"),
        place="mg",
        flags=_DERIVED,
        derivation=N_("262,680 a month / 173.33"),
    ),
    _row(
        "floor-br", "7.37 BRL/hour", "2026-01-01", N_("Brazil, Decreto 12.797"), N_("Brazil, minimum wage"), place="br"
    ),
    # What somebody holds to be fair, or in place of a wage
    _row("norm-prolific-min", "8.00 USD/hour", "2023", _PROLIFIC, N_("Prolific, least allowed"), seen=1),
    _row("norm-prolific", "12.00 USD/hour", "2023", _PROLIFIC, N_("Prolific, recommended"), seen=1),
    _row(
        "norm-volunteer-us",
        "29.95 USD/hour",
        "2021",
        N_("Independent Sector and Do Good Institute, April 2022"),
        N_("United States, value of a volunteer's hour"),
        place="us",
        seen=1,
    ),
    # What workers were reported to earn
    _row(
        "wage-mturk-hara",
        "2.00 USD/hour",
        "2018",
        _CHI18,
        N_("Mechanical Turk, median worker, about"),
        seen=1,
        flags=_CLOSED,
    ),
    _row(
        "wage-mturk-paid",
        "3.76 USD/hour",
        "2021",
        _CSCW21,
        N_("Mechanical Turk, median, paid time only"),
        seen=1,
        flags=_CLOSED,
    ),
    _row(
        "wage-mturk-all",
        "2.83 USD/hour",
        "2021",
        _CSCW21,
        N_("Mechanical Turk, median, invisible labour included"),
        seen=1,
        flags=_CLOSED,
    ),
    _row("wage-micro-paid", "4.43 USD/hour", "2017", _ILO18, N_("Microtask platforms, mean, paid time only")),
    _row("wage-micro-all", "3.31 USD/hour", "2017", _ILO18, N_("Microtask platforms, mean, unpaid time included")),
    _row("wage-micro-median", "2.16 USD/hour", "2017", _ILO18, N_("Microtask platforms, median, unpaid time included")),
    _row(
        "wage-micro-africa", "1.33 USD/hour", "2017", _ILO18, N_("Microtask platforms, mean in Africa"), place="africa"
    ),
    _row("wage-sama-low", "1.32 USD/hour", "2022", _TIME, N_("Sama, Kenya, for OpenAI, lowest take-home"), place="ke"),
    _row(
        "wage-sama-high", "2.00 USD/hour", "2022", _TIME, N_("Sama, Kenya, for OpenAI, highest take-home"), place="ke"
    ),
    _row("bill-sama", "12.50 USD/hour", "2021", _TIME, N_("OpenAI to Sama, Kenya, by contract"), place="ke"),
    _row(
        "wage-moderator-ke",
        "2.20 USD/hour",
        "2022-03",
        N_("Press on Sama, Kenya, 2022"),
        N_("Sama, Kenya, moderation for Facebook"),
        place="ke",
    ),
    _row(
        "wage-moderator-us",
        "18.00 USD/hour",
        "2019-05",
        N_("Reuters, May 2019"),
        N_("Facebook's lowest pay for moderators in the United States"),
        place="us",
    ),
    _row(
        "wage-reddit",
        "20.00 USD/hour",
        "2020",
        "Li, Hecht, Chancellor, ICWSM 2022, doi:10.1609/icwsm.v16i1.19318",
        N_("Wage of a paid moderator, in place of a volunteer's"),
        place="us",
    ),
    # What buyers pay by the piece
    _row(
        "piece-class-gt",
        "0.012 USD/label",
        "2024",
        _SAGEMAKER,
        N_("Ground Truth, image class, lowest price for a worker"),
        seen=1,
        flags=_CLOSED,
    ),
    _row(
        "piece-box-gt",
        "0.036 USD/box",
        "2024",
        _SAGEMAKER,
        N_("Ground Truth, bounding box, lowest price for a worker"),
        seen=1,
        flags=_CLOSED,
    ),
    _row(
        "piece-class-google",
        "0.035 USD/label",
        "undated",
        _VERTEX,
        N_("Google data labeling, image class, per labeler"),
        seen=1,
        flags=_LIST,
    ),
    _row(
        "piece-box-google",
        "0.063 USD/box",
        "undated",
        _VERTEX,
        N_("Google data labeling, bounding box"),
        seen=1,
        flags=_LIST,
    ),
    _row(
        "piece-image-mg",
        "36.9 MGA/label",
        "undated",
        "Chut! magazine",
        N_("Image annotation in Antananarivo, from a month's pay"),
        place="mg",
        seen=1,
        flags=_DERIVED,
        derivation=N_("400,000 a month / (500 a day x 21.67 days)"),
    ),
    _row("piece-click-buyer", "15 USD/1000 clicks", "2013", _DISPATCHES, N_("A thousand likes, the buyer's price")),
    _row("piece-click-worker", "1 USD/1000 clicks", "2013", _DISPATCHES, N_("A thousand clicks, the clicker's pay")),
    # Labour that was given away
    _row(
        "gift-hcaptcha",
        "0.001 USD/label",
        "2019",
        N_("hCaptcha, terms at its launch: 1 USD for 1,000"),
        N_("hCaptcha, a solved captcha"),
        flags=("paid-to-site",),
    ),
    _row(
        "gift-recaptcha",
        "0.0119 USD/label",
        "2010-2023",
        "Searles et al., Dazed & Confused, arXiv:2311.10911",
        N_("reCAPTCHA, wage value of a challenge"),
        flags=_DERIVED,
        derivation=N_("6.1 billion USD / 512 billion sessions"),
    ),
)
