"""What stands: the fold over label records, its snapshot, and what it says of a project."""
