"""From a picture file to what a terminal shows: decode, fit, cells.

The names are looked up on first use: `annotate.images.sniff` is imported by code that must not pay for Pillow.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from annotate.images.cells import encode
    from annotate.images.decoder import Decoder, Failure, Frame, Request
    from annotate.images.fitting import fit
    from annotate.images.loader import load
    from annotate.images.modes import Mode, choose
    from annotate.images.picture import BadImage, Picture

__all__ = [
    "BadImage",
    "Decoder",
    "Failure",
    "Frame",
    "Mode",
    "Picture",
    "Request",
    "choose",
    "encode",
    "fit",
    "load",
]

_HOMES = {
    "BadImage": "picture",
    "Decoder": "decoder",
    "Failure": "decoder",
    "Frame": "decoder",
    "Mode": "modes",
    "Picture": "picture",
    "Request": "decoder",
    "choose": "modes",
    "encode": "cells",
    "fit": "fitting",
    "load": "loader",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
