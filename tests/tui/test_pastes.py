"""A pasted text is one, whatever it holds and however it is cut into pieces; what is read together came together."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from textual import events

from annotate.tui.pastes import END, CarefulParser

PIECES = ["\x1b", "\x1b[31m", "\x1b[A", "\x1b[20", "\x1b[200~", "[201~", "\r", "k", "日本", "\x1b\x1b"]


@given(st.lists(st.sampled_from(PIECES)).map("".join).filter(lambda text: END not in text), st.data())
@settings(max_examples=50)
def test_nothing_pasted_is_a_key(text: str, data: st.DataObject) -> None:
    sent = f"k\x1b[200~x{text}\x1b[201~z"
    cuts = sorted(data.draw(st.lists(st.integers(0, len(sent)), max_size=4)))
    parser = CarefulParser()
    found = [
        event
        for start, end in zip([0, *cuts], [*cuts, len(sent)], strict=True)
        if start < end
        for event in parser.feed(sent[start:end])
    ]

    assert [event.key for event in found if isinstance(event, events.Key)] == ["k", "z"]
    assert [event.text for event in found if isinstance(event, events.Paste)] == ["x" + text.replace("\x1b", "")]


def test_keys_that_are_read_together_were_pressed_at_one_moment_however_long_it_takes_to_tell_them_apart() -> None:
    parser = CarefulParser()

    assert len({event.time for event in parser.feed("12\x1b[A3")}) == 1
