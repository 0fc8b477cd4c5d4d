"""Settings for all tests."""

from hypothesis import settings

settings.register_profile("steady", deadline=None, max_examples=60, derandomize=True)
settings.load_profile("steady")
