"""Answers weighed by how reliable each annotator turns out to be.

Dawid and Skene, "Maximum likelihood estimation of observer error-rates using the EM algorithm", Applied Statistics 28
(1979) 20-28: each annotator has a matrix of the chances to say one thing where another is true. Expectation begins with
the shares of the votes and goes on until no probability changes by more than a ten-thousandth.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter, mul, sub, truediv
from typing import TypeAlias

from annotate.dataset.consensus import Decision, Voted
from annotate.dataset.consensus.questions import Question, ballot
from annotate.dataset.consensus.voting import Result, decided, first_hand
from annotate.errors import AnnotateError
from annotate.i18n import _
from annotate.labels import LabelSet
from annotate.tasks import Kind

Votes: TypeAlias = tuple[tuple[str, str], ...]
"""Annotators with their choices, in the order of the annotators' names."""
STEPS = 100
"""After so many the model is taken as it is."""
PRECISION = 1e-4
_EVEN = 1e-9


class Model:
    """The error rates of annotators, of votes that are counted by their pattern: most items have one of a few.

    Numbers stand in columns, one for each class, with a row for each pattern or vote: whole columns are worked out at
    once, which takes a third of the time. Patterns are sorted, those with the most votes first, so that a sum does not
    depend on the order in which the items came, and the votes at one place belong to the first so many patterns.
    """

    def __init__(self, patterns: Mapping[Votes, int]) -> None:
        """Fit the model to patterns of votes, each with the number of questions that it was given to."""
        ordered = sorted(patterns, key=lambda votes: (-len(votes), votes))
        self.classes = sorted({choice for votes in patterns for _who, choice in votes})
        self._rows = {votes: row for row, votes in enumerate(ordered)}
        self._counts = [patterns[votes] for votes in ordered]
        self._number(ordered)
        self._shares = list(map(self._share, ordered))
        self._beliefs = [list(column) for column in zip(*self._shares, strict=True)]
        self.priors: list[float] = []
        self._errors: list[list[float]] = []
        for _step in range(STEPS):
            self._maximise()
            if self._expect() < PRECISION:
                break

    def _number(self, ordered: Sequence[Votes]) -> None:
        """Number the kinds of vote, an annotator's choice each: where they are, and what is at each place."""
        kinds = {vote: number for number, vote in enumerate(sorted({vote for votes in ordered for vote in votes}))}
        names = {who: number for number, who in enumerate(sorted({who for who, _choice in kinds}))}
        self._voters = [names[who] for who, _choice in kinds]
        given: list[list[int]] = [[] for _vote in kinds]
        places: list[list[int]] = [[] for _place in range(len(ordered[0]) if ordered else 0)]
        for row, votes in enumerate(ordered):
            for place, vote in enumerate(votes):
                given[kinds[vote]].append(row)
                places[place].append(kinds[vote])
        self._given, self._places = list(map(_picker, given)), list(map(_picker, places))

    def _share(self, votes: Votes) -> list[float]:
        counts = Counter(choice for _who, choice in votes)
        return [counts[name] / len(votes) for name in self.classes]

    def _maximise(self) -> None:
        """The shares of the classes, and for each annotator and choice its chance under each class."""
        weights = [list(map(mul, column, self._counts)) for column in self._beliefs]
        masses = list(map(sum, weights))
        self.priors = [mass / sum(masses) for mass in masses]
        self._errors = []
        for weight in weights:
            sums = [sum(pick(weight)) for pick in self._given]
            totals = defaultdict[int, float](float)
            for voter, own in zip(self._voters, sums, strict=True):
                totals[voter] += own
            pairs = zip(self._voters, sums, strict=True)
            self._errors.append([own / totals[voter] if totals[voter] else 0.0 for voter, own in pairs])

    def _expect(self) -> float:
        """The beliefs anew; by how much one of them changed at most."""
        found = []
        for prior, errors in zip(self.priors, self._errors, strict=True):
            column = [prior] * len(self._counts)
            for pick in self._places:
                chances = pick(errors)
                column[: len(chances)] = map(mul, column, chances)
            found.append(column)
        wholes: list[float] = [sum(row) for row in zip(*found, strict=True)]
        for row in (row for row, whole in enumerate(wholes) if not whole):
            wholes[row] = 1.0
            for column, share in zip(found, self._shares[row], strict=True):
                column[row] = share
        before, self._beliefs = self._beliefs, [list(map(truediv, column, wholes)) for column in found]
        pairs = zip(self._beliefs, before, strict=True)
        return max((max(map(abs, map(sub, one, other))) for one, other in pairs), default=0.0)

    def belief(self, votes: Votes) -> dict[str, float]:
        """The probability of each class, of votes that the model was fitted to."""
        row = self._rows[votes]
        return {name: column[row] for name, column in zip(self.classes, self._beliefs, strict=True)}


def _picker(places: Sequence[int]) -> Callable[[Sequence[float]], tuple[float, ...]]:
    """What takes the numbers at these places, of which there is at least one, out of a column."""
    if len(places) > 1:
        return itemgetter(*places)
    (place,) = places
    return lambda column: (column[place],)


class DawidSkene:
    """One model for each kind of question: of tags and clicks one a label, else one for all."""

    def __init__(self, kind: Kind, labels: LabelSet) -> None:
        """An AnnotateError for texts: no two need be alike."""
        if kind.name == "transcribe":
            text = _("dawid-skene weighs choices, and these are texts: choose --aggregate majority")
            raise AnnotateError(text)
        self._kind, self._labels = kind, labels
        self._models: dict[str, Model] = {}

    def learn(self, items: Iterable[tuple[str, Sequence[Voted]]]) -> None:
        """Fit the models to all first-hand labels."""
        patterns: defaultdict[str, Counter[Votes]] = defaultdict(Counter)
        for _item, votes in items:
            given = [(vote.annotator, vote.answer) for vote in first_hand(votes)]
            for question in ballot(self._kind, self._labels, given).questions if given else ():
                patterns[question.model][tuple(sorted(question.given))] += 1
        self._models = {name: Model(counts) for name, counts in patterns.items()}

    def decide(self, item: str, votes: Sequence[Voted]) -> Decision:
        """The one answer to an item."""
        return decided(self._kind, self._labels, votes, self._likeliest)

    def _likeliest(self, question: Question) -> Result:
        beliefs = self._models[question.model].belief(tuple(sorted(question.given)))
        (choice, belief), *others = sorted(beliefs.items(), key=lambda pair: (-pair[1], pair[0]))
        is_tie = bool(others) and others[0][1] >= belief - _EVEN
        return Result(None if is_tie else choice, belief)
