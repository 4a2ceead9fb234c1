"""What stands beside an item that comes covered."""
