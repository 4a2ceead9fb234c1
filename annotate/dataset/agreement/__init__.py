"""How far annotators agree: the measures, what they are taken of, and the items they are disputed on."""
