"""Whatever people read can be said in their language: no text of the code is left out, no word of English stays."""

from __future__ import annotations

import ast
import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from annotate import i18n
from annotate.dataset import EXPORTS, IMPORTS
from annotate.receipt.build import Options, build
from annotate.receipt.formats.text import render
from annotate.receipt.money import Money
from annotate.receipt.rates.table import bundled_rates
from annotate.receipt.told.cldr import forms
from annotate.receipt.valuation import Wishes
from annotate.tasks import kinds
from annotate.terminals.choosing import WISHES
from cli import usage
from cli.main import COMMANDS
from sample_data.scenarios import SCENARIOS
from storage import LabelStore
from storage.records import Record
from tests.cli.robot import run
from tests.receipt.audit.test_audit import person
from tests.receipt.judged import varied
from tests.receipt.sample import NOW, records
from tests.small_projects import image_project
from tests.tui.driving import Seat, seated
from tests.tui.kinds_of_work import WORKS
from tests.untranslated import Strange, latin, trees, unmarked

AS_IT_IS = {
    "annotate": "the program's own name",
    "annotate:": "the program's own name, before what it complains of",
    "annotate.toml": "a file's name",
    "labels.store": "a folder's name",
    **dict.fromkeys((*EXPORTS, *IMPORTS), "a format, as it is typed"),
    "folder": "what keeps items together, as it is typed",
    "[cyan]": "a mark of style",
    "h": "hours",
    "min": "minutes, in the receipt of every language",
    "esc": "what is written on a key",
    "[keys]": "a table of the settings",
    "weisure": "a word of Dalton Conley's",
}
"""What is the same in every language, and why."""
CHOICES = re.compile(r"[\w-]+(\|[\w-]+)+")
"""Values of an option, as they are typed."""
MARKS = re.compile(r"\b[A-Z]{3}\b|\b[0-9a-f]{12,}\b")
"""Currencies, and hashes, which may go over two lines."""


def test_no_text_that_people_read_stands_unmarked_in_the_code() -> None:
    found = [
        f"{path}:{line}: {text}"
        for path, tree in trees().items()
        for line, text in unmarked(tree)
        if text.strip() not in AS_IT_IS and not CHOICES.fullmatch(text)
    ]

    assert found == []


def test_the_search_for_such_texts_finds_them_wherever_they_are_shown() -> None:
    code = """
echo(_("marked")); echo("one"); complain(f"{count} two"); page.pair(_("marked"), "three" if a else _("marked"))
raise AnnotateError("four {name}".format(name="no text")); Option("--five", help="five"); self.border_title = "six"
paper.para(names["key"], "bold"); Static(Content("seven")); Help(("open",), N_("marked"), "eight")
"""
    found = [text for _line, text in unmarked(ast.parse(code))]

    assert sorted(found) == sorted([" two", "eight", "five", "four {name}", "one", "seven", "six", "three"])


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_every_story_is_told_in_both_languages(scenario: str) -> None:
    told = SCENARIOS[scenario]

    assert set(told.story) == set(i18n.LANGUAGES)
    assert not told.verdict or set(told.verdict) == set(i18n.LANGUAGES)
    english, french = (told.story[language] for language in i18n.LANGUAGES)
    for part in ("opening", "turning", "closing"):
        assert getattr(english, part) != getattr(french, part)


