"""The desk of a reviewer: only what is disputed lies on it, and only what reviewers decided counts as done."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable

import msgspec
from msgspec import structs

from annotate.dataset.agreement.disputes import disputes
from annotate.dataset.job import Job
from annotate.dataset.standing import Acted, of_review
from annotate.progress.progress import Progress
from annotate.projects.project import Project
from annotate.reviewing.review import Review
from annotate.sitting.desk import Desk
from annotate.sitting.suggestions import Suggestions
from storage import LabelRecord


class ReviewDesk(Desk):
    """A decision here is a label record of the activity `review`, beside the reviewer's own first-hand label if any."""

    def __init__(self, project: Project) -> None:
        """Find what is disputed."""
        super().__init__(project)
        job = Job(project, self.store, self.items, "latest")
        try:
            found = disputes(job.by_item, project.kind, settled=True)
        except BaseException:
            self.close()
            raise
        finally:
            job.close()
        here = [one for one in found if self.items.place(one.item) is not None]
        self.review = Review(project, here, job.seconds)
        self.items = self.items.only(self.review.ids)
        self._gold = {}
        self._queue_table = structs.replace(self._queue_table, order="listed", overlap=1, repeat=0.0)
        self._suggestions = Suggestions(self.review.likeliest, project.kind.same)
        self.progress = Progress()
        self._take_in(self.store.raw(LabelRecord))

    @property
    def undecided(self) -> int:
        """Disputed items that no reviewer has decided."""
        return sum(not self.progress.labels_on(item) for item in self.items.ids)

    def _take_in(self, documents: Iterable[bytes]) -> None:
        """Of all labels only those of reviews, and what was taken back of these."""
        decode = msgspec.json.Decoder(Acted).decode
        for document in documents:
            with contextlib.suppress(msgspec.DecodeError):
                entry = decode(document)
                if of_review(entry, self.progress):
                    self.hear_of(entry)
