"""How a process that trains or reads sets Rasa up: no TensorFlow, no telemetry, no noise, no more threads than help."""

import logging
import os
import sys
import warnings

from bot.lean_imports import leave_tensorflow_out
from bot.training_files import ROOT


def be_quiet(threads: int = 1) -> None:
    """Prepare this process; call it before Rasa is imported. `threads` are those of linear algebra."""
    leave_tensorflow_out()
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("LOG_LEVEL", "WARNING")  # by which Rasa leaves its progress bars out
    # The encoder's threads (OpenMP) wait for each other where somebody else has a core; linear algebra's don't.
    os.environ.setdefault("OMP_NUM_THREADS", str(max(1, (os.cpu_count() or 2) // 2)))
    os.environ.setdefault("OPENBLAS_NUM_THREADS", str(threads))
    warnings.filterwarnings("ignore")
    logging.basicConfig(level=logging.WARNING, format="  %(levelname)s %(message)s")
    import structlog

    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
