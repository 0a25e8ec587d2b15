"""What is learned from the traffic: the week's report, the reviews and the shadow, put together."""

from collections.abc import Callable

from foundation.database import Database
from language.encoder import load_encoder
from retrieval.content import Content
from retrieval.search import Search
from studio.registry import Registry
from studio.report import Report
from studio.reviews import Reviews
from studio.shadow import Reads, ShadowReading


class Learning:
    """The parts that the learning routes ask for."""

    def __init__(
        self,
        database: Database,
        readers: Reads,
        registry: Registry,
        get_search: Callable[[], Search],
        get_content: Callable[[], Content],
    ) -> None:
        self.report = Report(database, load_encoder(), get_search, get_content)
        self.reviews = Reviews(database)
        self.shadow = ShadowReading(database, readers, registry)

    async def start(self) -> None:
        """Begin to follow the traffic, whenever there is a shadow."""
        await self.shadow.start()

    async def stop(self) -> None:
        """Stop following."""
        await self.shadow.stop()
