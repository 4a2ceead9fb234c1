"""Ways of writing a receipt: a module each."""
