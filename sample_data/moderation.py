"""The ready-made moderation: reported posts, then reported pictures, all of them harmless."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from sample_data.writing import is_new, quoted, task, write_gold, write_project, write_rows

_HERE = Path(__file__).parent
REPORTED = _HERE / "reported"
"""The folder of the shipped pictures that somebody reported."""
RATES = ("wage-moderator-ke", "wage-moderator-us", "floor-fr")
REST_AFTER = "40s"
"""Far less than in earnest, so that whoever plays is offered a rest, too."""

Known = Mapping[str, int | None]
"""What is known of some items: the place of the reason to remove them for; None: they stay."""
POSTS: Known = {"cabbage": 1, "soup": None}
IMAGES: Known = {"miracle-socks": 0, "two-peaches": None}

FEED: Mapping[str, str] = {
    "saucer": "reported/01-saucer.png",
    "red-cushion": "pictures/08-red-cushion.png",
    "miracle-socks": "reported/02-miracle-socks.png",
    "jam-pot": "reported/03-jam-pot.png",
    "name-badge": "reported/04-name-badge.png",
    "two-peaches": "reported/05-two-peaches.png",
    "lake-monster": "reported/06-lake-monster.png",
    "chalk-donkey": "reported/07-chalk-donkey.png",
    "big-sun-palms": "pictures/24-big-sun-palms.png",
    "window-at-night": "reported/08-window-at-night.png",
    "sticker-wall": "reported/09-sticker-wall.png",
    "letterbox": "reported/10-letterbox.png",
    "cat-on-keyboard": "reported/11-cat-on-keyboard.png",
}
"""The pictures in the order in which they were reported, by id."""


@dataclass(frozen=True)
class Texts:
    """What the two projects say in one language."""

    names: tuple[str, str]
    questions: tuple[str, str]
    reasons: tuple[str, ...]
    authors: tuple[str, ...]
    """Who posted the pictures."""
    instructions: str


_ENGLISH = Texts(
    names=("moderation: posts", "moderation: pictures"),
    questions=("May this post stay?", "May this picture stay?"),
    reasons=("spam", "insult", "private data", "rumour"),
    authors=(
        "@looking.up",
        "@only.cats",
        "@miracle.socks",
        "@kitchen.news",
        "@enough.now",
        "@market.stall",
        "@lake.watch",
        "@back.of.the.class",
        "@palms.daily",
        "@walks.at.night",
        "@percent.percent",
        "@not.my.letter",
        "@only.cats",
    ),
    instructions="""\
# The rules of the house

Everything arrives covered. **o** opens it, and covers it again; you may decide without opening it, too.

- The key of a reason **removes** it for that reason. **t** takes it down without one.
- **k** keeps it. Most of what is reported may stay.
- **e** escalates: somebody else decides. The next key may say why; **enter** says nothing.
- **g** shows pictures in grey, which is easier to bear.

## Reasons

- **spam**: it wants to sell something, or is there several times over.
- **insult**: it is meant to hurt somebody. A joke about nobody in particular may stay.
- **private data**: a name with an address, a number, a face or a door that its owner did not show.
- **rumour**: told as true, and made up. Who corrects a rumour may stay.

Nothing fits? So it goes with rules. Decide; the next one waits.
""",
)

_FRENCH = Texts(
    names=("modération : messages", "modération : images"),
    questions=("Ce message peut-il rester ?", "Cette image peut-elle rester ?"),
    reasons=("spam", "insulte", "données privées", "rumeur"),
    authors=(
        "@le.nez.en.l.air",
        "@rien.que.des.chats",
        "@chaussettes.miracles",
        "@nouvelles.de.la.cuisine",
        "@trop.c.est.trop",
        "@au.marche",
        "@surveillons.le.lac",
        "@fond.de.la.classe",
        "@palmiers.du.jour",
        "@promenades.de.nuit",
        "@pour.cent",
        "@pas.ma.lettre",
        "@rien.que.des.chats",
    ),
    instructions="""\
# Le règlement de la maison

Tout arrive masqué. **o** découvre, puis masque de nouveau ; vous pouvez aussi décider sans découvrir.

- La touche d’un motif **retire** pour ce motif. **t** retire sans motif.
- **k** garde. La plupart de ce qui est signalé peut rester.
- **e** transmet : quelqu’un d’autre décidera. La touche suivante peut dire pourquoi ; **entrée** ne dit rien.
- **g** montre les images en gris, ce qui est plus supportable.

## Motifs

- **spam** : on veut vendre quelque chose, ou c’est là plusieurs fois.
- **insulte** : on cherche à blesser quelqu’un. Une blague qui ne vise personne peut rester.
- **données privées** : un nom avec une adresse, un numéro, un visage ou une porte que l’intéressé n’a pas montrés.
- **rumeur** : donnée pour vraie, et inventée. Qui corrige une rumeur peut rester.

Rien ne convient ? C’est le propre des règlements. Décidez ; le suivant attend.
""",
)

TEXTS = {"en": _ENGLISH, "fr": _FRENCH}


def moderation_project(target: Path, language: str) -> list[Path]:
    """Writes the two projects into a folder and returns theirs, in playing order.

    English is used for a language that has no texts. A project that is there already is left as it is.
    """
    language = language if language in TEXTS else "en"
    return [_posts(target / "posts", language), _pictures(target / "pictures", TEXTS[language])]


def tickets(names: Iterable[str]) -> dict[str, str]:
    """The items' ids by their names, which would say too much while an item is covered."""
    return {name: f"4471-{place:02}" for place, name in enumerate(names, 1)}


def _posts(folder: Path, language: str) -> Path:
    if is_new(folder):
        posts = [json.loads(line) for line in reported_file(language).read_text("utf-8").splitlines()]
        numbered = tickets(post["id"] for post in posts)
        write_rows(folder / "posts.jsonl", ({**post, "id": numbered[post["id"]]} for post in posts))
        _write(folder, TEXTS[language], 0, "posts.jsonl", {numbered[name]: reason for name, reason in POSTS.items()})
    return folder


def _pictures(folder: Path, texts: Texts) -> Path:
    if is_new(folder):
        (folder / "images").mkdir(exist_ok=True)
        numbered = tickets(FEED)
        for name, path in FEED.items():
            shutil.copyfile(_HERE / path, folder / "images" / f"{numbered[name]}.png")
        rows = (
            {"id": ticket, "images": [f"images/{ticket}.png"], "author": author}
            for ticket, author in zip(numbered.values(), texts.authors, strict=True)
        )
        write_rows(folder / "items.jsonl", rows)
        _write(folder, texts, 1, "items.jsonl", {numbered[name]: reason for name, reason in IMAGES.items()})
    return folder


def _write(folder: Path, texts: Texts, part: int, items: str, known: Known) -> None:
    (folder / "instructions.md").write_text(texts.instructions, encoding="utf-8")
    project = [f"name = {quoted(texts.names[part])}", f"items = {quoted(items)}", 'instructions = "instructions.md"']
    asked = [*task("moderate", texts.questions[part], texts.reasons), f'rest_after = "{REST_AFTER}"']
    gold = {
        item: {
            "decision": "keep" if reason is None else "remove",
            "reason": None if reason is None else texts.reasons[reason],
        }
        for item, reason in known.items()
    }
    write_project(folder, project, asked, RATES, write_gold(folder, gold))


def reported_file(language: str) -> Path:
    """The shipped posts in a language, one JSON object a line."""
    return _HERE / f"reported.{language}.jsonl"
