"""The ready-made comparisons: two answers of an invented assistant, then two pictures."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sample_data.shipped import PICTURES, picture
from sample_data.writing import is_new, quoted, task, write_gold, write_project, write_rows

_HERE = Path(__file__).parent
RATES = ("wage-micro-all", "wage-micro-median", "floor-fr")

BETTER: Mapping[str, str] = {"spoon": "left", "legs": "right", "quendoria": "right", "onions": "left"}
"""Which of two answers is right where the other is wrong or none, as the file has them."""

SHOWN: Mapping[str, tuple[int, int]] = {
    "awake": (8, 17),
    "bad-weather": (22, 3),
    "old-painting": (35, 29),
    "at-rest": (26, 6),
    "postcard": (21, 10),
    "winter": (36, 34),
    "far-away": (7, 42),
    "nearly-summer": (14, 20),
}
"""The numbers of the two pictures, by what is asked for."""

FITS: Mapping[str, str] = {"awake": "right", "bad-weather": "left", "at-rest": "right"}
"""Which of two pictures fits where the other does not."""


@dataclass(frozen=True)
class Texts:
    """What the two projects say in one language."""

    names: tuple[str, str]
    questions: tuple[str, str]
    wishes: Mapping[str, str]
    """What is asked for on each pair of pictures."""
    instructions: tuple[str, str]


_ENGLISH = Texts(
    names=("compare: answers", "compare: pictures"),
    questions=("Which answer is better?", "Which picture fits better?"),
    wishes={
        "awake": "A cat that is certainly awake",
        "bad-weather": "A bus in bad weather",
        "old-painting": "Fruit, as in an old painting",
        "at-rest": "A bicycle at rest",
        "postcard": "A bridge for a postcard",
        "winter": "A winter that has just begun",
        "far-away": "Very far away",
        "nearly-summer": "Nearly summer",
    },
    instructions=(
        """\
# Two answers

Somebody asked, and an assistant answered twice. Say which answer you would rather have had.

- **Left arrow** or **1**: the left one. **Right arrow** or **2**: the right one. **Down arrow** or **3**: no
  difference.
- A true answer goes before a charming one. “I do not know” is a good answer where there is nothing to know.
- Long is not better. Nor is short.

This is how chat assistants learn which answers please: from people who compare two at a time, all day. Sides are
shuffled, so that nobody’s liking for one of them decides.
""",
        """\
# Two pictures

Above them stands what is wanted. Say which of the two fits better.

- **Left arrow** or **1**: the left one. **Right arrow** or **2**: the right one. **Down arrow** or **3**: no
  difference.
- **+** and **-** look closer and farther, at both alike.

Often there is no right answer. That is why people are asked.
""",
    ),
)

_FRENCH = Texts(
    names=("comparer : réponses", "comparer : images"),
    questions=("Quelle réponse est la meilleure ?", "Quelle image convient le mieux ?"),
    wishes={
        "awake": "Un chat assurément éveillé",
        "bad-weather": "Un bus par mauvais temps",
        "old-painting": "Des fruits, comme dans un tableau ancien",
        "at-rest": "Un vélo au repos",
        "postcard": "Un pont pour une carte postale",
        "winter": "Un hiver qui commence à peine",
        "far-away": "Très loin d’ici",
        "nearly-summer": "Presque l’été",
    },
    instructions=(
        """\
# Deux réponses

Quelqu’un a posé une question, et un assistant a répondu deux fois. Dites quelle réponse vous auriez préférée.

- **Flèche gauche** ou **1** : celle de gauche. **Flèche droite** ou **2** : celle de droite. **Flèche bas** ou **3** :
  aucune différence.
- Une réponse vraie passe avant une réponse charmante. Avouer qu’on ne sait pas est une bonne réponse quand il n’y a
  rien à savoir.
- Plus long n’est pas mieux. Plus court non plus.

C’est ainsi que les assistants apprennent quelles réponses plaisent : de gens qui en comparent deux à la fois, toute la
journée. Les côtés sont mélangés, pour que la préférence de quelqu’un pour l’un d’eux ne décide pas.
""",
        """\
# Deux images

Au-dessus est écrit ce qu’on cherche. Dites laquelle des deux convient le mieux.

- **Flèche gauche** ou **1** : celle de gauche. **Flèche droite** ou **2** : celle de droite. **Flèche bas** ou **3** :
  aucune différence.
- **+** et **-** rapprochent et éloignent les deux de la même façon.

Souvent, il n’y a pas de bonne réponse. C’est pour cela qu’on demande à des gens.
""",
    ),
)

TEXTS = {"en": _ENGLISH, "fr": _FRENCH}


def pairs_project(target: Path, language: str) -> list[Path]:
    """Writes the two projects into a folder and returns theirs, in playing order.

    English is used for a language that has no texts. A project that is there already is left as it is.
    """
    language = language if language in TEXTS else "en"
    return [_answers(target / "answers", language), _pictures(target / "pictures", TEXTS[language])]


def _answers(folder: Path, language: str) -> Path:
    if is_new(folder):
        shutil.copyfile(answers_file(language), folder / "pairs.jsonl")
        _write(folder, TEXTS[language], 0, "pairs.jsonl", BETTER)
    return folder


def _pictures(folder: Path, texts: Texts) -> Path:
    if is_new(folder):
        (folder / "images").mkdir(exist_ok=True)
        rows = []
        for item, numbers in SHOWN.items():
            names = [picture(number) for number in numbers]
            for name in names:
                shutil.copyfile(PICTURES / name, folder / "images" / name)
            rows.append({"id": item, "prompt": texts.wishes[item], "images": [f"images/{name}" for name in names]})
        write_rows(folder / "pairs.jsonl", rows)
        _write(folder, texts, 1, "pairs.jsonl", FITS)
    return folder


def _write(folder: Path, texts: Texts, part: int, items: str, known: Mapping[str, str]) -> None:
    (folder / "instructions.md").write_text(texts.instructions[part], encoding="utf-8")
    project = [f"name = {quoted(texts.names[part])}", f"items = {quoted(items)}", 'instructions = "instructions.md"']
    gold = write_gold(folder, {item: {"choice": choice} for item, choice in known.items()})
    write_project(folder, project, task("compare", texts.questions[part]), RATES, gold)


def answers_file(language: str) -> Path:
    """The shipped pairs of answers in a language, one JSON object a line."""
    return _HERE / f"pairs.{language}.jsonl"
