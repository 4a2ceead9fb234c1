"""A receipt computed once more from its store."""
