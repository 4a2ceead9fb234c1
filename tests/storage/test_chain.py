from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from storage.chain import BAD_END, BAD_HASH, BAD_RECORD, follow, recover
from storage.format import TAIL, document_body, line, link, table_prefix


def chain(count: int) -> tuple[bytes, list[int]]:
    """So many lines, and where each begins."""
    data, head, starts = b"", b"", []
    for number in range(1, count + 1):
        body = document_body(table_prefix("labels"), number, 10**12, b'{"n":%d}' % number)
        head = link(head, body)
        starts.append(len(data))
        data += line(body, head)
    return data, starts


def test_a_sound_chain_is_followed_to_its_end() -> None:
    data, starts = chain(5)
    assert [start for start, _, _ in follow(data, b"")] == starts


def test_the_chain_ends_before_half_a_line() -> None:
    data, starts = chain(3)
    assert [start for start, _, _ in follow(data[:-1], b"")] == starts[:2]


@given(st.integers(0, 520), st.sampled_from([*b'\n"},:{ 0a\x00', 255]))
def test_after_any_spoilt_byte_all_other_lines_are_found_again(at: int, byte: int) -> None:
    data, starts = chain(6)
    assume(at < starts[4] and data[at] != byte)
    spoilt = bytearray(data)
    spoilt[at] = byte
    hit = sum(start <= at for start in starts) - 1
    before = list(follow(bytes(spoilt), b""))
    gap = recover(bytes(spoilt), starts[hit], before[-1][2] if before else b"")
    assert [start for start, _, _ in before] == starts[:hit]
    assert gap is not None
    assert (gap.start, gap.stop) == (starts[hit], starts[hit + 1])
    assert [start for start, _, _ in follow(bytes(spoilt), gap.head, gap.stop)] == starts[hit + 1 :]


def test_a_spoilt_hash_does_not_cost_the_record() -> None:
    data, starts = chain(4)
    end = starts[2] - 1
    spoilt = data[: end - 10] + (b"0" if data[end - 10 : end - 9] != b"0" else b"1") + data[end - 9 :]
    gap = recover(spoilt, starts[1], next(follow(spoilt, b""))[2])
    assert gap is not None
    assert (gap.why, gap.body_end) == (BAD_HASH, end - TAIL)


def test_a_spoilt_line_end_does_not_cost_the_record() -> None:
    data, starts = chain(4)
    spoilt = data[: starts[2] - 1] + b" " + data[starts[2] :]
    gap = recover(spoilt, starts[1], next(follow(spoilt, b""))[2])
    assert gap is not None
    assert (gap.why, gap.stop) == (BAD_END, starts[2])


def test_a_spoilt_document_is_left_out() -> None:
    data, starts = chain(4)
    spoilt = data.replace(b'{"n":2}', b'{"n":7}')
    gap = recover(spoilt, starts[1], next(follow(spoilt, b""))[2])
    assert gap is not None
    assert (gap.why, gap.body_end) == (BAD_RECORD, gap.start)


def test_nothing_after_the_last_line_says_how_to_go_on() -> None:
    data, starts = chain(3)
    spoilt = data.replace(b'{"n":3}', b'{"n":7}')
    head = list(follow(spoilt, b""))[-1][2]
    assert recover(spoilt, starts[2], head) is None
