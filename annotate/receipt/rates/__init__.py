"""Published wages and prices, and one's own."""
