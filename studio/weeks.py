"""Weeks as people here count them: ISO 8601, by the clock in Oslo. Pure."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

OSLO = ZoneInfo("Europe/Oslo")
_NAME = re.compile(r"(20\d\d)-W(\d\d)")


@dataclass(frozen=True, order=True)
class Week:
    """An ISO week, from Monday 00:00 to the next Monday 00:00 in Oslo."""

    year: int
    number: int

    @classmethod
    def of(cls, moment: datetime) -> "Week":
        """Return the week that an aware datetime lies in."""
        year, number, _ = moment.astimezone(OSLO).isocalendar()
        return cls(year, number)

    @classmethod
    def named(cls, name: str) -> "Week":
        """Return the week called `name` ("2026-W48"). Raises ValueError when there is none."""
        found = _NAME.fullmatch(name)
        if found is None:
            raise ValueError("a week is written as 2026-W48")
        week = cls(int(found[1]), int(found[2]))
        date.fromisocalendar(week.year, week.number, 1)
        return week

    @property
    def begins(self) -> datetime:
        """The week's first moment, in UTC."""
        return datetime.combine(self._monday, time(), OSLO).astimezone(UTC)

    @property
    def ends(self) -> datetime:
        """The first moment that isn't the week's any more, in UTC."""
        return self.next.begins

    @property
    def next(self) -> "Week":
        """The week after."""
        return self._shifted(7)

    @property
    def previous(self) -> "Week":
        """The week before."""
        return self._shifted(-7)

    def __str__(self) -> str:
        return f"{self.year}-W{self.number:02}"

    @property
    def _monday(self) -> date:
        return date.fromisocalendar(self.year, self.number, 1)

    def _shifted(self, days: int) -> "Week":
        year, number, _ = (self._monday + timedelta(days=days)).isocalendar()
        return Week(year, number)
