"""A copy of the product that keeps its promises badly, for the attacker to prove herself on."""
