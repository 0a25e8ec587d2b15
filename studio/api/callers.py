"""Who may call the studio."""

from typing import Annotated

from fastapi import Depends

from accounts.api import requires
from accounts.models import User
from accounts.service import CONTENT

ContentHere = Annotated[User, Depends(requires(CONTENT))]
