"""Hints between those who write and those who listen: "look again at this topic".

A hint carries no content worth keeping: rows in the database are the truth, and listeners look again
now and then in case a hint was lost.
"""

import asyncio
import contextlib
import json
from collections import defaultdict
from typing import Any

import structlog
from redis.asyncio import Redis

Hint = dict[str, Any]
log = structlog.get_logger(__name__)


class Subscription:
    """A listener's mailbox over some topics. Close it when done."""

    def __init__(self, fanout: "Fanout", topics: tuple[str, ...]) -> None:
        self._fanout = fanout
        self._topics: set[str] = set()
        self._mailbox: asyncio.Queue[tuple[str, Hint]] = asyncio.Queue(maxsize=1000)
        for topic in topics:
            self.add(topic)

    def add(self, topic: str) -> None:
        """Listen to one more topic."""
        self._topics.add(topic)
        self._fanout.listeners[topic].add(self)

    def remove(self, topic: str) -> None:
        """Stop listening to a topic."""
        self._topics.discard(topic)
        self._fanout.listeners[topic].discard(self)
        if not self._fanout.listeners[topic]:
            del self._fanout.listeners[topic]

    def put(self, topic: str, hint: Hint) -> None:
        """Deliver a hint; a full mailbox drops it, since the listener looks again by itself."""
        with contextlib.suppress(asyncio.QueueFull):
            self._mailbox.put_nowait((topic, hint))

    async def get(self, timeout_seconds: float) -> tuple[str, Hint] | None:
        """Return the next (topic, hint), or None when `timeout_seconds` have passed."""
        try:
            return await asyncio.wait_for(self._mailbox.get(), timeout_seconds)
        except TimeoutError:
            return None

    def close(self) -> None:
        """Stop listening to everything."""
        for topic in list(self._topics):
            self.remove(topic)


class Fanout:
    """Fan-out inside one process."""

    def __init__(self) -> None:
        self.listeners: defaultdict[str, set[Subscription]] = defaultdict(set)

    async def start(self) -> None:
        """Begin listening to other replicas; nothing to do in one process."""

    async def stop(self) -> None:
        """Stop listening to other replicas."""

    async def ping(self) -> None:
        """Raise when hints can't travel."""

    def subscribe(self, *topics: str) -> Subscription:
        """Return a mailbox over `topics`."""
        return Subscription(self, topics)

    async def publish(self, topic: str, **hint: Any) -> None:
        """Tell everyone who listens to `topic`."""
        self._deliver(topic, hint)

    def _deliver(self, topic: str, hint: Hint) -> None:
        for listener in list(self.listeners.get(topic, ())):
            listener.put(topic, hint)


class RedisFanout(Fanout):
    """Fan-out between replicas over Redis publish/subscribe."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self._redis: Redis = Redis.from_url(url)
        self._listening: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Connect and listen; raises redis.RedisError when Redis can't be reached."""
        await self.ping()
        self._listening = asyncio.create_task(self._listen(), name="fanout")

    async def stop(self) -> None:
        """Stop listening and disconnect."""
        if self._listening:
            self._listening.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._listening
        await self._redis.aclose()

    async def ping(self) -> None:
        """Raise redis.RedisError when Redis doesn't answer."""
        await self._redis.publish("veiviser:ping", "{}")

    async def publish(self, topic: str, **hint: Any) -> None:
        """Tell every replica; when Redis is away at least this process's listeners hear it."""
        try:
            await self._redis.publish(f"veiviser:{topic}", json.dumps(hint))
        except Exception as error:
            log.warning("fanout_publish_failed", error=type(error).__name__)
            self._deliver(topic, hint)

    async def _listen(self) -> None:
        while True:
            try:
                async with self._redis.pubsub() as pubsub:
                    await pubsub.psubscribe("veiviser:*")
                    async for message in pubsub.listen():
                        if message["type"] == "pmessage":
                            topic = message["channel"].decode().removeprefix("veiviser:")
                            self._deliver(topic, json.loads(message["data"]))
            except asyncio.CancelledError:
                raise
            except Exception as error:
                log.warning("fanout_lost", error=type(error).__name__)
                await asyncio.sleep(1)


def make_fanout(redis_url: str) -> Fanout:
    """Return the fan-out that the settings ask for."""
    return RedisFanout(redis_url) if redis_url else Fanout()
