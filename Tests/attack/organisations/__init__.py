"""Organisations made up by chance, and ways to release what they answered: good and bad ones."""
