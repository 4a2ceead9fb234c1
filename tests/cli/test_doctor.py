"""What the doctor says of terminals, wishes and files."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from storage import LabelStore
from tests.cli.robot import run
from tests.folders import make_project
from tests.labelling import record
from tests.terminals.fakes import Manner, command

KITTY = Manner(b"kitty(0.41.1)", b"20;10", kitty=b"OK")
FOOT = Manner(b"foot(1.16.2)", b"19;9", b"?62;4;22")
GNOME = Manner(b"VTE(7600)", b"", b"?65;1;9")
TRUECOLOR = {"COLORTERM": "truecolor"}


def said(text: str) -> dict[str, str]:
    """What stands beside each name."""
    rows = (re.fullmatch(r"  (\S[^ ]*(?: \S+)*)  +(.*)", line.rstrip()) for line in text.splitlines())
    return {row[1]: row[2] for row in rows if row is not None}


def test_it_says_what_the_terminal_is_and_how_pictures_are_drawn_and_why() -> None:
    status, text = command(KITTY, "doctor", environment=TRUECOLOR)

    rows = said(text)
    assert status == 0
    assert (rows["name"], rows["colours"], rows["a cell"]) == ("kitty(0.41.1)", "16777216", "10 × 20 pixels")
    assert (rows["kitty"], rows["iTerm2"], rows["sixel"]) == ("yes", "no", "no")
    assert rows["drawn"] == "in pixels, by kitty's protocol: the best that this terminal shows"
    ways = "auto, kitty, iterm, sixel, octant, sextant, blocks, quadrant, half, ascii, off"
    assert rows["to change"].endswith(f": {ways}")
    assert "answer" not in rows


@pytest.mark.parametrize(
    ("manner", "environment", "drawn"),
    [
        (GNOME, TRUECOLOR, "in block characters: this terminal shows no pixels, as far as it says"),
        (GNOME, {}, "in block characters: this terminal shows no pixels, as far as it says"),
        (
            FOOT,
            {**TRUECOLOR, "SSH_TTY": "/dev/pts/1"},
            "in block characters: sixel is too much for a line through SSH",
        ),
        (KITTY, {**TRUECOLOR, "ZELLIJ": "0"}, "in block characters: pixels may be left behind in Zellij"),
        (Manner(attributes=None), TRUECOLOR, "in block characters: the terminal did not answer in time"),
    ],
)
def test_where_no_pixels_are_drawn_it_says_what_speaks_against_them(
    manner: Manner, environment: dict[str, str], drawn: str
) -> None:
    assert said(command(manner, "doctor", environment=environment)[1])["drawn"] == drawn


def test_a_wish_for_what_the_terminal_has_not_proved_is_followed_with_a_word_of_caution(settings_file: Path) -> None:
    settings_file.write_text('images = "sixel"\n')

    status, text = command(GNOME, "doctor")
    assert (status, said(text)["drawn"]) == (0, "in pixels, by sixel: you asked for it")
    assert "This terminal has not shown that it can" in text

    _status, text = command(FOOT, "doctor")
    assert "This terminal has not shown that it can" not in text

    _status, text = command(GNOME, "doctor", "--images", "kitty", environment={"TMUX": "x"})
    assert said(text)["drawn"] == "in pixels, by kitty's protocol: you asked for it"
    assert "`set -g allow-passthrough on`" in text

    _status, text = command(GNOME, "doctor", "--images", "off")
    assert said(text)["drawn"] == "not at all: you asked for no pictures"


def test_a_terminal_without_colours_has_plain_characters() -> None:
    assert said(command(KITTY, "doctor", environment={"TERM": "dumb"})[1])["drawn"].startswith("in plain characters: ")


def test_into_a_pipe_it_asks_nothing_and_says_so() -> None:
    """Whoever reads from the pipe may want the terminal's keys, and would get its answers."""
    read, write = os.pipe()
    with os.fdopen(read) as output:
        status, shown = command(Manner(attributes=None), "doctor", stdout=write)
        os.close(write)
        rows = said(output.read())

    assert (status, shown) == (0, "")
    assert rows["answer"] == "not asked, because this goes into a pipe: run it in a terminal by itself"


