"""What the terminal is and can show: asked before the app begins, without a key or a byte going astray."""
