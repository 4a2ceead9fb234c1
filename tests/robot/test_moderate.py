"""A robot moderates in a pseudo-terminal by the keys alone: it opens what it must see, and decides."""

from __future__ import annotations

import json
from pathlib import Path

from annotate.projects.project import Project
from storage import LabelStore
from storage.records import LabelRecord
from tests.robot.terminal import Terminal
from tests.small_projects import make_project

CTRL_Q = "\x11"
POSTS = ("a first opinion", "buy pills", "somebody is a fool", "the lake was cold", "who knows")


def project(folder: Path) -> Project:
    rows = ({"id": str(number), "text": text, "author": "someone"} for number, text in enumerate(POSTS, 1))
    (folder / "posts.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return make_project(folder, "posts.jsonl", kind="moderate", labels=["spam", "insult"])


def press(terminal: Terminal, key: str) -> None:
    """When all has come about that the key before has caused."""
    terminal.calm()
    terminal.press(key)


def test_posts_are_opened_and_decided_by_the_keys_alone(tmp_path: Path, settings_file: Path) -> None:
    posts = project(tmp_path)
    seen: list[str] = []
    with Terminal("label", str(posts.root), "--annotator", "ana", config=settings_file) as terminal:
        terminal.wait("Before you begin")
        terminal.seen = seen.append
        press(terminal, "\r")
        terminal.wait("A folded post of 3 words")
        assert not any(text in screen for screen in seen for text in POSTS)
        press(terminal, "o")
        terminal.wait("a first opinion")
        press(terminal, "k")
        terminal.wait("A folded post of 2 words")
        press(terminal, "o")
        terminal.wait("buy pills")
        press(terminal, "1")
        terminal.wait("2 saved")
        press(terminal, "e")
        terminal.wait("Escalate for")
        press(terminal, "2")
        terminal.wait("3 saved")
        press(terminal, "t")
        terminal.wait("4 saved")
        press(terminal, "o")
        terminal.wait("who knows")
        press(terminal, "p")
        terminal.wait("This time is shown on your receipt")
        press(terminal, "\x1b")
        terminal.wait("A folded post of 2 words")
        press(terminal, "e")
        terminal.wait("Why?")
        press(terminal, "\r")
        terminal.wait("5 saved")
        press(terminal, CTRL_Q)
        assert terminal.finish() == 0
        assert not any(POSTS[2] in screen or POSTS[3] in screen for screen in seen)  # those were never opened

    with LabelStore.open(posts.store_path, read_only=True) as store:
        records: list[LabelRecord] = list(store.scan(LabelRecord))
    assert [one.answer and tuple(one.answer.values()) for one in records] == [
        ("keep", None),
        ("remove", "spam"),
        ("escalate", "insult"),
        ("remove", None),
        ("escalate", None),
    ]
    assert [one.reveals for one in records] == [1, 1, 0, 0, 1]
    assert records[0].exposed_ms >= 100 and records[2].exposed_ms == 0
