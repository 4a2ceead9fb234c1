"""Drawing boxes on a picture: what every key and every movement of the mouse makes of them. No screen, no toolkit."""
