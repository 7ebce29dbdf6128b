"""Meenemen: choose dossiers at the office and bring them here whole."""
