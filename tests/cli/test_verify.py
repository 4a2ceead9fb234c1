"""annotate verify --receipt, several folders, and receipt --from: what they say, and what they refuse."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec import UNSET

from annotate.i18n import set_language
from annotate.receipt.checking.leaves import replaced
from annotate.receipt.formats.json import read
from annotate.receipt.identity import identity
from sample_data.scenarios import SCENARIOS
from storage import LabelStore, forget
from tests.cli.robot import run
from tests.folders import CLASSIFY, make_project
from tests.labelling import TIME, record

AGREES = "The receipt says what its store says, in every figure. "


@pytest.fixture
def photos(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with three labels of ana's and one of ben's."""
    monkeypatch.chdir(tmp_path)
    return labelled("photos")


def labelled(name: str, session: str = "s", toml: str = CLASSIFY) -> Path:
    project = make_project(Path(name), toml=toml)
    with LabelStore.open(project.store_path) as store:
        for number in range(1, 4):
            store.append(record(f"{session}-{number}", f"{number}.jpg", short_ms=1_000 * number))
        store.append(record(f"{session}-b", annotator="ben", session="b" * 12, short_ms=700))
    return Path(name)


def kept(*arguments: object, name: str = "kept.json") -> Path:
    """The receipt with these options, in a file."""
    result = run("receipt", *arguments, "--format", "json", "--output", name)
    assert result.exit_code == 0, result.output
    return Path(name)


def change(path: Path, change: Callable[[dict[str, Any]], dict[str, Any]], *, sealed: bool = False) -> None:
    """Another receipt in the same file; `sealed`: with an id that fits it."""
    found = change(json.loads(path.read_text()))
    path.write_text(json.dumps(found | {"id": identity(found)} if sealed else found))


def test_a_fresh_receipt_agrees_and_what_came_since_is_counted(photos: Path) -> None:
    kept(photos, "--annotator", "ana", "--place", "ke", "--rate", "25 EUR/hour", "--by", "day")
    with LabelStore.open(photos / "labels.store") as store:
        store.append(record("s-9", "9.jpg"))

    result = run("verify", photos, "--receipt", "kept.json")

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[2] == AGREES + "1 record came since."


def test_a_figure_is_named_as_people_call_it_and_as_programs_do(photos: Path) -> None:
    change(kept(photos, "--annotator", "ana"), lambda found: replaced(found, ("work", "labelled"), 30), sealed=True)

    result = run("verify", photos, "--receipt", "kept.json")

    assert result.exit_code == 1
    assert "labels (work.labelled): on the receipt 30, from the store 3\n" in result.stdout
    assert result.stderr == "annotate: kept.json is not what was printed, or not what its store says, in 1 place\n"


def test_a_term_that_was_changed_is_named_with_what_it_was(photos: Path) -> None:
    """Of whom, with which cap: everything on the receipt hangs on it, and only it was changed."""
    change(kept(photos, "--annotator", "ana"), lambda found: found | {"annotator": "ben"})

    result = run("verify", photos, "--receipt", "kept.json")

    assert result.stdout.splitlines()[2:] == ["annotator (annotator): on the receipt “ben”, from the store “ana”"]


def test_a_value_is_computed_from_the_rates_on_the_receipt_and_these_are_compared(photos: Path) -> None:
    path = kept(photos, "--annotator", "ana", "--rate", "floor-fr")
    row = ("valuations", 0, "amount")
    change(path, lambda found: replaced(found, row, "99.00"), sealed=True)

    stdout = run("verify", photos, "--receipt", path).stdout

    assert "value at the rate floor-fr (valuations.0.value): on the receipt “0.02”, from the store “0.17”" in stdout
    assert "the rate floor-fr (valuations.0.amount): on the receipt “99.00”, from the store “12." in stdout


def test_a_rate_of_another_table_may_differ_and_is_told(photos: Path) -> None:
    path = kept(photos, "--annotator", "ana", "--rate", "floor-fr")
    row = ("valuations", 0, "source")
    older = lambda found: replaced(found, row, "Another decree") | {"rates_version": "2020-01-01"}  # noqa: E731
    change(path, older, sealed=True)

    result = run("verify", photos, "--receipt", path)

    assert (result.exit_code, result.stdout.splitlines()[2]) == (0, AGREES + "0 records came since.")
    assert result.stderr == "the rate floor-fr is described otherwise today than on the receipt\n"


