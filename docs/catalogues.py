"""Keeps the catalogues of sentences: python -m docs.catalogues.

It reads every sentence of the code, merges it into `annotate/locale/*/LC_MESSAGES/annotate.po`, and compiles those.
English says what the code says; French is written by people: look for empty `msgstr` lines afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
PACKAGES = ("annotate", "cli", "storage")
LANGUAGES = ("en", "fr")
KEYWORDS: dict[str, tuple[int, ...] | None] = {"_": None, "N_": None, "ngettext": (1, 2)}
HEADER = """\
msgid ""
msgstr ""
"Project-Id-Version: annotate\\n"
"Language: {language}\\n"
"Plural-Forms: {plurals}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""


def po_file(language: str) -> Path:
    """Where a language's sentences are."""
    return ROOT / "annotate" / "locale" / language / "LC_MESSAGES" / "annotate.po"


def sentences() -> Catalog:
    """Every sentence of the code, with the files that it stands in."""
    catalog = Catalog(project="annotate", fuzzy=False)
    for package in PACKAGES:
        found = extract_from_dir(ROOT / package, keywords=KEYWORDS, strip_comment_tags=True)
        for name, _line, message, comments, context in found:
            catalog.add(message, None, [(f"{package}/{name}", 0)], auto_comments=comments, context=context)
    return catalog


def catalogue(language: str) -> Catalog:
    """The catalogue of a language as it is kept."""
    path = po_file(language)
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def untranslated(catalog: Catalog) -> Iterator[Message]:
    """The sentences that a catalogue lacks."""
    for message in catalog:
        forms = message.string if isinstance(message.string, list | tuple) else (message.string,)
        if message.id and not all(forms):
            yield message


def updated(language: str) -> Catalog:
    """The kept catalogue with the code's sentences: new ones empty, gone ones left out."""
    catalog = catalogue(language)
    catalog.update(sentences(), no_fuzzy_matching=True, update_header_comment=False)
    catalog.obsolete.clear()
    catalog.fuzzy = False
    if language == "en":
        for message in catalog:
            if message.id:
                message.string = message.id
    return catalog


def as_po(catalog: Catalog) -> bytes:
    """The text of a catalogue: the same sentences always give the same bytes."""
    file = BytesIO()
    write_po(file, catalog, width=120, no_location=False, omit_header=False, sort_by_file=True, include_lineno=False)
    _header, _empty, entries = file.getvalue().decode().partition("\n\n")
    head = HEADER.format(language=catalog.locale_identifier, plurals=catalog.plural_forms)
    return f"{head}\n{entries}".encode()


def as_mo(catalog: Catalog) -> bytes:
    """What the program reads: the same sentences always give the same bytes of one version of Babel."""
    catalog.creation_date = catalog.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    file = BytesIO()
    write_mo(file, catalog)
    return file.getvalue()


def main() -> None:
    """Bring both catalogues up to date."""
    for language in LANGUAGES:
        catalog = updated(language)
        path = po_file(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(as_po(catalog))
        with path.open("rb") as file:
            kept = read_po(file, locale=language)
        path.with_suffix(".mo").write_bytes(as_mo(kept))
        print(f"{language}: {len(catalog)} sentences, {sum(1 for _ in untranslated(catalog))} to translate")


if __name__ == "__main__":
    main()
