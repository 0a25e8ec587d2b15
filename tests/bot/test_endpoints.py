from pathlib import Path

import pytest
import yaml

from bot.endpoints import EndpointsError, endpoints, write_endpoints


def test_without_settings_everything_is_embedded() -> None:
    found = endpoints({"VEIVISER_VAR": "/v"})
    assert found["action_endpoint"] == {"url": "http://127.0.0.1:5055/webhook", "enable_selective_domain": True}
    assert found["tracker_store"]["db"] == "/v/tracker.db"
    assert found["lock_store"] == {"type": "in_memory"}


def test_postgresql_and_redis_come_from_urls() -> None:
    found = endpoints(
        {
            "VEIVISER_TRACKER_URL": "postgresql://bot:p%40ss@db:5433/rasa",
            "VEIVISER_REDIS_URL": "redis://:s@cache:6380/2",
        }
    )
    store, lock = found["tracker_store"], found["lock_store"]
    assert (store["url"], store["port"], store["db"], store["password"]) == ("db", 5433, "rasa", "p@ss")
    assert (lock["url"], lock["port"], lock["db"], lock["password"]) == ("cache", 6380, 2, "s")


def test_a_url_of_another_kind_is_refused_with_a_sentence() -> None:
    with pytest.raises(EndpointsError, match="VEIVISER_TRACKER_URL"):
        endpoints({"VEIVISER_TRACKER_URL": "mysql://x/y"})
    with pytest.raises(EndpointsError, match="redis://"):
        endpoints({"VEIVISER_REDIS_URL": "amqp://x"})


def test_the_file_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    file = write_endpoints(tmp_path / "endpoints.yml", {"VEIVISER_TRACKER_URL": "postgresql://u:secret@h/d"})
    assert file.stat().st_mode & 0o077 == 0
    assert yaml.safe_load(file.read_text())["tracker_store"]["password"] == "secret"
