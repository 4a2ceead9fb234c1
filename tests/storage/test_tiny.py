"""The store as a TinyDB database. TinyDB's own tests are run by benchmarks/tinydb_suite.py."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import Query, TinyDB, where
from tinydb.table import Document

from storage import (
    AppendOnly,
    ClosedStore,
    IdTaken,
    LabelDB,
    LabelRecord,
    LabelStorage,
    LabelStore,
    NotStorable,
    ReadOnlyStore,
    verify,
)
from storage.format import IDS
from storage.prefilter import needle
from tests.storage.make import filled, label, segment

Open = Callable[[Path], TinyDB]


def plain(path: Path) -> TinyDB:
    return TinyDB(path, storage=LabelStorage)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "labels.store"


@pytest.fixture(params=[LabelDB, plain])
def opened(request: pytest.FixtureRequest) -> Open:
    face: Open = request.param
    return face


@pytest.fixture
def db(path: Path, opened: Open) -> Iterator[TinyDB]:
    with opened(path) as database:
        yield database


def test_documents_are_numbered_found_and_counted(db: TinyDB) -> None:
    assert db.insert({"item": "a", "label": "cat"}) == 1
    assert db.insert_multiple([{"item": "b", "label": "dog"}, {"item": "c", "label": "cat"}]) == [2, 3]
    cats = db.search(where("label") == "cat")
    assert [(cat["item"], cat.doc_id) for cat in cats] == [("a", 1), ("c", 3)]
    assert db.get(where("label") == "dog") == {"item": "b", "label": "dog"}
    assert db.get(doc_id=3) == {"item": "c", "label": "cat"}
    assert db.get(doc_id=4) is None
    assert [d["item"] for d in db.get(doc_ids=[3, 1, 9])] == ["a", "c"]
    assert db.contains(where("item") == "b")
    assert not db.contains(doc_id=9)
    assert db.count(where("label") == "cat") == 2
    assert (len(db), len(db.all()), len(list(db))) == (3, 3, 3)


def test_tables_are_separate(db: TinyDB) -> None:
    db.insert({"n": 1})
    db.table("labels").insert({"n": 2})
    db.table("empty", persist_empty=True)
    assert db.tables() == {"_default", "labels", "empty"}
    assert db.table("labels").all() == [{"n": 2}]
    assert len(db.table("empty")) == 0


def test_another_opening_finds_the_same(path: Path, opened: Open) -> None:
    with opened(path) as db:
        db.insert_multiple({"n": n} for n in range(5))
        db.table("empty", persist_empty=True)
    with opened(path) as db:
        assert db.tables() == {"_default", "empty"}
        assert [d["n"] for d in db] == [0, 1, 2, 3, 4]
        assert db.insert({"n": 5}) == 6


def test_documents_are_fresh_copies(db: TinyDB) -> None:
    db.insert({"tags": ["a"]})
    db.all()[0]["tags"].append("b")
    assert db.all() == [{"tags": ["a"]}]


@pytest.mark.parametrize(
    "change",
    [
        lambda db: db.update({"n": 2}),
        lambda db: db.update_multiple([({"n": 2}, where("n") == 1)]),
        lambda db: db.upsert({"n": 2}, where("n") == 1),
        lambda db: db.remove(where("n") == 1),
        lambda db: db.remove(doc_ids=[1]),
        lambda db: db.truncate(),
        lambda db: db.drop_table("_default"),
        lambda db: db.drop_tables(),
    ],
)
def test_what_would_change_or_remove_is_refused_with_the_remedy(db: TinyDB, change: Callable[[TinyDB], Any]) -> None:
    db.insert({"n": 1})
    with pytest.raises(AppendOnly, match="supersedes it"):
        change(db)
    assert db.all() == [{"n": 1}]


def test_old_names_of_truncating_are_refused_too(path: Path) -> None:
    with LabelDB(path) as db:
        db.insert({"n": 1})
        for purge in (db.purge, db.purge_tables):
            with pytest.raises(AppendOnly):
                purge()


def test_dropping_what_is_not_there_is_nothing(db: TinyDB) -> None:
    db.drop_table("nothing")
    db.drop_tables()
    assert db.tables() == set()


def test_a_given_number_is_taken_if_it_is_free(db: TinyDB) -> None:
    assert db.insert(Document({"n": 1}, doc_id=5)) == 5
    assert db.insert({"n": 2}) == 6
    assert db.get(doc_id=4) is None
    assert len(db) == 2
    for number in (5, 6):
        with pytest.raises(ValueError, match=str(number)):
            db.insert(Document({"n": 3}, doc_id=number))
    assert [d.doc_id for d in db] == [5, 6]


def test_a_passed_over_number_is_not_given_later(path: Path) -> None:
    with LabelDB(path) as db:
        db.insert_multiple([Document({"n": 1}, doc_id=5), {"n": 2}])
        with pytest.raises(IdTaken):
            db.insert(Document({"n": 3}, doc_id=2))
        with pytest.raises(IdTaken):
            db.insert(Document({"n": 3}, doc_id=0))
        with pytest.raises(IdTaken):
            db.insert_multiple([Document({"n": 3}, doc_id=8), Document({"n": 3}, doc_id=8)])
        assert len(db) == 2


def test_what_is_no_mapping_or_no_json_is_refused_before_anything_is_written(path: Path) -> None:
    with LabelDB(path) as db:
        for wrong in ([1], "x", 3):
            with pytest.raises(ValueError, match="not a Mapping"):
                db.insert(wrong)
        with pytest.raises(NotStorable):
            db.insert_multiple([{"n": 1}, {"n": float("inf")}])
        assert len(db) == 0
    assert segment(path).read_bytes().count(b"\n") == 1


def test_two_databases_at_once_see_each_other_and_never_share_a_number(path: Path) -> None:
    with LabelDB(path) as one, LabelDB(path) as other:
        cats = where("label") == "cat"
        assert one.search(cats) == []
        numbers = [db.insert({"label": "cat"}) for db in (one, other, one, other)]
        assert numbers == [1, IDS + 1, 2, IDS + 2]
        assert len(one.search(cats)) == len(other.search(cats)) == 4
        assert [d.doc_id for d in one] == [d.doc_id for d in other] == sorted(numbers)


def test_plain_tinydb_cannot_take_a_number_from_a_living_writer(path: Path) -> None:
    with LabelDB(path) as one, plain(path) as other:
        one.insert({"n": 1})
        with pytest.raises(IdTaken, match="Let the store choose"):
            other.insert({"n": 2})
    with plain(path) as alone:
        assert alone.insert({"n": 2}) == 2


@pytest.fixture(scope="module")
def nearly_full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store whose segment has one number left."""
    path = tmp_path_factory.mktemp("nearly-full") / "labels.store"
    with LabelDB(path) as db:
        db.insert_multiple({"n": n} for n in range(IDS - 1))
    return path


