"""The projects of the requester's demonstration: a batch that somebody else has labelled, and its answers to be judged.

The batch is written first. A simulated annotator labels it, and then its answers are written as the items of a second
project, in which whoever plays accepts or rejects each with one key.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sample_data.microtask import REQUESTER, REWARD
from sample_data.shipped import posts_file
from sample_data.writing import is_new, quoted, task, write_project, write_rows

WORKER = "amber-otter"
"""Who labels the batch."""

WORKERS = "worker.jsonl"
"""The file of the batch with the answers that the annotator mostly gives, in the form of known ones."""

RATES = ("piece-class-google", "wage-micro-all", "floor-us", "floor-fr")
"""What the work is held against; a floor in the currency of the reward is among it."""

_KINDS = ("question", "complaint", "advert", "joke", "thanks", "news")

ANSWERS: Mapping[str, tuple[str, str]] = {
    "five-stars": ("joke", "joke"),
    "subtitles-done": ("thanks", "thanks"),
    "captcha-ladder": ("joke", "question"),  # both
    "survey-win": ("advert", "advert"),
    "tagged-again": ("complaint", "complaint"),
    "bridge-open": ("news", "news"),
    "map-fix": ("complaint", "question"),  # it ends with one
    "cat-bus": ("joke", "joke"),
    "socks-offer": ("news", "advert"),  # a slip
    "found-recipe": ("thanks", "thanks"),
    "outage": ("joke", "news"),  # news, but is it meant?
    "tram-late": ("question", "question"),
}
"""The posts in playing order: what the annotator mostly answers, and what the requester would have answered."""


@dataclass(frozen=True)
class Texts:
    """What the two projects say in one language."""

    batch: str
    question: str
    kinds: tuple[str, ...]
    """What a post can be, in the order of `_KINDS`."""
    meanings: tuple[str, ...]
    """What each of them means, in the same order."""
    line: str
    """How a kind and its meaning stand in the instructions."""
    instructions: str
    """Of the batch."""
    judging: str
    asked: str
    told: str
    """The instructions of the second project."""
    says: str
    """How an answer stands below its post."""
    verdicts: Mapping[str, str | None]
    """The labels of the second project: the first accepts, each other one rejects for its reason."""

    def kind(self, name: str) -> str:
        """What a kind of post is called."""
        return self.kinds[_KINDS.index(name)]

    def explained(self, text: str) -> str:
        """Instructions with what each kind of post means."""
        pairs = zip(self.kinds, self.meanings, strict=True)
        return text.format(kinds="\n".join(self.line.format(kind=kind, meaning=meaning) for kind, meaning in pairs))


TEXTS = {
    "en": Texts(
        batch="requester: the batch",
        question="What kind of post is this?",
        kinds=_KINDS,
        meanings=(
            "somebody wants an answer",
            "somebody is annoyed, and says by what",
            "something is to be bought, clicked or passed on",
            "it is meant to make people laugh",
            "somebody thanks somebody",
            "it tells what has happened, or what will",
        ),
        line="- **{kind}**: {meaning}",
        instructions="""\
# What kind of post is this?

Each post is to be given one of these kinds:

{kinds}

Where two of them fit, choose one.
""",
        judging="requester: the answers",
        asked="One cent for the kind of a post. Do you accept the answer?",
        told="""\
# What you asked for

For each post you asked of what kind it is. One of these was to be chosen:

{kinds}

Where two of them fit, one was to be chosen, and you did not say which.

The answer stands below its post. One key accepts it, and it is paid. The others reject it: the first two give a
reason, which is read on the receipt, the last gives none.
""",
        says="{worker}: {answer}",
        verdicts={
            "accept": None,
            "reject: wrong": "wrong",
            "reject: in doubt": "in doubt",
            "reject: no reason": None,
        },
    ),
    "fr": Texts(
        batch="requérant : le lot",
        question="De quel genre de message s’agit-il ?",
        kinds=("question", "plainte", "publicité", "blague", "merci", "actualité"),
        meanings=(
            "quelqu’un attend une réponse",
            "quelqu’un est mécontent, et dit de quoi",
            "il y a quelque chose à acheter, à cliquer ou à faire passer",
            "c’est pour faire rire",
            "quelqu’un remercie quelqu’un",
            "on apprend ce qui s’est passé, ou ce qui va se passer",
        ),
        line="- **{kind}** : {meaning}",
        instructions="""\
