"""Whatever is done to a store or to a receipt is found: by the store's own hashes, or by a receipt that was kept."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from storage import LabelRecord, LabelStore, NewerStore, verify
from storage.folder import NAME, index_path, segment_path
from storage.format import TAIL, line, link
from tests.cli.robot import run
from tests.folders import make_project
from tests.labelling import record
from tests.receipt.sample import label

Lines = list[bytes]


def rehashed(bodies: Lines, start: int = 0, stop: int | None = None) -> Lines:
    """Lines with the hashes that they ought to have, from one of them to another; the rest keeps its own."""
    head, made = b"", list[bytes]()
    for number, body in enumerate(bodies):
        if number < start or (stop is not None and number >= stop):
            made.append(body)
            head = body[-67:-3]
        else:
            head = link(head, body[: -TAIL - 1])
            made.append(line(body[: -TAIL - 1], head))
    return made


def edited(lines: Lines) -> Lines:
    return [one.replace(b'"dog"', b'"cat"') for one in lines]


BY_ITSELF: dict[str, Callable[[Lines], Lines]] = {
    "an edited label": edited,
    "an edited label with its own hash made anew": lambda lines: rehashed(edited(lines), 4, 5),
    "an edited time": lambda lines: [one.replace(b'"short_ms":1200', b'"short_ms":9200') for one in lines],
    "swapped lines": lambda lines: [*lines[:3], lines[4], lines[3], *lines[5:]],
    "swapped lines with all hashes made anew": lambda lines: rehashed([*lines[:3], lines[4], lines[3], *lines[5:]]),
    "a removed line": lambda lines: lines[:3] + lines[4:],
    "a line twice": lambda lines: lines[:4] + lines[3:],
    "a line twice with all hashes made anew": lambda lines: rehashed(lines[:4] + lines[3:]),
    "an empty segment": lambda lines: [],
}
"""What the store's own hashes and numbers show."""

BY_RECEIPT: dict[str, Callable[[Lines], Lines]] = {
    "an edited label with all hashes after it made anew": lambda lines: rehashed(edited(lines)),
    "a removed line with all hashes made anew": lambda lines: rehashed(lines[:3] + lines[4:]),
    "a last label that is another one": lambda lines: rehashed([*lines[:-1], lines[-1].replace(b"5.jpg", b"9.jpg")]),
    "the last line cut off": lambda lines: lines[:-1],
    "the last three lines cut off": lambda lines: lines[:-3],
    "half of the last line cut off": lambda lines: [*lines[:-1], lines[-1][:200]],
    "nothing left but the first line": lambda lines: lines[:1],
}
"""What no store can show: whoever makes every hash anew, or cuts off the end, leaves a sound chain."""


