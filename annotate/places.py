"""Where a person's settings are, and the one of them that even `--help` needs: the language."""

from __future__ import annotations

import os
import sys
from pathlib import Path

PATH_VARIABLE = "ANNOTATE_CONFIG"
"""An environment variable: the settings file, wherever one wants it."""


def settings_path() -> Path:
    """Where the settings are, or would be."""
    if chosen := os.environ.get(PATH_VARIABLE):
        return Path(chosen)
    if sys.platform == "linux":  # where platformdirs looks, without all that it loads to be able to look elsewhere
        folder = Path(os.environ.get("XDG_CONFIG_HOME", ""))
        folder = folder if folder.is_absolute() else Path("~/.config").expanduser()
        return folder / "annotate" / "settings.toml"
    from platformdirs import user_config_path

    return user_config_path("annotate", appauthor=False) / "settings.toml"


def chosen_language() -> str | None:
    """The language that the settings name, if there are any; whoever needs the rest says what is wrong with them."""
    try:
        text = settings_path().read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None
    if "language" not in text:
        return None
    import tomllib

    try:
        language = tomllib.loads(text).get("language")
    except (ValueError, RecursionError):
        return None
    return language if isinstance(language, str) else None
