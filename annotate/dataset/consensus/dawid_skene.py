"""Answers weighed by how reliable each annotator turns out to be.

Dawid and Skene, "Maximum likelihood estimation of observer error-rates using the EM algorithm", Applied Statistics 28
(1979) 20-28: each annotator has a matrix of the chances to say one thing where another is true. Expectation begins with
the shares of the votes and goes on until no probability changes by more than a ten-thousandth.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import prod
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
    """The error rates of annotators, of votes that are counted by their pattern: most items have one of a few."""

    def __init__(self, patterns: Mapping[Votes, int]) -> None:
        """Fit the model to patterns of votes, each with the number of questions that it was given to."""
        self.classes = sorted({choice for votes in patterns for _who, choice in votes})
        self._places = {name: place for place, name in enumerate(self.classes)}
        self._patterns = dict(patterns)
        self.priors: list[float] = []
        self._errors: dict[tuple[str, str], list[float]] = {}
        self._beliefs = {votes: self._shares(votes) for votes in patterns}
        for _step in range(STEPS):
            self._maximise()
            if self._expect() < PRECISION:
                break

    def _shares(self, votes: Votes) -> list[float]:
        counts = Counter(choice for _who, choice in votes)
        return [counts[name] / len(votes) for name in self.classes]

    def _maximise(self) -> None:
        """The shares of the classes, and for each annotator and choice its chance under each class."""
        sums: defaultdict[tuple[str, str], list[float]] = defaultdict(lambda: [0.0] * len(self.classes))
        totals: defaultdict[str, list[float]] = defaultdict(lambda: [0.0] * len(self.classes))
        priors = [0.0] * len(self.classes)
        for votes, count in self._patterns.items():
            weights = [count * belief for belief in self._beliefs[votes]]
            for place, weight in enumerate(weights):
                priors[place] += weight
            for who, choice in votes:
                own, total = sums[who, choice], totals[who]
                for place, weight in enumerate(weights):
                    own[place] += weight
                    total[place] += weight
        whole = sum(priors)
        self.priors = [prior / whole for prior in priors]
        self._errors = {
            (who, choice): [one / total if total else 0.0 for one, total in zip(own, totals[who], strict=True)]
            for (who, choice), own in sums.items()
        }

    def _expect(self) -> float:
        """The beliefs anew; by how much one of them changed at most."""
        change = 0.0
        for votes, old in self._beliefs.items():
            beliefs = self._posterior(votes)
            change = max(change, max(abs(one - other) for one, other in zip(beliefs, old, strict=True)))
            self._beliefs[votes] = beliefs
        return change

    def _posterior(self, votes: Votes) -> list[float]:
        chances = zip(*(self._errors[vote] for vote in votes), strict=True)
        weights = [prior * prod(chance) for prior, chance in zip(self.priors, chances, strict=True)]
        whole = sum(weights)
        return [weight / whole for weight in weights] if whole > 0 else self._shares(votes)

    def belief(self, votes: Votes) -> dict[str, float]:
        """The probability of each class, of votes that the model was fitted to."""
        return dict(zip(self.classes, self._beliefs[votes], strict=True))


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
