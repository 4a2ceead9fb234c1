"""Everybody's signals, for the owner of a project."""
