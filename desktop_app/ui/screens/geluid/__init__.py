"""Geluid bij de vragen: functional management records the questions for clients who do not read."""
