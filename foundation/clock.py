"""The one place that asks what time it is."""

from datetime import UTC, datetime


def utc_now() -> datetime:
    """Return the present moment as an aware datetime in UTC, with microseconds."""
    return datetime.now(UTC)
