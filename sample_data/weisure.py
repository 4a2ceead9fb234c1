"""The projects of the weisure demonstration: two captchas, then pictures and posts to tag."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from sample_data.captcha import puzzles
from sample_data.shipped import picture, posts_file
from sample_data.writing import copy_pictures, is_new, quoted, task, write_project, write_rows

ALBUM = (25, 40, 32, 30, 13, 35, 24, 36, 9, 5, 42, 27)
"""The numbers of the pictures to tag, in playing order: more than one tag fits each."""


@dataclass(frozen=True)
class Texts:
    """What the two projects of tags say in one language."""

    album_name: str
    album_question: str
    album_tags: tuple[str, ...]
    posts_name: str
    posts_question: str
    tags: tuple[str, ...]


TEXTS = {
    "en": Texts(
        album_name="weisure: an album",
        album_question="Which tags fit this picture?",
        album_tags=("animal", "person", "street", "sea", "food", "night", "snow", "holiday"),
        posts_name="weisure: posts",
        posts_question="What kind of post is this?",
        tags=("question", "complaint", "advert", "joke", "thanks", "news"),
    ),
    "fr": Texts(
        album_name="weisure : un album",
        album_question="Quelles étiquettes vont à cette image ?",
        album_tags=("animal", "personne", "rue", "mer", "nourriture", "nuit", "neige", "vacances"),
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
    tags = [_album(target / "album", TEXTS[language]), _posts(target / "posts", language)]
    return [*puzzles(target, language), *tags]


def _album(folder: Path, texts: Texts) -> Path:
    if is_new(folder):
        names = [picture(number) for number in ALBUM]
        copy_pictures(folder, names)
        rows = [{"id": f"{place:02}", "images": [f"images/{name}"]} for place, name in enumerate(names, 1)]
        write_rows(folder / "items.jsonl", rows)
        project = [f"name = {quoted(texts.album_name)}", 'items = "items.jsonl"']
        write_project(folder, project, [*task("tag", texts.album_question, texts.album_tags), "free = true"])
    return folder


def _posts(folder: Path, language: str) -> Path:
    texts = TEXTS[language]
    if is_new(folder):
        shutil.copyfile(posts_file(language), folder / "posts.jsonl")
        project = [f"name = {quoted(texts.posts_name)}", 'items = "posts.jsonl"']
        write_project(folder, project, [*task("tag", texts.posts_question, texts.tags), "free = true"])
    return folder
