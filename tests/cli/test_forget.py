"""annotate forget: a person's name and times go from the project's folder, the labels stay."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annotate.projects.project import Project
from annotate.settings import Settings, save_settings
from annotate.sitting.draftfile import Draft, DraftFile, draft_files
from storage import LabelRecord, LabelStore, SessionRecord
from storage.blank import NEVER
from storage.records import PaymentRecord
from tests.cli.robot import run
from tests.folders import CLASSIFY, make_project
from tests.labelling import record, undo

THEN = "2026-10-30T07:08:09.123Z"


def hers(name: str, item: str, label: str = "cat", **fields: object) -> LabelRecord:
    times = {"shown_at": THEN, "submitted_at": THEN, "short_ms": 4_321, "inputs": 3, "first_input_ms": 4_000}
    return record(name, item, label, annotator="zoë", session="feedfacecafe", **{**times, **fields})


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project in which zoë has labelled, changed her mind, and was paid; ana and bo have labelled too."""
    monkeypatch.setenv("ANNOTATE_CONFIG", str(tmp_path / "settings.toml"))
    project = make_project(tmp_path / "photos")
    with LabelStore.open(project.store_path) as store:
        store.append(
            SessionRecord(session="feedfacecafe", annotator="zoë", started_at=THEN, tool="0.1", task="classify"),
            hers("feedfacecafe-1", "a.jpg", note="zoë thinks so"),
            hers("feedfacecafe-2", "b.jpg"),
            hers("feedfacecafe-3", "b.jpg", "dog", supersedes="feedfacecafe-2"),
            hers("feedfacecafe-4", "c.jpg"),
            undo("feedfacecafe-5", "feedfacecafe-4", "c.jpg", annotator="zoë", session="feedfacecafe"),
            PaymentRecord(session="f" * 12, annotator="zoë", amount="1.00", currency="EUR", at=THEN),
            record("0123456789ab-1", "a.jpg", short_ms=2_000),
            record("cccccccccccc-1", "a.jpg", annotator="bo", session="c" * 12, short_ms=3_000),
        )
    return project


def forget(project: Project, *arguments: str) -> str:
    result = run("forget", project.root, "--annotator", "zoë", *arguments)
    assert result.exit_code == 0, result.stderr
    return result.stdout


