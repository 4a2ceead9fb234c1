"""`transcribe`: what a picture says, typed out, in one line or several."""

from __future__ import annotations

import unicodedata
from random import Random

from annotate.i18n import _
from annotate.keys import keymap
from annotate.labels import LabelSet
from annotate.tasks.base import Answer, AnswerError, Kind, Size, Terms, fields, typed
from annotate.text import has_controls, printable, steers

LONGEST = 10_000
"""Characters of a transcription."""
LINE_FEED = "ctrl+j"
"""The key that begins a further line, on every terminal."""
ALL = "f7"
"""The key that chooses all that is typed."""
CLOSER, FARTHER = "pageup", "pagedown"
"""The keys that zoom while letters are typed."""
_SHOWN = 120
"""Characters of the one line that tells of an answer."""


def plain_text(text: str) -> str:
    """What of a text can be typed: its lines, with spaces for tabs, without characters that steer a terminal."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").split("\n")
    return "\n".join("".join(char for char in line if not steers(char)) for line in lines)


class Transcribe(Kind):
    """`{"text": "TOTAL 12.50\\nTHANK YOU"}`."""

    name = "transcribe"
    media = frozenset({"image"})
    parts = frozenset({"text"})
    columns: tuple[str, ...] = ("text",)
    needs_labels = False
    takes_free = False
    chooses_labels = False
    takes_labels = False
    actions = {"type": "t"}

    def keys(self, terms: Terms) -> tuple[str | None, ...]:
        """What does something while letters are typed."""
        return (LINE_FEED, CLOSER, FARTHER)

    def question(self, terms: Terms, media: str) -> str | None:
        """The same of every picture."""
        return _("What does the picture say? Type it as it is written.")

    def agrees(self, answer: Answer, known: Answer) -> bool:
        """Whether it is the known text, wherever spaces and lines end; case matters."""
        return folded(answer) == folded(known)

    def check(self, answer: object, labels: LabelSet, *, free: bool = False) -> Answer:
        """The text composed, without white space around it; what is empty is no answer."""
        text = fields(answer, "text")["text"]
        if not isinstance(text, str):
            raise AnswerError(_("“text” is a text"))
        text = unicodedata.normalize("NFC", text).strip()
        if not text:
            raise AnswerError(_("a transcription has at least one character: skip what says nothing"))
        if any(map(has_controls, text.split("\n"))):
            raise AnswerError(
                _("the text “{text}” contains control characters other than line feeds").format(
                    text=printable(text[:20])
                )
            )
        if len(text) > LONGEST:
            raise AnswerError(
                _("the text “{text}…” is longer than {count} characters").format(
                    text=printable(text[:20]), count=LONGEST
                )
            )
        return {"text": text}

    def salvage(self, answer: object, labels: LabelSet, *, free: bool = False) -> Answer | None:
        """All that was typed, as it was typed: no label belongs to it."""
        return None if super().salvage(answer, labels) is None else answer  # type: ignore[return-value]

    def says(self, answer: Answer) -> bool:
        """Whether anything was typed yet."""
        return bool(answer["text"].strip())

    def from_plain(self, plain: object, start: Answer | None = None) -> object:
        """An answer of a mere text."""
        return {"text": plain} if isinstance(plain, str) else plain

    def line(self, answer: Answer) -> str:
        """The lines with a sign between them, the beginning of a long text."""
        line = " ⏎ ".join(" ".join(one.split()) for one in answer["text"].split("\n"))
        return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"

    def rows(self, answer: Answer | None) -> list[dict[str, str]]:
        """One row, with the whole text in one cell."""
        return [{"text": "" if answer is None else answer["text"]}]

    def names(self, answer: Answer) -> tuple[str, ...]:
        """None: nothing is counted by label."""
        return ()

    def keystrokes(self, answer: Answer, labels: LabelSet) -> list[str]:
        """What may be there is chosen, to be typed over; then each character, and the key that submits."""
        keys = [LINE_FEED if key == "\n" else key for key in typed(answer["text"])]
        return [ALL, *keys, keymap(self.keys(Terms(labels)), kind=self.actions)["submit"]]

    def sample(self, random: Random, labels: LabelSet, start: Answer | None = None, size: Size | None = None) -> Answer:
        """What a receipt, a number plate or a sign could say."""
        letters = "".join(random.choices("ABCDEFGHJKLMNPRSTVWXYZ", k=4))
        plate = f"{letters[:2]}-{random.randint(100, 999)}-{letters[2:]}"
        receipt = f"{random.choice(('COFFEE', 'BREAD', 'TEA'))} {random.randint(1, 9)}.{random.randint(10, 99)}"
        total = f"TOTAL {random.randint(10, 99)}.{random.randint(10, 99)}"
        return {"text": random.choice((plate, total, f"{receipt}\n{total}", "Mind the step"))}


def folded(answer: Answer) -> str:
    """The text with one space for each run of white space."""
    return " ".join(answer["text"].split())


KIND = Transcribe()
