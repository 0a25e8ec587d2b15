"""Puts the studio's parts together, and lets published content take the place of what the service knows by heart."""

from dataclasses import dataclass

from foundation.database import Database
from foundation.settings import ROOT, Settings
from language.encoder import load_encoder
from language.personal_data import mask_personal_data
from service.library import Library
from studio.change_sets import ChangeSets
from studio.collector import Collector
from studio.content_watch import ContentWatch
from studio.decisions import Decisions
from studio.hosts import Hosts
from studio.inbox import Inbox
from studio.learning import Learning
from studio.neighbours import Neighbours
from studio.quality import Quality
from studio.readers import Readers
from studio.records import Records
from studio.registry import Registry
from studio.retention import Retention
from studio.runs import Runs
from studio.swaps import Swaps
from studio.workspace import Workspace


@dataclass
class StudioParts:
    """Everything that the studio's routes ask for, as `app.state.studio`."""

    workspace: Workspace
    change_sets: ChangeSets
    records: Records
    content_watch: ContentWatch
    neighbours: Neighbours
    collector: Collector
    retention: Retention
    inbox: Inbox
    decisions: Decisions
    registry: Registry
    hosts: Hosts
    swaps: Swaps
    readers: Readers
    runs: Runs
    quality: Quality
    learning: Learning

    async def start(self) -> None:
        """Begin to collect, to watch and to look after runs and swaps."""
        await self.content_watch.start()
        await self.change_sets.after_publish()
        await self.neighbours.start()
        await self.collector.start()
        await self.retention.start()
        await self.readers.start()
        await self.swaps.start()
        await self.runs.start()
        await self.learning.start()

    async def stop(self) -> None:
        """Stop in the opposite order; a training under way is ended and says so."""
        await self.learning.stop()
        await self.runs.stop()
        await self.swaps.stop()
        await self.readers.stop()
        await self.retention.stop()
        await self.collector.stop()
        await self.neighbours.stop()
        await self.content_watch.stop()


def assemble(settings: Settings, database: Database, library: Library) -> StudioParts:
    """Return the parts, not yet started."""
    encoder = load_encoder()
    workspace = Workspace(ROOT)
    change_sets = ChangeSets(
        database,
        workspace,
        needs_approval=settings.studio_approval,
        repository=settings.studio_repository,
        branch=settings.studio_branch,
    )
    neighbours = Neighbours(database, workspace, encoder, settings.var / "studio" / "neighbours.npz")
    hosts = Hosts(database)
    registry = Registry(database, settings.var / "models")
    swaps = Swaps(database, hosts, registry)
    readers = Readers(settings, registry)

    return StudioParts(
        workspace=workspace,
        change_sets=change_sets,
        records=Records(change_sets),
        content_watch=ContentWatch(database, workspace, library.open, settings.var),
        neighbours=neighbours,
        collector=Collector(database, encoder, mask_personal_data),
        retention=Retention(database, settings.studio_keep_days),
        inbox=Inbox(database, neighbours),
        decisions=Decisions(database, workspace, change_sets),
        registry=registry,
        hosts=hosts,
        swaps=swaps,
        readers=readers,
        runs=Runs(database, workspace, change_sets, registry, swaps, settings),
        quality=Quality(database, workspace, change_sets, neighbours),
        learning=Learning(database, readers, registry, lambda: library.search, lambda: library.content),
    )
