"""The projects of the weisure demonstration: pictures to classify, then posts to tag."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from sample_data.writing import is_new, quoted, task, write_project

_HERE = Path(__file__).parent
PICTURES = _HERE / "pictures"
"""The folder of the shipped pictures."""


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
    if is_new(folder):
        shutil.copytree(PICTURES, folder / "images", dirs_exist_ok=True)
        project = [f"name = {quoted(texts.pictures_name)}", 'items = "images"']
        asked = task("classify", texts.pictures_question, texts.subjects)
        write_project(folder, project, asked)
    return folder


def _posts(folder: Path, language: str) -> Path:
    texts = TEXTS[language]
    if is_new(folder):
        shutil.copyfile(posts_file(language), folder / "posts.jsonl")
        project = [f"name = {quoted(texts.posts_name)}", 'items = "posts.jsonl"']
        asked = [*task("tag", texts.posts_question, texts.tags), "free = true"]
        write_project(folder, project, asked)
    return folder


def posts_file(language: str) -> Path:
    """The shipped posts in a language, one JSON object a line."""
    return _HERE / f"posts.{language}.jsonl"
