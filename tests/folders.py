"""Project folders as a person would have them: files by name, annotate.toml word by word."""

from __future__ import annotations

from pathlib import Path

from annotate.projects.project import Project

PNG = b"\x89PNG\r\n\x1a\n" + bytes(24)
CLASSIFY = '[task]\nkind = "classify"\nlabels = ["cat", "dog", "other"]\n'
TAG = '[task]\nkind = "tag"\nlabels = ["cat", "indoor"]\nfree = true\n'


def put_images(folder: Path, *names: str) -> None:
    """Files that begin as PNG images do."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(PNG)


def make_project(folder: Path, *images: str, toml: str = CLASSIFY) -> Project:
    """A project with such images, three unless they are named."""
    put_images(folder, *(images or ("a.jpg", "b.jpg", "c.jpg")))
    (folder / "annotate.toml").write_text(toml, "utf-8")
    return Project.load(folder)
