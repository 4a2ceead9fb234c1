"""What a receipt says, in words and blocks, before anybody decides on what paper."""
