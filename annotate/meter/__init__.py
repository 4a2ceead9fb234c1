"""The meter: what each moment of a sitting was spent on, exactly, and nothing about what was typed."""
