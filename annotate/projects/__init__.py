"""A project: its annotate.toml, its items, and how one begins."""
