from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit
from xml.etree import ElementTree

import pytest

from annotate.dataset import importer
from annotate.dataset.readers.reading import Ask
from storage import LabelStore, SuggestionRecord
from tests.dataset.jobs import planted
from tests.dataset.writers.boxed import DRAWN, HEIGHT, LABELS, WIDTH, boxed, looked
from tests.labelling import TIME, record
from tests.small_projects import image_project, pair_project, text_project


def tasks(folder: Path) -> Any:
    return json.loads((folder / "tasks.json").read_bytes())


def test_boxes_are_percent_of_the_picture(tmp_path: Path) -> None:
    planted(tmp_path / "out", boxed(tmp_path / "in"), *looked(), format="label-studio")
    found: dict[str, list[Any]] = {}
    for task in tasks(tmp_path / "out"):
        found[task["data"]["item"]] = [
            (
                region["value"]["rectanglelabels"][0],
                region["value"]["x"] * WIDTH / 100,
                region["value"]["y"] * HEIGHT / 100,
                (region["value"]["x"] + region["value"]["width"]) * WIDTH / 100,
                (region["value"]["y"] + region["value"]["height"]) * HEIGHT / 100,
            )
            for region in task["annotations"][0]["result"]
        ]

    assert found == {item: [(box[0], *map(pytest.approx, box[1:])) for box in drawn] for item, drawn in DRAWN.items()}


def test_each_annotator_has_an_annotation_with_name_time_and_record(tmp_path: Path) -> None:
    records = [*looked(), *looked(annotator="ben", short_ms=0, inputs=0)]
    planted(tmp_path / "out", boxed(tmp_path / "in"), *records, format="label-studio")
    task = next(one for one in tasks(tmp_path / "out") if one["data"]["item"] == "a.png")
    ana, ben = task["annotations"]

    assert (ana["annotator"], ana["lead_time"], ana["record"]) == ("ana", 2.5, "ana-1")
    assert (ben["annotator"], "lead_time" in ben) == ("ben", False)
    assert ana["result"][0]["meta"] == {"annotator": "ana", "record": "ana-1"}
    assert not (ana["ground_truth"] or ana["was_cancelled"])
    assert "completed_by" not in ana


def test_pictures_are_where_a_server_of_local_files_looks(tmp_path: Path) -> None:
    planted(tmp_path / "out", boxed(tmp_path / "in"), *looked(), format="label-studio")

    for task in tasks(tmp_path / "out"):
        assert (tmp_path / "out" / unquote(task["data"]["image"].partition("?d=")[2])).is_file()


def test_the_interface_names_the_labels_in_order(tmp_path: Path) -> None:
    planted(tmp_path / "out", boxed(tmp_path / "in"), *looked(), format="label-studio")
    interface = ElementTree.parse(tmp_path / "out/config.xml").getroot()

    assert [one.get("value") for one in interface.iter("Label")] == list(LABELS)


def results(folder: Path, project: Any, answer: dict[str, Any], item: str) -> list[Any]:
    one = record("s-1", item, None, task=project.kind.name, answer=answer)
    planted(folder, project, one, format="label-studio")
    regions = tasks(folder)[0]["annotations"][0]["result"]
    assert len({region["id"] for region in regions}) == len(regions)
    return [(region["from_name"], region["type"], region["value"]) for region in regions]


@pytest.mark.parametrize(
    ("kind", "answer", "chosen"),
    [
        ("classify", {"label": "dog"}, [("answer", ["dog"])]),
        ("tag", {"tags": ["cat", "dog"]}, [("answer", ["cat", "dog"])]),
        ("tag", {"tags": []}, [("answer", [])]),
        ("moderate", {"decision": "remove", "reason": "cat"}, [("answer", ["remove"]), ("reason", ["cat"])]),
        ("moderate", {"decision": "keep", "reason": None}, [("answer", ["keep"])]),
    ],
)
def test_texts_are_labelled_tagged_and_moderated_by_choices(
    tmp_path: Path, kind: str, answer: dict[str, Any], chosen: list[tuple[str, list[str]]]
) -> None:
    project = text_project(tmp_path, ["<b>bold</b> & 'quoted'"], kind=kind)

    assert results(tmp_path / "out", project, answer, "1") == [
        (name, "choices", {"choices": names}) for name, names in chosen
    ]
    assert tasks(tmp_path / "out")[0]["data"]["text"] == "<b>bold</b> & 'quoted'"


