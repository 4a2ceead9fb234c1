"""What French typography asks of texts that are wrapped."""

from __future__ import annotations


def breaks_before_punctuation(text: str) -> bool:
    """Whether a line could end before a mark that belongs to the word before it."""
    return any(f" {mark}" in text for mark in ":;?!»%") or "« " in text
