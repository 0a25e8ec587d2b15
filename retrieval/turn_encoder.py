"""Messages in their conversation as vectors: multilingual-e5-small with last layers of our own.

An encoder made for single texts reads "og hvis jeg stryker" the same whatever was talked about. Ours reads what was asked and
shown before it along with the message, and its last layers were taught by `python -m retrieval.tune` to put messages that the
same answer answers beside one another. They lie in turn_layers.npz as what they differ from the encoder's own.
"""

import copy
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import numpy as np
import torch

from retrieval.bulk_encoder import BulkEncoder, alike_long, through
from retrieval.embedder import Embedder
from retrieval.kinds import KINDS, Kinds

LAYERS = Path(__file__).with_name("turn_layers.npz")
#: vectors of what we keep to read (turns, messages, texts), so that not every new index has to make them
VECTORS = Path(__file__).with_name("turn_vectors.npz")
#: tokens that are read of what came before, and of a message; words that are read of what was asked before
MOST_BEFORE, MOST_TOKENS, MOST_WORDS = 60, 90, 16
BEFORE_COUNTS = 0.15  # of a token of what came before, in the mean that is the vector; a token of the message counts 1
REMEMBERED = 512
_ROUNDED = 127  # differences are kept in eight bits, each row on a scale of its own


@dataclass(frozen=True)
class Said:
    """A message, what was asked before it, and the question of the answer that was shown last."""

    text: str
    asked: str = ""
    shown: str = ""

    def key(self, version: str) -> bytes:
        """Return what its vector by this version of an encoder is known by: 20 bytes."""
        told = f"turn {version}: {self.shown}\0{self.asked}\0{self.text}"
        return hashlib.sha1(told.encode(), usedforsecurity=False).digest()


class Turns(Protocol):
    """Makes vectors of messages in their conversation; `version` tells those apart that make other ones."""

    version: str

    def known(self) -> dict[bytes, np.ndarray]:
        """Return vectors that are there already, by the keys of what was said."""

    def encode_turns(self, turns: Sequence[Said]) -> np.ndarray:
        """Return (n, d) float32 unit rows."""

    def kinds_of(self, turn: Said) -> dict[str, float]:
        """Return the probability of each kind of thing that a message may be after: see `kinds.py`; empty when unknown."""


class TurnsByThemselves:
    """Messages without their conversation, by any encoder: for one that no layers were made for."""

    version = "by-themselves"

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def known(self) -> dict[bytes, np.ndarray]:
        """Return nothing: no vectors come with another encoder."""
        return {}

    def encode_turns(self, turns: Sequence[Said]) -> np.ndarray:
        """Return (n, d) float32 unit rows."""
        return self._embedder.encode([turn.text for turn in turns], "query")

    def kinds_of(self, _turn: Said) -> dict[str, float]:
        """Return nothing: no kinds were learnt for this encoder."""
        return {}


class TurnEncoder(BulkEncoder):
    """Encodes messages in their conversation; safe for several threads. The last few that came singly are remembered."""

    def __init__(self, file: Path, layers: Path = LAYERS, kinds: Path = KINDS) -> None:
        """Read the weights from `file`, those of the last layers, and the softmax over kinds. Raises NotAnE5File, OSError."""
        super().__init__(file)
        with np.load(layers, allow_pickle=False) as kept:
            last = copy.deepcopy(self.layers[-int(kept["layers"]) :])
            differences = dict(_differences(kept))
        weights = last.state_dict()
        last.load_state_dict({name: weight + differences[name] for name, weight in weights.items()})
        self.taught = torch.nn.ModuleList([*self.layers[: -len(last)], *last])
        self.version = version_of(layers)
        self._kinds = Kinds.read(kinds)
        self._vectors = layers.with_name(VECTORS.name)
        self._remembered: Callable[[Said], np.ndarray] = lru_cache(REMEMBERED)(lambda turn: self._encode_all([turn])[0])

    def known(self) -> dict[bytes, np.ndarray]:
        """Return the vectors that lie beside the layers. Raises OSError, ValueError, KeyError."""
        return read_vectors(self._vectors)

    def encode_turns(self, turns: Sequence[Said]) -> np.ndarray:
        """Return (n, 384) float32 unit rows."""
        return self._remembered(turns[0])[None].copy() if len(turns) == 1 else self._encode_all(turns)

    def kinds_of(self, turn: Said) -> dict[str, float]:
        """Return the probability of each kind of thing that a message may be after."""
        return self._kinds.of(self.encode_turns([turn])[0])

    @torch.inference_mode()
    def _encode_all(self, turns: Sequence[Said]) -> np.ndarray:
        tokens = [tokens_of_turn(self, turn) for turn in turns]
        rows = np.empty((len(turns), self.width), dtype=np.float32)
        for places in alike_long([len(ids) for ids, _ in tokens]):
            ids, mask = self.filled([tokens[place][0] for place in places])
            starts = [tokens[place][1] for place in places]
            hidden = through(self.taught, self.embedded(ids), mask)
            rows[places] = mean_of(hidden, mask, starts).numpy()
        return rows


