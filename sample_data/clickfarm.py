"""The ready-made click farm: posts of invented accounts, liked and followed and shared to order, against the clock."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sample_data.writing import is_new, quoted, task, write_gold, write_project

_HERE = Path(__file__).parent
RATES = ("piece-click-worker", "piece-click-buyer", "wage-micro-all", "floor-fr")
PACE = "6s"
"""The time that the order leaves for a post."""

CONTROL: Mapping[str, tuple[int, ...]] = {"ducks": (), "first-name": (0, 1, 2), "five-stars": (0, 1, 2)}
"""Posts about which the order leaves no doubt, and the places of the actions that it wants there."""


@dataclass(frozen=True)
class Texts:
    """What the project says in one language."""

    name: str
    question: str
    actions: tuple[str, str, str]
    """To like a post, to follow its author, to share it."""
    hashtag: str
    instructions: str


_ENGLISH = Texts(
    name="click farm",
    question="Like and follow whoever loves the car park. Share #ParkPark.",
    actions=("like", "follow", "share"),
    hashtag="#ParkPark",
    instructions="""\
# Order 4471

The customer built a car park where the park was, and would like it to be popular.

- Whoever loves the car park: **like** the post, **follow** the account.
- Whoever writes **#ParkPark**: **share** the post as well.
- Everything else: nothing. **Enter** brings the next post.

The key beside an action clicks it, and takes the click back. The bar runs down in six seconds. Nothing happens when it
is empty; a click farm would pay less.

Posts, accounts and car park are invented, and no click leaves this machine.
""",
)

_FRENCH = Texts(
    name="ferme à clics",
    question="Aimez et suivez tous ceux qui adorent le parking. Partagez #ParcParking.",
    actions=("aimer", "suivre", "partager"),
    hashtag="#ParcParking",
    instructions="""\
# Commande 4471

Le client a construit un parking à la place du parc, et souhaite que ce parking soit populaire.

- Quelqu’un adore le parking : **aimez** le message, **suivez** le compte.
- Quelqu’un écrit **#ParcParking** : **partagez** aussi le message.
- Tout le reste : rien. **Entrée** amène le message suivant.

La touche à côté d’une action clique, et reprend le clic. La barre se vide en six secondes. Quand elle est vide, il ne
se passe rien ; une ferme à clics paierait moins.

Messages, comptes et parking sont inventés, et aucun clic ne quitte cette machine.
""",
)

TEXTS = {"en": _ENGLISH, "fr": _FRENCH}


def clickfarm_project(target: Path, language: str) -> list[Path]:
    """Writes the project into a folder and returns its own.

    English is used for a language that has no texts. A project that is there already is left as it is.
    """
    language = language if language in TEXTS else "en"
    folder, texts = target / "clicks", TEXTS[language]
    if is_new(folder):
        shutil.copyfile(orders_file(language), folder / "posts.jsonl")
        (folder / "instructions.md").write_text(texts.instructions, encoding="utf-8")
        project = [f"name = {quoted(texts.name)}", 'items = "posts.jsonl"', 'instructions = "instructions.md"']
        asked = [*task("engage", texts.question, texts.actions), f'pace = "{PACE}"']
        known = {name: {"actions": [texts.actions[place] for place in wanted]} for name, wanted in CONTROL.items()}
        write_project(folder, project, asked, RATES, write_gold(folder, known))
    return [folder]


def orders_file(language: str) -> Path:
    """The shipped posts in a language, one JSON object a line."""
    return _HERE / f"clickfarm.{language}.jsonl"
