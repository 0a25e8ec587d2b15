"""Keeps TensorFlow out of processes that never use it.

Rasa 3.6.21 imports TensorFlow for DIET and TED as soon as a policy's base class is imported, whatever the
pipeline holds: 10 seconds and 400 MB for nothing, for a pipeline that has neither. A stand-in takes its
place: names can be looked up and subclassed, as Rasa's modules do while they load, but nothing can be run.
Set VEIVISER_TENSORFLOW=1 to have the real one, should the pipeline need it one day.
"""

import importlib.abc
import importlib.machinery
import os
import sys
from collections.abc import Sequence
from types import ModuleType
from typing import Any

ABSENT = ("tensorflow", "tensorflow_addons", "tensorflow_hub", "tensorflow_text", "keras", "matplotlib")


class _AbsentType(type):
    """A class whose every attribute is another such class."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _AbsentType(name, (), {"__module__": cls.__module__})

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        if len(args) == 1 and callable(args[0]) and not kwargs:
            return args[0]  # used as a decorator
        raise RuntimeError(f"{cls.__name__} needs TensorFlow; start with VEIVISER_TENSORFLOW=1.")


class _AbsentModule(ModuleType):
    """A module in which every name is found and none can be run."""

    __path__: Sequence[str] = ()
    __version__ = "0.0.0"

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _AbsentType(name, (), {"__module__": self.__name__})


class _AbsentFinder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds the stand-in for every module of the packages that are left out."""

    def find_spec(self, fullname: str, path: Any = None, target: Any = None) -> Any:
        """Return a spec for a module that is left out, None for all others."""
        if fullname.split(".")[0] in ABSENT:
            return importlib.machinery.ModuleSpec(fullname, self, is_package=True)
        return None

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        """Return the stand-in module."""
        return _AbsentModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Do nothing: there is nothing in it."""


def leave_tensorflow_out() -> bool:
    """Put the stand-in in place, before Rasa is imported; return whether it is in place."""
    if any(isinstance(finder, _AbsentFinder) for finder in sys.meta_path):
        return True
    if os.environ.get("VEIVISER_TENSORFLOW") == "1" or "tensorflow" in sys.modules:
        return False
    sys.meta_path.insert(0, _AbsentFinder())
    return True
