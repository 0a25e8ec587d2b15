"""The table of reflections."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from foundation.clock import utc_now
from foundation.database import Base, UtcDateTime


class Reflection(Base):
    """One person's way through a reflection.

    `answers` are `[item id, value]` in the order they were asked, value 1 to 5 or null when passed over. `unread` counts
    answers to the item in turn that said nothing. `words` are `{text, types, accepted}`; `wants` `{values, dislikes,
    limits}`. `danger` says which was heard (crisis, crisis_other, violence), until the person goes on.
    """

    __tablename__ = "reflections"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    token_digest: Mapped[str] = mapped_column(String(64))
    share_digest: Mapped[str | None] = mapped_column(String(64))
    form: Mapped[str] = mapped_column(String(8))
    lang: Mapped[str] = mapped_column(String(2))
    seed: Mapped[int] = mapped_column()
    bank: Mapped[str] = mapped_column(String(16))
    answers: Mapped[list[list[Any]]] = mapped_column(JSON, default=list)
    unread: Mapped[int] = mapped_column(default=0)
    words: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    wants: Mapped[dict[str, list[str]]] = mapped_column(JSON, default=dict)
    danger: Mapped[str | None] = mapped_column(String(16))
    consent: Mapped[bool] = mapped_column(default=False)
    conversation_id: Mapped[str | None] = mapped_column(String(32), index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utc_now)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)

    @property
    def stopped(self) -> bool:
        """Whether danger was heard, and the person hasn't chosen to go on."""
        return self.danger is not None
