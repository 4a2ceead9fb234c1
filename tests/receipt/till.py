"""A till's printer: reads the bytes that it is sent, and stands still at those that it does not know."""

from __future__ import annotations

from typing import NamedTuple

PAGES = {0: "cp437", 2: "cp850", 16: "cp1252", 19: "cp858"}


class Printed(NamedTuple):
    """A line of text."""

    text: str
    bold: bool = False
    double: bool = False


class Picture(NamedTuple):
    """Rows of dots, true where one is printed."""

    rows: list[list[bool]]


class Till:
    """Whatever `printed` holds lies on the paper; `cuts` counts how often that was cut off."""

    def __init__(self, data: bytes) -> None:
        self.printed: list[Printed | Picture] = []
        self.cuts = 0
        self._data, self._at = data, 0
        self._page, self._bold, self._double = "ascii", False, False
        self._line, self._line_bold = "", False
        while self._at < len(data):
            self._step()
        assert not self._line, "the last line was never printed"

    @property
    def lines(self) -> list[str]:
        """The texts, without pictures and without the room at their ends."""
        return [line.text.rstrip() for line in self.printed if isinstance(line, Printed)]

    @property
    def pictures(self) -> list[Picture]:
        """All pictures."""
        return [picture for picture in self.printed if isinstance(picture, Picture)]

    def _take(self, count: int) -> bytes:
        taken = self._data[self._at : self._at + count]
        assert len(taken) == count, "the bytes end within a command"
        self._at += count
        return taken

    def _step(self) -> None:
        byte = self._take(1)[0]
        if byte == 0x0A:
            self.printed.append(Printed(self._line, self._line_bold, self._double))
            self._line, self._line_bold = "", False
        elif byte == 0x1B:
            self._escape(self._take(1))
        elif byte == 0x1D:
            self._group(self._take(1))
        else:
            assert byte >= 0x20, f"control byte {byte:#x} in text"
            self._line += bytes([byte]).decode(self._page)
            self._line_bold = self._line_bold or self._bold

    def _escape(self, command: bytes) -> None:
        if command == b"@":
            self._page, self._bold, self._double = PAGES[0], False, False
            return
        argument = self._take(1)[0]
        match command:
            case b"t":
                self._page = PAGES[argument]
            case b"E":
                self._bold = bool(argument)
            case b"!":
                self._double = argument == 0x30
                assert argument in (0, 0x30)
            case b"d":
                pass
            case _:
                raise AssertionError(f"unknown: ESC {command!r}")

    def _group(self, command: bytes) -> None:
        match command:
            case b"v":
                assert self._take(2) == b"0\x00"
                wide, high = (int.from_bytes(self._take(2), "little") for _side in range(2))
                rows = [self._take(wide) for _row in range(high)]
                self.printed.append(
                    Picture([[bool(byte >> bit & 1) for byte in row for bit in range(7, -1, -1)] for row in rows])
                )
            case b"V":
                assert self._take(1) == b"\x00"
                self.cuts += 1
            case _:
                raise AssertionError(f"unknown: GS {command!r}")
