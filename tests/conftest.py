"""What tests of several folders share: one real office, one journey, and patience with a busy machine."""

from hypothesis import HealthCheck, settings

from tests.journey import house
from tests.office import office

__all__ = ["house", "office"]

settings.register_profile("opmaat", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("opmaat")
