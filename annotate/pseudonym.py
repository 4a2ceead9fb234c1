"""Pseudonyms: an adjective and an animal, easy to remember, saying nothing about anybody."""

from __future__ import annotations

from random import Random, SystemRandom

ADJECTIVES = (
    "amber", "azure", "brave", "brisk", "calm", "clever", "copper", "coral", "cosy", "crisp", "curious", "dapper",
    "eager", "early", "fair", "fleet", "gentle", "golden", "hazel", "honest", "humble", "indigo", "ivory", "jade",
    "jolly", "keen", "kind", "lively", "lucid", "lucky", "lunar", "maple", "mellow", "merry", "misty", "modest",
    "nimble", "noble", "olive", "opal", "patient", "plucky", "polar", "proud", "quick", "quiet", "rapid", "royal",
    "ruby", "rustic", "sage", "sandy", "scarlet", "shy", "silver", "sly", "snowy", "solar", "steady", "sunny",
    "swift", "tidy", "velvet", "violet", "vivid", "warm", "wise", "witty", "young", "zesty",
)  # fmt: skip
ANIMALS = (
    "badger", "bat", "bear", "beaver", "bee", "bison", "cat", "crane", "cricket", "crow", "deer", "dolphin", "dove",
    "duck", "eagle", "egret", "elk", "falcon", "ferret", "finch", "fox", "frog", "gecko", "goat", "goose", "gull",
    "hare", "hawk", "hedgehog", "heron", "ibex", "ibis", "jackdaw", "jay", "kestrel", "kiwi", "koala", "lark",
    "lemur", "lizard", "llama", "lynx", "magpie", "marmot", "marten", "mole", "moose", "moth", "mouse", "newt",
    "octopus", "orca", "otter", "owl", "panda", "penguin", "puffin", "quail", "rabbit", "raven", "robin", "seal",
    "sparrow", "squid", "stork", "swan", "tern", "toad", "turtle", "viper", "vole", "walrus", "weasel", "whale",
    "wolf", "wombat", "wren", "yak", "zebra",
)  # fmt: skip


def pseudonym(random: Random | None = None) -> str:
    """A pseudonym such as `amber-otter`."""
    source = random or SystemRandom()
    return f"{source.choice(ADJECTIVES)}-{source.choice(ANIMALS)}"
