"""The projects of the weisure demonstration: pictures to classify, then posts to tag."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_HERE = Path(__file__).parent
PICTURES = _HERE / "pictures"
"""The folder of the shipped pictures."""
RATES = ("piece-class-google", "wage-micro-all", "floor-fr")


@dataclass(frozen=True)
class Texts:
    """What the two projects say in one language."""

    pictures_name: str
    pictures_question: str
    subjects: tuple[str, ...]
    posts_name: str
    posts_question: str
    tags: tuple[str, ...]


TEXTS = {
    "en": Texts(
        pictures_name="weisure: pictures",
        pictures_question="What is the picture about?",
        subjects=(
            "traffic light",
            "crossing",
            "bus",
            "bicycle",
            "cat",
            "fruit",
            "bridge",
            "hydrant",
            "something else",
        ),
        posts_name="weisure: posts",
        posts_question="What kind of post is this?",
        tags=("question", "complaint", "advert", "joke", "thanks", "news"),
    ),
    "fr": Texts(
        pictures_name="weisure : images",
        pictures_question="Que montre l’image ?",
        subjects=(
            "feu tricolore",
            "passage piéton",
            "bus",
            "vélo",
            "chat",
            "fruits",
            "pont",
            "borne d’incendie",
            "autre chose",
        ),
        posts_name="weisure : messages",
        posts_question="De quel genre de message s’agit-il ?",
        tags=("question", "plainte", "publicité", "blague", "merci", "actualité"),
    ),
}


def weisure_project(target: Path, language: str) -> list[Path]:
    """Writes the demonstration's projects into a folder and returns theirs, in playing order.

    English is used for a language that has no texts. A project that is there already is left as it is, so that a kept
    demonstration goes on where it was.
    """
    language = language if language in TEXTS else "en"
    return [_pictures(target / "pictures", TEXTS[language]), _posts(target / "posts", language)]


def _pictures(folder: Path, texts: Texts) -> Path:
    if _is_new(folder):
        shutil.copytree(PICTURES, folder / "images", dirs_exist_ok=True)
        project = [f"name = {_quoted(texts.pictures_name)}", 'items = "images"']
        task = _task("classify", texts.pictures_question, texts.subjects)
        _write_project(folder, project, task)
    return folder


def _posts(folder: Path, language: str) -> Path:
    texts = TEXTS[language]
    if _is_new(folder):
        shutil.copyfile(posts_file(language), folder / "posts.jsonl")
        project = [f"name = {_quoted(texts.posts_name)}", 'items = "posts.jsonl"']
        task = [*_task("tag", texts.posts_question, texts.tags), "free = true"]
        _write_project(folder, project, task)
    return folder


def posts_file(language: str) -> Path:
    """The shipped posts in a language, one JSON object a line."""
    return _HERE / f"posts.{language}.jsonl"


def _is_new(folder: Path) -> bool:
    folder.mkdir(parents=True, exist_ok=True)
    return not (folder / "annotate.toml").exists()


def _task(kind: str, question: str, labels: Iterable[str]) -> list[str]:
    return [f'kind = "{kind}"', f"question = {_quoted(question)}", f"labels = {_quoted_all(labels)}"]


def _write_project(folder: Path, project: list[str], task: list[str]) -> None:
    labour = [f"rates = {_quoted_all(RATES)}"]
    tables = (("project", project), ("task", task), ("labour", labour))
    text = "\n\n".join("\n".join([f"[{name}]", *lines]) for name, lines in tables)
    (folder / "annotate.toml").write_text(text + "\n", encoding="utf-8")


def _quoted(text: str) -> str:
    """A TOML string, whose escapes are those of JSON."""
    return json.dumps(text, ensure_ascii=False)


def _quoted_all(texts: Iterable[str]) -> str:
    return f"[{', '.join(map(_quoted, texts))}]"
