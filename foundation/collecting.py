"""Large structures built without the garbage collector looking through them again and again."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Let the collector of cycles rest; what nothing refers to is still freed at once. Nested and for functions too.

    Reading the content makes millions of objects that stay; the collector walks through all of them time and again, and
    that takes longer than the reading.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
