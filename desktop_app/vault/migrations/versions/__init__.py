"""Revisions of the vault, each complete in itself: they never import living code."""
