"""The sample pictures: each scene is one function that composes parts on a canvas."""
