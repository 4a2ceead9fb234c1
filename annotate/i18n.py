"""The person's language: every sentence that people read goes through `_` or `ngettext`.

The language is `ANNOTATE_LANG`, else the settings file's, else the locale's, else English; `set_language` (the `--lang`
option) overrides them all. Sentences are looked up when they are needed, never at import.
"""

from __future__ import annotations

import gettext
import os
from functools import cache
from pathlib import Path

LANGUAGES = ("en", "fr")
_DOMAIN = "annotate"
_LOCALE_DIR = Path(__file__).with_name("locale")
_chosen: str | None = None


def N_(message: str) -> str:
    """Mark a sentence for the catalogue without translating it yet."""
    return message


def set_language(language: str | None) -> None:
    """Speak this language from now on (`en`, `fr`, a locale name such as `fr_FR.UTF-8`); None: ask the environment."""
    global _chosen
    _chosen = None if language is None else _supported(language) or "en"


def language() -> str:
    """The two-letter code of the language in use."""
    return _chosen if _chosen is not None else _from_environment()


def _(message: str) -> str:
    """The sentence in the person's language."""
    return _catalogue(language()).gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """The sentence in the person's language, in the form that `count` things take."""
    return _catalogue(language()).ngettext(one, many, count)


def _supported(name: str) -> str | None:
    code = name.replace("-", "_").split("_")[0].split(".")[0].lower()
    return code if code in LANGUAGES else None


@cache
def _from_environment() -> str:
    if name := os.environ.get("ANNOTATE_LANG"):
        return _supported(name) or "en"
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if name := os.environ.get(variable):
            return _supported(name) or "en"
    return "en"


@cache
def _catalogue(code: str) -> gettext.NullTranslations:
    return gettext.translation(_DOMAIN, _LOCALE_DIR, [code], fallback=True)