def test_a_moderations_interface_asks_for_a_decision_and_for_a_reason_each_once(tmp_path: Path) -> None:
    project = text_project(tmp_path, ["so"], kind="moderate")
    results(tmp_path / "out", project, {"decision": "remove", "reason": "cat"}, "1")
    interface = ElementTree.parse(tmp_path / "out/config.xml").getroot()

    assert {one.get("name"): [choice.get("value") for choice in one] for one in interface.iter("Choices")} == {
        "answer": ["keep", "remove", "escalate"],
        "reason": ["cat", "dog", "other"],
    }


def test_what_a_machine_suggested_is_a_prediction_of_nobody(tmp_path: Path) -> None:
    project = text_project(tmp_path, ["so", "thus"])
    with LabelStore.open(project.store_path) as store:
        answer = {"label": "cat"}
        store.append(SuggestionRecord(session="c" * 12, item="1", task="classify", answer=answer, at=TIME))
    records = [record("s-1", "1", "dog"), record("s-2", "2", "dog")]
    planted(tmp_path / "out", project, *records, format="label-studio")
    first, second = tasks(tmp_path / "out")

    assert [(one["value"], "meta" in one) for one in first["predictions"][0]["result"]] == [
        ({"choices": ["cat"]}, False)
    ]
    assert second["predictions"] == []


@pytest.mark.parametrize("name", ["a & b.png", "100% <é>.png", "q?d=1#x.png", "🐈 '\"'.png"])
def test_pictures_of_any_name_are_found(tmp_path: Path, name: str) -> None:
    drawn: dict[str, list[Any]] = {name: []}
    planted(tmp_path / "out", boxed(tmp_path / "in", drawn), *looked(drawn), format="label-studio")
    address = urlsplit(tasks(tmp_path / "out")[0]["data"]["image"])

    assert address.path == "/data/local-files/"
    assert (tmp_path / "out" / parse_qs(address.query)["d"][0]).is_file()


def test_pictures_that_stay_in_their_place_are_found_from_the_items_folder(tmp_path: Path) -> None:
    planted(tmp_path / "out", boxed(tmp_path / "in"), *looked(), format="label-studio", images="none")
    paths = [parse_qs(urlsplit(one["data"]["image"]).query)["d"][0] for one in tasks(tmp_path / "out")]

    assert sorted(paths) == sorted(DRAWN)


def test_pairs_are_pairwise_and_a_tie_has_no_result(tmp_path: Path) -> None:
    for choice, found in (("right", [("answer", "pairwise", {"selected": "right"})]), ("tie", [])):
        (tmp_path / choice).mkdir()
        project = pair_project(tmp_path / choice, 1, prompt="Which?")
        assert results(tmp_path / choice / "out", project, {"choice": choice}, "1") == found
        assert tasks(tmp_path / choice / "out")[0]["data"]["left"] == "a1"


def test_what_a_picture_says_is_a_text_area(tmp_path: Path) -> None:
    project = image_project(tmp_path / "in", 1, kind="transcribe", labels=())

    assert results(tmp_path / "out", project, {"text": "12.50"}, "1.png") == [
        ("answer", "textarea", {"text": ["12.50"]})
    ]


def test_a_moderation_is_read_back_as_one_with_its_reasons_also_where_one_is_called_as_a_decision(
    tmp_path: Path,
) -> None:
    project = text_project(tmp_path, ["so"], kind="moderate", labels=("spam", "remove"))
    results(tmp_path / "out", project, {"decision": "remove", "reason": "remove"}, "1")
    found = importer("label-studio").look(tmp_path / "out", Ask())

    assert (found.kind, found.labels) == ("moderate", ["spam", "remove"])
    assert [one.answer for one in found.readings] == [{"decision": "remove", "reason": "remove"}]
