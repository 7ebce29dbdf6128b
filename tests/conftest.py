"""What tests of several folders share: one real office per session."""

from tests.office import office

__all__ = ["office"]