@pytest.fixture
def photos(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with five labels, and its receipt in kept.json."""
    monkeypatch.chdir(tmp_path)
    project = make_project(Path("photos"))
    with LabelStore.open(project.store_path) as store:
        for number, name in enumerate(["cat", "dog", "cat", "dog", "cat"], 1):
            store.append(record(f"s-{number}", f"{number}.jpg", name, short_ms=1_000 + 100 * number))
    assert run("receipt", "photos", "--format", "json", "--output", "kept.json").exit_code == 0
    return Path("photos")


def segment(photos: Path, number: int = 1) -> Path:
    return segment_path(photos / "labels.store", number)


def rewrite(photos: Path, change: Callable[[Lines], Lines]) -> None:
    lines = segment(photos).read_bytes().splitlines(keepends=True)
    after = change(lines)
    assert after != lines
    segment(photos).write_bytes(b"".join(after))


@pytest.mark.parametrize("name", [*BY_ITSELF, *BY_RECEIPT])
def test_whatever_is_done_to_a_segment_is_found(photos: Path, name: str) -> None:
    rewrite(photos, (BY_ITSELF | BY_RECEIPT)[name])

    alone, receipt = run("verify", photos), run("verify", photos, "--receipt", "kept.json")

    assert alone.exit_code == (1 if name in BY_ITSELF else 0), alone.output
    assert receipt.exit_code == 1
    assert "says what its store says" not in receipt.stdout
    assert receipt.stderr.splitlines()[-1].startswith("annotate: kept.json")


def test_a_segment_of_another_store_is_found(photos: Path) -> None:
    other = make_project(Path("other"))
    with LabelStore.open(other.store_path) as store:
        store.append(record("o-1"))
    shutil.copy(segment(Path("other")), segment(photos))

    result = run("verify", photos, "--receipt", "kept.json")

    assert result.exit_code == 1
    assert "the segment was made for another store or place" in result.stderr
    assert "the end of segment 1 was cut off in photos" in result.stderr


def test_a_store_that_another_was_put_in_place_of_is_found(photos: Path) -> None:
    shutil.rmtree(photos / "labels.store")
    with LabelStore.open(photos / "labels.store") as store:
        store.append(record("o-1"))

    result = run("verify", photos, "--receipt", "kept.json")

    assert result.exit_code == 1
    assert "kept.json: the receipt was made from another store than that of photos" in result.stderr


def test_one_flipped_byte_anywhere_is_found_and_every_other_record_is_still_read(tmp_path: Path) -> None:
    path = tmp_path / "labels.store"
    with LabelStore.open(path) as store:
        store.append(label(1))
        store.append(label(2), label(3))
    names = read(path)
    for file in (segment_path(path, 1), path / NAME):
        data = file.read_bytes()
        for at in range(len(data)):
            file.write_bytes(flipped(data, at))
            try:
                assert not verify(path).ok, (file.name, at)
            except NewerStore:  # the byte that says which version it is
                assert file.name == NAME
                continue
            assert at % 4 or len(names - read(path)) <= 1, (file.name, at)
        file.write_bytes(data)
    assert verify(path).ok


def test_spoilt_data_beside_an_index_is_named(tmp_path: Path) -> None:
    path = tmp_path / "labels.store"
    with LabelStore.open(path) as store:
        store.append(label(1))
        store.save_derived("progress", b"half")
    derived = path / "idx" / "progress.bin"
    data = derived.read_bytes()
    for at in range(len(data)):
        derived.write_bytes(flipped(data, at))
        assert [found.template.format(**found.fields) for found in verify(path).damage] == [
            "idx/progress.bin is spoilt; it is not believed, and may be deleted"
        ]


def flipped(data: bytes, at: int) -> bytes:
    """The bytes with another bit in one of them: in each place another one."""
    return data[:at] + bytes([data[at] ^ 1 << at % 8]) + data[at + 1 :]


def read(path: Path) -> set[str]:
    with LabelStore.open(path, read_only=True) as store:
        return {one.record for one in store.scan(LabelRecord)}


def test_every_other_record_is_still_exported_with_a_warning(photos: Path) -> None:
    whole, data = run("export", photos).stdout.splitlines(), segment(photos).read_bytes()
    for at in range(3, len(data), 211):
        segment(photos).write_bytes(flipped(data, at))

        result = run("export", photos, "--format", "jsonl")

        assert len(set(whole) - set(result.stdout.splitlines())) <= 1
        assert result.stderr.startswith("annotate: labels.store is damaged in 1 place: segment 1, line ")
        assert run("verify", photos).exit_code == 1


def test_an_index_that_is_spoilt_is_named_and_never_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    project = make_project(Path("photos"))
    with LabelStore.open(project.store_path) as store:
        for number in range(300):
            store.submit(label(number))
    index = index_path(project.store_path, 1)
    data = index.read_bytes()
    for at in range(0, len(data), len(data) // 15):
        index.write_bytes(flipped(data, at))
        assert len(read(project.store_path)) == 300
        assert (
            "annotate: photos/labels.store is damaged in 1 place, segment 1: the index"
            in run("verify", "photos").stderr
        )
    index.unlink()
    assert run("verify", "photos").exit_code == 0
