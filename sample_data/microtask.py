"""The projects of the microtask demonstration: pictures, then slips to copy, at one price, and the requester."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sample_data.shipped import picture
from sample_data.transcripts import TRUE_TEXTS, transcripts_project
from sample_data.writing import copy_pictures, is_new, quoted, task, write_gold, write_project, write_rows

REWARD = "0.01 USD"
"""Promised for each task of both projects."""

RATES = ("wage-mturk-hara", "wage-micro-all", "floor-us", "floor-fr")
"""What the work is held against: what is earned an hour stands beside the first floor in its currency."""

REQUESTER = "requester.jsonl"
"""The file with the requester's own answers, in the form of known ones."""

ANSWERS: Mapping[int, str] = {
    1: "traffic light",
    8: "cat",
    39: "fruit",
    19: "bus",  # a tram
    25: "crossing",
    5: "crossing",
    20: "fruit",
    15: "bicycle",
    7: "something else",
    22: "bus",
}
"""The numbers of the pictures in playing order, and what the requester says that they show."""

REPEAT = 0.1
"""The fraction of the pictures that comes twice: by their numbers, the first and the third."""

CONTROLS = (20, 15)
"""The pictures whose answer is known to the queue: everybody agrees on them."""

OWN_TEXTS: Mapping[str, str] = {**TRUE_TEXTS, "02-cafe-sign.png": "CAFE\nZERO"}
"""What the requester has typed of each slip: one of them without the accents that are on it."""

SLIP = "03-counter.png"
"""The slip whose text is known to the queue."""


@dataclass(frozen=True)
class Texts:
    """What the project of pictures says in one language."""

    name: str
    question: str
    subjects: Mapping[str, str]
    """The labels, by their English names."""


TEXTS = {
    "en": Texts(
        name="microtask: pictures",
        question="What is the picture about?",
        subjects={
            name: name for name in ("traffic light", "crossing", "bus", "bicycle", "cat", "fruit", "something else")
        },
    ),
    "fr": Texts(
        name="microtâches : images",
        question="Que montre l’image ?",
        subjects={
            "traffic light": "feu tricolore",
            "crossing": "passage piéton",
            "bus": "bus",
            "bicycle": "vélo",
            "cat": "chat",
            "fruit": "fruits",
            "something else": "autre chose",
        },
    ),
}


def pictures_project(folder: Path, language: str) -> Path:
    """Writes the project of pictures into the folder and returns that; one that is there already is left as it is."""
    texts = TEXTS.get(language, TEXTS["en"])
    if is_new(folder):
        names = {number: picture(number) for number in ANSWERS}
        copy_pictures(folder, names.values())
        items = [{"id": f"{place:02}", "images": [f"images/{name}"]} for place, name in enumerate(names.values(), 1)]
        write_rows(folder / "items.jsonl", items)
        known = {
            number: {"item": f"{place:02}", "answer": texts.subjects[subject]}
            for place, (number, subject) in enumerate(ANSWERS.items(), 1)
        }
        write_rows(folder / REQUESTER, known.values())
        write_rows(folder / "gold.jsonl", [known[number] for number in CONTROLS])
        project = [f"name = {quoted(texts.name)}", 'items = "items.jsonl"']
        asked = task("classify", texts.question, texts.subjects.values())
        queue = ['gold = "gold.jsonl"', f"repeat = {REPEAT}"]
        write_project(folder, project, asked, RATES, queue, [f"reward = {quoted(REWARD)}"])
    return folder


def microtask_project(target: Path, language: str) -> list[Path]:
    """Writes the projects into a folder and returns theirs, in playing order.

    English is used for a language that has no texts. A project that is there already is left as it is.
    """
    return [pictures_project(target / "pictures", language), _slips(target, language)]


def _slips(target: Path, language: str) -> Path:
    begun = (target / "transcripts" / "annotate.toml").exists()
    (folder,) = transcripts_project(target, language, RATES)
    if not begun:
        write_gold(folder, {SLIP: {"text": OWN_TEXTS[SLIP]}})
        write_rows(folder / REQUESTER, ({"item": name, "answer": {"text": text}} for name, text in OWN_TEXTS.items()))
        with (folder / "annotate.toml").open("a", encoding="utf-8") as file:  # its last table is [labour]
            file.write(f"reward = {quoted(REWARD)}\n")
    return folder
