"""The attacker before the running product: an organisation that answers it, spies who read it, and what they make of it."""
