"""What Typer says by itself (headings of the help, mistakes of usage), in the person's language.

Typer has its sentences in its code, in English. Those that a person can meet here are listed as templates; a message
that fits one is said again in the language chosen, any other stays as it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from string import Formatter
from typing import Any

import typer
from typer.core import TyperCommand, TyperOption

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
_USAGE = N_("Usage:")
_PIECES = {"[OPTIONS]": N_("[OPTIONS]"), "COMMAND [ARGS]...": N_("COMMAND [ARGS]...")}
"""Of the line that says how a command is typed, what is no name of anything."""
_TYPES = {"path": N_("path"), "str": N_("text"), "int": N_("number"), "int range": N_("number")}
"""What stands in the help for values of a type, by Typer's name of it."""

_LANGUAGE = "--lang"
_HOW = {"--format", "--images", _LANGUAGE}
"""Options of which the last value counts: whoever has them in an alias can type another."""


def speak() -> None:
    """Have Typer's headings in the language chosen."""
    from typer import rich_utils

    keep_together()
    for name, text in HEADINGS.items():
        setattr(rich_utils, name, _(text))
    rich_utils.OptionHighlighter.highlights[-1] = rf"(?P<usage>{re.escape(_(_USAGE))} )"


def language_first(args: Sequence[str]) -> list[str]:
    """The arguments with `--lang` and its value before the command: even the help of a command is in that language."""
    before: list[str] = []
    after = list(args)
    end = after.index("--") if "--" in after else len(after)
    for at in range(end - 1, -1, -1):
        if after[at] == _LANGUAGE and at + 1 < end:
            before[:0], after[at : at + 2] = after[at : at + 2], []
        elif after[at].startswith(f"{_LANGUAGE}="):
            before[:0], after[at : at + 1] = after[at : at + 1], []
    return before + after


def language_option() -> TyperOption:
    """What the help of a command says of `--lang`, which was read before the command was."""
    return TyperOption(
        param_decls=[_LANGUAGE], metavar="en|fr", help=_("Speak English or French."), expose_value=False, default=None
    )


def _check_once(typed: Iterable[Any]) -> None:
    """Refuse several values where only the last would count, unless they say no more than how something is shown."""
    times = Counter(one for one in typed if not (one.multiple or getattr(one, "is_flag", True)))
    for option, count in times.items():
        name = max(option.opts, key=len)
        if count > 1 and name not in _HOW:
            raise typer.BadParameter(_("it takes one value, and was given several"), param_hint=name)


def write_usage(command: Any, ctx: Any, formatter: Any) -> None:
    """Write the line that says how a command is typed."""
    pieces = (_(_PIECES[piece]) if piece in _PIECES else piece for piece in command.collect_usage_pieces(ctx))
    formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=f"{_(_USAGE)} ")


def _name_types(parameters: Iterable[Any]) -> None:
    for parameter in parameters:
        if (name := _TYPES.get(parameter.type.name)) is not None:
            parameter.type = copy(parameter.type)
            parameter.type.name = _(name)


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
    """A command whose help speaks one language throughout, and which takes two values for none where one counts."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read what was typed; a mistake of usage where an option that takes one value has several."""
        _check_once(self.make_parser(ctx).parse_args(args=list(args))[2])
        return super().parse_args(ctx, args)

    def get_help_option(self, ctx: Any) -> Any:
        """The option `--help`."""
        return helpful(super().get_help_option(ctx))

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write how the command is typed."""
        write_usage(self, ctx, formatter)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Show the help."""
        speak()
        _name_types(self.params)
        super().format_help(ctx, formatter)
