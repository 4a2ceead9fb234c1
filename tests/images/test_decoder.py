"""Decoding ahead in a thread."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from threading import Event

import pytest

from annotate.images.decoder import Decoder, Failure, Frame, Outcome, Request
from annotate.images.loader import load
from annotate.images.modes import Mode
from annotate.images.picture import RGB, Picture, Size
from annotate.images.pyramid import Pyramid
from tests.images.files import quarters, saved, write

MODE = Mode("half", "truecolor")


@pytest.fixture
def decoder() -> Iterator[Decoder]:
    """A decoder that is closed after the test."""
    made = Decoder()
    yield made
    made.close()


def wanted(decoder: Decoder, request: Request) -> Outcome:
    """What becomes of a request."""
    future: Future[Outcome] = Future()
    decoder.want(request, future.set_result)
    return future.result(10)


def finish(decoder: Decoder, folder: Path) -> None:
    """Wait until everything that was asked for ahead is done."""
    last = Event()
    decoder.ahead(Request(folder / "none", 1, 1, MODE), lambda outcome: last.set())
    assert last.wait(10)


def test_a_frame_is_made_once(tmp_path: Path, decoder: Decoder) -> None:
    """Then it is ready without decoding."""
    request = Request(write(tmp_path, saved(quarters(), "PNG")), 20, 10, MODE)
    assert decoder.ready(request) is None
    frame = wanted(decoder, request)
    assert isinstance(frame, Frame) and len(frame.lines) == 8
    assert decoder.ready(request) == frame


def test_pixels_are_asked_for_like_cells(tmp_path: Path, decoder: Decoder) -> None:
    """At the size that the terminal shows them in; there are no lines of characters."""
    path = write(tmp_path, saved(quarters((640, 480)), "PNG"))
    frame = wanted(decoder, Request(path, 20, 10, Mode("kitty", "truecolor", cell=(8, 16)), cell=(8, 16)))
    assert isinstance(frame, Frame) and frame.lines == []
    assert frame.picture.rgb.size == (160, 128)


def test_a_failure_is_remembered_too(tmp_path: Path, decoder: Decoder) -> None:
    """A broken file is not read again and again."""
    request = Request(write(tmp_path, b"no picture"), 20, 10, MODE)
    failure = wanted(decoder, request)
    assert isinstance(failure, Failure) and failure.reason == "not an image"
    assert decoder.ready(request) == failure


def test_what_could_not_be_read_is_tried_again(tmp_path: Path, decoder: Decoder) -> None:
    """The file may come."""
    request = Request(tmp_path / "late.png", 20, 10, MODE)
    assert wanted(decoder, request) == Failure("no such file", None)
    assert decoder.ready(request) is None
    write(tmp_path, saved(quarters(), "PNG"), "late.png")
    assert isinstance(wanted(decoder, request), Frame)


def test_a_file_that_was_written_again_is_another_one(tmp_path: Path, decoder: Decoder) -> None:
    """By its time or its size."""
    path = write(tmp_path, saved(quarters(), "PNG"))
    request = Request(path, 20, 10, MODE)
    wanted(decoder, request)
    os.utime(path, ns=(1, 1))
    assert decoder.ready(request) is None


@pytest.mark.parametrize(("transparent", "kept"), [(True, False), (False, True)])
def test_another_background_matters_to_transparent_pictures(
    tmp_path: Path, decoder: Decoder, transparent: bool, kept: bool
) -> None:
    """Only they are made again for another theme."""
    im = quarters().convert("RGBA" if transparent else "RGB")
    path = write(tmp_path, saved(im, "PNG"))
    wanted(decoder, Request(path, 20, 10, MODE, (0, 0, 0)))
    assert (decoder.ready(Request(path, 20, 10, MODE, (9, 9, 9))) is not None) == kept


def test_what_is_asked_for_ahead_is_ready_later(tmp_path: Path, decoder: Decoder) -> None:
    """Without anybody waiting for it."""
    requests = [Request(write(tmp_path, saved(quarters(), "PNG"), name), 20, 10, MODE) for name in "ab"]
    for request in requests:
        decoder.ahead(request)
    finish(decoder, tmp_path)
    assert all(isinstance(decoder.ready(request), Frame) for request in requests)


Log = list[str]


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> tuple[Log, Event]:
    """The names in the order of decoding; the first one, named `held`, takes until the event."""
    names: Log = []
    release = Event()

    def slow(path: Path, target: Callable[[Size], Size], background: RGB, gap: float, quick: bool) -> Picture:
        names.append(path.name)
        if path.name == "held":
            release.wait(10)
        return load(path, target, background, gap, quick)

    monkeypatch.setattr("annotate.images.decoder.load", slow)
    return names, release


def until(names: Log) -> None:
    """Wait until something is being decoded."""
    while not names:
        time.sleep(0.001)


def test_the_newest_wish_comes_first_and_wishes_before_what_is_ahead(
    tmp_path: Path, decoder: Decoder, held: tuple[Log, Event]
) -> None:
    """Queued ones that were cancelled are not begun."""
    names, release = held
    data = saved(quarters(), "PNG")
    request = {name: Request(write(tmp_path, data, name), 4, 4, MODE) for name in ("held", *"abcde")}
    decoder.ahead(request["held"])
    until(names)
    decoder.ahead(request["a"])
    decoder.ahead(request["b"])
    decoder.want(request["c"], lambda outcome: None)
    dropped = decoder.want(request["d"], lambda outcome: None)
    decoder.want(request["e"], lambda outcome: None)
    dropped.cancel()
    release.set()
    finish(decoder, tmp_path)
    assert names == ["held", "e", "c", "a", "b", "none"]


def test_the_end_of_a_cancelled_wish_is_not_told(tmp_path: Path, decoder: Decoder, held: tuple[Log, Event]) -> None:
    """Even if it was being decoded already; what was made is kept."""
    names, release = held
    told: list[Outcome] = []
    request = Request(write(tmp_path, saved(quarters(), "PNG"), "held"), 4, 4, MODE)
    job = decoder.want(request, told.append)
    until(names)
    job.cancel()
    release.set()
    finish(decoder, tmp_path)
    assert told == []
    assert decoder.ready(request) is not None


def test_after_closing_nothing_is_begun(tmp_path: Path, decoder: Decoder) -> None:
    """Wishes are quietly forgotten."""
    decoder.close()
    told: list[Outcome] = []
    decoder.want(Request(tmp_path / "a", 4, 4, MODE), told.append)
    assert told == []


def test_the_end_of_the_event_loop_does_not_end_the_thread(tmp_path: Path, decoder: Decoder) -> None:
    """Nobody is there to be told; the next one may be."""

    def gone(outcome: Outcome) -> None:
        raise RuntimeError("Event loop is closed")

    decoder.want(Request(tmp_path / "a", 4, 4, MODE), gone)
    assert wanted(decoder, Request(tmp_path / "b", 4, 4, MODE)) == Failure("no such file", None)


def test_the_thread_does_not_hold_up_the_end_of_the_program(tmp_path: Path) -> None:
    """A program ends while a picture is being decoded."""
    code = """
