"""The ready-made captchas: squares of a street scene, sheets of nine pictures, pages of small pictures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sample_data.shipped import picture
from sample_data.writing import RATES, copy_pictures, is_new, quoted, quoted_all, write_project, write_rows

STREETS: Mapping[str, str] = {
    "01-red-at-dusk.png": "traffic light",
    "03-red-double-decker.png": "bus",
    "11-hydrant-corner.png": "hydrant",
    "26-downhill.png": "bicycle",
    "31-green-man.png": "traffic light",
    "22-bus-in-the-rain.png": "bus",
}
"""The pictures that are cut into squares, and what is looked for in each."""

SHEETS: Mapping[str, tuple[int, ...]] = {
    "cat": (4, 8, 26, 23, 37, 12, 40, 5, 17),
    "bicycle": (15, 9, 38, 2, 36, 14, 6, 30, 41),
    "bus": (19, 3, 34, 12, 16, 22, 41, 42, 30),
}
"""The sheets by what is looked for in them, with the numbers of their pictures."""

CONTROL: Mapping[str, list[int]] = {"bicycle": [0, 4, 6]}
"""Whose answer is known, as on one of the two words of the first reCAPTCHA."""

PAGE = (4, 2, 14, 1, 20, 13, 6, 28, 17, 3, 39, 10, 24, 35, 8, 42, 21, 31, 33, 29, 32, 27, 16, 38)
"""Pictures of the pages of small ones, on which fruit is looked for."""

_FRENCH_NAMES = {
    "traffic light": "feu tricolore",
    "bus": "bus",
    "hydrant": "borne d’incendie",
    "bicycle": "vélo",
    "cat": "chat",
    "fruit": "fruits",
}


@dataclass(frozen=True)
class Texts:
    """What the three projects say in one language."""

    names: tuple[str, str, str]
    streets: str
    sheets: str
    page: str
    words: Mapping[str, str]
    """The labels, by their English names."""
    tile_keys: str | None = None
    """The keys of three rows of four, on keyboards of this language."""


_ENGLISH = Texts(
    names=("captcha: squares", "captcha: nine pictures", "captcha: a page of pictures"),
    streets="""\
# Select all squares …

A picture is cut into nine squares. Choose those in which you see what is asked for, be it only a corner of it.

- The keys lie as on the **numeric pad**: **7 8 9** above, **4 5 6**, **1 2 3** below. The same key takes a choice back.
- Or go with the **arrows** and choose with the **space bar**, or click.
- **Enter** submits. If you see it nowhere, submit nothing chosen: that is an answer, too.
""",
    sheets="""\
# Select all pictures …

Now there are nine pictures at once. The keys are the same, and **Enter** submits.

Whether a tram is a bus? Captchas do not say either. Decide as you would there.
""",
    page="""\
# A whole page

This is how small pictures are labelled by the thousand: twelve on a page, one key for each, and each is an item with a
record of its own.

- The keys lie as on the **keyboard**: **1 2 3 4** above, **q w e r**, **a s d f** below.
- **A** chooses all, or none. Actions whose letters the pictures have moved to capitals: the line below tells.
- The time of a page is shared out among its pictures.
""",
    words={name: name for name in _FRENCH_NAMES},
)

_FRENCH = Texts(
    names=("captcha : les cases", "captcha : neuf images", "captcha : une page d’images"),
    streets="""\
# Sélectionnez toutes les cases…

Une image est découpée en neuf cases. Choisissez celles où l’on voit ce qui est demandé, ne serait-ce qu’un coin.

- Les touches sont placées comme sur le **pavé numérique** : **7 8 9** en haut, **4 5 6**, **1 2 3** en bas. La même
  touche annule le choix.
- Ou déplacez-vous avec les **flèches** et choisissez avec la **barre d’espace**, ou cliquez.
- **Entrée** valide. Si vous ne le voyez nulle part, validez sans rien choisir : c’est aussi une réponse.
""",
    sheets="""\