@pytest.fixture
def strange(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Everything is said in a language without Latin letters."""
    monkeypatch.setattr(i18n, "_catalogue", lambda code: Strange())
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("TERMINAL_WIDTH", "200")
    yield
    monkeypatch.undo()
    usage.speak()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose names have no Latin letters, in which some people labelled."""
    folder = tmp_path / "δ"
    folder.mkdir()
    (folder / "annotate.toml").write_text('[task]\nkind = "classify"\nlabels = ["α", "β"]\n', "utf-8")
    (folder / "1.png").write_bytes(b"")
    with LabelStore.open(folder / "labels.store") as store:
        store.append(*person("λ", "αβ" * 30), *person("μ", "α" * 60, [250] * 60, gold=True, repeat=False))
    return folder


@pytest.mark.usefixtures("strange")
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_has_no_word_of_english(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("cli.") and name not in ("cli.main", "cli.usage")]:
        monkeypatch.delitem(sys.modules, name)  # some of it is said when it is loaded
    text = run(*filter(None, [command]), "--help").stdout
    text = re.sub(r"(^|\W)--?[a-z][a-z-]*|\S*\|\S*|\[ж+: \S+\]|^ annotate .*$", " ", text, flags=re.MULTILINE)

    assert latin(text, *COMMANDS, *SCENARIOS, *kinds(), *AS_IT_IS) == set()


@pytest.mark.usefixtures("strange")
@pytest.mark.parametrize("command", ["status", "audit", "verify", "receipt --annotator μ", "rates", "rates floor-ke"])
def test_what_commands_print_has_no_word_of_english(command: str, project: Path) -> None:
    words = command.split()
    folder = [] if words[0] == "rates" else [project]
    result = run(*words, *folder)
    named = [name for rate in bundled_rates() for name in (rate.id, rate.place, *re.findall(r"\w+", rate.source))]
    text = MARKS.sub("", result.output)

    assert result.exit_code == 0
    assert latin(text, *named, *kinds(), *forms().months, *AS_IT_IS) == set()


@pytest.mark.usefixtures("strange")
def test_the_doctor_says_nothing_in_english_but_what_things_are_called(project: Path) -> None:
    modes = "half", "quadrant", "sextant", "octant", "ascii", "iTerm"
    result = run("doctor", project)

    assert latin(result.output, *project.parts, *modes, *WISHES, "settings.toml", *_config(), *AS_IT_IS) == set()


def _config() -> tuple[str, ...]:
    """The folders that the settings are in."""
    return Path(os.environ["ANNOTATE_CONFIG"]).parts


@pytest.mark.usefixtures("strange")
@pytest.mark.parametrize(
    "command",
    ["label nowhere", "receipt --annotator ν", "audit --since x", "frobnicate", "rates ν", "export --format ν"],
)
def test_what_commands_complain_of_has_no_word_of_english(command: str, project: Path) -> None:
    name, *rest = command.split()
    folder = [project] if rest and name in ("receipt", "audit", "export") else []
    result = run(name, *folder, *rest)

    assert result.exit_code in (1, 2)
    assert latin(re.sub(r"--?[a-z]+", "", result.stderr), *rest, *COMMANDS, "frobnicate", "csv", *AS_IT_IS) == set()


def nameless(record: Record) -> Record:
    """The same by somebody whose name has no Latin letters."""
    return msgspec.structs.replace(record, annotator="λ") if hasattr(record, "annotator") else record


@pytest.mark.usefixtures("strange")
@pytest.mark.parametrize("make", [records, varied])
def test_a_receipt_has_no_word_of_english(make: Callable[[], list[Record]]) -> None:
    rates = ["25 EUR/hour", "wage-mturk-hara", "gift-hcaptcha", "piece-box-google", "bill-sama"]
    options = Options(wishes=Wishes(rates=rates), reward=Money.parse("0.02 EUR"))
    receipt = build("δ", map(nameless, make()), options, table=bundled_rates(), now=NOW)
    cited = "Hara et al., CHI 2018, arXiv:1712.05796"
    text = MARKS.sub("", render(receipt).replace(cited, ""))

    assert latin(text, "/hour", *rates, *forms().months, *AS_IT_IS) == set()


def seen(seat: Seat, *known: str) -> set[str]:
    """The words in Latin letters on the screen."""
    return latin(MARKS.sub("", seat.text), *known, *kinds(), *forms().months, *AS_IT_IS)


@pytest.mark.usefixtures("strange")
async def test_the_screens_have_no_word_of_english(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path, labels=("α", "β")), "λ", size=(120, 60)) as seat:
        known = tmp_path.name, "png", "small"
        assert seen(seat, *known) == set()
        for key in ("question_mark", "r", "i", "n", "ctrl+p", "slash"):
            await seat.press(key)
            assert seen(seat, *known) == set(), key
            await seat.press("escape")


@pytest.mark.usefixtures("strange")
@pytest.mark.parametrize("kind", ["boxes", "moderate"])
async def test_what_a_kinds_keys_do_is_said_without_a_word_of_english(kind: str, tmp_path: Path) -> None:
    async with seated(WORKS[kind].make(tmp_path, 2), "λ", size=(120, 60)) as seat:
        known = "cat", "dog", "small", "png"
        assert seen(seat, *known) == set()
        await seat.press("question_mark")
        assert seen(seat, *known) == set()


@pytest.mark.usefixtures("strange")
async def test_the_first_screen_has_no_word_of_english(tmp_path: Path) -> None:
    project = image_project(tmp_path)
    async with seated(project, None, introduced=False, size=(160, 50)) as seat:
        found = seen(seat, *re.findall(r"\w+", str(project.store_path)), "amber-otter", "small")
        assert {word for word in found if word not in str(project.store_path)} == set()  # it is cut where a line ends
