"""The parts the sample pictures are composed of, drawn with Pillow alone."""
