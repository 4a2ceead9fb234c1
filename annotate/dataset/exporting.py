"""What an exporter is: it is given a job, and writes a file or a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, ClassVar, Literal, TypeAlias

from annotate.tasks import Kind

if TYPE_CHECKING:
    from annotate.dataset.job import Job
    from annotate.dataset.tree import Tree

View: TypeAlias = Literal["all", "latest", "majority", "dawid-skene"]
"""Which answers go out: every record, those that stand, or one answer to each item, made of those that stand."""
VIEWS: tuple[View, ...] = ("all", "latest", "majority", "dawid-skene")
CONSENSUS: tuple[View, ...] = ("majority", "dawid-skene")

Images: TypeAlias = Literal["copy", "link", "none"]


class Exporter:
    """A dataset format that is written. Its module in `annotate.dataset.writers` carries one as `EXPORTER`."""

    kinds: ClassVar[frozenset[str] | None] = None
    """The kinds of task whose answers it can carry; None: all."""
    media: ClassVar[frozenset[str] | None] = None
    """The media that it can be about; None: all."""
    views: ClassVar[tuple[View, ...]] = CONSENSUS
    """The views that it can carry; the first one is the usual one."""
    several: ClassVar[bool] = False
    """Whether it can carry the answers of several annotators to one item side by side."""
    knows_items: ClassVar[bool] = False
    """Whether its rows of label records tell all that they need of items: the project's need not be looked for."""
    options: ClassVar[frozenset[str]] = frozenset()
    """The options of the command line that are its own, such as `excel`."""

    def carries(self, kind: Kind, media: str) -> bool:
        """Whether it can carry answers of a kind to items of a medium."""
        fits = self.media is None or media in self.media
        return fits and (self.kinds is None or kind.name in self.kinds)


class FileExporter(Exporter):
    """A format of one file."""

    def write(self, job: Job, out: BinaryIO) -> int:
        """Write what the job chose, streaming; how many records or items it was."""
        raise NotImplementedError


class TreeExporter(Exporter):
    """A format of a folder with files of its own layout."""

    images: ClassVar[tuple[Images, ...]] = ("copy", "link", "none")
    """What it lets be done with pictures; the first one is the usual one."""

    def write(self, job: Job, tree: Tree) -> int:
        """Write what the job chose, streaming; how many items it was."""
        raise NotImplementedError

    def front_matter(self, job: Job) -> str | None:
        """YAML for the beginning of the dataset card, without its marks; None: the card has none."""
        return None
