"""What a machine suggests: shown, and accepted with the key that submits. The labelling screen is one of these."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widget import Widget

from annotate.i18n import _
from annotate.sitting.page import Page
from annotate.tasks import Kind
from annotate.text import printable
from annotate.tui.actions import key_name
from annotate.tui.screens.opening import Opening
from annotate.tui.widgets.answer_pane import AnswerPane
from annotate.tui.widgets.field import Typing
from annotate.tui.widgets.suggestion_line import SuggestionLine
from storage.records import Answer

LONGEST = 60
"""Characters of a suggestion that are repeated in words: the answer itself stands beside them."""


class Suggesting(Opening):
    """A screen on which items may begin with a machine's answer; who touches that corrects it."""

    _page: Page | None = None
    _told = ""
    """What is said of the suggestion; nothing: there is none, or the answer was touched."""
    _broken = False
    _means: tuple[str | None, bool] | None = None
    """What the key that submits did for the kind when the page was painted."""

    def answered(self, answers: Sequence[Answer | None]) -> None:
        """The items on screen are decided."""
        raise AssertionError("the screen defines this")

    def beside(self) -> Iterable[Widget]:
        """What stands below the answer."""
        return ()

    @property
    def suggestion_text(self) -> str:
        """How what is suggested is told."""
        return _("Suggested: {line}")

    def begin_page(self, page: Page | None) -> None:
        """Another page is on the screen, or none."""
        self._page, self._broken, self._means = page, False, None
        text = self.suggestion_text
        self._say(_told(page, self._sitting.project.kind, text) if page is not None else "")

    def seen(self, *, broken: bool) -> None:
        """The page is painted; `broken`: something of it cannot be seen."""
        self._broken, self._means = broken, self._submit_means()
        if broken and self._means[0] is None:
            self.touch()  # nobody accepts what cannot be seen

    def on_answer_pane_hinted(self, event: AnswerPane.Hinted) -> None:
        """Something is underway, such as a box that is drawn: the key that submits is for that."""
        if self._means is not None and self._submit_means() != self._means:
            self.touch()

    def _submit_means(self) -> tuple[str | None, bool]:
        hints = dict(self.query_one(AnswerPane).hints_now)
        return hints.get("submit"), "escape" in hints

    def touch(self) -> None:
        """The answer is the annotator's own from here on."""
        if self._told:
            self._say("")
            self.show_keys()

    @property
    def suggestion(self) -> str:
        """What is suggested, and the key that accepts it; nothing, where the answer was touched."""
        return f"{self._told} · {self._remedy}" if self._told else ""

    def _say(self, text: str) -> None:
        self._told = text
        self.query_one(SuggestionLine).show(text, self._remedy)

    @property
    def _remedy(self) -> str:
        return _("{key} accepts it").format(key=key_name(self.query_one(AnswerPane).giving))

    def moved(self, page: Page | None) -> None:
        """A key did something in the list of answers while this page was there: if it still is, Enter means that."""
        if page is self._page:
            self.touch()

    def press_accept(self, key: str) -> bool:
        """Take the key that accepts, which no kind wanted for something else."""
        typing = isinstance(self.focused, Typing)
        if typing or not self._told or key != self.keymap["submit"]:
            return False
        self._accept()
        return True

    def on_suggestion_line_accepted(self, event: SuggestionLine.Accepted) -> None:
        event.stop()
        if self._told:
            self._accept()

    def _accept(self) -> None:
        pane = self.query_one(AnswerPane)
        if self._page is None or not pane.ready:
            return
        if not self._broken:
            self.answered(self._page.answers)
        elif "submit" in dict(pane.hints_now):  # the kind knows what of its answer could not be seen
            pane.act("submit")


def _told(page: Page, kind: Kind, text: str) -> str:
    pairs = zip(page.answers, page.suggested, strict=True)
    answers = [answer for answer, suggested in pairs if suggested and answer is not None]
    if not answers:
        return ""
    line = printable(kind.page_line(answers) if len(answers) > 1 else kind.line(answers[0])) or "∅"
    if len(line) > LONGEST:
        line = line[: LONGEST - 1] + "…"
    total = len(page.items)
    if total > len(answers):
        text = _("Suggested for {count} of {total}: {line}")
    return text.format(count=len(answers), total=total, line=line)
