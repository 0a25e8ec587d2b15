"""The content, its index and its renderer as the application holds them; replaced together or not at all."""

from pathlib import Path

from foundation.collecting import uncollected
from foundation.settings import Settings
from guidance.engine import Engine
from guidance.results import Results
from guidance.texts import Texts, load_texts
from retrieval.content import Content, load_content
from retrieval.index import ensure_index
from retrieval.rendering import Renderer
from retrieval.search import Search


class Library:
    """What the service knows by heart."""

    def __init__(self, content_dir: Path, index_dir: Path, guidance_dir: Path, encoder: str) -> None:
        self._content_dir = content_dir
        self._index_dir = index_dir
        self._guidance_dir = guidance_dir
        self._encoder = encoder
        self._content: Content | None = None
        self._search: Search | None = None
        self._renderer: Renderer | None = None
        self._engine: Engine | None = None
        self._texts: Texts | None = None
        self._results: Results | None = None

    @classmethod
    def of(cls, settings: Settings) -> "Library":
        """Return the library that the settings name, not yet opened."""
        index = settings.index_dir or settings.var / "index"
        # What the reflection reads off the content lies beside the index, and comes with it where one is given.
        return cls(settings.content_dir, index, index.parent / "guidance", settings.encoder)

    @uncollected()
    def open(self, content_dir: Path | None = None) -> None:
        """Read the content, of another folder if one is given, and open its index, building it when stale.

        Slow; raises ContentError, and what was open before stays.
        """
        content = load_content(content_dir or self._content_dir)
        index = ensure_index(content, self._index_dir, self._encoder)
        search = Search(content, index)
        engine, texts = Engine.open(content, search, self._encoder, self._guidance_dir), load_texts()
        self._content, self._search, self._renderer = content, search, Renderer(content)
        self._engine, self._texts, self._results = engine, texts, Results(engine, texts, content, search)

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

    @property
    def engine(self) -> Engine:
        """The reflection's items, model and matching."""
        assert self._engine is not None, "open() comes first"
        return self._engine

    @property
    def texts(self) -> Texts:
        """The reflection's words."""
        assert self._texts is not None, "open() comes first"
        return self._texts

    @property
    def results(self) -> Results:
        """Outcomes as people read them."""
        assert self._results is not None, "open() comes first"
        return self._results
