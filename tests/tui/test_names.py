"""Names and texts that people and files bring: printed as they are, never markup, never an escape code."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotate.settings import Settings
from tests.small_projects import image_project, text_project, tiny_png
from tests.tui.driving import seated

HOSTILE = ("[/red]", "[bold]x", "[red]", "$accent", "{item}", "%s", "\\[x", "@click=quit", "名前 🐈", "שלום", "é" * 60)


@pytest.mark.parametrize("kind", ["classify", "tag"])
async def test_labels_of_any_name_are_shown_chosen_and_named_in_every_place(tmp_path: Path, kind: str) -> None:
    project = text_project(tmp_path, len(HOSTILE), labels=HOSTILE, kind=kind)
    async with seated(project, size=(130, 40)) as seat:
        for label in project.labels:
            assert label.key is not None
            await seat.press(label.key, *(["enter"] if kind == "tag" else []))
            assert seat.said.endswith(f"→ {label.name}")
            assert f"→ {label.name}"[:30] in seat.text
        await seat.press("question_mark", "escape", "left", "slash", "escape")

        given = [answer if kind == "classify" else answer[0] for _item, answer in seat.labels]
        assert given == list(HOSTILE)


async def test_hostile_labels_are_found_by_name(tmp_path: Path) -> None:
    async with seated(text_project(tmp_path, labels=HOSTILE)) as seat:
        await seat.press("slash")
        assert "[bold]x" in seat.text
        await seat.write("[bo")
        await seat.press("enter")

        assert seat.labels == [("1", "[bold]x")]


FILES = (
    "[/red].png",
    "[bold]a b.png",
    "line\nbreak.png",
    "esc\x1b[2J.png",
    "naïve 🐈.png",
    "שלום.png",
    "\u202egnp.png",
    "$text {item}.png",
)


async def test_files_of_any_name_are_shown_labelled_and_named(tmp_path: Path) -> None:
    project = image_project(tmp_path, FILES)
    async with seated(project, size=(120, 30)) as seat:
        for _ in FILES:
            assert not set(seat.text) & {"\x1b", "\u202e"}
            await seat.press("1")
            assert "\n" not in seat.said
        await seat.press("left", "u", "r")

        assert sorted(item for item, _label in seat.labels) == sorted(FILES)


async def test_control_codes_in_a_files_name_are_spelt_out(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path, ["esc\x1b[2J\n.png"])) as seat:
        assert "esc\\x1b[2J\\n.png" in seat.text
        await seat.press("1")

        assert seat.said == "esc\\x1b[2J\\n.png → cat"


async def test_a_broken_file_of_any_name_says_why_and_is_skipped_as_a_bad_item(tmp_path: Path) -> None:
    project = image_project(tmp_path, ["a.png", "b [/red]\x1b[2J.png", "c.png"])
    (tmp_path / "b [/red]\x1b[2J.png").write_bytes(b"no picture at all")
    (tmp_path / "c.png").write_bytes(tiny_png()[:40])
    async with seated(project) as seat:
        await seat.press("1")
        assert "b [/red]\\x1b[2J.png" in seat.text
        assert seat.text.count("x skips it as a bad item") == 1
        await seat.press("x")

        record = seat.records[1]
        assert (record.outcome, record.reason, record.width) == ("skipped", "bad-item", None)
        assert record.sha256 is not None
        assert seat.shown == "c.png"


async def test_a_file_that_vanished_says_so_and_is_skipped(tmp_path: Path) -> None:
    project = image_project(tmp_path)
    async with seated(project) as seat:
        (tmp_path / "4.png").unlink()
        await seat.press("1", "1", "1", "x")

        assert [record.reason for record in seat.records] == [None, None, None, "bad-item"]


POSTS = (
    "[/red] [b]bold[/b] $x {y}",
    "a\x1b[2Jb\x07",
    "two\nlines\r\nhere",
    "🐈" * 200,
    "שלום\u202eabc",
    " ",
    "long " * 3000,
)


async def test_texts_are_printed_as_they_are(tmp_path: Path) -> None:
    project = text_project(tmp_path, POSTS)
    async with seated(project) as seat:
        assert "[/red] [b]bold[/b] $x {y}" in seat.text
        await seat.press("1")
        assert "a\\x1b[2Jb\\x07" in seat.text
        await seat.press("1")
        assert "two" in seat.text
        assert "lines" in seat.text
        for _ in range(len(project.items()) - 2):
            await seat.press("1")

        assert len(seat.records) == len(project.items())


async def test_a_long_text_can_be_scrolled_with_the_wheel(tmp_path: Path) -> None:
    from textual import events

    async with seated(text_project(tmp_path, ["\n".join(f"line {number}" for number in range(99))])) as seat:
        assert "line 98" not in seat.text
        for _ in range(60):
            seat.app.post_message(events.MouseScrollDown(None, 9, 9, 0, 1, 0, False, False, False))
        await seat.calm()
        await seat.until(lambda: "line 98" in seat.text)
        await seat.press("1")

        assert seat.records[0].inputs == 61


async def test_a_projects_name_and_question_and_an_annotators_name_are_no_markup(tmp_path: Path) -> None:
    toml = tmp_path / "annotate.toml"
    text_project(tmp_path)
    text = toml.read_text(encoding="utf-8").replace('name = "small"', 'name = "[/x] {y}"')
    toml.write_text(text.replace("[task]", '[task]\nquestion = "[b]What[/b] is {it}?"'), encoding="utf-8")
    from annotate.projects.project import Project

    async with seated(Project.load(tmp_path), "[/ana]", settings=Settings(), size=(120, 30)) as seat:
        assert "[/x] {y}" in seat.text
        assert "[b]What[/b] is {it}?" in seat.text
        await seat.press("1", "r")
        assert "[/ana]" in seat.text
