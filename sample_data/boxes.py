"""The ready-made project of boxes: streets and walls with several things to draw boxes around."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from sample_data.writing import is_new, quoted, task, write_project

_HERE = Path(__file__).parent
GATHERINGS = _HERE / "gatherings"
"""The folder of the shipped pictures."""
RATES = ("piece-box-google", "wage-micro-all", "floor-fr")


@dataclass(frozen=True)
class Texts:
    """What the project says in one language."""

    name: str
    question: str
    labels: tuple[str, ...]
    instructions: str


_ENGLISH = Texts(
    name="weisure: boxes",
    question="Draw a box around each of these.",
    labels=("person", "cat", "bus", "bicycle"),
    instructions="""\
# Boxes in a minute

Every person, cat, bus and bicycle gets a box of its own. Trams are buses here.

1. Go to a corner of the thing with the **arrows**. With **shift** they go by single pixels, with **ctrl** in long
   steps.
2. Press the **key of its label**: the box begins.
3. Go to the opposite corner and press the same key: there it is.
4. **Enter** submits all boxes of the picture. A picture with none of these things gets none.

Not quite right? **tab** takes the box just drawn, then the next one: the arrows move it, **g** has them move its
corners, the key of a label renames it, **del** deletes it, **esc** lets it go. **z** takes back what you did last.

With the **mouse**: drag to draw, then press the key of the label. Click a box to take it, drag its edges to stretch it.

**+** and **-** look closer and farther, **0** shows the whole picture.

## What belongs into a box

- All that can be seen of the thing, and nothing more: the box touches it on all four sides.
- What is hidden is not guessed. Where the picture cuts a thing off, its box ends at the border.
- A rider and a bicycle are two things. So are two people under one umbrella.
- People who sit in a bus belong to the bus.
""",
)

_FRENCH = Texts(
    name="weisure : cadres",
    question="Encadrez chacun de ces éléments.",
    labels=("personne", "chat", "bus", "vélo"),
    instructions="""\
# Les cadres en une minute

Chaque personne, chat, bus et vélo reçoit son propre cadre. Ici, les trams sont des bus.

1. Allez à un coin de l’élément avec les **flèches**. Avec **maj**, elles avancent pixel par pixel ; avec **ctrl**, à
   grands pas.
2. Appuyez sur la **touche de son étiquette** : le cadre commence.
3. Allez au coin opposé et appuyez sur la même touche : le voilà.
4. **Entrée** valide tous les cadres de l’image. Une image sans aucun de ces éléments n’en reçoit aucun.

Pas tout à fait juste ? **tab** prend le cadre que vous venez de tracer, puis le suivant : les flèches le déplacent,
**g** leur fait déplacer ses coins, la touche d’une étiquette le renomme, **suppr** l’efface, **échap** le lâche. **z**
annule ce que vous avez fait en dernier.

À la **souris** : tracez en glissant, puis appuyez sur la touche de l’étiquette. Cliquez sur un cadre pour le prendre,
tirez ses bords pour l’étirer.

**+** et **-** rapprochent et éloignent, **0** montre toute l’image.

## Ce qui va dans un cadre

- Tout ce qu’on voit de l’élément, et rien de plus : le cadre le touche des quatre côtés.
- On ne devine pas ce qui est caché. Là où l’image coupe un élément, son cadre s’arrête au bord.
- Une cycliste et son vélo font deux éléments. Deux personnes sous un parapluie aussi.
- Les gens assis dans un bus font partie du bus.
""",
)

TEXTS = {"en": _ENGLISH, "fr": _FRENCH}


def boxes_project(target: Path, language: str) -> Path:
    """Writes the project into the folder and returns that.

    English is used for a language that has no texts. A project that is there already is left as it is.
    """
    texts = TEXTS.get(language, _ENGLISH)
    if is_new(target):
        shutil.copytree(GATHERINGS, target / "images", dirs_exist_ok=True)
        (target / "instructions.md").write_text(texts.instructions, encoding="utf-8")
        project = [f"name = {quoted(texts.name)}", 'items = "images"', 'instructions = "instructions.md"']
        write_project(target, project, task("boxes", texts.question, texts.labels), RATES)
    return target
