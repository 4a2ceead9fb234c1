"""The folder that a store is: what lies where, how it comes to be, and how it is told from any other folder.

STORE.json           format, version and the store's own name
seg/000001.jsonl     segments
idx/                 derived, may be deleted
.lock, .forgotten/   see storage.sharing
"""

from __future__ import annotations

import contextlib
import os
import uuid
from pathlib import Path

import msgspec

from storage.disk import make_folder, sync_folder, write_whole
from storage.errors import N_, UNREADABLE, NewerStore, NotAStore, StoreError, write_error
from storage.format import FORMAT, Header, parse_header

NAME = "STORE.json"
MAGIC = "annotate-store"

IS_A_FILE = N_("{path} is a file, not a label store. Choose the path of a folder that is not there yet.")
IS_ANOTHER = N_("{path} holds other things than a label store ({example}). Choose an empty or a new folder.")
IS_FOREIGN = N_("{path} does not describe a label store. Choose another folder, or put {name} back from a copy.")
IS_NEWER = N_(
    "{path} has store version {found}, this program knows {known}. Update it: pip install --upgrade weisure-annotate"
)


class Identity(msgspec.Struct, frozen=True):
    """What STORE.json says."""

    format: str
    version: int
    id: str
    generation: int = 0
    """How often the store was rewritten."""
    spoilt: bool = False
    """Whether the file could not be read, and the name was taken from the first segment."""


def segments_folder(path: Path) -> Path:
    """Where the segments are."""
    return path / "seg"


def segment_path(path: Path, number: int) -> Path:
    """The file of a segment."""
    return path / "seg" / f"{number:06d}.jsonl"


def index_path(path: Path, number: int) -> Path:
    """The index of a segment."""
    return path / "idx" / f"{number:06d}.idx"


def segment_numbers(path: Path) -> list[int]:
    """The numbers of all segments, in order."""
    try:
        names = os.listdir(segments_folder(path))  # noqa: PTH208 - at every refresh: no path object per name
    except FileNotFoundError:
        return []
    return sorted(int(name[:-6]) for name in names if name.endswith(".jsonl") and name[:-6].isdecimal())


def identify(path: Path) -> Identity | None:
    """Which store lies at a path; None if there is nothing yet; NotAStore, NewerStore."""
    try:
        if not path.exists():
            return None
        if not path.is_dir():
            raise NotAStore(IS_A_FILE, path=path)
        text = (path / NAME).read_bytes()
    except FileNotFoundError:
        return _without_name(path)
    except OSError as error:
        raise StoreError(UNREADABLE, path=path, reason=error.strerror) from error
    return _read_identity(path, text)


def _read_identity(path: Path, text: bytes) -> Identity:
    try:
        found = msgspec.json.decode(text, type=Identity)
    except msgspec.DecodeError:
        return _from_segment(path)
    if found.format != MAGIC:
        return _from_segment(path)
    if found.version > FORMAT:
        raise NewerStore(IS_NEWER, path=path, found=found.version, known=FORMAT)
    return found


def is_as_written(path: Path) -> bool:
    """Whether STORE.json is byte for byte what a program wrote, of whatever version up to this one."""
    text = (path / NAME).read_bytes()
    try:
        found = msgspec.json.decode(text, type=dict[str, msgspec.Raw])
        version = msgspec.json.decode(found["version"], type=int)
    except (msgspec.DecodeError, KeyError):
        return False
    return version > 0 and set(found) <= set(Identity.__struct_fields__) and msgspec.json.encode(found) + b"\n" == text


def _without_name(path: Path) -> Identity | None:
    """A folder without STORE.json is a store to be if it is empty, or if a process died while making one."""
    others = [entry.name for entry in sorted(path.iterdir()) if not _ours(entry.name)]
    if others:
        raise NotAStore(IS_ANOTHER, path=path, example=others[0])
    return _from_segment(path) if segment_numbers(path) else None


def _ours(name: str) -> bool:
    return name in ("seg", "idx") or name.startswith((NAME, "."))


def _from_segment(path: Path) -> Identity:
    for number in segment_numbers(path):
        header = first_header(segment_path(path, number))
        if header is not None:
            return Identity(MAGIC, header.format, header.store, spoilt=True)
    raise NotAStore(IS_FOREIGN, path=path / NAME, name=NAME)


def first_header(path: Path) -> Header | None:
    """The header of a segment, unchecked; None if there is none that can be read."""
    try:
        with path.open("rb") as file:
            line = file.readline(1 << 16)
        return parse_header(line[: line.rindex(b',"h":"')], path) if line.startswith(b'{"o":"#"') else None
    except (OSError, ValueError, msgspec.DecodeError):
        return None


def check_writable(path: Path) -> None:
    """Raise what a first append would for want of permission or room: makes a file beside the segments, removes it."""
    probe = segments_folder(path) / f".probe.{os.getpid()}"
    try:
        write_whole(probe, b"")
        probe.unlink()
    except OSError as error:
        raise write_error(error, path) from error


def establish(path: Path) -> Identity:
    """Make a store at a path, for the owner alone; of several processes that try, one makes it and all get the same."""
    try:
        _make(path)
    except OSError as error:
        raise write_error(error, path) from error
    found = identify(path)
    if found is None:
        raise NotAStore(IS_FOREIGN, path=path / NAME, name=NAME)
    return found


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    for folder in (path, segments_folder(path), path / "idx"):
        make_folder(folder)
    draft = path / f"{NAME}.{os.getpid()}"
    write_whole(draft, msgspec.json.encode(Identity(MAGIC, FORMAT, uuid.uuid4().hex)) + b"\n", sync=True)
    try:
        _publish(draft, path / NAME)
    finally:
        with contextlib.suppress(FileNotFoundError):
            draft.unlink()
    sync_folder(path)
    sync_folder(path.parent)


def _publish(draft: Path, name: Path) -> None:
    try:
        os.link(draft, name)
    except FileExistsError:
        return
    except OSError:  # file systems without links
        if not name.exists():
            draft.replace(name)
