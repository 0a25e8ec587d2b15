"""Every table of every room, for migrations."""

from accounts import models as accounts_models
from conversations import models as conversations_models
from foundation.database import Base
from guidance import models as guidance_models
from handoff import models as handoff_models
from studio import models as studio_models

__all__ = ["accounts_models", "conversations_models", "guidance_models", "handoff_models", "metadata", "studio_models"]

metadata = Base.metadata