def tokens_of_turn(encoder: BulkEncoder, turn: Said) -> tuple[list[int], int]:
    """Return the tokens of what came before and of a message, and where the message begins."""
    before = [part for part in (turn.shown, " ".join(turn.asked.split()[-MOST_WORDS:])) if part]
    first = encoder.tokens_of(" | ".join(before).join(("query: ", " |")) if before else "query:")[:-1][:MOST_BEFORE]
    return [*first, *encoder.tokens_of(turn.text)[1:][:MOST_TOKENS]], len(first)


def mean_of(hidden: torch.Tensor, mask: torch.Tensor, starts: Sequence[int]) -> torch.Tensor:
    """Return unit vectors, shape (n, width): the mean of each row's tokens, where those before its start count little."""
    places = torch.arange(mask.shape[1])[None]
    counts = torch.where(places < torch.tensor(starts)[:, None], BEFORE_COUNTS, 1.0) * mask
    return torch.nn.functional.normalize((hidden * counts[..., None]).sum(dim=1), dim=-1)


def save_layers(own: torch.nn.ModuleList, base: torch.nn.ModuleList, path: Path) -> None:
    """Write what some last layers differ from the encoder's own. Raises OSError."""
    kept = {"layers": np.asarray(len(own))}
    theirs = base.state_dict()
    for name, weight in own.state_dict().items():
        rows = (weight - theirs[name]).detach().float().reshape(len(weight), -1).numpy()
        scales = np.maximum(np.abs(rows).max(axis=1), 1e-12) / _ROUNDED
        kept[f"{name}:rows"] = np.round(rows / scales[:, None]).astype(np.int8)
        kept[f"{name}:scales"] = scales.astype(np.float32)
    np.savez_compressed(path, **kept)  # type: ignore[arg-type]


def save_vectors(vectors: Mapping[bytes, np.ndarray], path: Path = VECTORS) -> None:
    """Write vectors by their keys, in eight bits. Raises OSError."""
    rows = np.stack(list(vectors.values()))
    scales = np.abs(rows).max(axis=1) / _ROUNDED
    keys = np.frombuffer(b"".join(vectors), dtype=np.uint8).reshape(len(rows), -1)
    np.savez(path, keys=keys, rows=np.round(rows / scales[:, None]).astype(np.int8), scales=scales.astype(np.float32))


def read_vectors(path: Path = VECTORS) -> dict[bytes, np.ndarray]:
    """Return what was saved, unit rows; nothing when there is no such file. Raises OSError, ValueError, KeyError."""
    if not path.exists():
        return {}
    with np.load(path, allow_pickle=False) as kept:
        rows = kept["rows"].astype(np.float32) * kept["scales"][:, None]
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        return {bytes(key): row for key, row in zip(kept["keys"], rows, strict=True)}


def _differences(kept: "np.lib.npyio.NpzFile") -> Iterator[tuple[str, torch.Tensor]]:
    for name in kept.files:
        if name.endswith(":rows"):
            weight = name.removesuffix(":rows")
            rows = kept[name].astype(np.float32) * kept[f"{weight}:scales"][:, None]
            yield weight, torch.from_numpy(rows.reshape(-1) if rows.shape[1] == 1 else rows)


def version_of(layers: Path = LAYERS) -> str:
    """Return what tells these layers from others. Raises OSError."""
    return hashlib.sha1(layers.read_bytes(), usedforsecurity=False).hexdigest()[:12]
