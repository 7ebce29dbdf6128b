"""The office: the service that brings the laptops of a team together."""

VERSION = "0.1.0"
