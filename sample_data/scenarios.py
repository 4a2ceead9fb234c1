"""What can be played: a story, the projects that come in it, and how much of each is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sample_data import (
    boxes_story,
    captcha_story,
    clickfarm_story,
    microtask_story,
    moderation_story,
    requester_story,
    story,
)
from sample_data.boxes import boxes_project
from sample_data.captcha import captcha_project
from sample_data.clickfarm import clickfarm_project
from sample_data.microtask import REQUESTER, microtask_project
from sample_data.moderation import moderation_project
from sample_data.requester import WORKER, requester_project
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
    requester: str | None = None
    """The file in each project with the answers of somebody who pays for those that agree; None: nobody judges."""
    verdict: Mapping[str, str] = field(default_factory=dict)
    """What is told of that between the work and the receipt, by language, with numbers and amounts to be filled in."""
    worker: str | None = None
    """Who does the work of the first project, so that whoever plays judges it; None: whoever plays does the work."""

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
    "weisure": Scenario(story.STORY, weisure_project, (Part(4, 1), Part(2, 1), Part(5, 1), Part(5, 1))),
    "microtask": Scenario(
        microtask_story.STORY, microtask_project, (Part(12, 5), Part(6, 3)), REQUESTER, microtask_story.VERDICT
    ),
    "requester": Scenario(
        requester_story.STORY, requester_project, (Part(12, 1),), REQUESTER, requester_story.VERDICT, WORKER
    ),
    "moderation": Scenario(moderation_story.STORY, moderation_project, (Part(8, 1), Part(8, 1))),
    "clickfarm": Scenario(clickfarm_story.STORY, clickfarm_project, (Part(20, 1),)),
    "captcha": Scenario(captcha_story.STORY, captcha_project, (Part(4, 1), Part(3, 1), Part(24, 4))),
    "boxes": Scenario(boxes_story.STORY, _boxes, (Part(4, 1),)),
}
