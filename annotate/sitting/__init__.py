"""Somebody at work: the desk, the queue, the sitting, and what it hands to be saved. No screen is needed."""
