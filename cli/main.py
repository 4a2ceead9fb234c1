"""The command line: one module per command, loaded when it is asked for.

Nothing is imported here that a command might not need: `annotate --help` must not pay for screens, pictures or stores.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, MutableMapping
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from annotate import __version__
from annotate.errors import AnnotateError, reason, store_sentence
from annotate.i18n import LANGUAGES, N_, _, set_language
from annotate.places import chosen_language
from cli import usage
from cli.complaint import complain

COMMANDS: dict[str, tuple[str, str]] = {
    "demo": (
        N_("Play a story of the trade for a few minutes, and read the receipt that it ends with."),
        "annotate demo\n\nannotate demo moderation\n\nannotate demo microtask --auto 12",
    ),
    "new": (
        N_("Make a project of a folder of images, of a .txt, .csv or .jsonl file, or of a dataset."),
        "annotate new photos --task classify --labels cat,dog,other\n\n"
        "annotate new streets --task grid --labels 'traffic light' --grid 4x4\n\n"
        "annotate new thumbnails --task grid --labels cat --tiles items --grid 4x5\n\n"
        "annotate new answers.jsonl --task compare\n\n"
        "annotate new posts.jsonl --task moderate --labels spam,insult --rest-after 5m\n\n"
        "annotate new receipts --task transcribe\n\n"
        "annotate new shouts.jsonl --task engage --labels like,follow,share --pace 6s\n\n"
        "annotate new checks --from coco --suggestions",
    ),
    "label": (
        N_("Label, with one key per label, while a meter counts the time."),
        "annotate label photos --annotator ana",
    ),
    "review": (
        N_("Decide between answers that differ, with the most disputed first; your time is metered as review."),
        "annotate review photos --annotator zoe",
    ),
    "status": (N_("Show how far a project is: labels, annotators, speed, what is left."), "annotate status photos"),
    "agreement": (
        N_("Show how far annotators agree, with intervals, and the items that are disputed most."),
        "annotate agreement photos",
    ),
    "audit": (
        N_("Show the owner how everybody's labels were given: signals, not verdicts."),
        "annotate audit photos",
    ),
    "receipt": (
        N_("Print the receipt: the time that labelling took, and what it is worth at documented rates."),
        "annotate receipt photos --annotator ana --place fr\n\n"
        "annotate receipt laptops/* --together\n\n"
        "annotate receipt --from receipt.json --output receipt.html",
    ),
    "share": (
        N_("Agree that your totals are told together with others', even where you are fewer than three."),
        "annotate share photos --annotator ana\n\nannotate share photos --annotator ana --withdraw",
    ),
    "accept": (
        N_("As the requester, accept labels, which are then earned; or list those that await a verdict."),
        "annotate accept photos\n\nannotate accept photos --annotator ana\n\n"
        "annotate accept photos --agreeing-with gold.jsonl",
    ),
    "reject": (
        N_("As the requester, reject labels and say why; the work stays on the annotator's receipt."),
        "annotate reject photos --item 7.jpg --reason 'the sign is a yield sign'",
    ),
    "pay": (
        N_("As the requester, record that an annotator was paid; this moves no money."),
        "annotate pay photos --annotator ana --earned\n\nannotate pay photos --annotator ana '3.20 EUR'",
    ),
    "rates": (N_("List the wages and prices that receipts use, with sources and ages."), "annotate rates floor-fr"),
    "export": (
        N_("Write the labels as a dataset."),
        "annotate export photos --format csv --aggregate latest --output labels.csv",
    ),
    "import": (
        N_("Bring in labels from elsewhere, suggestions or known answers; however often, each comes in once."),
        "annotate import photos labels.jsonl\n\n"
        "annotate import photos machine.jsonl --suggestions --source detector-2\n\n"
        "annotate import photos instances.json --format coco --gold",
    ),
    "merge": (
        N_("Bring in the labels and times of other machines; however often, each comes in once."),
        "annotate merge photos /media/usb/photos\n\nannotate merge photos laptops/*/photos",
    ),
    "verify": (
        N_("Check every record of the store, and name the first one that is wrong."),
        "annotate verify photos\n\nannotate verify photos --receipt receipt.json",
    ),
    "forget": (
        N_("Erase an annotator's name and times; the labels stay, unlinked. It asks first."),
        "annotate forget photos --annotator ana",
    ),
    "doctor": (
        N_("Say what this terminal can show, how pictures are drawn here, and whether the files are in order."),
        "annotate doctor photos\n\nannotate doctor --show",
    ),
}
"""Every command in the order of the help: what it does, and an example. Its module is cli/NAME.py."""

_KEYWORDS = {"import": "import_"}


class _Commands(MutableMapping[str, Any]):
    """The commands by name, each made on first use."""

    def __init__(self) -> None:
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._made:
            self._made[name] = _make(name, *COMMANDS[name])
        return self._made[name]

    def __setitem__(self, name: str, command: Any) -> None:
        self._made[name] = command

    def __delitem__(self, name: str) -> None:
        del self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


def _make(name: str, sentence: str, example: str) -> Any:
    word = _KEYWORDS.get(name, name)
    function: Callable[..., None] = getattr(import_module(f"cli.{word}"), word)
    alone = typer.Typer(add_completion=False, rich_markup_mode="rich")
    epilog = "\n\n".join([_("Example:"), *(f"  {line}" for line in example.split("\n\n"))])
    alone.command(name, cls=usage.Command, help=_(sentence), epilog=epilog, no_args_is_help=False)(function)
    command = typer.main.get_command(alone)
    command.params.append(usage.language_option())
    return command


class Commands(TyperGroup):
    """Turns what a person can mend into one line on standard error and exit status 1."""

    def __init__(self, **settings: Any) -> None:
        """Take Typer's settings; the commands come from the table."""
        super().__init__(**{**settings, "commands": {}})
        self.commands = _Commands()

    def list_commands(self, ctx: Any) -> list[str]:
        """The names, in the order of the help; nothing is loaded for it."""
        return list(COMMANDS)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Choose the language before anything is said."""
        _speak_as_usual()
        try:
            return super().parse_args(ctx, usage.language_first(args))
        except Exception as error:
            raise (usage.retold(error) if usage.is_usage(error) else error) from error

    def get_help_option(self, ctx: Any) -> Any:
        """The option `--help`, in the language chosen."""
        return usage.helpful(super().get_help_option(ctx))

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write how the program is typed, in the language chosen."""
        usage.write_usage(self, ctx, formatter)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Show the help, in the language chosen."""
        usage.speak()
        self.help = _(self.help) if self.help else None
        for parameter in self.params:
            if (text := getattr(parameter, "help", None)) is not None:
                setattr(parameter, "help", _(text))  # noqa: B010 - only options have one
        # The list of commands needs their names and sentences, not their modules.
        self.commands = {name: TyperCommand(name, help=_(COMMANDS[name][0])) for name in COMMANDS}
        super().format_help(ctx, formatter)

    def invoke(self, ctx: Any) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            _let_go_of_stdout()
            raise typer.Exit(1) from None
        except Exception as error:
            if usage.is_usage(error):
                raise usage.retold(error) from error
            sentence = _sentence(error)
            if sentence is None:
                raise
            complain(sentence)
            if isinstance(error, OSError) and error.filename is None:
                _let_go_of_stdout()
            raise typer.Exit(1) from error


def _sentence(error: Exception) -> str | None:
    """What an error tells the person; None for one that is our own mistake."""
    if isinstance(error, AnnotateError):
        return str(error)
    storage = sys.modules.get("storage")
    if storage is not None and isinstance(error, storage.StoreError):
        return store_sentence(error)
    if isinstance(error, OSError) and error.strerror is not None:
        name = _("standard output") if error.filename is None else os.fsdecode(error.filename)
        return f"{name}: {reason(error)}"
    return None


def _let_go_of_stdout() -> None:
    """Point standard output at nothing, so that what is left in it raises no second error at exit."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):  # a stream without a descriptor, as in tests
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123 - it lives as long as the process


