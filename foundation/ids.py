"""Identifiers and secrets."""

import hashlib
import secrets
import uuid


def new_id() -> str:
    """Return a random identifier: 32 hexadecimal characters (UUID 4)."""
    return uuid.uuid4().hex


def new_token() -> str:
    """Return a secret with 256 bits of randomness, URL-safe, 43 characters."""
    return secrets.token_urlsafe(32)


def token_digest(token: str) -> str:
    """Return the SHA-256 of a token in hex. Only digests of tokens are stored.

    A plain hash is enough: the token is 256 random bits, so there is nothing to guess.
    """
    return hashlib.sha256(token.encode()).hexdigest()
