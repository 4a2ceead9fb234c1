"""One module per format that is written, found by name in `annotate.dataset.formats`."""
