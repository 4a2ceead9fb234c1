"""What a view wants of the decoder: one picture now, all of its pixels, some pictures ahead. The last wish counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.images.decoder import Decoder, Failure, Outcome, Request
from annotate.images.picture import RGB
from annotate.images.worker import Job

if TYPE_CHECKING:  # loaded when somebody looks closer
    from annotate.images.pyramid import Pyramid


class Feed:
    """The wishes of one view; what comes of them is told in the decoder's thread."""

    def __init__(self, decoder: Decoder | None) -> None:
        """`decoder` is one shared with other views; None: a new one, that is closed with this."""
        self._decoder = decoder or Decoder()
        self._owned = decoder is None
        self._job: Job | None = None
        self._deep: Job | None = None
        self._ahead: list[Job] = []

    def ready(self, request: Request) -> Outcome | None:
        """The frame, if nothing needs to be decoded for it."""
        self._drop(self._job)
        return self._decoder.ready(request)

    def want(self, request: Request, done: Callable[[Outcome], None]) -> None:
        """Make this frame, and no longer the one before."""
        self._drop(self._job)
        self._job = self._decoder.want(request, done)

    def deepen(self, path: Path, background: RGB, done: Callable[[Pyramid | Failure], None]) -> None:
        """Decode all the pixels of this picture."""
        self._drop(self._deep)
        self._deep = self._decoder.deepen(path, background, done)

    def prepare(self, requests: Iterable[Request]) -> None:
        """Make these frames when nothing else is to be done."""
        self.prepare_nothing()
        self._ahead = [self._decoder.ahead(request) for request in requests]

    def prepare_nothing(self) -> None:
        """Make no frame ahead."""
        for job in self._ahead:
            job.cancel()
        self._ahead = []

    def withdraw(self) -> None:
        """Want nothing more of the picture that was asked for."""
        self._drop(self._job)
        self._drop(self._deep)
        self._job = self._deep = None

    def close(self) -> None:
        """Want nothing at all."""
        self.withdraw()
        if self._owned:
            self._decoder.close()

    def _drop(self, job: Job | None) -> None:
        if job is not None:
            job.cancel()
