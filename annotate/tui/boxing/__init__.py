"""What the pane of the kind `boxes` is made of."""