def test_programs_get_the_same_as_json(tmp_path: Path) -> None:
    path = tmp_path / "about.json"
    with path.open("wb") as output:
        status, _text = command(FOOT, "doctor", "--format", "json", environment=TRUECOLOR, stdout=output.fileno())

    about = json.loads(path.read_text())
    assert status == 0
    assert about["images"] == {"wish": "auto", "way": "sixel", "why": "proved"}
    assert about["terminal"]["cell"] == [9, 19]
    assert (about["colors"], about["store"], about["trouble"]) == ("truecolor", None, [])


def test_a_small_picture_is_drawn_in_every_way_that_is_safe() -> None:
    kitty, gnome = (command(manner, "doctor", "--show", environment=TRUECOLOR)[1] for manner in (KITTY, GNOME))
    within = command(KITTY, "doctor", "--show", environment={**TRUECOLOR, "TMUX": "x"})[1]

    for text in (kitty, gnome, within):
        assert all(f"\n{way}: in " in text for way in ("ascii", "half", "quadrant", "blocks", "sextant", "octant"))
        assert text.count("▀") > 50
    assert "\U0010eeee" in kitty
    assert "\x1b_G" not in gnome + within
    assert "\nsixel: in pixels, by sixel\n" in command(FOOT, "doctor", "--show")[1]


def test_small_pictures_are_for_terminals() -> None:
    result = run("doctor", "--show")

    assert (result.exit_code, result.stderr) == (0, "The small pictures are for a terminal, and there is none here.\n")
    assert "\x1b" not in result.stdout


def test_it_says_where_the_settings_and_a_project_s_labels_are(
    tmp_path: Path, settings_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_project(tmp_path)
    monkeypatch.setenv("COLUMNS", "300")
    text = run("doctor", tmp_path).stdout
    assert said(text)["store"] == str(project.store_path)
    assert said(text)["settings"] == f"{settings_file} (none yet)"
    assert "nothing was labelled here yet" in text
    with LabelStore.open(project.store_path) as store:
        store.append(record("s-1"))
    settings_file.write_text("")

    about = json.loads(run("doctor", tmp_path, "--format", "json").stdout)

    assert (about["settings"], about["store"]) == (str(settings_file), str(project.store_path))
    assert about["records"] == 1
    assert len(about["head"]) == 64


def test_what_has_to_be_mended_is_one_line_and_status_1(tmp_path: Path, settings_file: Path) -> None:
    project = make_project(tmp_path)
    with LabelStore.open(project.store_path) as store:
        store.append(record("s-1"))
    segment = project.store_path / "seg" / "000001.jsonl"
    segment.write_bytes(segment.read_bytes().replace(b"cat", b"cow"))

    damaged = run("doctor", tmp_path)
    nowhere = run("doctor", tmp_path / "nowhere")
    settings_file.write_text('images = "jpeg"\n')
    mistaken = run("doctor")

    for result in (damaged, nowhere, mistaken):
        assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
        assert "settings" in result.stdout
    assert "is damaged in 1 place" in damaged.stderr
    assert "nowhere" in nowhere.stderr
    assert mistaken.stderr.endswith(
        'settings.toml: images: this should be one of "auto", "kitty", "iterm", "sixel", "octant", "sextant", '
        '"blocks", "quadrant", "half", "ascii", "off".\n'
    )


def test_settings_that_would_lie_in_a_file_cannot_be_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("ANNOTATE_CONFIG", str(tmp_path / "file" / "settings.toml"))

    result = run("doctor")

    assert result.exit_code == 1
    assert "settings cannot be kept in" in result.stderr


@pytest.mark.parametrize("arguments", [("doctor",), ("label",), ("demo",)])
def test_a_way_that_there_is_not_is_refused_with_those_that_there_are(
    arguments: tuple[str, ...],
) -> None:
    result = run(*arguments, "--images", "jpeg")

    assert result.exit_code == 2
    said = " ".join(result.stderr.replace("│", " ").split())
    assert "choose one of auto, kitty, iterm, sixel, octant, sextant, blocks, quadrant, half, ascii, off" in said
