"""What is old goes, what isn't stays, and what was made of it stays too."""

from datetime import timedelta

from sqlalchemy import func, select

from foundation.clock import utc_now
from foundation.database import Database
from foundation.ids import new_id
from studio.collector import Collector
from studio.models import ChangeSet, Decision, Disagreement, InboxItem, Model, Review, Shadow
from studio.retention import Retention
from studio.weeks import Week
from tests.studio.inbox_parts import Chat, collector, encoder

__all__ = ["collector", "encoder"]

DAYS = 180
OLD = timedelta(days=DAYS + 8)


async def test_what_is_older_than_the_days_goes_and_the_rest_stays(database: Database, collector: Collector) -> None:
    now = utc_now()
    for text in ("ka e frista", "lønna te en vekter"):
        await (await Chat.begin(database)).says(text)
    await collector.collect()
    async with database.write() as session:
        session.add(Model(id="m", sha256="1", data_hash="1", base_hash="1", origin="release", by="test"))
        session.add(ChangeSet(id="c", title="Frister", author="redaktor", author_name="Redaktør"))
        await session.flush()
        session.add(Shadow(id="s", model_id="m", by="redaktor"))
        await session.flush()
        for age in (OLD, timedelta(days=1)):
            at = now - age
            session.add(Decision(id=new_id(), action="label", item_ids=[], by="redaktor", at=at, change_set_id="c"))
            session.add(Disagreement(id=new_id(), shadow_id="s", turn_id=new_id(), text_masked="hei", at=at))
            session.add(Review(id=new_id(), conversation_id=new_id(), week=str(Week.of(at)), transcript=[]))
        item = await session.scalar(select(InboxItem).where(InboxItem.text_masked == "ka e frista"))
        assert item is not None
        item.at = now - OLD
    retention = Retention(database, DAYS)
    assert await retention.forget(now) == 4
    assert await retention.forget(now) == 0
    async with database.read() as session:
        assert list(await session.scalars(select(InboxItem.text_masked))) == ["lønna te en vekter"]
        for table in (Decision, Disagreement, Review, ChangeSet, Shadow):
            assert await session.scalar(select(func.count()).select_from(table)) == 1
