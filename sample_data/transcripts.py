"""The ready-made transcription: plates, signs, receipts and captions to be typed."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from sample_data.writing import is_new, quoted, task, write_gold, write_project

_HERE = Path(__file__).parent
WRITINGS = _HERE / "writings"
"""The folder of the shipped pictures."""
RATES = ("wage-mturk-hara", "wage-micro-all", "floor-fr")

TRUE_TEXTS: Mapping[str, str] = {
    "01-plate-by-day.png": "KZ 418",
    "02-cafe-sign.png": "CAFÉ\nZÉRO",
    "03-counter.png": "047182",
    "04-short-receipt.png": "MELON 3.80\nKIWI 1.20\nTOTAL 5.00",
    "05-boat-name.png": "OLGA 2",
    "06-wavy-letters.png": "ZEBU7",
    "07-plate-at-night.png": "7-LUX-3",
    "08-old-photograph.png": "ALMA 1911",
    "09-tram-stop.png": "14 NORD",
    "10-luggage-tag.png": "QXR\n52-981",
    "11-long-receipt.png": "BAZAR 47\nPIZZA 8.50\nMOUSSE 3.20\n2 ORANGES 1.40\nRADIO 19.90\nTOTAL 33.00",
    "12-street-name.png": "VIA LUNA",
}
"""What the pictures say, in no language and in all: the lines from above, parted by line feeds."""

CONTROL = ("01-plate-by-day.png", "03-counter.png", "05-boat-name.png", "09-tram-stop.png")
"""Those that leave no doubt how they are to be typed."""


@dataclass(frozen=True)
class Texts:
    """What the project says in one language."""

    name: str
    question: str
    instructions: str


_ENGLISH = Texts(
    name="transcripts",
    question="Type what the picture says.",
    instructions="""\
# Type what it says

Type all that can be read in the picture, as it is written there: capitals, figures, points and hyphens.

- **Enter** submits. **Ctrl+j** begins another line, for a receipt or a sign of two lines; on many keyboards
  **alt+enter** does, too.
- Of two columns, type the line as it is read: MELON 3.80.
- Too small? **Pgup** and **pgdn** look closer and farther, **ctrl** with the arrows moves the picture.
- **Esc** leaves the field, so that all other keys work, such as **s**, which skips for later. **t** goes back into it.
- Nothing is guessed. What nobody can read is skipped as a bad item: **esc**, then **x**.

The letters that no machine could tell once went round the world as captchas: whoever typed them typed books.
""",
)

_FRENCH = Texts(
    name="transcriptions",
    question="Tapez ce qui est écrit sur l’image.",
    instructions="""\
# Tapez ce qui est écrit

Tapez tout ce qu’on peut lire sur l’image, comme c’est écrit : majuscules, chiffres, points et traits d’union.

- **Entrée** valide. **Ctrl+j** commence une autre ligne, pour un ticket ou une enseigne de deux lignes ; sur beaucoup
  de claviers, **alt+entrée** aussi.
- Quand il y a deux colonnes, tapez la ligne comme on la lit : MELON 3.80.
- Trop petit ? **Page haut** et **page bas** rapprochent et éloignent, **ctrl** avec les flèches déplace l’image.
- **Échap** quitte le champ, et toutes les autres touches fonctionnent, comme **s**, qui remet à plus tard. **t** y
  revient.
- On ne devine rien. Ce que personne ne peut lire se passe comme mauvais élément : **échap**, puis **x**.

Les lettres qu’aucune machine ne distinguait ont fait le tour du monde en captchas : qui les tapait tapait des livres.
""",
)

TEXTS = {"en": _ENGLISH, "fr": _FRENCH}


def transcripts_project(target: Path, language: str, rates: Iterable[str] = RATES) -> list[Path]:
    """Writes the project into a folder and returns its own; `rates`: what the work is held against.

    English is used for a language that has no texts. A project that is there already is left as it is.
    """
    folder, texts = target / "transcripts", TEXTS.get(language, _ENGLISH)
    if is_new(folder):
        shutil.copytree(WRITINGS, folder / "images", dirs_exist_ok=True)
        (folder / "instructions.md").write_text(texts.instructions, encoding="utf-8")
        project = [f"name = {quoted(texts.name)}", 'items = "images"', 'instructions = "instructions.md"']
        known = {name: {"text": TRUE_TEXTS[name]} for name in CONTROL}
        write_project(folder, project, task("transcribe", texts.question), rates, write_gold(folder, known))
    return [folder]
