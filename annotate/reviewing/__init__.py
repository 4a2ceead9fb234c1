"""Settling what annotators dispute: their answers side by side, and a desk at which somebody decides."""
