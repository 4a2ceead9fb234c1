"""What labelling is: projects, items, tasks, the meter and the receipt."""

__version__ = "0.1.0"