def test_a_rate_of_ones_own_may_be_another_one_today(photos: Path, settings_file: Path) -> None:
    own = '[[rate]]\nid = "mine"\nkind = "wage"\namount = "{}"\nunit = "hour"\ncurrency = "EUR"\n'
    own += 'as_of = "2026"\nsource = "a contract"\n'
    settings_file.write_text(own.format("20.00"))
    path = kept(photos, "--annotator", "ana", "--rate", "mine")
    assert run("verify", photos, "--receipt", path).stderr == ""
    settings_file.write_text(own.format("21.00"))

    result = run("verify", photos, "--receipt", path)

    assert result.exit_code == 0
    assert result.stderr == "the rate mine is 21.00 EUR today; on the receipt it is 20.00 EUR\n"


def test_a_project_may_be_called_otherwise_today(photos: Path) -> None:
    path = kept(photos, "--annotator", "ana")
    photos.rename("pictures")

    result = run("verify", "pictures", "--receipt", path)

    assert result.exit_code == 0
    assert result.stderr == "the project is called “pictures” today, on the receipt “photos”\n"


def test_a_store_that_was_rewritten_says_when(photos: Path) -> None:
    path = kept(photos, "--annotator", "ana")
    forget(photos / "labels.store", "ben", at=TIME)

    result = run("verify", photos, "--receipt", path)

    assert result.exit_code == 1
    assert "kept.json: photos was rewritten since (on 2026-11-24), because somebody was forgotten" in result.stderr
    assert result.stderr.endswith("is gone; the receipt itself fits its id\n")
    change(path, lambda found: found | {"project": "x", "annotator": "y"})
    assert "besides, the receipt was changed since it was printed" in run("verify", photos, "--receipt", path).stderr
    assert run("verify", photos, "--receipt", kept(photos, "--annotator", "ana")).exit_code == 0


def test_an_older_copy_of_a_store_cannot_vouch(photos: Path) -> None:
    shutil.copytree(photos, "copy")
    forget(photos / "labels.store", "ben", at=TIME)

    result = run("verify", "copy", "--receipt", kept(photos, "--annotator", "ana"))

    assert result.exit_code == 1
    assert "copy is an older copy of the store that the receipt was made from" in result.stderr


