"""What Typer says by itself (headings of the help, mistakes of usage), in the person's language.

Typer has its sentences in its code, in English. Those that a person can meet here are listed as templates; a message
that fits one is said again in the language chosen, any other stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import Formatter
from typing import Any

import typer
from typer.core import TyperCommand

from annotate.i18n import N_, _
from annotate.typeset import keep_together

HEADINGS = {
    "ARGUMENTS_PANEL_TITLE": N_("Arguments"),
    "COMMANDS_PANEL_TITLE": N_("Commands"),
    "DEFAULT_STRING": N_("[default: {}]"),
    "ERRORS_PANEL_TITLE": N_("Error"),
    "OPTIONS_PANEL_TITLE": N_("Options"),
    "REQUIRED_LONG_STRING": N_("[required]"),
    "RICH_HELP": N_("Try [blue]'{command_path} {help_option}'[/] for help."),
}
"""By the names of Typer's constants."""

MISTAKES = (
    N_("Invalid value for {option}: {what}"),
    N_("Missing argument {name}."),
    N_("Missing option {name}."),
    N_("No such option: {name} (Possible options: {near})"),
    N_("No such option: {name}"),
    N_("No such command {name}. Did you mean {near}?"),
    N_("No such command {name}."),
    N_("Got unexpected extra argument(s) ({names})"),
    N_("Option {name} requires an argument."),
    N_("Option {name} does not take a value."),
    N_("{value} is not one of {choices}."),
    N_("{value} is not a valid int range."),
    N_("{value} is not in the range {range}."),
    N_("Missing command."),
)
"""The longer one first where two fit."""

HELP = N_("Show this message and exit.")


def speak() -> None:
    """Have Typer's headings in the language chosen."""
    from typer import rich_utils

    keep_together()
    for name, text in HEADINGS.items():
        setattr(rich_utils, name, _(text))


def told(message: str) -> str:
    """A message of Typer's in the person's language, as far as it is known."""
    for template in MISTAKES:
        if found := re.fullmatch("".join(_pattern(template)), message, re.DOTALL):
            return _(template).format(**{name: told(text) for name, text in found.groupdict().items()})
    return message


def _pattern(template: str) -> Iterator[str]:
    for literal, name, _spec, _conversion in Formatter().parse(template):
        yield re.escape(literal)
        if name:
            yield f"(?P<{name}>.+?)"


class Misused(typer.BadParameter):
    """A mistake of usage that is told in the person's language."""

    def format_message(self) -> str:
        """The sentence, without Typer's words around it."""
        return self.message


def is_usage(error: Exception) -> bool:
    """Whether the command was typed wrongly, so that Typer tells it and ends with status 2."""
    return isinstance(error, typer.BadParameter.__bases__) and type(error).__name__ != "NoArgsIsHelpError"


def retold(error: Any) -> Misused:
    """The mistake of usage in the person's language."""
    speak()
    return Misused(told(error.format_message()), ctx=error.ctx)


def helpful(option: Any) -> Any:
    """The option `--help`, its own help in the person's language."""
    if option is not None:
        option.help = _(HELP)
    return option


class Command(TyperCommand):
    """A command whose help speaks one language throughout."""

    def get_help_option(self, ctx: Any) -> Any:
        """The option `--help`."""
        return helpful(super().get_help_option(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Show the help."""
        speak()
        super().format_help(ctx, formatter)
