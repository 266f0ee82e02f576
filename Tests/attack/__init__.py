"""An attacker on InsideOut's safe answers. She shares no code with it: she reads what it shows, and computes."""