import time
from pathlib import Path
from annotate.images import decoder
from annotate.images.loader import load
from annotate.images.modes import ASCII
decoder.load = lambda *_: time.sleep(60)
decoder.Decoder().ahead(decoder.Request(Path("a"), 1, 1, ASCII))
"""
    done = subprocess.run([sys.executable, "-c", code], timeout=30, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (ValueError("no such mode"), "cannot be shown (no such mode)"),
        (ZeroDivisionError(), "cannot be shown (ZeroDivisionError)"),
        (MemoryError(), "too large for the memory there is"),
    ],
)
def test_whatever_goes_wrong_is_told_and_the_next_picture_is_made(
    tmp_path: Path, decoder: Decoder, monkeypatch: pytest.MonkeyPatch, error: Exception, why: str
) -> None:
    """Of frames and of whole pictures alike: nobody waits for ever for a thread that is gone."""
    path = write(tmp_path, saved(quarters(), "PNG"))
    request = Request(path, 20, 10, MODE)

    def fail(*arguments: object) -> object:
        raise error

    with monkeypatch.context() as patched:
        patched.setattr("annotate.images.decoder.encode", fail)
        patched.setattr("annotate.images.decoder.load_pyramid", fail)
        decoder.ahead(request)
        finish(decoder, tmp_path)
        assert wanted(decoder, request) == Failure(why, None)
        assert deepened(decoder, path) == Failure(why, None)
    assert isinstance(wanted(decoder, request), Frame)
    assert isinstance(deepened(decoder, path), Pyramid)


def deepened(decoder: Decoder, path: Path) -> Pyramid | Failure:
    """What becomes of a wish for a whole picture."""
    future: Future[Pyramid | Failure] = Future()
    decoder.deepen(path, (0, 0, 0), future.set_result)
    return future.result(10)


def test_a_whole_picture_is_made_beside_the_frames(tmp_path: Path, decoder: Decoder) -> None:
    """It is not kept, and does not wait for them, nor they for it."""
    path = write(tmp_path, saved(quarters(), "PNG"))
    asked, go_on = Event(), Event()

    def hold(outcome: Outcome) -> None:
        asked.set()
        go_on.wait(10)

    decoder.want(Request(path, 20, 10, MODE), hold)
    assert asked.wait(10)
    made = deepened(decoder, path)
    go_on.set()
    assert isinstance(made, Pyramid) and made.size == (64, 48)
    assert len(decoder.pictures) == 1


def test_a_whole_picture_that_cannot_be_made_is_told_of(tmp_path: Path, decoder: Decoder) -> None:
    """With its reason."""
    failure = deepened(decoder, write(tmp_path, b"no picture"))
    assert isinstance(failure, Failure) and failure.reason == "not an image"


def test_a_whole_picture_no_longer_wanted_is_not_told_of(tmp_path: Path, decoder: Decoder) -> None:
    """Not even if it had been begun."""
    path, told = write(tmp_path, saved(quarters(), "PNG")), Event()
    begun, go_on = Event(), Event()

    def hold(outcome: Pyramid | Failure) -> None:
        begun.set()
        go_on.wait(10)

    decoder.deepen(path, (0, 0, 0), hold)
    assert begun.wait(10)
    decoder.deepen(path, (0, 0, 0), lambda outcome: told.set()).cancel()
    go_on.set()
    assert isinstance(deepened(decoder, path), Pyramid)
    assert not told.is_set()
