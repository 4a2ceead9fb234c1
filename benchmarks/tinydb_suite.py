"""Runs TinyDB's own tests on the label store, through both of its faces.

    pip download --no-binary :all: --no-deps "tinydb==4.9.*" && tar xf tinydb-*.tar.gz
    python -m benchmarks.tinydb_suite tinydb-4.9.0

Every test has to pass, except those named below: they change or remove what was written, which an append-only
table refuses. One of these that passes is a failure too: the lists are exact. Many tests begin with `drop_tables()`
only to have an empty database; here that begins a new store, which is what one does instead.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

FILES = ("test_tinydb.py", "test_tables.py", "test_queries.py", "test_operations.py")

CHANGES = "changes documents"
REMOVES = "removes documents"
EAGER = "changes or removes nothing, but asks for it: LabelDB refuses the request, the other face finds nothing to do"
REFUSED = {
    "test_add_int": CHANGES,
    "test_add_str": CHANGES,
    "test_decrement": CHANGES,
    "test_delete[LabelDB]": CHANGES,
    "test_delete[TinyDB(storage=LabelStorage)]": CHANGES,
    "test_doc_id_missing_consistency[LabelDB]": EAGER,
    "test_increment": CHANGES,
    "test_lru_cache[LabelDB]": EAGER,
    "test_next_id": REMOVES,
    "test_remove": REMOVES,
    "test_remove_all_fails[LabelDB]": EAGER,
    "test_remove_ids": REMOVES,
    "test_remove_ids_missing[LabelDB]": EAGER,
    "test_remove_ids_mixed": REMOVES,
    "test_remove_multiple": REMOVES,
    "test_remove_returns_ids": REMOVES,
    "test_set": CHANGES,
    "test_subtract": CHANGES,
    "test_truncate_table": REMOVES,
    "test_update": CHANGES,
    "test_update_all": CHANGES,
    "test_update_custom_transform_callable": CHANGES,
    "test_update_ids": CHANGES,
    "test_update_ids_missing[LabelDB]": EAGER,
    "test_update_ids_mixed": CHANGES,
    "test_update_multiple": CHANGES,
    "test_update_multiple_operation": CHANGES,
    "test_update_returns_ids": CHANGES,
    "test_update_transform": CHANGES,
    "test_upsert": CHANGES,
    "test_upsert_by_id": CHANGES,
}
"""These have to fail, and with AppendOnly."""

DIFFERENT = {
    "test_multiple_tables": "drops all tables and goes on with the old table objects",
    "test_table_repr": "expects the class name of TinyDB's table or storage in the text",
}
"""These have to fail, for another reason."""

CONFTEST = """
import itertools

import pytest
from tinydb import TinyDB
from tinydb.middlewares import CachingMiddleware
from tinydb.storages import MemoryStorage
from storage import LabelDB, LabelStorage


def renewable(face, path, **options):
    paths = (path / f"{number}.store" for number in itertools.count())

    class Renewable(face):
        def __init__(self):
            super().__init__(next(paths), **options)

        def drop_tables(self):
            self.close()
            self.__init__()

    Renewable.__name__ = face.__name__
    return Renewable()


@pytest.fixture(params=["LabelDB", "TinyDB(storage=LabelStorage)"])
def db(request, tmp_path):
    if request.param == "LabelDB":
        database = renewable(LabelDB, tmp_path)
    else:
        database = renewable(TinyDB, tmp_path, storage=LabelStorage)
    with database:
        database.insert_multiple({"int": 1, "char": char} for char in "abc")
        yield database


@pytest.fixture
def storage():
    return CachingMiddleware(MemoryStorage)()
"""


def main() -> None:
    """Run the tests, print what differs from the list, exit 1 if anything does."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path, help="an unpacked source distribution of TinyDB")
    outcomes = run(parser.parse_args().source)
    wrong = unexpected(outcomes)
    passed = sum(not failure for _, failure in outcomes)
    print(f"{len(outcomes)} tests on the store: {passed} pass, {len(outcomes) - passed} refused or failed")
    for line in wrong:
        print(line)
    print("ok" if outcomes and not wrong else "not ok")
    sys.exit(0 if outcomes and not wrong else 1)


def run(source: Path) -> list[tuple[str, str]]:
    """Each test's name and, if it failed, why; only tests that use the database."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for name in FILES:
            shutil.copy(source / "tests" / name, place)
        (place / "conftest.py").write_text(CONFTEST, encoding="utf-8")
        (place / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
        report = place / "report.xml"
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            "-p",
            "no:asyncio",
            "-n0",
            "--junitxml",
            str(report),
        ]
        environment = os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent)}
        subprocess.run([*command, str(place)], cwd=place, env=environment, stdout=subprocess.DEVNULL, check=False)
        return [_outcome(case) for case in ElementTree.parse(report).iter("testcase")]


def _outcome(case: ElementTree.Element) -> tuple[str, str]:
    failure = next((child for child in case if child.tag in ("failure", "error")), None)
    return case.get("name", ""), "" if failure is None else failure.get("message", "failed")


def unexpected(outcomes: list[tuple[str, str]]) -> list[str]:
    """What is not as the lists say."""
    return [line for name, failure in outcomes if (line := _judge(name, failure))]


def _judge(name: str, failure: str) -> str:
    plain = name.partition("[")[0]
    refused = name in REFUSED or plain in REFUSED
    if refused or plain in DIFFERENT:
        if not failure:
            return f"listed, but passes: {name}"
        return "" if not refused or "AppendOnly" in failure else f"fails otherwise than listed: {name}: {failure}"
    return f"fails: {name}: {failure.splitlines()[0]}" if failure else ""


if __name__ == "__main__":
    main()