def status(project: Project, *arguments: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(run("status", project.root, "--format", "json", *arguments).stdout)
    return found


def test_it_says_what_was_done_and_what_it_cannot_reach(project: Project) -> None:
    result = run("forget", project.root, "--annotator", "zoë", "--yes")

    told, head = result.stdout.splitlines()
    assert result.exit_code == 0
    assert told.startswith("zoë is forgotten: 5 label records stay, 1 payment stays, as “forgotten-")
    assert told.endswith("”; 1 record is gone.")
    assert head in run("verify", project.root).stdout
    assert "receipts printed before can no longer be checked against it" in result.stderr
    assert "Exports, receipts and copies made before still have the name" in result.stderr
    assert "settings" not in result.stderr


def test_nothing_in_the_folder_tells_the_name_or_a_time(project: Project) -> None:
    for review in (False, True):
        drafts = DraftFile(project.store_path, "zoë", "classify", 0, review=review)
        drafts.open()
        drafts.keep((Draft("c.jpg", note="zoë again"),))
        drafts.close()
    (project.store_path / "..drafts-unrelated").write_text("")
    half = draft_files(project.store_path, "zoë")[0]
    half.with_name(f".{half.name}.abcd").write_text("zoë")

    forget(project, "--yes")

    files = [path for path in project.root.rglob("*") if path.is_file()]
    found = b"".join(path.read_bytes() for path in files)
    for gone in ("zoë", "feedfacecafe", THEN[:10], ":4321"):  # without the colon it may stand in a hash
        assert gone.encode() not in found
    assert [path.name for path in files if "drafts" in path.name] == ["..drafts-unrelated"]


def test_the_same_labels_stand_as_before(project: Project) -> None:
    before = status(project)
    forget(project, "--yes")
    after = status(project)

    assert [after[key] for key in ("done", "left", "labels")] == [before[key] for key in ("done", "left", "labels")]
    shown = [(one["labelled"], one["records"]) for one in before["annotators"]]  # type: ignore[attr-defined]
    assert [(one["labelled"], one["records"]) for one in after["annotators"]] == shown  # type: ignore[attr-defined]


def test_a_dataset_has_the_labels_and_comes_in_again(project: Project, tmp_path: Path) -> None:
    forget(project, "--yes")
    lines = run("export", project.root, "--output", tmp_path / "all.jsonl")
    table = run("export", project.root, "--format", "csv").stdout.splitlines()
    again = make_project(tmp_path / "again")

    result = run("import", again.root, tmp_path / "all.jsonl")

    assert (lines.exit_code, result.stderr) == (0, "7 new records imported.\n")
    assert (tmp_path / "all.jsonl").read_text() == run("export", again.root).stdout
    assert len(table) == 8
    assert sum(NEVER in row for row in table) == 5


def test_a_receipt_for_the_labels_that_stay_tells_no_time(project: Project) -> None:
    name = forget(project, "--yes").split("“")[1].split("”")[0]

    made = json.loads(run("receipt", project.root, "--annotator", name, "--format", "json").stdout)

    assert made["period"] == {"from": None, "to": None}
    assert (made["wall_s"], made["work"]["labelled"]) == (0, 4)
    assert made["signals"]["under_300_ms_share"] is None


def test_whoever_was_forgotten_is_nobody_among_whom_others_are_hidden(project: Project) -> None:
    assert status(project)["speed"]["all_median_s"] is not None  # type: ignore[index]
    forget(project, "--yes")
    assert status(project)["speed"]["all_median_s"] is None  # type: ignore[index]


def test_without_a_terminal_it_asks_for_yes_and_changes_nothing(project: Project) -> None:
    result = run("forget", project.root, "--annotator", "zoë", stdin="y\n")

    assert (result.exit_code, result.stdout) == (1, "")
    assert "with --yes it does not ask" in result.stderr
    assert "zoë" in run("export", project.root).stdout


@pytest.mark.parametrize(("answer", "asked"), [("y", True), ("YES", True), ("n", False), ("", False), ("maybe", False)])
def test_it_asks_first_and_takes_only_yes_for_yes(
    project: Project, monkeypatch: pytest.MonkeyPatch, answer: str, asked: bool
) -> None:
    monkeypatch.setattr("cli.forget._can_ask", lambda: True)

    result = run("forget", project.root, "--annotator", "zoë", stdin=f"{answer}\n")

    assert "5 label records of zoë stay in the dataset, without name, sitting or time: " in result.stderr
    assert "skipped, changed and withdrawn answers are among these.\n" in result.stderr
    assert "1 payment stays, without name, moment or note, so that nobody is paid twice.\n" in result.stderr
    assert "1 record goes: sittings, times, claims, consent.\n" in result.stderr
    assert (result.exit_code == 0) == asked
    assert ("Nothing was changed." in result.stderr) == (not asked)
    assert ("zoë" in run("export", project.root).stdout) == (not asked)


def test_an_unknown_name_is_answered_with_the_known_ones(project: Project) -> None:
    result = run("forget", project.root, "--annotator", "Zoë", "--yes")

    assert result.exit_code == 1
    assert result.stderr == "annotate: nobody named “Zoë” has labelled here: name one of zoë, ana, bo\n"


def test_where_nobody_is_known_it_says_so(tmp_path: Path, project: Project) -> None:
    empty = make_project(tmp_path / "empty")
    result = run("forget", empty.root, "--annotator", "zoë", "--yes")
    assert (result.exit_code, result.stderr.count("there is nobody to forget")) == (1, 1)
    assert not empty.store_path.exists()


def test_while_somebody_labels_it_is_refused_in_one_sentence(project: Project) -> None:
    with LabelStore.open(project.store_path):
        result = run("forget", project.root, "--annotator", "zoë", "--yes")
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert "is open for writing: nobody can be forgotten meanwhile" in result.stderr


def test_settings_that_have_the_name_are_named(project: Project) -> None:
    save_settings(Settings(name="zoë"))
    result = run("forget", project.root, "--annotator", "zoë", "--yes")
    assert "Your settings still have it as your name:" in result.stderr


def test_whoever_was_paid_and_is_forgotten_is_not_paid_again(tmp_path: Path) -> None:
    photos = make_project(tmp_path / "photos", toml=f'{CLASSIFY}[labour]\nreward = "0.50 EUR"\n')
    with LabelStore.open(photos.store_path) as store:
        store.append(hers("feedfacecafe-1", "a.jpg"), hers("feedfacecafe-2", "b.jpg"))
    run("accept", photos.root, "--all")
    run("pay", photos.root, "--annotator", "zoë", "--earned")
    token = forget(photos, "--yes").split("“")[1].split("”")[0]

    account = f"{token}: 2 accepted, 0 rejected, 0 not judged · earned 1.00 EUR · paid 1.00 EUR"
    assert account in " ".join(run("status", photos.root).stdout.split())
    made = json.loads(run("receipt", photos.root, "--annotator", token, "--format", "json").stdout)
    assert (made["paid"]["amount"], made["acceptances"]["earned"]["unpaid"]) == ("1.00", "0.00")
    again = run("pay", photos.root, "--annotator", token, "--earned")
    assert (again.exit_code, f"nothing is earned by {token} that is not paid yet" in again.stderr) == (1, True)


def test_somebody_without_a_label_leaves_the_payments_alone(project: Project) -> None:
    with LabelStore.open(project.store_path) as store:
        store.append(PaymentRecord(session="f" * 12, annotator="cy", amount="1.00", currency="EUR", at=THEN))
    result = run("forget", project.root, "--annotator", "cy", "--yes")
    assert result.stdout.startswith("cy is forgotten: 1 payment stays, as “forgotten-")
    assert "”; 0 records are gone.\nhead " in result.stdout


def test_damaged_lines_are_told_before_they_go(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cli.forget._can_ask", lambda: True)
    segment = project.store_path / "seg" / "000001.jsonl"
    segment.write_bytes(segment.read_bytes().replace(b"zo\xc3\xab thinks", b"zo\xc3\xac thinks"))

    result = run("forget", project.root, "--annotator", "zoë", stdin="y\n")

    assert "1 line of the store is damaged, and may be anybody's: what is left of it goes too." in result.stderr
    assert result.exit_code == 0
    assert b"thinks" not in segment.read_bytes()
    assert run("verify", project.root).exit_code == 1


def test_what_replaced_or_took_back_what_can_still_be_followed(project: Project) -> None:
    forget(project, "--yes")
    with LabelStore.open(project.store_path, read_only=True) as store:
        found = {one.record: one for one in store.scan(LabelRecord)}
    over = [found[one.supersedes] for one in found.values() if one.supersedes]
    assert [(one.item, one.answer) for one in over] == [("b.jpg", {"label": "cat"}), ("c.jpg", {"label": "cat"})]
