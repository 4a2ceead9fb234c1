"""kitty's pictures, read back as the terminal reads them: what is sent, and the cells that show it."""

from __future__ import annotations

import hashlib
import io
import os
import re
import stat
import tempfile
import unicodedata
from base64 import standard_b64decode
from pathlib import Path

import pytest
from PIL import Image

from annotate.images.modes import Mode
from annotate.images.pixels import Painter, painter
from annotate.images.pixels.diacritics import DIACRITICS
from annotate.images.pixels.files import NAME
from annotate.images.pixels.kitty import CHUNK, PLACEHOLDER, UNFETCHED, wrapped
from tests.images.files import quarters

CODE = re.compile(r"\x1b_G([^;\x1b]*)(?:;([^\x1b]*))?\x1b\\")
CELL = re.compile(rf"\x1b\[38;2;(\d{{3}});(\d{{3}});(\d{{3}})m{PLACEHOLDER}(.)(.)")
PUBLISHED = "5e5fb029e3fe73fb7f0cfc088d820ba3db79719b65a4c8da087be5fb4cd99d1e"
"""Hash of the characters of the protocol's own list, rowcolumn-diacritics.txt, one after the other in UTF-8."""


def kitty(*, files: bool = False, tmux: bool = False, grey: bool = False) -> Painter:
    return painter(Mode("kitty", "truecolor", grey), files=files, tmux=tmux)


def read(codes: str) -> list[tuple[dict[str, str], str]]:
    """The keys and the data of each escape code; there is nothing else."""
    assert CODE.sub("", codes) == ""
    return [(dict(part.split("=") for part in about.split(",")), data) for about, data in CODE.findall(codes)]


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_the_characters_that_count_are_those_of_the_protocol() -> None:
    assert len(DIACRITICS) == 297
    assert hashlib.sha256(DIACRITICS.encode()).hexdigest() == PUBLISHED
    assert {unicodedata.combining(character) for character in DIACRITICS} == {230}
    assert not any(map(unicodedata.decomposition, DIACRITICS))


def test_every_cell_says_by_itself_which_part_of_which_picture_it_shows() -> None:
    """So a line can be cut at any cell, and the cells stand in any order."""
    painter_ = kitty()
    painting = painter_.paint(quarters(), 40, 7)
    (about, _data), *_rest = read(painting.before)
    assert painting.lines is not None

    for row, line in enumerate(painting.lines):
        assert len(line) == 40 * painter_.step
        for column in range(40):
            cell = CELL.fullmatch(line[column * painter_.step : (column + 1) * painter_.step])
            assert cell is not None
            assert int(about["i"]) == int(cell[1]) << 16 | int(cell[2]) << 8 | int(cell[3])
            assert (DIACRITICS.index(cell[4]), DIACRITICS.index(cell[5])) == (row, column)
    assert len(painting.lines) == 7


def test_the_cells_survive_being_normalised_and_are_one_wide() -> None:
    """As programs do between this one and the terminal."""
    lines = kitty().paint(quarters(), 297, 3).lines or []

    assert all(unicodedata.normalize("NFC", line) == line for line in lines)
    assert {unicodedata.east_asian_width(PLACEHOLDER)} <= {"A", "N"}


def test_a_picture_is_sent_once_and_given_a_place_without_a_word_in_return() -> None:
    codes = read(kitty().paint(quarters(), 12, 5).before)

    about = codes[0][0]
    assert {"a": "T", "U": "1", "q": "2", "c": "12", "r": "5"}.items() <= about.items()
    assert all(keys["q"] == "2" for keys, _data in codes)


@pytest.mark.parametrize("size", [(3, 2), (64, 48), (300, 220)])
def test_through_the_line_it_is_a_png_in_pieces_that_the_protocol_allows(size: tuple[int, int]) -> None:
    rgb = Image.frombytes("RGB", size, os.urandom(3 * size[0] * size[1]))

    codes = read(kitty().paint(rgb, 4, 2).before)

    data = [piece for _keys, piece in codes]
    assert all(len(piece) == CHUNK for piece in data[:-1])
    assert 0 < len(data[-1]) <= CHUNK
    assert [keys["m"] for keys, _piece in codes] == ["1"] * (len(codes) - 1) + ["0"]
    assert all(set(keys) <= {"m", "q"} for keys, _piece in codes[1:])
    assert codes[0][0]["f"] == "100"
    sent = Image.open(io.BytesIO(standard_b64decode("".join(data))))
    assert (sent.format, sent.tobytes()) == ("PNG", rgb.tobytes())


