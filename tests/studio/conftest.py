"""Where one kind of database is enough: what these files test lies above it, and what lies below runs on both."""

import pytest

ONE_IS_ENOUGH = {
    "test_editing_api",
    "test_exchange",
    "test_inbox_api",
    "test_learning_api",
    "test_quality",
    "test_readers",
    "test_training_api",
    "test_warnings",
}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    twice = [
        item
        for item in items
        if item.get_closest_marker("postgres") and item.nodeid.split("::")[0].rpartition("/")[2][:-3] in ONE_IS_ENOUGH
    ]
    if twice:
        config.hook.pytest_deselected(items=twice)
        items[:] = [item for item in items if item not in twice]
