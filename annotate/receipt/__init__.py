"""The receipt: what somebody's labour here took, what it would be worth, and how to check both."""