def test_through_a_file_the_terminal_gets_a_name_and_reads_the_pixels(temporary: Path) -> None:
    rgb = quarters((31, 17))

    ((about, name),) = read(kitty(files=True).paint(rgb, 4, 2).before)

    path = Path(os.fsdecode(standard_b64decode(name)))
    assert path.parent == temporary
    assert NAME in path.name
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert (about["t"], about["f"], about["s"], about["v"]) == ("t", "24", "31", "17")
    assert path.read_bytes() == rgb.tobytes()


def test_files_that_no_terminal_fetches_do_not_pile_up_and_are_gone_in_the_end(temporary: Path) -> None:
    painter_ = kitty(files=True)
    for _picture in range(UNFETCHED + 5):
        painter_.paint(quarters(), 2, 1)
    assert len(list(temporary.iterdir())) == UNFETCHED
    next(temporary.iterdir()).unlink()  # fetched by the terminal, which deletes what it has read

    painter_.close()

    assert not list(temporary.iterdir())


def test_where_no_file_can_be_written_the_pixels_go_through_the_line(tmp_path: Path, temporary: Path) -> None:
    temporary.rmdir()

    (about, _data), *_rest = read(kitty(files=True).paint(quarters(), 2, 1).before)

    assert about["f"] == "100"


def test_every_picture_has_an_id_of_its_own_and_is_forgotten_by_it() -> None:
    painter_ = kitty()
    paintings = [painter_.paint(quarters(), 2, 1) for _again in range(3)]

    ids = [read(painting.before)[0][0]["i"] for painting in paintings]
    assert len(set(ids)) == 3
    assert all(256 <= int(number) < 1 << 24 for number in ids)
    for number, painting in zip(ids, paintings, strict=True):
        ((keys, data),) = read(painting.gone)
        assert (keys["a"], keys["d"], keys["i"], data) == ("d", "I", number, "")


def test_tmux_hands_each_code_on_and_no_two_in_one() -> None:
    plain = "\x1b_Ga=d\x1b\\"
    assert wrapped(plain) == "\x1bPtmux;\x1b\x1b_Ga=d\x1b\x1b\\\x1b\\"

    painting = kitty(tmux=True).paint(Image.effect_noise((90, 90), 200).convert("RGB"), 2, 1)

    for codes in (painting.before, painting.gone):
        handed = re.findall(r"\x1bPtmux;((?:\x1b\x1b|[^\x1b])*)\x1b\\", codes)
        assert "".join(map(wrapped, (code.replace("\x1b\x1b", "\x1b") for code in handed))) == codes
        assert all(len(read(code.replace("\x1b\x1b", "\x1b"))) == 1 for code in handed)
    assert len(read("".join(code.replace("\x1b\x1b", "\x1b") for code in handed))) == 1


def test_no_more_cells_are_shown_than_can_be_counted() -> None:
    painting = kitty().paint(quarters(), 400, 2)

    about, _data = read(painting.before)[0]
    assert about["c"] == "297"
    assert painting.lines is not None
    assert len(CELL.findall(painting.lines[0])) == 297


def test_without_colour_there_are_shades() -> None:
    codes = read(kitty(grey=True).paint(quarters(), 2, 1).before)

    sent = Image.open(io.BytesIO(standard_b64decode("".join(data for _keys, data in codes))))
    red, green, blue = sent.convert("RGB").split()
    assert red.tobytes() == green.tobytes() == blue.tobytes()


def test_a_mode_of_characters_has_no_painter() -> None:
    with pytest.raises(ValueError, match="quadrant is drawn in characters"):
        painter(Mode("quadrant", "truecolor"))
