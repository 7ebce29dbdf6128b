"""Bewaartermijn: dossiers that may not be kept any longer."""
