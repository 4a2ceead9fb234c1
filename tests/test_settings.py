from __future__ import annotations

import re
import stat
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from platformdirs import user_config_path

from annotate.errors import AnnotateError
from annotate.places import settings_path
from annotate.projects.toml import read_toml
from annotate.pseudonym import pseudonym
from annotate.receipt.rates.table import Rate
from annotate.settings import Settings, _as_toml, load_settings, save_settings
from annotate.tasks import actions

OWN = Rate.checked(
    {
        "id": "floor-fr",
        "kind": "floor",
        "amount": "12.50",
        "unit": "hour",
        "currency": "EUR",
        "as_of": "2026-11",
        "place": "fr",
        "source": 'Order "12" of 2026',
        "label": "SMIC",
        "seen": 1,
        "flags": ["derived"],
        "derivation": "100 a day / 8",
    }
)
FULL = Settings(
    "amber-otter", "fr", "fr", "nord", True, ("floor-fr", "25 EUR/hour"), {"undo": "z", "bad-item": '"'}, "half", (OWN,)
)


def test_without_a_file_the_settings_are_the_usual_ones() -> None:
    assert load_settings() == Settings()


def test_settings_come_back_as_they_were_saved(settings_file: Path) -> None:
    save_settings(FULL)

    assert load_settings() == FULL
    assert settings_path() == settings_file
    assert stat.S_IMODE(settings_file.stat().st_mode) == 0o600


def test_a_change_of_theme_keeps_the_rates_of_ones_own(settings_file: Path) -> None:
    save_settings(FULL)
    save_settings(structs.replace(load_settings(), theme="gruvbox"))

    assert load_settings().rate == (OWN,)
    assert "[[rate]]" in settings_file.read_text()


def test_the_folder_is_made_when_it_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANNOTATE_CONFIG", str(tmp_path / "new" / "settings.toml"))
    save_settings(Settings(name="ana"))

    assert load_settings().name == "ana"


def test_without_the_variable_the_platform_says_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ANNOTATE_CONFIG")

    assert settings_path().name == "settings.toml"
    assert settings_path().parent.name == "annotate"
    for folder in (str(tmp_path / "config"), "", "relative"):
        monkeypatch.setenv("XDG_CONFIG_HOME", folder)
        assert settings_path().parent == user_config_path("annotate", appauthor=False)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("nmae = 'ana'", ": there is no key “nmae”: perhaps name is meant."),
        ("name = 3", ": name: this should be a text in quotes."),
        ("keys = 3", ": [keys]: this should be a table."),
        (
            "[keys]\nundo = 'q1'",
            ": [keys] undo: there is no key “q1”: write one character, or a name such as f2, ctrl+x, space.",
        ),
        ("[keys]\nundoo = 'z'", f": [keys] undoo: there is no such action: the actions are {', '.join(actions())}."),
        ("[keys]\nundo = 3", ": [keys]: this should be a text in quotes."),
        ("language = 'de'", ': language: this should be one of "en", "fr".'),
        (
            "images = 'jpeg'",
            ': images: this should be one of "auto", "kitty", "iterm", "sixel", "octant", "sextant", "blocks", '
            '"quadrant", "half", "ascii", "off".',
        ),
        ("rates = 'floor-fr'", ": rates: this should be a list."),
        ("[[rates]]\nid = 'x'", ": rates: write each rate as a table of its own, under [[rate]]."),
        ("name = ", ": line 1: this is not TOML (Invalid value)."),
    ],
)
def test_a_mistake_names_file_and_key(settings_file: Path, text: str, sentence: str) -> None:
    settings_file.write_text(text)

    with pytest.raises(AnnotateError) as error:
        load_settings()
    assert str(error.value) == f"{settings_file}{sentence}"


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("ANNOTATE_CONFIG", str(tmp_path / "file" / "settings.toml"))

    with pytest.raises(
        AnnotateError, match=r"the settings cannot be kept in .*; ANNOTATE_CONFIG can name another file"
    ):
        save_settings(FULL)


TEXT = st.text(st.characters(codec="utf-8"))


@given(TEXT, st.dictionaries(TEXT, TEXT))
def test_any_text_comes_back_through_toml(
    tmp_path_factory: pytest.TempPathFactory, name: str, keys: dict[str, str]
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_bytes(_as_toml(Settings(name=name, keys=keys)).encode())

    assert read_toml(path) == {"name": name} | ({"keys": keys} if keys else {})


def test_a_pseudonym_is_two_small_words_and_the_same_for_the_same_seed() -> None:
    assert all(re.fullmatch(r"[a-z]+-[a-z]+", pseudonym(Random(seed))) for seed in range(100))
    assert pseudonym(Random(1)) == pseudonym(Random(1))
    assert len({pseudonym() for _try in range(20)}) > 1
