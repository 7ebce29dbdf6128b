"""Notities nalopen: which notes beside a question stay once the PIP was adopted."""
