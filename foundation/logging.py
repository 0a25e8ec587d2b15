"""Structured logs without personal data: events and identifiers, never what people wrote."""

import logging
import sys

import structlog


def configure_logging(level: str) -> None:
    """Log JSON lines to standard error at `level` and above."""
    logging.basicConfig(level=level, stream=sys.stderr, format="%(message)s")
    # Database drivers log the values of their statements: what people wrote.
    for noisy in ("httpx", "httpcore", "sentence_transformers", "faiss", "alembic", "aiosqlite", "asyncpg"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelName(level)),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
