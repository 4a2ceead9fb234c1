"""The batch that is judged from the other side, and the answers of whoever has done it."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotate.projects.gold import load_answers
from annotate.projects.project import Project
from sample_data.microtask import REQUESTER
from sample_data.requester import ANSWERS, TEXTS, WORKER, WORKERS, judging_project, requester_project, verdict_of
from sample_data.requester_story import VERDICT
from tests.sample_data.typography import breaks_before_punctuation

LANGUAGES = ("en", "fr")


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_sides_have_an_answer_to_every_post_and_differ_on_a_few(tmp_path: Path, language: str) -> None:
    (folder,) = requester_project(tmp_path, language)
    batch = Project.load(folder)
    items = batch.items()
    theirs, own = (load_answers(batch, items, folder / file) for file in (WORKERS, REQUESTER))

    assert list(theirs) == list(own) == items.ids == list(ANSWERS)
    assert sum(theirs[item] != own[item] for item in items.ids) == 4
    assert batch.config.labour.reward == "0.01 USD"


@pytest.mark.parametrize("language", LANGUAGES)
def test_answers_are_judged_by_one_key_each_under_the_post_that_they_are_about(tmp_path: Path, language: str) -> None:
    (batch,) = requester_project(tmp_path, language)
    answer, reason = TEXTS[language].kind("joke"), list(TEXTS[language].verdicts.values())[1]
    folder = judging_project(batch, {"cat-bus": answer, "outage": answer}, language)
    project = Project.load(folder)
    items = project.items()
    own = load_answers(project, items, folder / REQUESTER)

    assert all(str(item.text).endswith(answer) and WORKER in str(item.text) for item in items)
    assert [verdict_of(known["label"]) for known in own.values()] == [(True, None), (False, reason)]
    assert [label.key for label in project.labels] == ["1", "2", "3", "4"]
    assert judging_project(batch, {}, language) == folder
    assert len(Project.load(folder).items()) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_sides_are_told_which_kinds_there_are_and_what_they_mean(tmp_path: Path, language: str) -> None:
    (batch,) = requester_project(tmp_path, language)
    texts = TEXTS[language]
    told = [Project.load(folder).instructions() for folder in (batch, judging_project(batch, {}, language))]

    for said in map(str, told):
        assert all(f"**{kind}**" in said for kind in texts.kinds)
        assert all(meaning in said for meaning in texts.meanings)
    assert len(set(told)) == 2


def test_every_verdict_is_known_in_both_languages() -> None:
    for texts in TEXTS.values():
        accepts, *rejects = texts.verdicts
        assert verdict_of(accepts) == (True, None)
        assert [verdict_of(label) for label in rejects] == [(False, texts.verdicts[label]) for label in rejects]
    assert verdict_of("maybe") is None


def test_a_batch_that_is_there_already_is_left_alone(tmp_path: Path) -> None:
    (folder,) = requester_project(tmp_path, "en")
    before = (folder / "annotate.toml").read_text("utf-8")

    assert requester_project(tmp_path, "fr") == [folder]
    assert (folder / "annotate.toml").read_text("utf-8") == before


def test_french_texts_break_no_line_before_their_punctuation() -> None:
    texts = TEXTS["fr"]
    said = [VERDICT["fr"], texts.batch, texts.question, texts.judging, texts.asked, texts.says, *texts.verdicts]
    said += [texts.explained(texts.instructions), texts.explained(texts.told), *texts.meanings]

    assert not any(map(breaks_before_punctuation, said))
