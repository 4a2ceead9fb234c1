"""Tiles to choose from: which are chosen, how they are drawn, their keys beside them."""
