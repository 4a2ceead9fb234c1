"""One module per format that is read, found by name in `annotate.dataset`."""
