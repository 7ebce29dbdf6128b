"""Overnemen: refused work of colleagues, for who leads the team."""