# Sélectionnez toutes les images…

Voici neuf images à la fois. Les touches sont les mêmes, et **Entrée** valide.

Un tram est-il un bus ? Les captchas ne le disent pas non plus. Décidez comme vous le feriez là-bas.
""",
    page="""\
# Une page entière

C’est ainsi qu’on étiquette de petites images par milliers : douze par page, une touche pour chacune, et chacune est un
élément avec son propre enregistrement.

- Les touches sont placées comme sur le **clavier** : **1 2 3 4** en haut, **a z e r**, **q s d f** en bas.
- **A** choisit tout, ou rien. Les actions dont les images ont pris la lettre passent aux majuscules : la ligne du bas
  les indique.
- Le temps d’une page est réparti entre ses images.
""",
    words=_FRENCH_NAMES,
    tile_keys="1234azerqsdf",
)

TEXTS = {"en": _ENGLISH, "fr": _FRENCH}


def captcha_project(target: Path, language: str) -> list[Path]:
    """Writes the three projects into a folder and returns theirs, in playing order.

    English is used for a language that has no texts. A project that is there already is left as it is.
    """
    return [*puzzles(target, language), _page(target / "page", TEXTS.get(language, _ENGLISH))]


def puzzles(target: Path, language: str) -> list[Path]:
    """The first two of these projects: the squares of one picture, and nine pictures at once."""
    texts = TEXTS.get(language, _ENGLISH)
    return [_streets(target / "squares", texts), _sheets(target / "sheets", texts)]


def _streets(folder: Path, texts: Texts) -> Path:
    if is_new(folder):
        rows = [
            {"id": name, "images": [f"images/{name}"], "target": texts.words[word]} for name, word in STREETS.items()
        ]
        _write_items(folder, STREETS, rows)
        labels = dict.fromkeys(texts.words[word] for word in STREETS.values())
        _write(folder, texts.names[0], texts.streets, [f"labels = {quoted_all(labels)}", 'grid = "3x3"'])
    return folder


def _sheets(folder: Path, texts: Texts) -> Path:
    if is_new(folder):
        sheets = {word: [picture(number) for number in numbers] for word, numbers in SHEETS.items()}
        rows = [
            {"id": texts.words[word], "images": [f"images/{name}" for name in names], "target": texts.words[word]}
            for word, names in sheets.items()
        ]
        _write_items(folder, {name for names in sheets.values() for name in names}, rows)
        known = ({"item": texts.words[word], "answer": tiles} for word, tiles in CONTROL.items())
        write_rows(folder / "gold.jsonl", known)
        task = [f"labels = {quoted_all(texts.words[word] for word in SHEETS)}", 'grid = "3x3"']
        _write(folder, texts.names[1], texts.sheets, task, ['gold = "gold.jsonl"'])
    return folder


def _page(folder: Path, texts: Texts) -> Path:
    if is_new(folder):
        names = [picture(number) for number in PAGE]
        rows = [{"id": f"{place:02}", "images": [f"images/{name}"]} for place, name in enumerate(names, 1)]
        _write_items(folder, names, rows)
        keys = [f"tile_keys = {quoted(texts.tile_keys)}"] if texts.tile_keys else []
        task = [f"labels = {quoted_all([texts.words['fruit']])}", 'grid = "3x4"', 'tiles = "items"', *keys]
        _write(folder, texts.names[2], texts.page, task)
    return folder


def _write_items(folder: Path, pictures: Iterable[str], rows: Iterable[Mapping[str, Any]]) -> None:
    copy_pictures(folder, pictures)
    write_rows(folder / "items.jsonl", rows)


def _write(folder: Path, name: str, instructions: str, task: Iterable[str], queue: Iterable[str] = ()) -> None:
    (folder / "instructions.md").write_text(instructions, encoding="utf-8")
    project = [f"name = {quoted(name)}", 'items = "items.jsonl"', 'instructions = "instructions.md"']
    write_project(folder, project, ['kind = "grid"', *task], RATES, queue)
