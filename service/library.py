"""The content, its index and its renderer as the application holds them; replaced together or not at all."""

from pathlib import Path

from foundation.settings import Settings
from retrieval.content import Content, load_content
from retrieval.index import ensure_index
from retrieval.rendering import Renderer
from retrieval.search import Search


class Library:
    """What the service knows by heart."""

    def __init__(self, content_dir: Path, index_dir: Path, encoder: str) -> None:
        self._content_dir = content_dir
        self._index_dir = index_dir
        self._encoder = encoder
        self._content: Content | None = None
        self._search: Search | None = None
        self._renderer: Renderer | None = None

    @classmethod
    def of(cls, settings: Settings) -> "Library":
        """Return the library that the settings name, not yet opened."""
        return cls(settings.content_dir, settings.index_dir or settings.var / "index", settings.encoder)

    def open(self) -> None:
        """Read the content and open its index, building it when stale. Slow; raises ContentError."""
        content = load_content(self._content_dir)
        index = ensure_index(content, self._index_dir, self._encoder)
        search = Search(content, index)
        self._content, self._search, self._renderer = content, search, Renderer(content)

    @property
    def ready(self) -> bool:
        """Whether `open` has succeeded."""
        return self._search is not None

    @property
    def content(self) -> Content:
        """The records."""
        assert self._content is not None, "open() comes first"
        return self._content

    @property
    def search(self) -> Search:
        """The search over them."""
        assert self._search is not None, "open() comes first"
        return self._search

    @property
    def renderer(self) -> Renderer:
        """Their words for people."""
        assert self._renderer is not None, "open() comes first"
        return self._renderer