def test_numbers_go_on_in_the_next_segment_when_one_is_full(path: Path, opened: Open, nearly_full: Path) -> None:
    shutil.copytree(nearly_full, path)
    with opened(path) as db:
        assert [db.insert({"n": n}) for n in (0, 1, 2)] == [IDS, IDS + 1, IDS + 2]
    assert verify(path).ok
    with LabelDB(path) as db:
        assert len(db) == IDS + 2
        assert db.get(doc_id=IDS + 2) == {"n": 2}
        assert len(db.search(where("n") == 1)) == 2


def test_a_query_is_answered_from_the_cache_until_something_was_written(path: Path) -> None:
    asked: list[object] = []

    def ask(n: object) -> bool:
        asked.append(n)
        return True

    with LabelDB(path) as db:
        db.insert({"n": 1})
        query = where("n").test(ask)
        db.search(query)
        db.search(query)
        assert asked == [1]
        db.insert({"n": 2})
        db.search(query)
        assert asked == [1, 1, 2]


def test_labels_are_documents_like_any_other(path: Path) -> None:
    filled(path, 6)
    with LabelDB(path, access_mode="r") as db:
        dogs = db.table("labels").search(Query().answer.label == "dog")
        assert [dog["short_ms"] for dog in dogs] == [0, 3]
        with pytest.raises(ReadOnlyStore):
            db.insert({"n": 1})
    with LabelDB(path) as db:
        db.insert({"n": 1})
    with LabelStore.open(path, read_only=True) as store:
        assert list(store.scan(LabelRecord)) == [label(n) for n in range(6)]


def test_a_closed_database_says_so(path: Path) -> None:
    db = LabelDB(path)
    db.close()
    with pytest.raises(ClosedStore):
        db.insert({"n": 1})


TEXT = st.text(alphabet=st.sampled_from('ab"\\,:{}h\n é\U0001f408'), max_size=4)
DOCUMENT = st.dictionaries(TEXT, TEXT | st.integers(0, 3) | st.dictionaries(TEXT, TEXT, max_size=2), max_size=3)


@given(st.lists(DOCUMENT, max_size=8), TEXT, TEXT, TEXT, TEXT)
def test_the_prefilter_never_changes_an_answer(
    tmp_path_factory: pytest.TempPathFactory, documents: list[dict[str, Any]], a: str, x: str, b: str, y: str
) -> None:
    queries = [
        where(a) == x,
        (where(a) == x) & (where(b) == y),
        (where(a) == x) | (where(b) == y),
        ~(where(a) == x),
        where(a)[b] == y,
        where(a) != x,
        where(a).map(str) == x,
        (where(a) == x) & ~(where(b) == y),
    ]
    with LabelDB(tmp_path_factory.mktemp("prefilter") / "labels.store") as db:
        if documents:
            db.insert_multiple(documents)
        for query in queries:
            assert db.search(query) == [document for document in documents if query(document)]


def test_tinydb_still_hashes_queries_in_the_shape_that_the_prefilter_reads() -> None:
    assert needle(where("item") == "a.jpg") == b'"item":"a.jpg"'
    assert needle(Query().answer.label == "cat") == b'"label":"cat"'
    assert needle((where("item") == "a.jpg") & (where("n") == "b")) == b'"item":"a.jpg"'
    assert needle(where("n") == 1) is None
    assert needle((where("item") == "a") | (where("n") == "b")) is None
    assert needle(~(where("item") == "a")) is None
    assert needle(lambda document: True) is None
