"""Fixtures for all rooms. The bot's runtime (Python 3.10) has none of the service's parts, and its tests need none."""

import sys

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
