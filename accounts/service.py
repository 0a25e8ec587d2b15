"""Logging in and out, sessions, demo accounts and the audit trail."""

import asyncio
from datetime import timedelta

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from accounts.errors import NotLoggedIn, TooManyAttempts, WrongCredentials
from accounts.models import AuditEntry, LoginSession, User
from accounts.schemas import UserView
from foundation.clock import utc_now
from foundation.database import Database
from foundation.ids import new_id, new_token, token_digest

COUNSELLOR = "counsellor"
CONTENT = "content"
LEADER = "leader"
DEMO_ACCOUNTS = (
    ("veileder", "Kari", [COUNSELLOR]),
    ("redaktor", "Ola", [CONTENT]),
    ("leder", "Sunniva", [COUNSELLOR, CONTENT, LEADER]),
)
ATTEMPTS = 10
ATTEMPT_WINDOW = timedelta(minutes=5)
SEEN_EVERY = timedelta(seconds=10)

_hasher = PasswordHasher()
_nobody = _hasher.hash("nobody has this password")


def view(user: User) -> UserView:
    """Return the public side of a user."""
    return UserView(id=user.id, username=user.username, name=user.display_name, roles=list(user.roles))


class Accounts:
    """Use cases of people who log in."""

    def __init__(self, database: Database, session_hours: float) -> None:
        self._database = database
        self._lifetime = timedelta(hours=session_hours)

    async def log_in(self, username: str, password: str) -> tuple[str, User]:
        """Return (token, user). Raises WrongCredentials or TooManyAttempts."""
        async with self._database.read() as session:
            user = await session.scalar(select(User).where(User.username == username))
            failures = await session.scalar(
                select(func.count())
                .select_from(AuditEntry)
                .where(
                    AuditEntry.who == username,
                    AuditEntry.what == "login_failed",
                    AuditEntry.at > utc_now() - ATTEMPT_WINDOW,
                )
            )
        if (failures or 0) >= ATTEMPTS:
            raise TooManyAttempts
        # An unknown name costs as much time as a wrong password, so that names can't be probed.
        accepted = await asyncio.to_thread(_accepts, user.password_hash if user else _nobody, password)
        async with self._database.write() as session:
            if user is None or not accepted:
                session.add(AuditEntry(who=username[:80], what="login_failed"))
                token = None
            else:
                token = new_token()
                now = utc_now()
                session.add(
                    LoginSession(token_digest=token_digest(token), user_id=user.id, expires_at=now + self._lifetime)
                )
                session.add(AuditEntry(who=user.username, what="login"))
                await session.execute(delete(LoginSession).where(LoginSession.expires_at < now))
        if token is None or user is None:
            raise WrongCredentials
        return token, user

    async def log_out(self, token: str) -> None:
        """End a session; an unknown token is no error."""
        async with self._database.write() as session:
            await session.execute(delete(LoginSession).where(LoginSession.token_digest == token_digest(token)))

    async def authenticate(self, token: str | None) -> User:
        """Return the user behind a session token and note that they're here. Raises NotLoggedIn."""
        if not token:
            raise NotLoggedIn
        async with self._database.read() as session:
            user = await session.scalar(
                select(User)
                .join(LoginSession, LoginSession.user_id == User.id)
                .where(LoginSession.token_digest == token_digest(token), LoginSession.expires_at > utc_now())
            )
        if user is None:
            raise NotLoggedIn
        await self.note_presence(user)
        return user

    async def note_presence(self, user: User) -> None:
        """Remember that the user was seen now; at most one write in ten seconds."""
        now = utc_now()
        if user.seen_at is not None and now - user.seen_at < SEEN_EVERY:
            return
        user.seen_at = now
        async with self._database.write() as session:
            await session.execute(update(User).where(User.id == user.id).values(seen_at=now))

    async def counsellors_online(self, online_seconds: float) -> int:
        """Return how many counsellors were seen in the last `online_seconds`."""
        async with self._database.read() as session:
            users = await session.scalars(
                select(User).where(User.seen_at > utc_now() - timedelta(seconds=online_seconds))
            )
            return sum(1 for user in users if COUNSELLOR in user.roles)

    async def ensure_demo_accounts(self, password: str) -> None:
        """Create the demo accounts, or give them `password` again."""
        hashed = await asyncio.to_thread(_hasher.hash, password)
        async with self._database.write() as session:
            for username, name, roles in DEMO_ACCOUNTS:
                user = await session.scalar(select(User).where(User.username == username))
                if user is None:
                    session.add(
                        User(
                            id=new_id(),
                            username=username,
                            display_name=name,
                            roles=roles,
                            password_hash=hashed,
                        )
                    )
                else:
                    user.password_hash = hashed


def record(session: AsyncSession, who: str, what: str, about: str | None = None) -> None:
    """Add an audit entry to the caller's transaction."""
    session.add(AuditEntry(who=who, what=what, about=about))


def _accepts(hashed: str, password: str) -> bool:
    try:
        return _hasher.verify(hashed, password)
    except VerifyMismatchError:
        return False