def test_a_receipt_of_a_store_that_is_gone_is_checked_by_its_id(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = kept(labelled("photos"), "--annotator", "ana")
    change(path, lambda found: replaced(found, ("store", "kept"), False), sealed=True)
    monkeypatch.chdir(tmp_path.parent)

    sound = run("verify", "--receipt", tmp_path / path)
    change(tmp_path / path, lambda found: found | {"project": "another"})
    changed = run("verify", "--receipt", tmp_path / path)

    assert (sound.exit_code, "the receipt fits its id, and nothing else can be checked" in sound.stderr) == (1, True)
    assert (changed.exit_code, changed.stdout.startswith("id: on the receipt “")) == (1, True)


def test_a_receipt_that_calls_its_store_gone_is_held_against_it_where_it_is(photos: Path) -> None:
    path = kept(photos, "--annotator", "ana")
    change(path, lambda found: replaced(found, ("store", "kept"), False) | {"credited_s": 36_000.0}, sealed=True)

    result = run("verify", photos, "--receipt", path)

    assert result.exit_code == 1
    assert "(credited_s): on the receipt" in result.stdout


@pytest.mark.parametrize("name", ["receipt.txt", "photos/annotate.toml", "missing.json", "photos"])
def test_what_is_no_receipt_in_json_is_refused_with_what_to_use(photos: Path, name: str) -> None:
    assert run("receipt", photos, "--annotator", "ana", "--output", "receipt.txt").exit_code == 0

    result = run("verify", photos, "--receipt", name)

    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert result.stderr.startswith(f"annotate: {name}") and "`annotate receipt --format json`" in result.stderr


# Several folders


def test_several_folders_make_one_receipt_and_each_has_its_own_hash(photos: Path) -> None:
    other = labelled("laptop", "t")
    path = kept(photos, other, "--annotator", "ana")
    made = read(path.read_text())

    checked = run("verify", other, photos, "--receipt", path)

    assert (made.project, made.work.labelled, made.credited_s) == ("photos, laptop", 6, 12.0)
    assert [part.folder for part in made.store.parts] == ["photos", "laptop"]
    assert (checked.exit_code, checked.stderr) == (0, "")
    heads = [f"{name}: head {part.head}" for name, part in zip(("photos", "laptop"), made.store.parts, strict=True)]
    assert set(heads) < set(checked.stdout.splitlines())
    text = "".join(run("receipt", photos, other, "--annotator", "ana").stdout.split())
    assert all(f"{part.folder}:{part.head}" in text for part in made.store.parts)


def test_a_folder_in_which_nobody_has_labelled_yet_leaves_the_receipt_as_it_is(photos: Path) -> None:
    empty = make_project(Path("empty"), toml=CLASSIFY).root
    path = kept(photos, empty, "--annotator", "ana")

    checked = [run("verify", *folders, "--receipt", path) for folders in ([photos], [photos, empty])]

    assert [one.exit_code for one in checked] == [0, 0]


def test_a_receipt_of_all_together_names_no_folder_and_can_be_checked(photos: Path) -> None:
    other = labelled("laptop", "t")
    for name in ("ana", "ben"):
        run("share", photos, "--annotator", name)
    path = kept(photos, other, "--together")

    assert [part.folder for part in read(path.read_text()).store.parts] == [UNSET, UNSET]
    assert run("verify", photos, other, "--receipt", path).exit_code == 0


def test_what_was_spoilt_behind_all_that_a_receipt_was_made_from_is_no_fault_of_it(photos: Path) -> None:
    path, segment = kept(photos, "--annotator", "ana"), photos / "labels.store" / "seg" / "000001.jsonl"
    with LabelStore.open(photos / "labels.store") as store:
        store.append(record("s-4", "4.jpg", short_ms=400))
        store.append(record("s-5", "5.jpg", short_ms=500))
    segment.write_bytes(segment.read_bytes().replace(b"4.jpg", b"9.jpg"))
    later = kept(photos, "--annotator", "ana", name="later.json")

    checked = [run("verify", photos, "--receipt", one) for one in (path, later)]

    assert [read(one.read_text()).store.damaged for one in (path, later)] == [UNSET, 1]
    assert all(one.stdout.startswith(AGREES) for one in checked)


def test_a_folder_of_the_receipt_that_was_not_named_is_asked_for(photos: Path) -> None:
    path = kept(photos, labelled("laptop", "t"), "--annotator", "ana")

    result = run("verify", photos, "--receipt", path)

    assert "from another store than that of photos: name the folder that it was made from" in result.stderr


def test_the_damage_of_each_folder_is_told(photos: Path) -> None:
    other = labelled("laptop", "t")
    segment = other / "labels.store" / "seg" / "000001.jsonl"
    segment.write_bytes(segment.read_bytes().replace(b"2.jpg", b"9.jpg"))

    result = run("verify", photos, other)

    assert result.exit_code == 1
    assert "photos: 4 records in 1 segment: every one is as it was written." in result.stdout
    assert "laptop/labels.store is damaged in 1 place, segment 1, line 3" in result.stderr


@pytest.mark.parametrize(
    ("labour", "said"),
    [
        ('idle_after = "2m"', "photos counts gaps up to 60s, laptop up to 2m: say with --idle-after"),
        (
            'reward = "0.02 EUR"',
            "photos pays 0.00\u00a0EUR a label, laptop 0.02\u00a0EUR: name one, and print a receipt for each",
        ),
    ],
)
def test_projects_with_other_rules_make_no_receipt_together(photos: Path, labour: str, said: str) -> None:
    other = labelled("laptop", "t", f"{CLASSIFY}[labour]\n{labour}\n")

    refused = run("receipt", photos, other, "--annotator", "ana")
    settled = run("receipt", photos, other, "--annotator", "ana", "--idle-after", "90s")

    assert (refused.exit_code, settled.exit_code) == (1, 0 if "idle" in labour else 1)
    assert said in refused.stderr


def test_a_copy_of_a_store_is_not_counted_twice(photos: Path) -> None:
    shutil.copytree(photos, "copy")

    assert "photos and copy hold the same store" in run("receipt", photos, "copy", "--annotator", "ana").stderr
    assert read(kept(photos, "photos/../photos", "--annotator", "ana").read_text()).work.labelled == 3


def test_a_kept_demonstration_is_all_of_its_projects(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / ".annotate-demo").write_text("captcha\n")
    labelled("kept/squares")
    labelled("kept/page", "t")

    made = read(kept("kept", "--annotator", "ana").read_text())

    assert (made.project, made.work.labelled) == (SCENARIOS["captcha"].told("en").title, 6)
    assert [part.folder for part in made.store.parts] == ["page", "squares"]
    assert run("verify", "kept", "--receipt", "kept.json").exit_code == 0


# A kept receipt, printed once more


def test_a_kept_receipt_is_printed_in_any_form_and_language_without_its_store(photos: Path) -> None:
    path = kept(photos, "--annotator", "ana")
    text = run("receipt", photos, "--annotator", "ana").stdout
    shutil.rmtree(photos)

    assert read(run("receipt", "--from", path, "--format", "json").stdout) == read(path.read_text())
    assert run("receipt", "--from", path).stdout[:2000] == text[:2000]
    assert "REÇU" in "".join(run("receipt", "--from", path, "--lang", "fr").stdout.split())
    set_language(None)


def test_a_changed_receipt_is_not_printed(photos: Path) -> None:
    path = kept(photos, "--annotator", "ana")
    change(path, lambda found: found | {"wall_s": 1e6})

    result = run("receipt", "--from", path)

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("annotate: kept.json: it was changed since it was made, and is no evidence")


@pytest.mark.parametrize("more", [["photos"], ["--annotator", "ana"], ["--place", "fr"], ["--together"]])
def test_what_is_on_a_kept_receipt_cannot_be_asked_for_otherwise(photos: Path, more: list[str]) -> None:
    result = run("receipt", *more, "--from", kept(photos, "--annotator", "ana"))

    assert result.exit_code == 2
    assert "it prints a receipt as it is" in " ".join(result.stderr.split())


@pytest.mark.parametrize("levels", [900, 100_000])
def test_a_file_of_brackets_within_brackets_is_no_receipt(photos: Path, levels: int) -> None:
    path = kept(photos, "--annotator", "ana")
    path.write_text(path.read_text().rstrip()[:-1] + ', "x": ' + "[" * levels + "]" * levels + "}")
    for words in (["receipt", "--from", path], ["verify", photos, "--receipt", path]):
        result = run(*words)

        assert result.exit_code == 1
        assert result.stderr.startswith(f"annotate: {path}: this is no receipt")
        assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "much", "1e99999999"])
def test_a_made_up_receipt_that_fits_its_id_is_refused_where_it_cannot_be_printed(photos: Path, amount: str) -> None:
    path = kept(photos, "--annotator", "ana")
    found = json.loads(path.read_text())
    found["valuations"][0]["value" if amount == "NaN" else "amount"] = amount
    path.write_text(json.dumps(found | {"id": identity(found)}))

    result = run("receipt", "--from", path)

    assert (result.exit_code, result.stdout) == (1, "")
    assert "it holds what no receipt can" in result.stderr


@pytest.mark.parametrize("name", ["as_of", "source", "currency", "value"])
def test_a_made_up_receipt_cannot_steer_the_terminal(photos: Path, name: str) -> None:
    path = kept(photos, "--annotator", "ana")
    found = json.loads(path.read_text())
    found["valuations"][0][name] = "1\x1b[2J"
    path.write_text(json.dumps(found | {"id": identity(found)}))

    result = run("receipt", "--from", path)

    assert (result.exit_code, result.stdout) == (1, "")
    assert "it holds what no receipt can" in result.stderr
