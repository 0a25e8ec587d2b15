"""Fixtures for all rooms. The bot's runtime (Python 3.10) has none of the service's parts, and its tests need none."""

import gc
import sys

# The content and its index are millions of objects that stay; with its defaults the collector of cycles takes a fifth of
# the tests' time to walk through them.
gc.set_threshold(200_000, 20, 20)

if sys.version_info >= (3, 11):
    from tests.real_parts import (
        database,
        database_url,
        house,
        light_passwords,
        migrated_file,
        migrated_postgres,
        postgres_house,
    )

    __all__ = [
        "database",
        "database_url",
        "house",
        "light_passwords",
        "migrated_file",
        "migrated_postgres",
        "postgres_house",
    ]
