"""export, import, verify and status, as they are typed."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import stat
from pathlib import Path

import pytest

from annotate.dataset.writers.jsonl import line_of
from annotate.projects.project import Project
from annotate.settings import Settings, save_settings
from storage import LabelRecord, LabelStore
from tests.cli.robot import run
from tests.folders import CLASSIFY, make_project
from tests.labelling import record, skip, undo

RECORDS = [
    record("s-1", short_ms=1500),
    record("s-2", "b.jpg", "dog", short_ms=2500),
    undo("s-3", "s-2", "b.jpg"),
    record("t-1", annotator="ben"),
]


@pytest.fixture
def photos(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with four label records."""
    monkeypatch.chdir(tmp_path)
    project = make_project(Path("photos"))
    with LabelStore.open(project.store_path) as store:
        store.append(*RECORDS)
    return Path("photos")


def lines(records: list[LabelRecord]) -> str:
    return b"".join(map(line_of, records)).decode()


def test_export_writes_to_standard_output_and_says_nothing_else(photos: Path) -> None:
    result = run("export", photos)

    assert (result.exit_code, result.stdout, result.stderr) == (0, lines(RECORDS), "")


def test_export_writes_a_file_and_says_what_it_wrote(photos: Path) -> None:
    result = run("export", photos, "--format", "csv", "--output", "out\x1b.csv")

    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "4 records written to out\\x1b.csv.\n")
    assert Path("out\x1b.csv").read_text().count("\n") == 5
    assert stat.S_IMODE(Path("out\x1b.csv").stat().st_mode) & 0o077 == 0o077 & 0o666 & ~current_umask()


def current_umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_export_can_leave_out_the_undone_and_other_people(photos: Path) -> None:
    assert run("export", photos, "--aggregate", "latest").stdout == lines([RECORDS[0], RECORDS[3]])
    assert run("export", photos, "-a", "ben").stdout == lines([RECORDS[3]])
    assert run("export", photos, "-a", "ben", "-a", "ana", "--aggregate", "latest").stdout == lines(
        [RECORDS[0], RECORDS[3]]
    )


def test_export_for_spreadsheets_begins_with_the_mark(photos: Path) -> None:
    result = run("export", photos, "--format", "csv", "--excel")

    assert result.stdout_bytes.startswith(b"\xef\xbb\xbfitem,sha256,")


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (["--format", "cocoa"], 1, "annotate: there is no format “cocoa” here: the formats are jsonl, csv"),
        (["-a", "zoe"], 1, "annotate: nothing here is by “zoe”: see `annotate status`\n"),
        (["--excel"], 2, "Invalid value for --excel"),
        (
            ["-o", "gone/out.csv"],
            1,
            "annotate: gone/out.csv cannot be written (No such file or directory): name another file with --output\n",
        ),
        (["--with-text"], 1, "annotate: --with-text is for projects of texts, and this one has images: leave it out\n"),
        (["--aggregate", "most"], 2, "choose one of all, latest"),
    ],
)
def test_export_refuses_what_it_cannot_do(photos: Path, arguments: list[str], status: int, sentence: str) -> None:
    result = run("export", photos, *arguments)

    assert (result.exit_code, result.stdout) == (status, "")
    assert sentence in result.stderr
    assert sorted(path.name for path in Path().iterdir()) == ["photos"]