# De quel genre de message s’agit-il ?

Chaque message est à classer dans un de ces genres :

{kinds}

Si deux d’entre eux conviennent, choisissez-en un.
""",
        judging="requérant : les réponses",
        asked="Un centime pour le genre d’un message. Acceptez-vous la réponse ?",
        told="""\
# Ce que vous avez demandé

Pour chaque message, vous avez demandé de quel genre il est. Il fallait choisir un de ceux-ci :

{kinds}

Si deux d’entre eux convenaient, il fallait en choisir un, et vous n’avez pas dit lequel.

La réponse est sous son message. Une touche l’accepte, et elle est payée. Les autres la rejettent : les deux premières
donnent un motif, qui se lit sur le reçu, la dernière n’en donne aucun.
""",
        says="{worker} : {answer}",
        verdicts={
            "accepter": None,
            "rejeter : faux": "faux",
            "rejeter : douteux": "douteux",
            "rejeter sans motif": None,
        },
    ),
}


def requester_project(target: Path, language: str) -> list[Path]:
    """Writes the batch into a folder and returns its own.

    English is used for a language that has no texts. A project that is there already is left as it is.
    """
    folder, texts = target / "batch", _texts(language)
    if is_new(folder):
        shipped = {post["id"]: post for post in _posts(posts_file(language if language in TEXTS else "en"))}
        write_rows(folder / "posts.jsonl", (shipped[name] for name in ANSWERS))
        for file, place in ((WORKERS, 0), (REQUESTER, 1)):
            known = {name: texts.kind(both[place]) for name, both in ANSWERS.items()}
            write_rows(folder / file, ({"item": name, "answer": answer} for name, answer in known.items()))
        project = _project(folder, texts.batch, texts.explained(texts.instructions))
        asked = task("classify", texts.question, texts.kinds)
        write_project(folder, project, asked, RATES, labour=[f"reward = {quoted(REWARD)}"])
    return [folder]


def judging_project(batch: Path, given: Mapping[str, str], language: str) -> Path:
    """Writes the project in which the answers `given` to the batch, by item, are judged, beside the batch's folder.

    A project that is there already is left as it is.
    """
    folder, texts = batch.parent / "answers", _texts(language)
    if is_new(folder):
        posts = {post["id"]: post["text"] for post in _posts(batch / "posts.jsonl")}
        lines = {item: texts.says.format(worker=WORKER, answer=answer) for item, answer in given.items()}
        rows = ({"id": item, "text": f"{posts[item]}\n\n▸ {line}"} for item, line in lines.items())
        write_rows(folder / "posts.jsonl", rows)
        own = {name: texts.kind(answer) for name, (_theirs, answer) in ANSWERS.items()}
        accept, wrong, *_others = texts.verdicts
        verdicts = {item: accept if answer == own[item] else wrong for item, answer in given.items()}
        write_rows(folder / REQUESTER, ({"item": item, "answer": verdict} for item, verdict in verdicts.items()))
        project = _project(folder, texts.judging, texts.explained(texts.told))
        write_project(folder, project, task("classify", texts.asked, texts.verdicts), RATES)
    return folder


def verdict_of(label: str) -> tuple[bool, str | None] | None:
    """Whether a label of the second project accepts, and the reason of one that rejects; None: it is none of them."""
    for texts in TEXTS.values():
        if label in texts.verdicts:
            return label == next(iter(texts.verdicts)), texts.verdicts[label]
    return None


def _project(folder: Path, name: str, instructions: str) -> list[str]:
    """The lines of the table [project], and the file of instructions that it names."""
    (folder / "instructions.md").write_text(instructions, encoding="utf-8")
    return [f"name = {quoted(name)}", 'items = "posts.jsonl"', 'instructions = "instructions.md"']


def _texts(language: str) -> Texts:
    return TEXTS.get(language, TEXTS["en"])


def _posts(file: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]