app = typer.Typer(
    cls=Commands,
    help=N_("Label images and texts in the terminal, and keep count of the work."),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)


def choose_language(code: str | None) -> str | None:
    """Speak the language that a `--lang` option names."""
    if code is not None and code not in LANGUAGES:
        raise typer.BadParameter(_("choose one of {languages}").format(languages=", ".join(LANGUAGES)))
    if code is not None:
        set_language(code)
    return code


def _speak_as_usual() -> None:
    """Speak the environment's language, else the settings', else the system's."""
    set_language(None)
    if not os.environ.get("ANNOTATE_LANG") and (language := chosen_language()) in LANGUAGES:
        set_language(language)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"annotate {__version__}")
        raise typer.Exit()


@app.callback()
def annotate(
    lang: Annotated[
        str | None,
        typer.Option(
            "--lang", metavar="en|fr", help=N_("Speak English or French."), callback=choose_language, is_eager=True
        ),
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", help=N_("Print the version."), callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    """What all commands have before them."""


def _open_what_is_closed() -> None:
    """Give a program that was started with `>&-` streams that lead nowhere.

    Otherwise a file of the store would get the number of standard output, and what goes there.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # the lowest number that is free: this one
    if sys.stdout is None:
        sys.stdout = open(1, "w", closefd=False)  # noqa: SIM115 - it lives as long as the process
    if sys.stderr is None:
        sys.stderr = open(2, "w", closefd=False)  # noqa: SIM115


def run() -> None:
    """The entry point."""
    _open_what_is_closed()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal that cannot show a character gets it escaped, not a crash
            stream.reconfigure(errors="backslashreplace")
    app(prog_name="annotate")
