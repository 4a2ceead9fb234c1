"""A person's own settings: one TOML file in the platform's configuration folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, structs

from annotate.errors import AnnotateError, reason
from annotate.files import PRIVATE, replacing
from annotate.i18n import LANGUAGES, _
from annotate.places import PATH_VARIABLE, settings_path
from annotate.projects.own_rates import KEY, as_toml, no_table, read_own_rates
from annotate.projects.toml import Mistake, check_keys, quoted, read_toml, to_struct
from annotate.receipt.rates.table import Rate
from annotate.text import printable


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """What a person has chosen, for all projects."""

    name: str | None = None
    """The pseudonym that labels are given under."""
    place: str | None = None
    """Where the person works, for the legal floor: a country's two letters, such as `fr`."""
    language: str | None = None
    """`en` or `fr`; None: as the system."""
    theme: str | None = None
    """The colours of the screen."""
    meter_hidden: bool = False
    """Whether the corner with time and value is out of sight."""
    rates: tuple[str, ...] = ()
    """Further rates on receipts."""
    keys: dict[str, str] = {}
    """Keys of actions by their id, in place of the usual ones."""
    images: str = "auto"
    """How pictures are drawn: one of `annotate.terminals.choosing.WISHES`."""
    rate: tuple[Rate, ...] = ()
    """[[rate]]: rates of one's own, in place of a project's and of bundled ones or beside them."""


def load_settings() -> Settings:
    """The person's settings; the usual ones where there is no file. A mistake in it is an AnnotateError."""
    path = settings_path()
    if not path.exists():
        return Settings()
    data = read_toml(path)
    check_keys(path, data, Settings)
    if isinstance(rates := data.get("rates"), list) and any(isinstance(rate, dict) for rate in rates):
        raise no_table(path, "rates")
    settings = to_struct(path, data | {KEY: ()}, Settings)
    if settings.language is not None and settings.language not in LANGUAGES:
        known = ", ".join(quoted(language) for language in LANGUAGES)
        raise Mistake(path, "language", _("this should be one of {choices}").format(choices=known))
    if settings.images != "auto":
        _check_images(path, settings.images)
    if settings.keys:
        _check_keys(path, settings.keys)
    return structs.replace(settings, rate=read_own_rates(path, data.get(KEY, ())))


def _check_images(path: Path, images: str) -> None:
    from annotate.terminals.choosing import WISHES

    if images not in WISHES:
        known = ", ".join(map(quoted, WISHES))
        raise Mistake(path, "images", _("this should be one of {choices}").format(choices=known))


def _check_keys(path: Path, keys: Mapping[str, str]) -> None:
    """Raise a `Mistake` for the first action that there is none of, and the first key that no keyboard has."""
    from annotate.keys import ACTIONS, is_key
    from annotate.tasks import actions

    for action, key in keys.items():
        where = f"[keys] {printable(action)}"
        if action not in ACTIONS and action not in actions():
            text = _("there is no such action: the actions are {known}")
            raise Mistake(path, where, text.format(known=", ".join(actions())))
        if not is_key(key):
            text = _("there is no key “{key}”: write one character, or a name such as {examples}")
            raise Mistake(path, where, text.format(key=printable(key), examples="f2, ctrl+x, space"))


def save_settings(settings: Settings) -> None:
    """Keep the settings for this person alone; an AnnotateError where that cannot be done."""
    path = settings_path()
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with replacing(path, PRIVATE) as file:
            file.write(_as_toml(settings).encode())
    except OSError as error:
        raise AnnotateError(
            _("the settings cannot be kept in {path} ({reason}); {variable} can name another file").format(
                path=printable(str(path)), reason=reason(error), variable=PATH_VARIABLE
            )
        ) from error


def _as_toml(settings: Settings) -> str:
    texts = {"name": settings.name, "place": settings.place, "language": settings.language, "theme": settings.theme}
    lines = [f"{key} = {quoted(value)}" for key, value in texts.items() if value is not None]
    if settings.meter_hidden:
        lines.append("meter_hidden = true")
    if settings.images != "auto":
        lines.append(f"images = {quoted(settings.images)}")
    if settings.rates:
        lines.append(f"rates = [{', '.join(map(quoted, settings.rates))}]")
    if settings.keys:
        lines += ["", "[keys]", *(f"{quoted(action)} = {quoted(key)}" for action, key in settings.keys.items())]
    lines += as_toml(settings.rate)
    return "".join(f"{line}\n" for line in lines)