@pytest.fixture
def posts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of two texts, and labels of these and of one that is gone."""
    monkeypatch.chdir(tmp_path)
    Path("posts").mkdir()
    Path("posts/posts.txt").write_text('=1, "one"\ntwo\n')
    project = make_project(Path("posts"), toml=f"[project]\nitems = 'posts.txt'\n{CLASSIFY}")
    with LabelStore.open(project.store_path) as store:
        store.append(record("s-1", "1"), record("s-2", "2", "dog"), record("s-3", "9"))
    return Path("posts")


def test_export_of_texts_has_the_text_before_the_answer_when_it_is_wanted(posts: Path) -> None:
    shown = run("export", posts, "--format", "csv", "--with-text").stdout
    rows = list(csv.reader(io.StringIO(shown, newline="")))

    assert [row[-2:] for row in rows] == [["text", "label"], ['=1, "one"', "cat"], ["two", "dog"], ["", "cat"]]
    assert "'=1, " in run("export", posts, "--format", "csv", "--with-text", "--excel").stdout
    assert "two" not in run("export", posts, "--format", "csv").stdout


def test_export_with_text_comes_back_without_it(posts: Path) -> None:
    shown = run("export", posts, "--with-text").stdout
    Path("labels.jsonl").write_text(shown)

    assert [list(json.loads(line).items())[-1] for line in shown.splitlines()] == [
        ("text", '=1, "one"'),
        ("text", "two"),
        ("text", None),
    ]
    assert "3 were here already" in run("import", posts, "labels.jsonl").stderr
    shutil.rmtree(posts / "labels.store")
    run("import", posts, "labels.jsonl")
    assert run("export", posts, "--with-text").stdout == shown


def test_import_takes_what_export_gave_and_only_once(photos: Path) -> None:
    make_project(Path("other"), "a.jpg")
    run("export", photos, "--output", "labels.jsonl")

    first, second = run("import", "other", "labels.jsonl"), run("import", "other", "labels.jsonl")

    assert (first.exit_code, first.stdout) == (0, "")
    assert first.stderr == ("4 new records imported.\n2 records are about items that the project does not have.\n")
    assert second.stderr == "0 new records imported; 4 were here already.\n"
    assert run("export", "other").stdout == run("export", photos).stdout


def test_import_into_the_project_one_is_in(photos: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("photos/more.jsonl").write_text(lines([record("u-1", "c.jpg")]))
    monkeypatch.chdir(photos)

    assert run("import", "more.jsonl").stderr == "1 new record imported.\n"


def test_import_reads_a_pipe(photos: Path) -> None:
    result = run("import", photos, "-", stdin=lines([record("u-1", "c.jpg"), RECORDS[0]]))

    assert result.stderr == "1 new record imported; 1 was here already.\n"


def test_import_names_the_wrong_line_and_takes_nothing(photos: Path) -> None:
    Path("bad.jsonl").write_text(lines([record("u-1", "c.jpg")]) + "{}\n")

    result = run("import", photos, "bad.jsonl")

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("annotate: bad.jsonl, line 2: this is no label record (")
    assert run("export", photos).stdout == lines(RECORDS)


def test_import_needs_one_file(photos: Path) -> None:
    assert run("import", photos, "a", "b").exit_code == 2


def test_verify_is_content_with_a_sound_store(photos: Path) -> None:
    result = run("verify", photos)

    assert (result.exit_code, result.stderr) == (0, "")
    with LabelStore.open(photos / "labels.store", read_only=True) as store:
        head = store.head()
    assert result.stdout == f"4 records in 1 segment: every one is as it was written.\nhead {head}\n"


def test_status_shows_progress_labels_and_annotators(photos: Path) -> None:
    save_settings(Settings(name="ana"))
    result = run("status", photos)

    assert (result.exit_code, result.stderr) == (0, "")
    assert [line.rstrip() for line in result.stdout.splitlines() if line.strip(" ─")] == [
        "photos · classify",
        "██████▋············· 33%  1 of 3 items done, 2 left",
        " label   count   share of all",
        f" cat         2           100%   {40 * '█'}",
        " dog         0             0%",
        " other       0             0%",
        " annotator   labelled   skipped   flagged",
        " ana                1         0         0",
        " ben                1         0         0",
        "ana: 2.0 s per label (median)",
        "2 items left: about 4 s for ana alone, at that speed",
    ]


def test_status_speaks_json(photos: Path) -> None:
    found = json.loads(run("status", photos, "--format", "json").stdout)

    assert (found["project"], found["items"], found["done"], found["left"]) == ("photos", 3, 1, 2)
    assert found["labels"] == {"cat": 2, "dog": 0, "other": 0}
    assert [one["name"] for one in found["annotators"]] == ["ana", "ben"]
    assert (found["left_s"], found["days"]) == (None, {"2026-11-24": 3})


def test_status_draws_the_labels_of_each_day(photos: Path) -> None:
    with LabelStore.open(photos / "labels.store") as store:
        for day in ("2026-11-26", "2026-11-27"):
            store.append(record(f"u-{day}", "b.jpg", annotator="ben", submitted_at=f"{day}T09:00:00.000Z"))

    assert "labels a day, 2026-11-24 to 2026-11-27: █·▃▃ (most: 3)" in run("status", photos).stdout


def test_status_compares_answers_where_there_is_something_to_compare_with(photos: Path) -> None:
    assert "expected" not in run("status", photos).stdout
    with LabelStore.open(Project.load(photos).store_path) as store:
        store.append(record("s-4", "c.jpg", gold=True, suggested="corrected"), record("s-5", repeat=False))

    shown = " ".join(run("status", photos).stdout.split())
    assert (
        "ana: 1 of 1 control item as expected · 0 of 1 repeat answered the same · suggestions: 0 accepted, 1 corrected"
        in shown
    )
    assert "ben:" not in shown
    found = json.loads(run("status", photos, "--format", "json").stdout)
    assert found["annotators"][0]["compared"] == {
        **{"controls": 1, "controls_as_expected": 1, "repeats": 1, "repeats_the_same": 0},
        **{"suggestions_accepted": 0, "suggestions_corrected": 1, "reviewed": 0},
    }


def test_status_reads_no_name_as_markup_or_escape(tmp_path: Path) -> None:
    project = make_project(tmp_path, toml='[task]\nkind = "classify"\nlabels = ["[/red]", "[bold]x"]\n')
    with LabelStore.open(project.store_path) as store:
        store.append(skip("s-1", "a.jpg", annotator="[b]ana[/b]\x1b[2J"))

    result = run("status", tmp_path)

    assert result.exit_code == 0
    assert "[/red]" in result.stdout
    assert "[bold]x" in result.stdout
    assert "[b]ana[/b]\\x1b[2J" in result.stdout


def test_status_says_why_the_items_are_missing(tmp_path: Path) -> None:
    make_project(
        tmp_path, toml="[project]\nitems = 'gone'\n[task]\nkind = 'tag'\nlabels = ['a']\n[queue]\noverlap = 2\n"
    )
    result = run("status", tmp_path)

    assert result.exit_code == 0
    assert "0 items are labelled." in result.stdout
    assert "gone does not exist" in result.stderr


def test_status_tells_how_many_annotators_an_item_needs(tmp_path: Path) -> None:
    make_project(tmp_path, toml="[task]\nkind = 'tag'\nlabels = ['a']\n[queue]\noverlap = 2\n")

    assert "0 of 3 items done, 3 left (each by 2 annotators)" in run("status", tmp_path).stdout
