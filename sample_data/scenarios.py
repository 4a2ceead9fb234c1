"""What can be played: a story, the projects that come in it, and how much of each is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from sample_data import boxes_story, captcha_story, story
from sample_data.boxes import boxes_project
from sample_data.captcha import captcha_project
from sample_data.story import Story
from sample_data.weisure import weisure_project


@dataclass(frozen=True)
class Part:
    """One project of a scenario."""

    goal: int
    """How many decisions somebody who plays is asked for."""
    share: int
    """Its part of what a simulated annotator answers, beside those of the others."""


@dataclass(frozen=True)
class Scenario:
    """A demonstration."""

    story: Mapping[str, Story]
    """By language."""
    write: Callable[[Path, str], list[Path]]
    """Writes the projects into a folder, in a language, and returns theirs in playing order."""
    parts: tuple[Part, ...]
    """One for each project."""

    def told(self, language: str) -> Story:
        """The story in this language, or in English."""
        return self.story.get(language, self.story["en"])

    def shares(self, items: int, counts: list[int]) -> list[int]:
        """How many of so many items are of which project, if they have so many."""
        found = list[int]()
        for place, (part, count) in enumerate(zip(self.parts, counts, strict=True)):
            left = items - sum(found)
            whole = sum(other.share for other in self.parts[place:])
            wanted = max(round(left * part.share / whole), left - sum(counts[place + 1 :]))
            found.append(min(count, wanted, left))
        return found


def _boxes(target: Path, language: str) -> list[Path]:
    return [boxes_project(target / "boxes", language)]


SCENARIOS: Mapping[str, Scenario] = {
    "weisure": Scenario(story.STORY, weisure_project, (Part(15, 2), Part(6, 1))),
    "captcha": Scenario(captcha_story.STORY, captcha_project, (Part(4, 1), Part(3, 1), Part(24, 4))),
    "boxes": Scenario(boxes_story.STORY, _boxes, (Part(4, 1),)),
}
